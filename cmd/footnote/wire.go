package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/picture"
	"footnote/corpus/starter"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/embed/encoder"
	"footnote/retrieval/embed/models"
	"footnote/retrieval/secrets"
)

const (
	defaultLibrary = "default" // the library if none is named
	starterLibrary = "starter" // the built-in one: no file, nothing to add to
)

func (a *app) config() (Config, error) {
	c, err := ReadConfig(a.getenv, ".env")
	c.warnings, c.opened = a.err, &a.database
	if c.Data == "" {
		c.Data, c.found = dataFolder(a.getenv)
	}
	c.Embedder.Models = filepath.Join(c.Data, modelsFolder)
	return c, err
}

// secrets are the settings that nobody may read, also where others are wrong.
func (a *app) secrets() secrets.Hider {
	c, _ := a.config()
	return secrets.New(c.Discord.Token, c.Embedder.Key, passwordOf(c.Database), passwordOf(c.Owner))
}

// newReader makes a reader that reads the files of strangers in processes of
// this program. Where it cannot tell its own path it reads them itself.
func newReader() *extract.Reader {
	program, err := os.Executable()
	if err != nil {
		return new(extract.Reader)
	}
	return &extract.Reader{Child: &child.Pool{Command: []string{program, readOne}}}
}

// newPictures makes what draws pages of PDF files, in processes of this program; nil
// where it cannot tell its own path, or has no folder for what that is compiled to.
func newPictures(getenv func(string) string) *picture.Pictures {
	program, err := os.Executable()
	cache := cacheFolder(getenv)
	if err != nil || cache == "" {
		return nil
	}
	cache = filepath.Join(cache, "pages")
	return &picture.Pictures{
		Cache:   cache,
		Child:   &child.Pool{Command: []string{program, readOne, "--pictures", cache}},
		Prepare: func() error { return exec.Command(program, readOne, "--prepare", cache).Run() },
	}
}

// serveChild is the other side of a reader's child: it does one task of a parent.
func serveChild(ctx context.Context, stdin io.Reader, stdout io.Writer) error {
	return child.Serve(ctx, map[string]child.Task{extract.FileTask: extract.ServeFile, library.StrangerTask: library.ServeStranger}, stdin, stdout)
}

// warnUnconfined says what an old kernel does not do.
func (a *app) warnUnconfined(reason string) {
	a.err.Paragraph("footnote: ", "This system does not let the process that reads strangers' files give up other files and the network ("+reason+
		"). Limits of time and memory hold all the same.")
}

// settings gives the configuration and the embedder that it names.
func (a *app) settings() (Config, embed.Embedder, error) {
	c, err := a.config()
	if err != nil {
		return c, nil, err
	}
	emb, err := a.embedder(c.Embedder)
	return c, emb, err
}

// existing opens a library that is there, where the settings say that libraries are.
func (a *app) existing(ctx context.Context, name string) (*library.Library, error) {
	c, err := a.config()
	if err != nil {
		return nil, err
	}
	return c.openExisting(ctx, name)
}

// openExisting opens the library named, or tells how to make it.
func (c Config) openExisting(ctx context.Context, name string) (*library.Library, error) {
	lib, err := c.openNamed(ctx, name, false)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, advice.Because(err, "There is no library %q in %s. Make it by adding a text: footnote add --library %s PATH", name, c.place(), name)
	}
	c.tellFolder()
	c.tellAside(lib)
	return lib, err
}

// tellFolder names a folder of libraries that was not set: elsewhere it is another.
func (c Config) tellFolder() {
	if c.found && !c.isServed() && c.warnings != nil {
		c.warnings.Paragraph("", "The libraries in the folder "+c.Data+" of the current folder are used. To use them from everywhere, set FOOTNOTE_DATA to where it lies.")
	}
}

// tellAside says what was moved out of the way of a library.
func (c Config) tellAside(lib *library.Library) {
	if lib != nil && len(lib.Aside()) > 0 && c.warnings != nil {
		c.warnings.Paragraph("", "Beside the library lay the log of another one, so it was not used. It is kept as "+strings.Join(lib.Aside(), ", ")+
			". A library is up to three files while it is in use and after a crash (its name, and the same with -wal and -shm): move, copy and delete them together, or use footnote backup and footnote restore.")
	}
}

// checkToAdd refuses a library that texts cannot be added to.
func checkToAdd(name string) error {
	if name == starterLibrary {
		return advice.Mistake("The starter library is built in and cannot be changed. Choose another name for yours.")
	}
	return checkName(name)
}

