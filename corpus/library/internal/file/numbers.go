package file

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"footnote/corpus"
)

// NewNumbers gives the first of some new numbers for rows of a table. A number is used
// once, also if its row goes.
func NewNumbers(ctx context.Context, tx *sql.Tx, table string, some int) (first int64, err error) {
	var last int64
	// A row may have come with its number, from another library.
	err = tx.QueryRowContext(ctx, fmt.Sprintf(`UPDATE numbers SET last = coalesce((SELECT max(id) FROM %s WHERE id > last), last) + ?
		WHERE name = '%[1]s' RETURNING last`, table), some).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: numbers of %s", corpus.ErrNotLibrary, table)
	}
	return last - int64(some) + 1, err
}

// RaiseRevision tells whoever reads the library that sources or passages change with a
// transaction.
func RaiseRevision(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "UPDATE library SET revision = revision + 1")
	return err
}
