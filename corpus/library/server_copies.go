package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/leftovers"
)

// Take makes a library of a name out of another, a file's, with the numbers of all that it
// holds, so that buttons and links go on to mean the same. [corpus.ErrExists] says that
// there is a library of that name with something in it.
func (s *Server) Take(ctx context.Context, name string, from *Library) (Holdings, error) {
	return s.take(ctx, name, from.db)
}

func (s *Server) take(ctx context.Context, name string, from *file.Database) (Holdings, error) {
	to, err := s.handle(ctx, name, true)
	if err != nil {
		return Holdings{}, err
	}
	defer to.Close()
	if err := copies.All(ctx, from, to, false); err != nil {
		return Holdings{}, fmt.Errorf("take library %q: %w", name, file.Error(err))
	}
	return copies.Held(ctx, to)
}

// MoveIn moves the library at path to the server, under a name, with the numbers of all
// that it holds, so that buttons and links go on to mean the same. The file is kept under
// another name, which it gives. A move that was interrupted is gone on with.
//
// Errors: [corpus.ErrNotFound]; [corpus.ErrInUse]; [corpus.ErrExists] if there is a library
// of that name with something in it.
func (s *Server) MoveIn(ctx context.Context, name, path string) (h Holdings, kept string, err error) {
	h, kept, err = copies.MoveIn(ctx, path, func() (*file.Database, error) { return s.handle(ctx, name, true) })
	if err != nil {
		err = fmt.Errorf("move library %q in: %w", name, file.Error(err))
	}
	return h, kept, err
}

// Moved names the libraries of a folder that [Server.MoveIn] moved into a database, and of
// which there is none in the folder since.
func Moved(folder string) []string {
	kept, _ := filepath.Glob(filepath.Join(folder, "*"+LibraryExtension+copies.MovedMark+"*"))
	var names []string
	for _, path := range kept {
		name, _, _ := strings.Cut(filepath.Base(path), LibraryExtension)
		at, err := Path(folder, name)
		if _, there := os.Stat(at); err == nil && errors.Is(there, fs.ErrNotExist) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// MoveOut moves the library of a name to a new file at path, as [Server.MoveIn] does the
// other way. On the server it is kept under another name, which it gives. Who has it open
// finds it lost. Errors: [corpus.ErrNotFound]; [corpus.ErrExists] if there is a file.
func (s *Server) MoveOut(ctx context.Context, name, path string) (h Holdings, kept string, err error) {
	h, kept, err = s.moveOut(ctx, name, path)
	if err != nil {
		err = fmt.Errorf("move library %q to %q: %w", name, path, file.Error(err))
	}
	return h, kept, err
}

func (s *Server) moveOut(ctx context.Context, name, path string) (h Holdings, kept string, err error) {
	from, err := s.handle(ctx, name, false)
	if err != nil {
		return h, "", err
	}
	defer from.Close()
	return copies.MoveOut(ctx, from, path, func(tx *sql.Tx) (string, error) {
		kept := asideName(name)
		_, err := tx.ExecContext(ctx, "UPDATE libraries SET name = ? WHERE name = ?", kept, name)
		return kept, err
	})
}

// asideName is what a library is called that is kept and not used.
func asideName(name string) string {
	stamp := time.Now().UTC().Format("-before-20060102-150405")
	return name[:min(len(name), 64-len(stamp))] + stamp
}

var aside = regexp.MustCompile(`.-before-[0-9]{8}-[0-9]{6}$`)

// IsAside tells of the name of a library whether it is one that was set aside when another
// took its place, or when it was moved.
func IsAside(name string) bool { return aside.MatchString(name) }

// Restore makes the library of a name a copy of a backup, as [Restore] does with a file.
// What was there before is kept under another name. Whoever has the library open goes on
// with what it holds now.
func (s *Server) Restore(ctx context.Context, backup, name string, force bool) (Restored, error) {
	r, err := s.restore(ctx, backup, name, force)
	if err != nil {
		err = fmt.Errorf("restore library %q from %q: %w", name, backup, file.Error(err))
	}
	return r, err
}

func (s *Server) restore(ctx context.Context, backup, name string, force bool) (r Restored, err error) {
	dir, err := leftovers.MakeTemp("import")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	return copies.RestoreInto(ctx, backup, filepath.Join(dir, "backup"), force,
		func() (*file.Database, error) { return s.handle(ctx, name, true) },
		func(l *file.Database) (string, error) { return s.keepCopy(ctx, name, l) })
}

// keepCopy copies a library that holds something to one of another name.
func (s *Server) keepCopy(ctx context.Context, name string, l *file.Database) (kept string, err error) {
	if h, err := copies.Held(ctx, l); err != nil || h.Sources == 0 {
		return "", err
	}
	kept = asideName(name)
	_, err = s.take(ctx, kept, l)
	return kept, err
}
