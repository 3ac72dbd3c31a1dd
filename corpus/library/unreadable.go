package library

import (
	"context"
	"fmt"
	"strings"

	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// Unreadable lists the rows of sources and passages that hold what this program
// never writes, because another has changed the file. What cannot be read of
// them is left out: of a source the field, of a passage all. It lists a hundred
// of each at most, and reads the whole library for it. On a server columns have their
// types, and there is none.
func (l *Library) Unreadable(ctx context.Context) ([]foreign.BadRow, error) {
	if l.db.IsServed() {
		return nil, nil
	}
	sources, err := l.badRows(ctx, "source", "SELECT id, "+foreign.BadFields()+" AS bad FROM sources WHERE bad <> '' ORDER BY id LIMIT 100")
	if err != nil {
		return nil, err
	}
	passages, err := l.badRows(ctx, "passage", `SELECT id, CASE WHEN NOT (`+foreign.ReadablePassage+`) THEN 'text or place is none, or too long' ELSE 'its source is not there' END
		FROM passages WHERE NOT (`+foreign.ReadablePassage+`) OR NOT EXISTS (SELECT 1 FROM sources WHERE id = passages.source) ORDER BY id LIMIT 100`)
	return append(sources, passages...), err
}

func (l *Library) badRows(ctx context.Context, table, query string) ([]foreign.BadRow, error) {
	rows, err := l.db.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("list unreadable rows: %w", file.Error(err))
	}
	defer rows.Close()
	var bad []foreign.BadRow
	for rows.Next() {
		b := foreign.BadRow{Table: table}
		if err := rows.Scan(&b.Number, &b.Reason); err != nil {
			return nil, fmt.Errorf("list unreadable rows: %w", file.Error(err))
		}
		b.Reason = strings.TrimPrefix(b.Reason, ", ")
		bad = append(bad, b)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list unreadable rows: %w", file.Error(err))
	}
	return bad, nil
}
