package foreign

import (
	"context"
	"database/sql"
	"errors"

	"footnote/corpus"
)

// sums puts out what the library says of its sources that they are whole by. A library of an
// older form says nothing.
func (s *stranger) sums(ctx context.Context) error {
	if there, err := s.has(ctx, "sums"); err != nil || !there {
		return err
	}
	rows, err := s.db.QueryContext(ctx, `SELECT source, CASE WHEN typeof(record) = 'text' AND octet_length(record) <= 64 THEN record END,
		CASE WHEN typeof(text) = 'text' AND octet_length(text) <= 64 THEN text END FROM sums NOT INDEXED ORDER BY source`)
	if err != nil {
		return err
	}
	defer rows.Close()
	seen := scan{table: "sum", most: MostSources}
	for rows.Next() {
		var id int64
		var record, text sql.NullString
		if err := rows.Scan(&id, &record, &text); err != nil {
			return err
		}
		row := Row{Sum: &Sum{corpus.SourceID(id), record.String, text.String}}
		if err := errors.Join(seen.next(id), s.use(len(record.String)+len(text.String)), s.put(row)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// has tells whether the library is of a form that has a table.
func (s *stranger) has(ctx context.Context, table string) (there bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT count(*) > 0 FROM pragma_table_info(?)", table).Scan(&there)
	return there, err
}
