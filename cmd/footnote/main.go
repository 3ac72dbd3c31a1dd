// Command footnote answers a question with the closest passages of a library
// and their citations, in the terminal.
//
// What goes where: results go to standard output, everything that is said
// about them (progress, warnings, errors) to standard error. The exit status
// is 0 for success, 1 when the library does not answer, 2 for any error.
//
// Here is the table of its commands; each room beside holds some of them, and command what
// they share.
package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"footnote/cmd/footnote/build"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/copies"
	"footnote/cmd/footnote/intake"
	"footnote/cmd/footnote/program"
	"footnote/cmd/footnote/questions"
	"footnote/cmd/footnote/readone"
	"footnote/cmd/footnote/serving"
	"footnote/cmd/footnote/sources"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// After the first signal the next one ends the program at once.
	context.AfterFunc(ctx, stop)
	// net/http quotes there what a server says unasked, and no one else uses it.
	log.SetOutput(io.Discard)
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// run runs one command line and gives the exit status.
func run(ctx context.Context, args []string, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := newApp(getenv, stdin, stdout, stderr)
	return footnote(a).Run(ctx, a, args)
}

const about = `Footnote answers a study group's question with the closest passages of the group's own library, each with its citation. It writes no answer of its own: every word it shows stands in a source. Where it is not sure, or finds nothing, it says so.`

const closing = `"footnote COMMAND --help" tells more about one of them.

Settings are read from the environment and from the file .env in the current folder; .env.example lists them all.`

// footnote is everything that the program offers.
func footnote(a *command.App) command.Program {
	return command.Program{About: about, Closing: closing, Version: build.This().String(), Table: []command.Section{
		{Title: "Questions", Commands: []command.Row{questions.Ask(a), questions.Compare(a), questions.Quote(a)}},
		{Title: "The library", Commands: []command.Row{
			intake.Add(a), intake.Extract(a), sources.List(a), sources.Edit(a), sources.Cite(a),
			sources.Bibliography(a), sources.Page(a), intake.Refresh(a), sources.Remove(a), sources.Sync(a),
		}},
		{Title: "Copies", Commands: []command.Row{copies.Backup(a), copies.Restore(a), copies.Export(a), intake.Import(a), copies.Move(a)}},
		{Title: "The bot", Commands: []command.Row{serving.Bot(a), serving.Try(a), serving.Doctor(a), serving.Health(a), serving.Forget(a), copies.Migrate(a)}},
		{Title: "More", Commands: []command.Row{program.Model(a), program.Eval(a), command.Completion(a), program.Version(a), command.Help()}},
		{Commands: []command.Row{readone.Command(a)}},
	}}
}
