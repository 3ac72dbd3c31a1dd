package file

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"footnote/corpus"
)

func InTransaction(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// An Access says how the file of a library is opened.
type Access string

const (
	ReadWrite Access = "mode=rw" // never creates a file
	// ReadWriteSecrets overwrites what is deleted, and gives its room back.
	ReadWriteSecrets Access = "mode=rw&_pragma=secure_delete(1)&_pragma=auto_vacuum(1)"
	// readWriteAlone keeps everybody else out from the first look on.
	readWriteAlone Access = "mode=rw&_pragma=locking_mode(EXCLUSIVE)"
	// ReadFrozen reads the file alone, without locks and without a file beside
	// it: right for a file that nobody can be writing.
	ReadFrozen Access = "mode=ro&immutable=1"
)

// Open gives a pool of connections to a database file. Nothing is read yet.
//
// A writer takes its lock when its transaction begins, so two writers, also of
// two processes, wait for each other instead of failing half-way.
func Open(path string, how Access) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… on Windows
	}
	name := url.URL{Scheme: "file", OmitHost: true, Path: slashed}
	db, err := sql.Open("sqlite", name.String()+"?"+string(how)+connectionOptions)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4)
	return db, nil
}

// OpenMemory gives a database in memory. It has one connection, because it is
// its connection.
func OpenMemory() (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file::memory:?"+strings.TrimPrefix(connectionOptions, "&"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// serialized gives the bytes of a database.
func serialized(ctx context.Context, db *sql.DB) (data []byte, err error) {
	err = onConnection(ctx, db, func(c serializer) (err error) {
		data, err = c.Serialize()
		return err
	})
	return data, err
}

// deserialize makes a database in memory that of the given bytes.
func deserialize(ctx context.Context, db *sql.DB, data []byte) error {
	return onConnection(ctx, db, func(c serializer) error { return c.Deserialize(data) })
}

// A serializer is a connection of the driver.
type serializer interface {
	Serialize() ([]byte, error)
	Deserialize([]byte) error
}

func onConnection(ctx context.Context, db *sql.DB, do func(serializer) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(c any) error { return do(c.(serializer)) })
	return errors.Join(err, conn.Close())
}

const connectionOptions = "&_txlock=immediate&_dqs=0&_error_rc=1" +
	"&_pragma=busy_timeout(10000)" + // milliseconds
	"&_pragma=foreign_keys(1)" +
	"&_pragma=cache_size(-256)" + // KiB: what is asked often is kept by who asks, and the system keeps the file
	"&_pragma=synchronous(FULL)" + // what is reported added survives a power cut
	"&_pragma=trusted_schema(0)"

// Error turns what SQLite and the file system say into the errors that
// callers of a library expect, and keeps the cause.
func Error(err error) error {
	failure, ok := errors.AsType[*sqlite.Error](err)
	var kind error
	switch {
	case ok:
		kind = expectedFailure(failure.Code())
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		kind = corpus.ErrFull
	case errors.Is(err, syscall.EROFS):
		kind = fs.ErrPermission
	case errors.Is(err, driver.ErrBadConn) && !errors.Is(err, corpus.ErrUnavailable): // of a server
		kind = corpus.ErrUnavailable
	}
	if kind == nil {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}

// expectedFailure names the error behind a result code of SQLite, nil if it is
// none that callers expect. The low byte of a code is its class.
func expectedFailure(code int) error {
	switch code {
	case sqlite3.SQLITE_IOERR_SHMSIZE, // no room for the shared index of the log
		sqlite3.SQLITE_IOERR_WRITE: // a quota, or a limit on the size of files: of a full disk alone SQLite says that it is full
		return corpus.ErrFull
	case sqlite3.SQLITE_IOERR_FSTAT, sqlite3.SQLITE_READONLY_DBMOVED: // it was there when it was opened
		return corpus.ErrLost
	}
	switch code & 0xff {
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return corpus.ErrNotLibrary
	case sqlite3.SQLITE_FULL:
		return corpus.ErrFull
	case sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_TOOBIG:
		return corpus.ErrTooLarge
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return fs.ErrPermission
	}
	return nil
}

// codeOf gives the result code of SQLite behind an error, 0 if there is none.
func codeOf(err error) int {
	failure, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return 0
	}
	return failure.Code()
}

// CannotOpen reports whether SQLite was refused the file, or one beside it.
func CannotOpen(err error) bool {
	code := codeOf(err) & 0xff
	return code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY
}

// inUse reports whether SQLite could not have a file alone. Whoever has it open may
// also be writing the page that was to be read.
func inUse(err error) bool {
	code := codeOf(err) & 0xff
	return code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_IOERR
}
