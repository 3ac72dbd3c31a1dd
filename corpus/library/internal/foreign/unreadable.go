package foreign

import (
	"context"
	"fmt"
	"strings"

	"footnote/corpus/library/internal/file"
)

// Unreadable lists the rows of sources and passages of a file that hold what this program
// never writes, a hundred of each at most. It reads all of the file for it.
func Unreadable(ctx context.Context, q file.Querier) ([]BadRow, error) {
	sources, err := badRows(ctx, q, "source", "SELECT id, "+badFields()+" AS bad FROM sources WHERE bad <> '' ORDER BY id LIMIT 100")
	if err != nil {
		return nil, err
	}
	passages, err := badRows(ctx, q, "passage", `SELECT id, CASE WHEN NOT (`+ReadablePassage+`) THEN 'text or place is none, or too long' ELSE 'its source is not there' END
		FROM passages WHERE NOT (`+ReadablePassage+`) OR NOT EXISTS (SELECT 1 FROM sources WHERE id = passages.source) ORDER BY id LIMIT 100`)
	return append(sources, passages...), err
}

func badRows(ctx context.Context, q file.Querier, table, query string) ([]BadRow, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("list unreadable rows: %w", file.Error(err))
	}
	defer rows.Close()
	var bad []BadRow
	for rows.Next() {
		b := BadRow{Table: table}
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
