package main

import (
	"io"
	"sync"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/readone"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/web"
	"footnote/retrieval/secrets"
)

func newApp(getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) *command.App {
	a := &command.App{
		Getenv: getenv, Stdin: stdin, Out: terminal.New(stdout, getenv), Err: terminal.New(stderr, getenv),
		Fetcher: new(web.Fetcher), Reader: readone.Reader(), Pages: readone.Pictures(getenv),
	}
	a.Reader.Second = a.Pages
	if a.Reader.Child != nil {
		a.Reader.Child.Unconfined = func(reason string) { warnUnconfined(a, reason) }
	}
	known := sync.OnceValue(func() secrets.Hider { return secretsOf(a) })
	a.Out.Hide = func(text string) string { return known().In(text) }
	// A secret may be in the wrong place, and then only its form is known.
	a.Err.Hide = func(text string) string { return secrets.Likely(known().In(text)) }
	return a
}

// secretsOf are the settings that nobody may read, also where others are wrong.
func secretsOf(a *command.App) secrets.Hider {
	c, _ := a.Config()
	return c.Secrets()
}

// warnUnconfined says what an old kernel does not do.
func warnUnconfined(a *command.App, reason string) {
	a.Err.Paragraph("footnote: ", "This system does not let the process that reads strangers' files give up other files and the network ("+reason+
		"). Limits of time and memory hold all the same.")
}
