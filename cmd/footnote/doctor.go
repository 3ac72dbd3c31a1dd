package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

type doctorOptions struct{ json bool }

func (a *app) doctorCommand() command {
	var o doctorOptions
	return command{
		use:   "doctor [flags]",
		short: "Check whether everything is as it should be, and say what to do",
		long: `Looks at the settings, the folder of the libraries and the space left there, each library through and through, what waits to be read, the process that reads strangers' files, the embedder and, where DISCORD_TOKEN is set, at what Discord says of the bot: token, application, intents, commands, permissions in each server, clock. Nothing is changed.

Each line says whether something is ok, a warning or broken, and what to do.

Exit status: 0 if nothing is broken, else 2.`,
		example: "footnote doctor\nfootnote doctor --json | jq '.checks[] | select(.state != \"ok\")'",
		flags:   func(f flags) { f.json(&o.json) },
		run:     func(ctx context.Context, _ line) error { return a.doctor(ctx, o) },
	}
}

// A state says how something is.
type state string

const (
	stateOK      state = "ok"
	stateWarning state = "warning" // it works, but not as it should, or not for long
	stateBroken  state = "broken"
)

// A check is what was found out about one thing.
type check struct {
	Name   string `json:"name"`
	State  state  `json:"state"`
	Found  string `json:"found"`  // a sentence
	Advice string `json:"advice"` // what to do, empty where there is nothing to do
}

// An examination looks at one thing after the other; what one finds the next may need.
type examination struct {
	*app
	config    settings.Config
	open      func(settings.EmbedderConfig) (embed.Embedder, error) // which warns where a key goes in clear
	libraries map[string]library.Health                             // those that could be read
	model     string                                                // of the embedder, empty if there is none
	length    int                                                   // of its vectors, 0 where it was not asked
	newest    time.Time                                             // when the newest file of the libraries was written
	checks    []check
	shown     func(check)
	bar       terminal.Progress
}

// doctor examines everything, and ends with an error if something is broken.
func (a *app) doctor(ctx context.Context, o doctorOptions) error {
	e := &examination{app: a, libraries: map[string]library.Health{}, shown: a.showCheck}
	if o.json {
		e.shown = func(check) {}
	}
	e.bar = a.err.Progress(terminal.UnknownTotal, "looking")
	for _, look := range []func(context.Context){e.settings, e.folder, e.database, e.embedder, e.eachLibrary, e.jobs, e.vectors, e.child, e.drawing, e.recognition, e.clock, e.discord} {
		if look(ctx); ctx.Err() != nil {
			return ctx.Err()
		}
	}
	e.bar.Finish()
	broken, warnings := e.count(stateBroken), e.count(stateWarning)
	if o.json {
		if err := a.out.JSON(doctorJSON{Checks: e.checks, Broken: broken, Warnings: warnings}); err != nil {
			return err
		}
	} else {
		a.out.Paragraph("", "\n"+summary(broken, warnings))
	}
	if broken > 0 {
		return errReported
	}
	return nil
}

func summary(broken, warnings int) string {
	switch {
	case broken+warnings == 0:
		return "Everything is as it should be."
	case broken == 0:
		return "It works. " + terminal.Count(warnings, "warning") + "."
	case broken == 1:
		return "1 thing is broken, " + terminal.Count(warnings, "warning") + "."
	}
	return fmt.Sprintf("%d things are broken, %s.", broken, terminal.Count(warnings, "warning"))
}

func (e *examination) count(s state) int {
	n := 0
	for _, c := range e.checks {
		if c.State == s {
			n++
		}
	}
	return n
}

func (e *examination) ok(name, format string, args ...any) {
	e.found(check{Name: name, State: stateOK, Found: fmt.Sprintf(format, args...)})
}

func (e *examination) warn(name, found, advice string) {
	e.found(check{name, stateWarning, found, advice})
}

func (e *examination) broken(name, found, advice string) {
	e.found(check{name, stateBroken, found, advice})
}

func (e *examination) found(c check) {
	e.checks = append(e.checks, c)
	e.bar.Aside(func() { e.shown(c) })
}

