package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"footnote/cmd/footnote/settings"
	"footnote/corpus/child"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/picture"
	"footnote/retrieval/embed"
	"footnote/retrieval/secrets"
)

// config reads the settings.
func (a *app) config() (settings.Config, error) { return settings.Load(a.getenv, a.err, &a.database) }

// openToRead opens a library that the settings lead to.
func (a *app) openToRead(ctx context.Context, name string) (settings.Reading, error) {
	c, err := a.config()
	if err != nil {
		return settings.Reading{}, err
	}
	return c.OpenToRead(ctx, name)
}

// secrets are the settings that nobody may read, also where others are wrong.
func (a *app) secrets() secrets.Hider {
	c, _ := a.config()
	return c.Secrets()
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
	cache := settings.CacheFolder(getenv)
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
func (a *app) settings() (settings.Config, embed.Embedder, error) {
	c, err := a.config()
	if err != nil {
		return c, nil, err
	}
	emb, err := c.OpenEmbedder(c.Embedder)
	return c, emb, err
}

// existing opens a library that is there, where the settings say that libraries are.
func (a *app) existing(ctx context.Context, name string) (*library.Library, error) {
	c, err := a.config()
	if err != nil {
		return nil, err
	}
	return c.OpenExisting(ctx, name)
}

// libraryNames lists the libraries that are there, for completion.
func (a *app) libraryNames() []string {
	c, err := a.config()
	if err != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // nobody waits longer for a completion
	defer cancel()
	names, _ := c.Names(ctx)
	return append([]string{settings.StarterLibrary}, names...)
}
