package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"footnote/corpus"
	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/journal"
)

// A Library keeps sources, their passages and the vectors of the passages in
// one SQLite file, or on a [Server]. Several goroutines and several processes may use one
// library at once.
//
// What a method has reported done survives a kill and a power cut; what it was
// doing then is there whole or not at all. Errors that callers may expect:
// [corpus.ErrFull] (nothing was changed), [corpus.ErrNotLibrary] (the file is damaged),
// [corpus.ErrLost] (the file is not at its path any more), [fs.ErrPermission] (the file
// may only be read), and the context's error.
type Library struct {
	// Journal keeps what people did with the library.
	Journal *journal.Journal

	db *file.Database
}

// Aside names the files of another library's log that lay beside this one's
// and were moved out of the way when it was opened.
func (l *Library) Aside() []string { return l.db.Aside }

// InMemory is the path of a library that is kept in memory and gone when it is
// closed.
const InMemory = ":memory:"

// LibraryExtension ends the name of a library's file. It says what the file
// is, so that an operator's tools open it.
const LibraryExtension = ".sqlite"

// Small letters only: on some file systems "a" and "A" are one file.
var libraryName = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)

// Path gives the path of a named library in a folder. A name has 1 to
// 64 of a-z, 0-9, - and _, and begins with a letter or digit; others are
// refused with [corpus.ErrMalformed], so that no name leads out of the folder.
func Path(dir, name string) (string, error) {
	if err := checkName(name); err != nil {
		return "", err
	}
	return filepath.Join(dir, name+LibraryExtension), nil
}

// Open opens the library at path and creates it, and its folder, if there is
// no file. The path [InMemory] gives a new library in memory. Errors:
// [corpus.ErrMoved] (it is in a database since [Server.MoveIn]; as long as what was here
// lies beside, no other is begun in its place), [corpus.ErrNotLibrary], [corpus.ErrNewer],
// [corpus.ErrFull], [fs.ErrPermission].
func Open(ctx context.Context, path string) (*Library, error) {
	if path == InMemory {
		return openInMemory(ctx)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && !copies.IsMoved(path) {
		if err := file.Create(ctx, path); err != nil {
			return nil, fmt.Errorf("create library %q: %w", path, file.Error(err))
		}
	}
	return OpenExisting(ctx, path)
}

// OpenExisting opens the library at path as [Open] does, but creates nothing:
// where there is no file it returns [corpus.ErrNotFound], or [corpus.ErrMoved].
func OpenExisting(ctx context.Context, path string) (*Library, error) {
	if path == InMemory {
		return openInMemory(ctx)
	}
	db, err := file.OpenExisting(ctx, path, foreign.MostSources)
	if errors.Is(err, corpus.ErrNotFound) && copies.IsMoved(path) {
		err = fmt.Errorf("open library %q: %w", path, corpus.ErrMoved)
	}
	if err != nil {
		return nil, err
	}
	return with(db), nil
}

func openInMemory(ctx context.Context) (*Library, error) {
	db, err := file.NewInMemory(ctx)
	if err != nil {
		return nil, err
	}
	return with(db), nil
}

func with(db *file.Database) *Library { return &Library{Journal: journal.New(db), db: db} }

// Close ends all work with the library.
func (l *Library) Close() error { return l.db.Close() }

// Revision gives a number that changes whenever sources or passages change,
// also by another process. It is cheap enough to ask before every question.
func (l *Library) Revision(ctx context.Context) (int64, error) {
	var n int64
	err := l.db.QueryRowContext(ctx, "SELECT revision FROM library").Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("read revision: %w", file.Error(err))
	}
	return n, nil
}

// InPlace gives [corpus.ErrLost] if the file at the library's path is not the one that
// was opened.
func (l *Library) InPlace() error { return l.db.InPlace() }
