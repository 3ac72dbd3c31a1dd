package copies

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/originals"
	"footnote/corpus/library/internal/sums"
)

// publish gives a draft its name, if there is no file of that name.
func publish(draft, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return corpus.ErrExists
	}
	if err := file.Publish(draft, path); err != nil {
		return err
	}
	made, err := os.Stat(draft)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // renamed
	}
	there, statErr := os.Stat(path)
	if err = errors.Join(err, statErr); err == nil && !os.SameFile(made, there) {
		err = corpus.ErrExists // somebody else was faster
	}
	return err
}

func removeWithLog(path string) {
	for _, kind := range append([]string{""}, file.Logs...) {
		os.Remove(path + kind)
	}
}

// prove reads a copy of a library through, brings it to the present form, and
// numbers it anew, so that no log of the library is taken for the copy's.
func prove(ctx context.Context, path string) (h Holdings, err error) {
	if err := file.CheckForeign(ctx, path); err != nil {
		return h, err
	}
	db, err := file.OpenCurrent(ctx, path, file.ReadWrite)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := file.CheckSize(ctx, db, foreign.MostSources); err != nil {
		return h, err
	}
	if err := checkWhole(ctx, db); err != nil {
		return h, err
	}
	if h.DamagedFiles, err = originals.Damaged(ctx, db); err != nil {
		return h, err
	}
	if h.Check, err = sums.Read(ctx, db); err != nil {
		return h, err
	}
	if err := file.InTransaction(ctx, db, func(tx *sql.Tx) error { return file.MarkChange(ctx, tx) }); err != nil {
		return h, err
	}
	err = db.QueryRowContext(ctx, countHoldings).Scan(&h.Sources, &h.Passages)
	return h, err
}

// checkWhole gives [corpus.ErrNotLibrary] for a file that is damaged.
func checkWhole(ctx context.Context, q file.Querier) error {
	damage, err := file.Damage(ctx, q)
	if err == nil && damage != "" {
		err = fmt.Errorf("%w: %s", corpus.ErrNotLibrary, damage)
	}
	return err
}

// fromBackup copies a library's file and the log beside it, if that is its own.
func fromBackup(ctx context.Context, backup, draft string) error {
	if _, err := os.Stat(backup); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = corpus.ErrNotFound
		}
		return err
	}
	if err := file.CheckForeign(ctx, backup); err != nil {
		return err
	}
	for _, kind := range []string{"", "-wal"} {
		err := copyFile(backup+kind, draft+kind)
		if err != nil && (kind == "" || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	stray, err := file.OwnLog(ctx, draft)
	for _, name := range stray {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// replaceFile puts a draft in the place of a library that nobody has open, and keeps
// what was there, with its log if it has one, under a name that it gives. A kill
// in between leaves the one or the other.
func replaceFile(ctx context.Context, draft, path string) (kept string, err error) {
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", errors.Join(os.Rename(draft, path), replaceMoved(path))
	}
	if err != nil {
		return "", err
	}
	path = real
	db, free, err := file.OpenAlone(ctx, path)
	if err == nil && db == nil {
		return "", corpus.ErrInUse
	}
	if err == nil {
		defer free()
	} // else it is damaged, and nobody can have it open
	kept = path + time.Now().UTC().Format(replacedMark+"20060102T150405.000")
	for _, kind := range []string{"", "-wal"} {
		err := os.Link(path+kind, kept+kind)
		if err != nil && kind == "" {
			err = copyFile(path, kept) // a disk without links
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return kept, os.Rename(draft, path)
}
