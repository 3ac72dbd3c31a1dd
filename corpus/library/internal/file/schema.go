package file

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"footnote/corpus"
	"footnote/corpus/library/leftovers"
)

// The steps that make a library of the present form, in order of their names.
// A step that has been released is never changed; a new form is a new step.
//
//go:embed schema/*.sql
var Schema embed.FS

// ApplicationID marks a database as one of ours, see schema/0001_library.sql.
const ApplicationID = 0x466F6F74

// Migrate runs the steps that a database has not seen, each in a transaction.
// PRAGMA user_version counts the steps that it has seen.
func Migrate(ctx context.Context, db *sql.DB, steps fs.FS) error {
	names, err := fs.Glob(steps, "schema/*.sql")
	if err != nil {
		return err
	}
	for {
		version, err := ReadPragma(ctx, db, "user_version")
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
		if err := MigrateStep(ctx, db, steps, names, version); err != nil {
			return fmt.Errorf("%s: %w", names[version], err)
		}
	}
}

// NewestForm is the form that [Migrate] brings a library to.
func NewestForm() (int, error) {
	names, err := fs.Glob(Schema, "schema/*.sql")
	return len(names), err
}

// MigrateStep runs one step, unless another process has done so meanwhile.
func MigrateStep(ctx context.Context, db *sql.DB, steps fs.FS, names []string, version int) error {
	text, err := fs.ReadFile(steps, names[version])
	if err != nil {
		return err
	}
	return InTransaction(ctx, db, func(tx *sql.Tx) error {
		now, err := ReadPragma(ctx, tx, "user_version")
		if err != nil || now != version {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return err
		}
		if version+1 >= formOfChanges {
			if err := MarkChange(ctx, tx); err != nil {
				return err
			}
		}
		// A PRAGMA takes no parameters; the number is ours.
		_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1))
		return err
	})
}

// A Querier is a database or a transaction.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func ReadPragma(ctx context.Context, q Querier, name string) (int, error) {
	var n int
	err := q.QueryRowContext(ctx, "PRAGMA "+name).Scan(&n)
	return n, err
}

// Create makes an empty library at path, whole or not at all: it is made under
// another name and then linked, so that a stop in between leaves no file at
// path, and of two processes that create the same library one wins.
func Create(ctx context.Context, path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	draft, err := leftovers.MakeDraft(path)
	if err != nil {
		return err
	}
	defer os.Remove(draft)
	GiveToFolder(draft)
	if err := FillNew(ctx, draft); err != nil {
		return err
	}
	return Publish(draft, path)
}

// FillNew makes an empty file a library.
func FillNew(ctx context.Context, path string) error {
	data, err := blank()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return err
	}
	db, err := Open(path, ReadWrite)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	if err == nil { // so that no other library has its last change
		err = InTransaction(ctx, db, func(tx *sql.Tx) error { return MarkChange(ctx, tx) })
	}
	return errors.Join(err, db.Close())
}

// blank gives the bytes of a library without sources. To run the steps takes most of the
// time in which a library is made, and a bot makes one for each of its servers.
var blank = sync.OnceValues(func() ([]byte, error) {
	ctx := context.Background()
	db, err := OpenMemory()
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if err := Migrate(ctx, db, Schema); err != nil {
		return nil, fmt.Errorf("make the first library: %w", err)
	}
	return serialized(ctx, db)
})

// Publish gives the draft its name, unless a file of that name is there.
func Publish(draft, path string) error {
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

// CheckForeign says why the file at path is none of ours. It reads and never
// writes, so that another program's database stays as it is. A nil answer is
// not the last word: what is damaged shows when the file is read.
func CheckForeign(ctx context.Context, path string) error {
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
	db, err := Open(path, ReadFrozen)
	if err != nil {
		return err
	}
	defer db.Close()
	id, err := ReadPragma(ctx, db, "application_id")
	if err == nil && id != ApplicationID {
		return fmt.Errorf("%w: database of another program", corpus.ErrNotLibrary)
	}
	return nil
}
