package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// A library is three files while it is in use, see [Library]. What its end does to
// the one at its path must not leave a log beside it: a library that is made there
// later would take that for its own.

// Delete deletes the library at path, with the logs beside it that were moved aside.
// It gives [ErrInUse], and deletes nothing, as long as anybody has it open.
func Delete(ctx context.Context, path string) error {
	err := settle(ctx, path)
	if err == nil {
		err = DeleteAside(path)
	}
	if err != nil {
		return fmt.Errorf("delete library %q: %w", path, err)
	}
	return nil
}

// DeleteAside deletes a library that nobody opens any more, where [SetAside] has put
// it, with whatever lies beside it.
func DeleteAside(path string) error {
	err := os.Remove(path)
	for _, kind := range logsBeside(path) {
		err = errors.Join(err, os.Remove(path+kind))
	}
	return err
}

// SetAside moves the library at path to another, whose folder it makes, with all
// that is in its log. It gives [ErrInUse], and moves nothing, as long as anybody has
// it open.
func SetAside(ctx context.Context, path, to string) error {
	err := settle(ctx, path)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o700)
	}
	if err == nil {
		err = os.Rename(path, to)
	}
	if err != nil {
		return fmt.Errorf("set library %q aside: %w", path, err)
	}
	for _, kind := range logsBeside(path) {
		err = errors.Join(err, os.Rename(path+kind, to+kind))
	}
	return err
}

// logsBeside gives the endings of the logs beside a library, in use or moved aside.
func logsBeside(path string) (kinds []string) {
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		kind, ok := strings.CutPrefix(e.Name(), filepath.Base(path))
		for _, log := range file.Logs {
			if ok && strings.HasPrefix(kind, log) {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds
}

// settle brings all of a library into its one file. Who closes a library as the last
// one takes its log away; where that stays somebody else has it open.
func settle(ctx context.Context, path string) error {
	db, err := file.Open(path, file.ReadWrite)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	if err := errors.Join(err, db.Close()); err != nil {
		return file.Error(err)
	}
	for _, kind := range file.Logs {
		if _, err := os.Stat(path + kind); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(corpus.ErrInUse, err)
		}
	}
	return nil
}
