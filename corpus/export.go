package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Export writes a copy of the library to a new file, as it is at one moment,
// while others go on using it. What concerns people is left out: answers,
// ratings, suggestions and settings.
func (l *Library) Export(ctx context.Context, path string) error {
	if _, err := l.db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("export library: %w", storageError(err))
	}
	db, err := openFile(path, readWrite)
	if err != nil {
		return fmt.Errorf("export library: %w", storageError(err))
	}
	defer db.Close()
	err = inTransaction(ctx, db, func(tx *sql.Tx) error { return forgetPeople(ctx, tx) })
	if err == nil {
		_, err = db.ExecContext(ctx, "VACUUM")
	}
	if err != nil {
		return fmt.Errorf("export library: %w", storageError(err))
	}
	return nil
}

func forgetPeople(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range []string{
		"DELETE FROM answers", "DELETE FROM gaps", "DELETE FROM suggestions", "DELETE FROM removals", "DELETE FROM settings",
		"UPDATE sources SET added_by = ''",
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// CopyFrom adds a source of another library with its passages. It reports
// whether the source is new here.
func (l *Library) CopyFrom(ctx context.Context, other *Library, id SourceID) (added bool, err error) {
	s, err := other.Source(ctx, id)
	if err != nil {
		return false, err
	}
	passages, err := collectPassages(other.db.QueryContext(ctx,
		"SELECT "+passageColumns+" FROM passages WHERE source = ? ORDER BY ordinal", id))
	if err != nil {
		return false, err
	}
	s.AddedBy = ""
	_, err = l.Add(ctx, s, passages)
	if errors.Is(err, ErrExists) {
		return false, nil
	}
	return err == nil, err
}
