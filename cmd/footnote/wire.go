package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
)

const (
	defaultLibrary = "default" // the library if none is named
	starterLibrary = "starter" // the built-in one: no file, nothing to add to
	extension      = ".db"     // of a library's file
)

// libraryName is what a library may be called, so that its name is a file name
// everywhere and nothing else.
var libraryName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`)

func (a *app) config() (Config, error) { return ReadConfig(a.getenv, ".env") }

// libraryPath gives the file of a library, for adding to it or looking into it.
func (c Config) libraryPath(name string) (string, error) {
	if !libraryName.MatchString(name) {
		return "", mistake("A library cannot be called %q. Use letters, digits, - and _, for example: --library seminar-2", name)
	}
	return filepath.Join(c.Data, name+extension), nil
}

// openExisting opens the library named, or tells how to make it.
func (c Config) openExisting(ctx context.Context, name string) (*corpus.Library, error) {
	path, err := c.libraryPath(name)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, told{fmt.Sprintf("There is no library %q in %s. Make it by adding a text: footnote add --library %s PATH", name, c.Data, name), err}
	} else if err != nil {
		return nil, fmt.Errorf("open library %q: %w", path, err)
	}
	return corpus.Open(ctx, path)
}

// openOrCreate opens the library named and makes it where it is not there yet.
func (c Config) openOrCreate(ctx context.Context, name string) (*corpus.Library, error) {
	if name == starterLibrary {
		return nil, mistake("The starter library is built in and cannot be changed. Choose another name for yours.")
	}
	path, err := c.libraryPath(name)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.Data, 0o755); err != nil {
		return nil, fmt.Errorf("make folder of libraries: %w", err)
	}
	return corpus.Open(ctx, path)
}

// A reading is a library opened to answer from.
type reading struct {
	*corpus.Library
	name string
}

func (r reading) isStarter() bool { return r.name == starterLibrary }

// openToRead opens the library named. If none is named and the user has added
// nothing yet, it is the starter library.
func (c Config) openToRead(ctx context.Context, name string) (reading, error) {
	if name == starterLibrary {
		return openStarter(ctx)
	}
	lib, err := c.openExisting(ctx, orDefault(name))
	if name == "" && errors.Is(err, fs.ErrNotExist) {
		return openStarter(ctx)
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
		return reading{lib, orDefault(name)}, nil
	case name == "":
		lib.Close()
		return openStarter(ctx)
	}
	lib.Close()
	return reading{}, mistake("The library %q is empty. Add a text to it with: footnote add --library %s PATH", name, name)
}

func orDefault(name string) string {
	if name == "" {
		return defaultLibrary
	}
	return name
}

// openStarter puts the built-in study notes into a library in memory.
func openStarter(ctx context.Context) (reading, error) {
	return reading{}, errors.New("todo")
}

// embedder gives who turns text into vectors.
func (c EmbedderConfig) embedder() (retrieval.Embedder, error) {
	return retrieval.NewHash(), nil
}

// libraryNames lists the libraries that are there, for completion.
func (a *app) libraryNames() []string {
	c, err := a.config()
	if err != nil {
		return nil
	}
	files, _ := filepath.Glob(filepath.Join(c.Data, "*"+extension))
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(f), extension))
	}
	return names
}
