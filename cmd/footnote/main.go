// Command footnote answers a question with the closest passages of a library
// and their citations, in the terminal.
//
// What goes where: results go to standard output, everything that is said
// about them (progress, warnings, errors) to standard error. The exit status
// is 0 for success, 1 when the library does not answer, 2 for any error.
package main

import (
	"cmp"
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/extract"
	"footnote/corpus/picture"
	"footnote/corpus/web"
	"footnote/retrieval/embed/models"
	"footnote/retrieval/secrets"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// After the first signal the next one ends the program at once.
	context.AfterFunc(ctx, stop)
	// net/http quotes there what a server says unasked, and no one else uses it.
	log.SetOutput(io.Discard)
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// An app is one run of the program: what surrounds it, and nothing that
// outlives it.
type app struct {
	getenv func(string) string
	stdin  io.Reader
	out    *terminal.Screen // results
	err    *terminal.Screen // what is said about them

	fetcher *web.Fetcher
	reader  *extract.Reader
	pages   *picture.Pictures // nil where they cannot be drawn
	models  []models.Model    // that can be got; those that are known if nil

	database settings.Database
}

// run runs one command line and gives the exit status.
func run(ctx context.Context, args []string, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	return newApp(getenv, stdin, stdout, stderr).run(ctx, args)
}

func newApp(getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) *app {
	a := &app{
		getenv: getenv, stdin: stdin, out: terminal.New(stdout, getenv), err: terminal.New(stderr, getenv),
		fetcher: new(web.Fetcher), reader: newReader(), pages: newPictures(getenv),
	}
	a.reader.Second = a.pages
	if a.reader.Child != nil {
		a.reader.Child.Unconfined = a.warnUnconfined
	}
	known := sync.OnceValue(a.secrets)
	a.out.Hide = func(text string) string { return known().In(text) }
	// A secret may be in the wrong place, and then only its form is known.
	a.err.Hide = func(text string) string { return secrets.Likely(known().In(text)) }
	return a
}

// wantsJSON tells whether a program reads the result, also of a command line that
// cannot be followed.
func wantsJSON(args []string) bool {
	if i := slices.Index(args, "--"); i >= 0 {
		args = args[:i]
	}
	return slices.Contains(args, "--json")
}

func (a *app) run(ctx context.Context, args []string) int {
	root := a.commands()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.out)
	root.SetErr(a.err)
	defer a.database.Close()
	err := root.ExecuteContext(ctx)
	if err == nil || isSilent(err) {
		// A result that did not arrive is no success.
		err = cmp.Or(a.out.Failure, err)
	}
	if err != nil && !isSilent(err) {
		a.err.Paragraph("footnote: ", advice.Sentence(err))
		if !a.out.Used && wantsJSON(args) {
			_ = a.out.JSON(errorJSON{advice.Sentence(err), exitStatus(err)})
		}
	}
	return exitStatus(err)
}
