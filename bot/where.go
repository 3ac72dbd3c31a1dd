package bot

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"footnote/corpus/library"
)

// libraries are where those of the servers are: files of a folder, or a database that
// several processes share. The pool opens a library by the name that Of gives.
type libraries interface {
	Of(guild string) (name string, err error)
	Open(ctx context.Context, name string) (*library.Library, error)
	Has(ctx context.Context, name string) (bool, error)
	All(ctx context.Context) ([]string, error)
	// LastChange is when a library was last written to, the zero time if nobody knows.
	LastChange(name string) time.Time
	Delete(ctx context.Context, name string) error

	SetAside(ctx context.Context, name string, to aside) error
	Aside(ctx context.Context) ([]aside, error)
	DeleteAside(ctx context.Context, a aside) error
}

const libraryPrefix = "discord-"

// guildOf gives the number of the server whose library has a name, or is a file.
func guildOf(name string) string {
	return strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), libraryPrefix), library.LibraryExtension)
}

// LibraryPath gives the file of a server's library in a folder. A number of a
// server is digits only; what is none is refused with [ErrNoServer].
func LibraryPath(dir, guild string) (string, error) {
	name, err := libraryName(guild)
	if err != nil {
		return "", err
	}
	return library.Path(dir, name)
}

func libraryName(guild string) (string, error) {
	if !isSnowflake(guild) {
		return "", fmt.Errorf("server %q: %w", guild, ErrNoServer)
	}
	return libraryPrefix + guild, nil
}

// files are libraries in a folder. Their names are paths.
type files struct{ dir string }

func (f files) Of(guild string) (string, error) { return LibraryPath(f.dir, guild) }

func (f files) Open(ctx context.Context, path string) (*library.Library, error) {
	return library.Open(ctx, path)
}

func (f files) Has(_ context.Context, path string) (bool, error) {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist), nil
}

func (f files) All(context.Context) ([]string, error) {
	return filepath.Glob(filepath.Join(f.dir, libraryPrefix+"*"+library.LibraryExtension))
}

func (f files) LastChange(path string) (at time.Time) {
	for _, file := range []string{path, path + "-wal"} {
		if info, err := os.Stat(file); err == nil && info.ModTime().After(at) {
			at = info.ModTime()
		}
	}
	return at
}

func (f files) Delete(ctx context.Context, path string) error { return library.Delete(ctx, path) }

func (f files) SetAside(ctx context.Context, path string, to aside) error {
	return library.SetAside(ctx, path, filepath.Join(f.dir, asideFolder, to.file()))
}

func (f files) Aside(context.Context) (list []aside, err error) {
	entries, err := os.ReadDir(filepath.Join(f.dir, asideFolder))
	for _, e := range entries {
		if a, ok := readAside(asideFile(), e.Name()); ok {
			list = append(list, a)
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return list, err
}

func (f files) DeleteAside(_ context.Context, a aside) error {
	return library.DeleteAside(filepath.Join(f.dir, asideFolder, a.file()))
}

// tables are libraries in a database.
type tables struct{ server *library.Server }

func (t tables) Of(guild string) (string, error) { return libraryName(guild) }

func (t tables) Open(ctx context.Context, name string) (*library.Library, error) {
	return t.server.Open(ctx, name)
}

func (t tables) Has(ctx context.Context, name string) (bool, error) { return t.server.Has(ctx, name) }

func (t tables) All(ctx context.Context) (list []string, err error) {
	names, err := t.server.Names(ctx)
	for _, name := range names {
		if strings.HasPrefix(name, libraryPrefix) {
			list = append(list, name)
		}
	}
	return list, err
}

func (t tables) LastChange(string) time.Time { return time.Time{} }

func (t tables) Delete(ctx context.Context, name string) error { return t.server.Remove(ctx, name) }

func (t tables) SetAside(ctx context.Context, name string, to aside) error {
	return t.server.Rename(ctx, name, to.name())
}

func (t tables) Aside(ctx context.Context) (list []aside, err error) {
	names, err := t.server.Names(ctx)
	for _, name := range names {
		if a, ok := readAside(asideName(), name); ok {
			list = append(list, a)
		}
	}
	return list, err
}

func (t tables) DeleteAside(ctx context.Context, a aside) error {
	return t.server.Remove(ctx, a.name())
}
