package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run trains as the arguments say, makes the world of a trained table, or fits
// ranking and confidence to it. The learning curve and the figures go to out,
// progress to progress.
func run(args []string, out, progress io.Writer) error {
	if len(args) > 0 && args[0] == "fit" {
		return runFit(args[1:], out, progress)
	}
	p, err := parsePlan(args, progress)
	if err != nil {
		return err
	}
	if p.world != "" {
		return writeWorld(p)
	}
	sets, err := readSets(p.sets, p.setNames)
	if err != nil {
		return err
	}
	m, err := readMaterial(p)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, m)
	return newTrainer(p, m, sets).train(out, progress)
}
