package file

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"footnote/corpus"
)

// LogsBeside gives the endings of the logs beside a library, in use or moved aside.
func LogsBeside(path string) (kinds []string) {
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		kind, ok := strings.CutPrefix(e.Name(), filepath.Base(path))
		for _, log := range Logs {
			if ok && strings.HasPrefix(kind, log) {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds
}

// Settle brings all of a library into its one file. Who closes a library as the last
// one takes its log away; where that stays somebody else has it open.
func Settle(ctx context.Context, path string) error {
	db, err := Open(path, ReadWrite)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	if err := errors.Join(err, db.Close()); err != nil {
		return Error(err)
	}
	for _, kind := range Logs {
		if _, err := os.Stat(path + kind); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(corpus.ErrInUse, err)
		}
	}
	return nil
}

// HoldSettled holds a library that nobody else has open, and whose log is in its file.
func HoldSettled(ctx context.Context, path string) (*sql.Conn, func(), error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, nil, err
	}
	if err := Settle(ctx, real); err != nil {
		return nil, nil, err
	}
	return Hold(ctx, real)
}

// RemoveSettledLog removes the log that a library has left at its old path which was held,
// renamed and freed: it has nothing in it, and SQLite leaves it there because it does not
// find the file beside it any more.
func RemoveSettledLog(path string) error {
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() > 0 {
		return nil // there is none, or it is not that one
	}
	return errors.Join(os.Remove(path+"-wal"), os.RemoveAll(path+"-shm"))
}

// RenameSettled gives a library that is held another name, with the logs that were another's.
// Once it is freed, [RemoveSettledLog] takes away what it leaves.
func RenameSettled(path, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return corpus.ErrExists
	}
	err := os.Rename(path, to)
	if err != nil {
		return err
	}
	for _, kind := range LogsBeside(path) {
		if strings.Contains(kind, ".old") {
			err = errors.Join(err, os.Rename(path+kind, to+kind))
		}
	}
	return err
}
