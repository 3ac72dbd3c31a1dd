package library

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"footnote/corpus"
)

// The steps that make a library of the present form, in order of their names.
// A step that has been released is never changed; a new form is a new step.
//
//go:embed schema/*.sql
var schema embed.FS

// applicationID marks a database as one of ours, see schema/0001_library.sql.
const applicationID = 0x466F6F74

// migrate runs the steps that a database has not seen, each in a transaction.
// PRAGMA user_version counts the steps that it has seen.
func migrate(ctx context.Context, db *sql.DB, steps fs.FS) error {
	names, err := fs.Glob(steps, "schema/*.sql")
	if err != nil {
		return err
	}
	for {
		version, err := readPragma(ctx, db, "user_version")
		switch {
		case err != nil:
			return err
		case version < 0:
			return fmt.Errorf("%w: form %d", corpus.ErrNotLibrary, version)
		case version > len(names):
			return fmt.Errorf("%w: form %d, this program knows %d", corpus.ErrNewer, version, len(names))
		case version == len(names):
			return nil
		}
		if err := migrateStep(ctx, db, steps, names, version); err != nil {
			return fmt.Errorf("%s: %w", names[version], err)
		}
	}
}

// migrateStep runs one step, unless another process has done so meanwhile.
func migrateStep(ctx context.Context, db *sql.DB, steps fs.FS, names []string, version int) error {
	text, err := fs.ReadFile(steps, names[version])
	if err != nil {
		return err
	}
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		now, err := readPragma(ctx, tx, "user_version")
		if err != nil || now != version {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return err
		}
		if version+1 >= formOfChanges {
			if err := markChange(ctx, tx); err != nil {
				return err
			}
		}
		// A PRAGMA takes no parameters; the number is ours.
		_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1))
		return err
	})
}

// A querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func readPragma(ctx context.Context, q querier, name string) (int, error) {
	var n int
	err := q.QueryRowContext(ctx, "PRAGMA "+name).Scan(&n)
	return n, err
}

// create makes an empty library at path, whole or not at all: it is made under
// another name and then linked, so that a stop in between leaves no file at
// path, and of two processes that create the same library one wins.
func create(ctx context.Context, path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	draft, err := makeDraft(path)
	if err != nil {
		return err
	}
	defer os.Remove(draft)
	if err := fillNew(ctx, draft); err != nil {
		return err
	}
	return publish(draft, path)
}

// fillNew makes an empty file a library.
func fillNew(ctx context.Context, path string) error {
	db, err := openFile(path, readWrite)
	if err != nil {
		return err
	}
	err = migrate(ctx, db, schema)
	if err == nil {
		_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	}
	return errors.Join(err, db.Close())
}

// publish gives the draft its name, unless a file of that name is there.
func publish(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	// Some file systems know no links. There, two processes must not create
	// one library at the same moment.
	if _, statErr := os.Lstat(path); statErr == nil {
		return nil
	}
	return os.Rename(draft, path)
}

// foreign says why the file at path is none of ours. It reads and never
// writes, so that another program's database stays as it is. A nil answer is
// not the last word: what is damaged shows when the file is read.
func foreign(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: no plain file", corpus.ErrNotLibrary)
	case info.Size() == 0:
		// We never leave an empty file: taking it for a new library would hide
		// that the old one is lost.
		return fmt.Errorf("%w: empty file", corpus.ErrNotLibrary)
	}
	db, err := openFile(path, readFrozen)
	if err != nil {
		return err
	}
	defer db.Close()
	id, err := readPragma(ctx, db, "application_id")
	if err == nil && id != applicationID {
		return fmt.Errorf("%w: database of another program", corpus.ErrNotLibrary)
	}
	return nil
}