// openOrCreate opens the library named and makes it where it is not there yet.
func (c Config) openOrCreate(ctx context.Context, name string) (*library.Library, error) {
	if err := checkToAdd(name); err != nil {
		return nil, err
	}
	_ = library.ClearLeftovers(c.Data) // what stays does no harm
	lib, err := c.openNamed(ctx, name, true)
	c.tellFolder()
	c.tellAside(lib)
	return lib, err
}

// A reading is a library opened to answer from.
type reading struct {
	*library.Library
	name   string
	folder string // that was looked in for it
}

func (r reading) isStarter() bool { return r.name == starterLibrary }

// openToRead opens the library named. If none is named and the user has added
// nothing yet, it is the starter library.
func (c Config) openToRead(ctx context.Context, name string) (reading, error) {
	if name == starterLibrary {
		return c.openStarter(ctx)
	}
	lib, err := c.openExisting(ctx, cmp.Or(name, defaultLibrary))
	if name == "" && errors.Is(err, corpus.ErrNotFound) {
		return c.openStarter(ctx)
	}
	if err != nil {
		return reading{}, err
	}
	sources, err := lib.Sources(ctx)
	switch {
	case err != nil:
		lib.Close()
		return reading{}, err
	case len(sources) > 0:
		return reading{lib, cmp.Or(name, defaultLibrary), c.place()}, nil
	case name == "":
		lib.Close()
		return c.openStarter(ctx)
	}
	lib.Close()
	return reading{}, advice.Mistake("The library %q is empty. Add a text to it with: footnote add --library %s PATH", name, name)
}

// openStarter puts the built-in study notes into a library in memory.
func (c Config) openStarter(ctx context.Context) (reading, error) {
	lib, err := starter.Open(ctx, library.InMemory)
	return reading{lib, starterLibrary, c.place()}, err
}

// embedderFor gives the embedder of a library. The starter library, made anew
// for each question, has the built-in one.
func (a *app) embedderFor(c Config, lib reading) (embed.Embedder, error) {
	if lib.isStarter() {
		return embed.BuiltIn()
	}
	return a.embedderOrTable(c.Embedder)
}

// embedderOrTable is embedder for whoever answers: where a model on this machine cannot be
// used it says so, and the built-in table answers.
func (a *app) embedderOrTable(c EmbedderConfig) (embed.Embedder, error) {
	emb, err := a.embedder(c)
	for _, broken := range []error{models.ErrChanged, models.ErrMissing, encoder.ErrModel} {
		if errors.Is(err, broken) {
			a.err.Paragraph("", advice.Sentence(err)+" Until then the built-in table answers.")
			return embed.BuiltIn()
		}
	}
	return emb, err
}

// embedder gives who turns text into vectors, and warns where that gives the key
// away.
func (a *app) embedder(c EmbedderConfig) (embed.Embedder, error) {
	if c.Kind == auto || c.Kind == local {
		emb, err := c.local()
		if errors.Is(err, retrieval.ErrFitted) {
			a.err.Paragraph("", advice.Sentence(err)+" Until then those of the built-in table count.")
			return emb, nil
		}
		if emb != nil || err != nil {
			return emb, err
		}
	}
	if c.Kind == auto || c.Kind == builtIn {
		return embed.BuiltIn()
	}
	remote := embed.Remote{
		Kind: c.Kind, URL: c.URL, Model: c.Model, Key: c.Key,
		QuestionPrefix: c.QuestionPrefix, PassagePrefix: c.PassagePrefix, Timeout: c.Timeout,
	}
	emb, err := embed.NewRemote(remote)
	if err != nil {
		return nil, advice.Because(err, "The settings of the embedder do not fit together (%v). .env.example explains them.", err)
	}
	if proxy, clear := remote.InClear(); clear {
		a.err.Paragraph("", clearWarning(proxy))
	}
	return emb, nil
}

func clearWarning(proxy string) string {
	way := "to another machine"
	if proxy != "" {
		way = "through the proxy " + proxy
	}
	return "Warning: FOOTNOTE_EMBEDDER_KEY goes unencrypted " + way + ", where others can read it. Write an address that begins with https:// into FOOTNOTE_EMBEDDER_URL."
}

// libraryNames lists the libraries that are there, for completion.
func (a *app) libraryNames() []string {
	c, err := a.config()
	if err != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // nobody waits longer for a completion
	defer cancel()
	names, _ := c.names(ctx)
	return append([]string{starterLibrary}, names...)
}
