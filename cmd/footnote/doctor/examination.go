package doctor

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// A State says how something is.
type State string

const (
	OK      State = "ok"
	Warning State = "warning" // it works, but not as it should, or not for long
	Broken  State = "broken"
)

// A Check is what was found out about one thing.
type Check struct {
	Name   string `json:"name"`
	State  State  `json:"state"`
	Found  string `json:"found"`  // a sentence
	Advice string `json:"advice"` // what to do, empty where there is nothing to do
}

// A Patient is an installation that is examined.
type Patient struct {
	Settings func() (settings.Config, error)
	Reader   *extract.Reader // of strangers' files
	Getenv   func(string) string
	Environ  []string     // NAME=value, as a process gets them
	Stage    func(string) // is told what is being looked at
	Shown    func(Check)  // is given each check at once
}

// An examination looks at one thing after the other; what one finds the next may need.
type examination struct {
	Patient
	config    settings.Config
	open      func(settings.EmbedderConfig) (embed.Embedder, error) // which warns where a key goes in clear
	libraries map[string]library.Health                             // those that could be read
	model     string                                                // of the embedder, empty if there is none
	length    int                                                   // of its vectors, 0 where it was not asked
	newest    time.Time                                             // when the newest file of the libraries was written
	checks    []Check
}

// Examine looks at everything that an installation consists of. Nothing is changed. The
// error is that of ctx alone: whatever else is wrong is a check.
func Examine(ctx context.Context, p Patient) ([]Check, error) {
	e := &examination{Patient: p, libraries: map[string]library.Health{}}
	for _, look := range []func(context.Context){e.settings, e.folder, e.temporary, e.database, e.embedder, e.eachLibrary, e.jobs, e.vectors, e.child, e.drawing, e.recognition, e.clock, e.status, e.discord} {
		if look(ctx); ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return e.checks, nil
}

func (e *examination) ok(name, format string, args ...any) {
	e.found(Check{Name: name, State: OK, Found: fmt.Sprintf(format, args...)})
}

func (e *examination) warn(name, found, advice string) {
	e.found(Check{name, Warning, found, advice})
}

func (e *examination) broken(name, found, advice string) {
	e.found(Check{name, Broken, found, advice})
}

func (e *examination) found(c Check) {
	e.checks = append(e.checks, c)
	e.Shown(c)
}

// settings reads the settings. Where they are wrong the rest is looked at with what
// can be read of them.
func (e *examination) settings(context.Context) {
	c, err := e.Patient.Settings()
	e.config, e.open = c.Quiet(), c.OpenEmbedder
	if err != nil {
		e.broken("Settings", advice.Sentence(err), "Correct them in the environment or in .env; .env.example explains each.")
	} else {
		e.ok("Settings", "they can be read")
	}
	for _, name := range settings.Unknown(e.Environ) {
		e.warn("Settings", name+" is set in the environment and is no setting, so it does nothing", "Correct its name, or take it away; .env.example lists the settings.")
	}
	if readableByOthers(".env") && (c.Discord.Token != "" || c.Embedder.Key != "") {
		e.warn("Secrets", "other users of this machine can read .env, which holds a token or key", "chmod 600 .env")
	}
}

// embedder asks for one vector.
func (e *examination) embedder(ctx context.Context) {
	const name = "Embedder"
	emb, err := e.open(e.config.Embedder)
	if errors.Is(err, syscall.ENOTDIR) {
		return // which has been said of the folder
	}
	if err != nil {
		e.broken(name, advice.Sentence(err), "Correct FOOTNOTE_EMBEDDER and what belongs to it; .env.example explains each.")
		return
	}
	e.model = emb.Model()
	if inBinary, err := embed.BuiltIn(); err == nil && inBinary.Model() == e.model {
		e.ok(name, "the built-in one, %s", e.model)
		return
	}
	e.Stage("asking the embedder")
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
	reader := e.Reader
	if reader.Child != nil {
		reader.Child.Unconfined = func(string) { confined = false }
	}
	e.Stage("reading a file")
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
