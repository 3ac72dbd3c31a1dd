package settings

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"

	"footnote/cmd/footnote/advice"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/library/leftovers"
	"footnote/corpus/starter"
)

const (
	DefaultLibrary = "default" // the library if none is named
	StarterLibrary = "starter" // the built-in one: no file, nothing to add to
)

// SyncHint tells how to embed what is not embedded yet.
func SyncHint(library string) string {
	return "Embed the others with: footnote sync" + LibraryFlag(library)
}

// LibraryFlag is what an advised command needs to reach a library.
func LibraryFlag(library string) string {
	if library == DefaultLibrary {
		return ""
	}
	return " --library " + library
}

// An Database is the database of a run of the program, which is opened when it is first
// needed; with a folder of libraries there is none.
type Database struct {
	once   sync.Once
	server *library.Server
	err    error
}

// Connect gives the database that FOOTNOTE_DATABASE names.
func (c Config) Connect(ctx context.Context) (*library.Server, error) {
	o := c.opened
	o.once.Do(func() {
		if o.server, o.err = library.Connect(ctx, c.Database); o.err == nil {
			o.server.Database().Patience.Told = sync.OnceFunc(func() { c.warn(waits) })
		}
	})
	return o.server, advice.At("FOOTNOTE_DATABASE", o.err)
}

const waits = "The database has not confirmed the last change yet; it is waited for, a minute at most. \"footnote doctor\" says whether a standby is missing."

// Close closes it.
func (o *Database) Close() {
	if o.server != nil {
		o.server.Close()
	}
}

// Quiet is the same without warnings.
func (c Config) Quiet() Config {
	c.warnings = nil
	return c
}

// IsServed tells whether libraries are in a database and not in a folder.
func (c Config) IsServed() bool { return c.Database != "" }

// Place says where the libraries are.
func (c Config) Place() string {
	if c.IsServed() {
		return "the database"
	}
	return c.Data
}

// Names lists the libraries that are there.
func (c Config) Names(ctx context.Context) ([]string, error) {
	if !c.IsServed() {
		return LibrariesIn(c.Data), nil
	}
	server, err := c.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return server.Names(ctx)
}

// OpenNamed opens the library of a name, where libraries are.
func (c Config) OpenNamed(ctx context.Context, name string, create bool) (*library.Library, error) {
	if err := CheckName(name); err != nil {
		return nil, err
	}
	open, path, err := library.OpenExisting, name, error(nil)
	if create {
		open = library.Open
	}
	if c.IsServed() {
		server, err := c.Connect(ctx)
		if err != nil {
			return nil, err
		}
		if open = server.OpenExisting; create {
			open = server.Open
		}
	} else if path, err = library.Path(c.Data, name); err != nil {
		return nil, err
	}
	lib, err := open(ctx, path)
	return lib, advice.At(path, err)
}

// CheckName refuses what is no name of a library. It is not repeated, nor is a wrong
// setting: it may be a secret in the wrong place.
func CheckName(name string) error {
	if _, err := library.Path("", name); err != nil {
		return advice.Mistake("A library cannot be called that. Use small letters, digits, - and _, for example: --library seminar-2")
	}
	return nil
}

// LibrariesIn names the libraries of a folder.
func LibrariesIn(folder string) []string {
	files, _ := filepath.Glob(filepath.Join(folder, "*"+library.LibraryExtension))
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(f), library.LibraryExtension))
	}
	return names
}

// OpenExisting opens the library named, or tells how to make it.
func (c Config) OpenExisting(ctx context.Context, name string) (*library.Library, error) {
	lib, err := c.OpenNamed(ctx, name, false)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, advice.Because(err, "There is no library %q in %s. Make it by adding a text: footnote add --library %s PATH", name, c.Place(), name)
	}
	c.TellFolder()
	c.tellAside(lib)
	return lib, err
}

// TellFolder names a folder of libraries that was not set: elsewhere it is another.
func (c Config) TellFolder() {
	if c.Found && !c.IsServed() && c.warnings != nil {
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

// CheckToAdd refuses a library that texts cannot be added to.
func CheckToAdd(name string) error {
	if name == StarterLibrary {
		return advice.Mistake("The starter library is built in and cannot be changed. Choose another name for yours.")
	}
	return CheckName(name)
}

// OpenToChange opens a library that is there and may be changed.
func (c Config) OpenToChange(ctx context.Context, name string) (*library.Library, error) {
	if name == StarterLibrary {
		return nil, advice.Mistake("The starter library is built in and cannot be changed. It is used only until you add a text of your own.")
	}
	return c.OpenExisting(ctx, name)
}

// OpenOrCreate opens the library named and makes it where it is not there yet.
func (c Config) OpenOrCreate(ctx context.Context, name string) (*library.Library, error) {
	if err := CheckToAdd(name); err != nil {
		return nil, err
	}
	_ = leftovers.Clear(c.Data) // what stays does no harm
	lib, err := c.OpenNamed(ctx, name, true)
	c.TellFolder()
	c.tellAside(lib)
	return lib, err
}

// A Reading is a library opened to answer from.
type Reading struct {
	*library.Library
	Name   string
	Folder string // that was looked in for it
}

func (r Reading) IsStarter() bool { return r.Name == StarterLibrary }

// OpenToRead opens the library named. If none is named and the user has added
// nothing yet, it is the starter library.
func (c Config) OpenToRead(ctx context.Context, name string) (Reading, error) {
	if name == StarterLibrary {
		return c.openStarter(ctx)
	}
	lib, err := c.OpenExisting(ctx, cmp.Or(name, DefaultLibrary))
	if name == "" && errors.Is(err, corpus.ErrNotFound) {
		return c.openStarter(ctx)
	}
	if err != nil {
		return Reading{}, err
	}
	sources, err := lib.Sources(ctx)
	switch {
	case err != nil:
		lib.Close()
		return Reading{}, err
	case len(sources) > 0:
		return Reading{lib, cmp.Or(name, DefaultLibrary), c.Place()}, nil
	case name == "":
		lib.Close()
		return c.openStarter(ctx)
	}
	lib.Close()
	return Reading{}, advice.Mistake("The library %q is empty. Add a text to it with: footnote add --library %s PATH", name, name)
}

// openStarter puts the built-in study notes into a library in memory.
func (c Config) openStarter(ctx context.Context) (Reading, error) {
	lib, err := starter.Open(ctx, library.InMemory)
	return Reading{lib, StarterLibrary, c.Place()}, err
}
