package journal

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"footnote/corpus/library/internal/file"
)

// A Gap is a question that the library did not surely answer.
type Gap struct {
	ID       int64
	Question string
	Verdict  string // "nothing" or "maybe"
	AskedAt  time.Time
}

// AddGap keeps a question that was not surely answered. Its number is chosen here.
func (j *Journal) AddGap(ctx context.Context, g Gap) error {
	err := j.db.Change(ctx, func(tx *sql.Tx) error {
		number, err := file.NewNumbers(ctx, tx, "gaps", 1)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO gaps (id, question, verdict, asked_at) VALUES (?, ?, ?, ?)", number, file.CleanText(g.Question), g.Verdict, file.TimeText(g.AskedAt))
		return err
	})
	if err != nil {
		return fmt.Errorf("add gap: %w", err)
	}
	return nil
}

// Gaps lists the latest questions that were not surely answered, newest first.
func (j *Journal) Gaps(ctx context.Context, limit int) ([]Gap, error) {
	rows, err := j.db.QueryContext(ctx, "SELECT id, question, verdict, asked_at FROM gaps ORDER BY id DESC LIMIT ?", limit)
	if err != nil {
		return nil, fmt.Errorf("list gaps: %w", file.Error(err))
	}
	defer rows.Close()
	var gaps []Gap
	for rows.Next() {
		var g Gap
		var at string
		if err := rows.Scan(&g.ID, &g.Question, &g.Verdict, &at); err != nil {
			return nil, fmt.Errorf("list gaps: %w", file.Error(err))
		}
		g.AskedAt, _ = time.Parse(time.RFC3339Nano, at)
		gaps = append(gaps, g)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list gaps: %w", file.Error(err))
	}
	return gaps, nil
}
