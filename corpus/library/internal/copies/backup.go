package copies

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/sums"
	"footnote/corpus/library/leftovers"
)

// Holdings are what a library holds.
type Holdings struct {
	Sources, Passages int
	DamagedFiles      int // kept files that are not what they were; only a library that was read through tells
	sums.Check            // sources that are not what they were; the same
}

const countHoldings = "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM passages)"

// Held counts what a library holds.
func Held(ctx context.Context, q file.Querier) (h Holdings, err error) {
	err = q.QueryRowContext(ctx, countHoldings).Scan(&h.Sources, &h.Passages)
	if err != nil {
		err = fmt.Errorf("count sources: %w", file.Error(err))
	}
	return h, err
}

// openExisting opens the library at path, of a size that is one of ours.
func openExisting(ctx context.Context, path string) (*file.Database, error) {
	return file.OpenExisting(ctx, path, foreign.MostSources)
}

// Backup writes a copy of a library to a new file, as it is at one moment, while others go
// on using it. The copy is read through before it gets its name. Errors:
// [corpus.ErrExists] if there is a file of that name, [corpus.ErrFull], [fs.ErrPermission].
func Backup(ctx context.Context, l *file.Database, path string) (h Holdings, err error) {
	draft, err := leftovers.MakeDraft(path)
	if err != nil {
		return h, err
	}
	defer removeWithLog(draft)
	if err := writeTo(ctx, l, draft); err != nil {
		return h, err
	}
	if h, err = prove(ctx, draft); err == nil {
		err = publish(draft, path)
	}
	if err != nil {
		return Holdings{}, err
	}
	return h, nil
}

// Export is [Backup] of what leaveOut leaves: of that nothing can be read in the file.
func Export(ctx context.Context, l *file.Database, path string, leaveOut func(*sql.Tx) error) error {
	draft, err := leftovers.MakeDraft(path)
	if err == nil {
		defer removeWithLog(draft)
		err = exportTo(ctx, l, draft, leaveOut)
	}
	if err == nil {
		err = publish(draft, path)
	}
	return err
}

func exportTo(ctx context.Context, l *file.Database, path string, leaveOut func(*sql.Tx) error) error {
	if err := writeTo(ctx, l, path); err != nil {
		return err
	}
	db, err := file.Open(path, file.ReadWrite)
	if err != nil {
		return err
	}
	err = file.InTransaction(ctx, db, leaveOut)
	if err == nil {
		_, err = db.ExecContext(ctx, "VACUUM")
	}
	return errors.Join(err, db.Close())
}

// writeTo writes all of a library to an empty file, as it is at one moment.
func writeTo(ctx context.Context, l *file.Database, path string) error {
	if !l.IsServed() {
		// The copy has indexes of its own: it does not show that those here are damaged.
		if err := checkWhole(ctx, l); err != nil {
			return err
		}
		_, err := l.ExecContext(ctx, "VACUUM INTO ?", path)
		return err
	}
	made, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		err = errors.Join(made.Close(), file.FillNew(ctx, path))
	}
	if err != nil {
		return err
	}
	to, err := file.OpenDatabase(ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(All(ctx, l, to, false), to.Close())
}
