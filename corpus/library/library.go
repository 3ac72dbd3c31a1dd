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
	"sync"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// A Library keeps sources, their passages and the vectors of the passages in
// one SQLite file. Several goroutines and several processes may use one
// library at once.
//
// What a method has reported done survives a kill and a power cut; what it was
// doing then is there whole or not at all. Errors that callers may expect:
// [ErrFull] (nothing was changed), [ErrNotLibrary] (the file is damaged),
// [ErrLost] (the file is not at its path any more), [fs.ErrPermission] (the file
// may only be read), and the context's error.
type Library struct {
	// Aside names the files of another library's log that lay beside this one's
	// and were moved out of the way when it was opened.
	Aside []string

	db   *sql.DB
	path string
	file fs.FileInfo // that was opened; nil for one in memory
	use  *useOfFile  // nil for one in memory
}

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
// refused with [ErrMalformed], so that no name leads out of the folder.
func Path(dir, name string) (string, error) {
	if !libraryName.MatchString(name) {
		return "", fmt.Errorf("library name %q: %w: wants 1 to 64 of a-z, 0-9, - and _", name, corpus.ErrMalformed)
	}
	return filepath.Join(dir, name+LibraryExtension), nil
}

// Open opens the library at path and creates it, and its folder, if there is
// no file. The path [InMemory] gives a new library in memory. Errors:
// [ErrNotLibrary], [ErrNewer], [ErrFull], [fs.ErrPermission].
func Open(ctx context.Context, path string) (*Library, error) {
	if path == InMemory {
		return openInMemory(ctx)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := file.Create(ctx, path); err != nil {
			return nil, fmt.Errorf("create library %q: %w", path, file.Error(err))
		}
	}
	return OpenExisting(ctx, path)
}

// OpenExisting opens the library at path as [Open] does, but creates nothing:
// where there is no file it returns [ErrNotFound].
func OpenExisting(ctx context.Context, path string) (*Library, error) {
	if path == InMemory {
		return openInMemory(ctx)
	}
	abs, opened, err := lookUp(path)
	if err == nil {
		err = file.CheckForeign(ctx, path)
	}
	var aside []string
	use := usesOf(abs)
	use.Lock()
	defer use.Unlock()
	if err == nil && use.open == 0 {
		aside, err = file.OwnLog(ctx, path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open library %q: %w", path, corpus.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("open library %q: %w", path, file.Error(err))
	}
	db, err := openCurrent(ctx, path, file.ReadWrite)
	if file.CannotOpen(err) {
		db, err = openUnwritable(ctx, path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("open library %q: %w", path, file.Error(err))
	}
	use.open++
	return &Library{Aside: aside, db: db, path: abs, file: opened, use: use}, nil
}

// A useOfFile counts how often this process has a file open. SQLite keeps one index of
// a file's log for all of a process, whatever name the file is opened by: a log
// must not be examined under a second name while the file is in use here.
type useOfFile struct {
	sync.Mutex
	open int
}

var uses sync.Map // by absolute path: *useOfFile

func usesOf(path string) *useOfFile {
	use, _ := uses.LoadOrStore(path, &useOfFile{})
	return use.(*useOfFile)
}

func lookUp(path string) (abs string, file fs.FileInfo, err error) {
	if abs, err = filepath.Abs(path); err != nil {
		return "", nil, err
	}
	file, err = os.Stat(abs)
	return abs, file, err
}

func openInMemory(ctx context.Context) (*Library, error) {
	db, err := file.OpenMemory()
	if err != nil {
		return nil, err
	}
	if err := file.Migrate(ctx, db, file.Schema); err != nil {
		return nil, errors.Join(fmt.Errorf("create library in memory: %w", err), db.Close())
	}
	return &Library{db: db}, nil
}

// openCurrent opens a file, sees that it is a library through and through, and
// brings it to the present form.
func openCurrent(ctx context.Context, path string, how file.Access) (*sql.DB, error) {
	db, err := file.Open(path, how)
	if err != nil {
		return nil, err
	}
	_, err = file.CheckSchema(ctx, db)
	if err == nil {
		err = file.Migrate(ctx, db, file.Schema)
	}
	if err == nil {
		err = checkSize(ctx, db, foreign.MostSources)
	}
	if err == nil && how == file.ReadWrite {
		// An export has no log yet. A file that may only be read stays without.
		_, _ = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// checkSize refuses a library of more than so many sources: their records are
// held in memory.
func checkSize(ctx context.Context, q file.Querier, most int) error {
	var n int
	err := q.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM sources LIMIT ?)", most+1).Scan(&n)
	if err == nil && n > most {
		err = fmt.Errorf("%w: more than %d sources", corpus.ErrTooMany, most)
	}
	return err
}

// openUnwritable opens a library whose file or folder may only be read. SQLite
// wants to write beside a file in WAL mode, also for reading, so the file is
// read as it stands; that is all of the library only if no log lies beside it.
func openUnwritable(ctx context.Context, path string, cause error) (*sql.DB, error) {
	opened, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	opened.Close()
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return nil, fmt.Errorf("%w: its last changes are in a log beside it that cannot be read without writing: %w",
			fs.ErrPermission, cause)
	}
	return openCurrent(ctx, path, file.ReadFrozen)
}

// Close ends all work with the library.
func (l *Library) Close() error {
	if use := l.use; use != nil {
		use.Lock()
		defer use.Unlock()
		use.open--
		l.use = nil
	}
	if err := l.db.Close(); err != nil {
		return fmt.Errorf("close library: %w", file.Error(err))
	}
	return nil
}

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

// InPlace gives [ErrLost] if the file at the library's path is not the one that was
// opened. The system lets who has it open go on with a file that was deleted; what
// is written to it then is gone when it is closed.
func (l *Library) InPlace() error {
	if l.file == nil {
		return nil
	}
	now, err := os.Stat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %s", corpus.ErrLost, l.path)
	case err != nil:
		return err
	case !os.SameFile(now, l.file):
		return fmt.Errorf("%w: another is at %s", corpus.ErrLost, l.path)
	}
	return nil
}

// change runs f in a transaction, which counts whole or not at all. It counts only
// in the file at the library's path.
func (l *Library) change(ctx context.Context, f func(*sql.Tx) error) error {
	err := file.InTransaction(ctx, l.db, func(tx *sql.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		if err := file.MarkChange(ctx, tx); err != nil {
			return err
		}
		return l.InPlace()
	})
	if err == nil {
		err = l.InPlace()
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err() // else the error tells of statements that the end of the context closed
	}
	return file.Error(err)
}

// exec is change with one statement.
func (l *Library) exec(ctx context.Context, statement string, args ...any) (result sql.Result, err error) {
	err = l.change(ctx, func(tx *sql.Tx) error {
		result, err = tx.ExecContext(ctx, statement, args...)
		return err
	})
	return result, err
}
