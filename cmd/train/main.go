package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"footnote/cmd/train/fit"
	"footnote/cmd/train/table"
	"footnote/cmd/train/titles"
)

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run learns the table, how to rank by one, or how to find titles. What was learned of either is told on out,
// progress on progress.
func run(args []string, out, progress io.Writer) error {
	if len(args) > 0 && args[0] == "fit" {
		return fit.Run(args[1:], out, progress)
	}
	if len(args) > 0 && args[0] == "titles" {
		return titles.Run(args[1:], out, progress)
	}
	return table.Run(args, out, progress)
}
