package file

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"footnote/corpus"
)

// A Database is a library's, open, in the form of today. What reads it asks it; what
// changes it goes through [Database.Change].
type Database struct {
	*sql.DB
	// Aside names the files of another library's log that lay beside this one's
	// and were moved out of the way when it was opened.
	Aside []string

	served bool // by a server of many libraries; it has no file then
	path   string
	file   fs.FileInfo // that was opened; nil for one in memory
	inUse  bool        // it counts as a use of the file

	ready struct {
		sync.Mutex
		byQuery map[string]*sql.Stmt
	}
}

// QueryReady is QueryContext of one of few queries that are asked all the time. Where the
// library is a file they are made ready once: that takes as long as to answer them.
func (d *Database) QueryReady(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if d.served {
		return d.QueryContext(ctx, query, args...)
	}
	statement, err := d.madeReady(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

// madeReady gives the statement of a query, which is closed with the database.
func (d *Database) madeReady(ctx context.Context, query string) (*sql.Stmt, error) {
	d.ready.Lock()
	defer d.ready.Unlock()
	if statement := d.ready.byQuery[query]; statement != nil {
		return statement, nil
	}
	statement, err := d.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if d.ready.byQuery == nil {
		d.ready.byQuery = map[string]*sql.Stmt{}
	}
	d.ready.byQuery[query] = statement
	return statement, nil
}

// Served is the database of a library that a server keeps, by a handle on it alone, whose
// transactions begin by locking it.
func Served(db *sql.DB) *Database { return &Database{DB: db, served: true} }

// IsServed tells whether a server keeps the library.
func (d *Database) IsServed() bool { return d.served }

// OpenDatabase opens the library at a path. Where its file or folder may only be
// read it can be read alone. Errors: [fs.ErrNotExist], and those of [Error].
func OpenDatabase(ctx context.Context, path string) (*Database, error) {
	d := &Database{}
	var err error
	if d.path, d.file, err = lookUp(path); err == nil {
		err = CheckForeign(ctx, path)
	}
	use := files.take(d.path)
	defer files.giveBack(d.path, use)
	if err == nil && use.open == 0 {
		d.Aside, err = OwnLog(ctx, path)
	}
	if err != nil {
		return nil, err
	}
	d.DB, err = OpenCurrent(ctx, path, ReadWrite)
	if CannotOpen(err) {
		d.DB, err = openUnwritable(ctx, path, err)
	}
	if err != nil {
		return nil, err
	}
	d.inUse = true
	use.open++
	return d, nil
}

// OpenExisting is [OpenDatabase] of a library of so many sources at most. Errors: also
// [corpus.ErrNotFound], [corpus.ErrTooMany].
func OpenExisting(ctx context.Context, path string, most int) (*Database, error) {
	db, err := OpenDatabase(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open library %q: %w", path, corpus.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("open library %q: %w", path, Error(err))
	}
	if err := CheckSize(ctx, db, most); err != nil {
		return nil, errors.Join(fmt.Errorf("open library %q: %w", path, Error(err)), db.Close())
	}
	return db, nil
}

// NewInMemory gives an empty library in memory.
func NewInMemory(ctx context.Context) (*Database, error) {
	db, err := OpenMemory()
	if err != nil {
		return nil, err
	}
	data, err := blank()
	if err == nil {
		err = deserialize(ctx, db, data)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("create library in memory: %w", err), db.Close())
	}
	return &Database{DB: db}, nil
}

// A useOfFile counts how often this process has a file open. SQLite keeps one index of
// a file's log for all of a process, whatever name the file is opened by: a log
// must not be examined under a second name while the file is in use here.
type useOfFile struct {
	sync.Mutex
	open  int
	wants int // who has it or waits for it, by the lock of all
}

// openFiles are the files that somebody has open, or opens.
type openFiles struct {
	sync.Mutex
	byPath map[string]*useOfFile
}

// files are those of this process: what they guard, SQLite has once a process.
var files = openFiles{byPath: map[string]*useOfFile{}}

// take gives the use of a file to one at a time, who gives it back.
func (f *openFiles) take(path string) *useOfFile {
	f.Lock()
	use := f.byPath[path]
	if use == nil {
		use = &useOfFile{}
		f.byPath[path] = use
	}
	use.wants++
	f.Unlock()
	use.Lock()
	return use
}

// giveBack gives it back, and forgets a file that nobody has open any more.
func (f *openFiles) giveBack(path string, use *useOfFile) {
	use.Unlock()
	f.Lock()
	defer f.Unlock()
	if use.wants--; use.wants == 0 && use.open == 0 {
		delete(f.byPath, path)
	}
}

func lookUp(path string) (abs string, file fs.FileInfo, err error) {
	if abs, err = filepath.Abs(path); err != nil {
		return "", nil, err
	}
	file, err = os.Stat(abs)
	return abs, file, err
}

// OpenCurrent opens a file, sees that it is a library through and through, and
// brings it to the present form.
func OpenCurrent(ctx context.Context, path string, how Access) (*sql.DB, error) {
	db, err := Open(path, how)
	if err != nil {
		return nil, err
	}
	_, err = CheckSchema(ctx, db)
	if err == nil {
		err = Migrate(ctx, db, Schema)
	}
	if err == nil && how == ReadWrite {
		// An export has no log yet. A file that may only be read stays without.
		_, _ = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
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
	return OpenCurrent(ctx, path, ReadFrozen)
}

// Close ends all work with the library.
func (d *Database) Close() error {
	if d.inUse {
		use := files.take(d.path)
		defer files.giveBack(d.path, use)
		use.open--
		d.inUse = false
	}
	if err := d.DB.Close(); err != nil {
		return fmt.Errorf("close library: %w", Error(err))
	}
	return nil
}

// InPlace gives [corpus.ErrLost] if the file at the library's path is not the one that
// was opened. The system lets who has it open go on with a file that was deleted; what
// is written to it then is gone when it is closed.
func (d *Database) InPlace() error {
	if d.file == nil {
		return nil
	}
	now, err := os.Stat(d.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %s", corpus.ErrLost, d.path)
	case err != nil:
		return err
	case !os.SameFile(now, d.file):
		return fmt.Errorf("%w: another is at %s", corpus.ErrLost, d.path)
	}
	return nil
}

// Change runs f in a transaction, which counts whole or not at all. It counts only
// in the file at the library's path.
func (d *Database) Change(ctx context.Context, f func(*sql.Tx) error) error {
	change := d.changeFile
	if d.served {
		change = d.changeServed
	}
	err := change(ctx, f)
	if err != nil && ctx.Err() != nil && !errors.Is(err, corpus.ErrUnknown) {
		return ctx.Err() // else the error tells of statements that the end of the context closed
	}
	return Error(err)
}

func (d *Database) changeFile(ctx context.Context, f func(*sql.Tx) error) error {
	err := InTransaction(ctx, d.DB, func(tx *sql.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		if err := MarkChange(ctx, tx); err != nil {
			return err
		}
		return d.InPlace()
	})
	if err == nil {
		err = d.InPlace()
	}
	return err
}

// changeServed ends with a COMMIT also where it found that what was to be added is there
// already: that waits until the standby has it, too, and a second try must not say "there"
// of what is lost with the primary.
func (d *Database) changeServed(ctx context.Context, f func(*sql.Tx) error) error {
	var there error
	err := InTransaction(ctx, d.DB, func(tx *sql.Tx) error {
		err := f(tx)
		if errors.Is(err, corpus.ErrExists) {
			there, err = err, nil
		}
		return err
	})
	return cmp.Or(err, there)
}

// Scrub writes a library's file anew, so that what was deleted can be read in none of its
// bytes: in pages that are free, in the free parts of others (which secure_delete leaves,
// as they are where rows have moved), and in the log. It needs the room of the library
// once more, and others who write wait for it. Who reads at that moment can hold the log
// until the next one. A server clears by itself what is deleted.
func (d *Database) Scrub(ctx context.Context) error {
	if d.served {
		return nil
	}
	_, err := d.ExecContext(ctx, "VACUUM")
	if err == nil {
		_, err = d.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return Error(err)
}

// ExecChange is [Database.Change] with one statement.
func (d *Database) ExecChange(ctx context.Context, statement string, args ...any) (result sql.Result, err error) {
	err = d.Change(ctx, func(tx *sql.Tx) error {
		result, err = tx.ExecContext(ctx, statement, args...)
		return err
	})
	return result, err
}

// TimeText writes a time so that texts are in the order of times.
func TimeText(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }
