package library

import (
	"context"
	"database/sql"
	"fmt"

	"footnote/corpus/library/internal/file"
)

// forgetting are the statements that take a person out of a library: what they asked,
// rated and suggested goes, and sources stay without whose they were.
var forgetting = []string{
	"DELETE FROM answers WHERE member = ?",
	"DELETE FROM feedback WHERE member = ?",
	"DELETE FROM suggestions WHERE member = ?",
	"UPDATE suggestions SET decided_by = '' WHERE decided_by = ?",
	"UPDATE sources SET added_by = '' WHERE added_by = ?",
	"UPDATE removals SET removed_by = '' WHERE removed_by = ?",
	"UPDATE corrections SET corrected_by = '' WHERE corrected_by = ?",
	"UPDATE removals SET source = json_set(source, '$.AddedBy', '') WHERE json_extract(source, '$.AddedBy') = ?",
}

// ForgetMember takes a person out of the library, and tells how many rows had to do
// with them. Questions that were kept without whose they were ([journal.Journal.Gaps]) stay.
// What was deleted, also before, can be read in the library's file no more, either.
func (l *Library) ForgetMember(ctx context.Context, member string) (rows int, err error) {
	if member == "" {
		return 0, nil // it stands for nobody
	}
	err = l.db.Change(ctx, func(tx *sql.Tx) error {
		rows = 0
		for _, statement := range forgetting {
			done, err := tx.ExecContext(ctx, statement, member)
			if err != nil {
				return err
			}
			n, err := done.RowsAffected()
			if err != nil {
				return err
			}
			rows += int(n)
		}
		if rows == 0 {
			return nil
		}
		return file.RaiseRevision(ctx, tx)
	})
	if err == nil {
		err = l.db.Scrub(ctx)
	}
	if err != nil {
		return 0, fmt.Errorf("forget a member: %w", file.Error(err))
	}
	return rows, nil
}