// showCheck prints one line, and below it what to do. The state is a word, not a
// colour, so that everybody sees it.
func (a *app) showCheck(c check) {
	a.out.Paragraph(fmt.Sprintf("%-9s", c.State), c.Name+": "+c.Found)
	if c.Advice != "" {
		a.out.Block("         ", c.Advice, a.out.Bold)
	}
}

// settings reads the settings. Where they are wrong the rest is looked at with what
// can be read of them.
func (e *examination) settings(context.Context) {
	c, err := e.app.config()
	e.config, e.open = c.Quiet(), c.OpenEmbedder
	if err != nil {
		e.broken("Settings", advice.Sentence(err), "Correct them in the environment or in .env; .env.example explains each.")
	} else {
		e.ok("Settings", "they can be read")
	}
	if readableByOthers(".env") && (c.Discord.Token != "" || c.Embedder.Key != "") {
		e.warn("Secrets", "other users of this machine can read .env, which holds a token or key", "chmod 600 .env")
	}
}

// embedder asks for one vector.
func (e *examination) embedder(ctx context.Context) {
	const name = "Embedder"
	emb, err := e.open(e.config.Embedder)
	if err != nil {
		e.broken(name, advice.Sentence(err), "Correct FOOTNOTE_EMBEDDER and what belongs to it; .env.example explains each.")
		return
	}
	e.model = emb.Model()
	if inBinary, err := embed.BuiltIn(); err == nil && inBinary.Model() == e.model {
		e.ok(name, "the built-in one, %s", e.model)
		return
	}
	e.bar.Stage("asking the embedder")
	e.answers(ctx, emb)
}

func (e *examination) answers(ctx context.Context, emb embed.Embedder) {
	const name = "Embedder"
	began := time.Now()
	v, err := emb.EmbedQuestion(ctx, "What is a footnote?")
	took := time.Since(began)
	switch {
	case err != nil:
		e.broken(name, e.model+" does not answer: "+advice.Sentence(err), "Until then words answer alone.")
	case took > slowEmbedder:
		e.warn(name, fmt.Sprintf("%s answers, but took %.1f s for one question", e.model, took.Seconds()), "Every question waits so long. Choose a smaller model, or a faster machine for it.")
	default:
		e.ok(name, "%s answers with %d numbers in %d ms", e.model, len(v), took.Milliseconds())
	}
	e.length = len(v)
}

// slowEmbedder is what a member notices.
const slowEmbedder = 2 * time.Second

// vectors compares the embedder with the vectors that libraries have under the
// name of its model.
func (e *examination) vectors(context.Context) {
	var others []string
	for name, h := range e.libraries {
		if e.length > 0 && h.Dimensions > 0 && h.Dimensions != e.length {
			others = append(others, fmt.Sprintf("%s (%d)", name, h.Dimensions))
		}
	}
	if len(others) > 0 {
		slices.Sort(others)
		e.broken("Vectors", fmt.Sprintf("%s gives vectors of %d numbers, but libraries hold others under its name: %s", e.model, e.length, strings.Join(others, ", ")),
			"Another model answers under that name now. Set FOOTNOTE_EMBEDDER_MODEL to the model of before, or give the new one another name and run footnote sync.")
	}
}

// child has a small page read in the process for strangers' files.
func (e *examination) child(ctx context.Context) {
	const name = "Strangers' files"
	confined := true
	reader := newReader()
	if reader.Child != nil {
		reader.Child.Unconfined = func(string) { confined = false }
	}
	e.bar.Stage("reading a file")
	switch err := readSample(ctx, reader); {
	case err != nil:
		e.broken(name, "the process that reads them does not work: "+err.Error(), "Nothing can be added. Check that the program may start itself, and has 512 MiB of memory.")
	case reader.Child == nil:
		e.warn(name, "they are read in this process, for the program does not know its own path", "Start it by its full path.")
	case !confined:
		e.warn(name, "they are read in a process of their own, but this system does not let it give up other files and the network", "Limits of time and memory hold. Use a newer kernel, or run the bot in the container or unit of cmd/footnote/deploy.")
	default:
		e.ok(name, "they are read in a process of their own, without rights")
	}
}
