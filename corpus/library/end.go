package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"footnote/corpus/library/internal/file"
)

// A library is three files while it is in use, see [Library]. What its end does to
// the one at its path must not leave a log beside it: a library that is made there
// later would take that for its own.

// Delete deletes the library at path, with the logs beside it that were moved aside.
// It gives [ErrInUse], and deletes nothing, as long as anybody has it open.
func Delete(ctx context.Context, path string) error {
	err := file.Settle(ctx, path)
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
	for _, kind := range file.LogsBeside(path) {
		err = errors.Join(err, os.Remove(path+kind))
	}
	return err
}

// SetAside moves the library at path to another, whose folder it makes, with all
// that is in its log. It gives [ErrInUse], and moves nothing, as long as anybody has
// it open.
func SetAside(ctx context.Context, path, to string) error {
	err := file.Settle(ctx, path)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o700)
	}
	if err == nil {
		err = os.Rename(path, to)
	}
	if err != nil {
		return fmt.Errorf("set library %q aside: %w", path, err)
	}
	for _, kind := range file.LogsBeside(path) {
		err = errors.Join(err, os.Rename(path+kind, to+kind))
	}
	return err
}
