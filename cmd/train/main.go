package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"footnote/cmd/train/asides"
	"footnote/cmd/train/fit"
	"footnote/cmd/train/table"
	"footnote/cmd/train/talk"
	"footnote/cmd/train/titles"
)

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run learns the table, or what its first argument names. What was learned of it is told on
// out, progress on progress.
func run(args []string, out, progress io.Writer) error {
	learn := table.Run
	if len(args) > 0 {
		if other, ok := others[args[0]]; ok {
			learn, args = other, args[1:]
		}
	}
	return learn(args, out, progress)
}

// others are what is learned besides the table, by the first argument.
var others = map[string]func(args []string, out, progress io.Writer) error{
	"asides": asides.Run, "fit": fit.Run, "talk": talk.Run, "titles": titles.Run,
}
