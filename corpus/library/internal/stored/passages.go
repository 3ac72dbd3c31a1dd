package stored

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/sums"
)

// InsertPassages takes rows of [PassageMarks].
const (
	InsertPassages = "INSERT INTO passages (" + file.PassageColumns + ") VALUES %s"
	PassageMarks   = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

// PassageValues are those of [PassageMarks].
func PassageValues(p corpus.Passage) []any {
	return []any{p.ID, p.Source, p.Ordinal, p.Section, p.Page, p.Label, p.LastPage, p.LastLabel, p.Paragraph, p.Recognised, p.Text}
}

// StorePassages stores passages as they are numbered.
func StorePassages(ctx context.Context, tx *sql.Tx, passages []corpus.Passage) error {
	_, err := file.ExecRows(ctx, tx, InsertPassages, PassageMarks, passageRows(passages))
	return err
}

// StoreText stores the passages of a source that was stored, all of them, and notes the
// sums of both.
func StoreText(ctx context.Context, tx *sql.Tx, s corpus.Source, passages []corpus.Passage) error {
	if err := StorePassages(ctx, tx, passages); err != nil {
		return err
	}
	return NoteSums(ctx, tx, s, passages)
}

// NoteSums notes what a source and its passages are now.
func NoteSums(ctx context.Context, tx *sql.Tx, s corpus.Source, passages []corpus.Passage) error {
	record, err := SourceValues(s)
	if err != nil {
		return err
	}
	return sums.Put(ctx, tx, s.ID, sums.Sum{Record: sums.Record(record), Text: sums.Text(passageRows(passages))})
}

func passageRows(passages []corpus.Passage) []file.Row {
	rows := make([]file.Row, len(passages))
	for i, p := range passages {
		rows[i] = PassageValues(p)
	}
	return rows
}

// Number gives passages new numbers, in their order.
func Number(ctx context.Context, tx *sql.Tx, passages []corpus.Passage) error {
	if len(passages) == 0 {
		return nil
	}
	first, err := file.NewNumbers(ctx, tx, "passages", len(passages))
	for i := range passages {
		passages[i].ID = corpus.PassageID(first) + corpus.PassageID(i)
	}
	return err
}

// InOrder gives the passages of a source as they follow each other there.
func InOrder(source corpus.SourceID, passages []corpus.Passage) []corpus.Passage {
	passages = slices.Clone(passages)
	for i := range passages {
		p := &passages[i]
		p.Source, p.Ordinal = source, i+1
		for _, text := range []*string{&p.Section, &p.Label, &p.LastLabel, &p.Text} {
			*text = file.CleanText(*text)
		}
	}
	return passages
}

// SelectPassages reads those passages for which a condition is true.
const SelectPassages = "SELECT " + file.PassageColumns + " FROM passages WHERE " + foreign.ReadablePassage + " AND "

// CollectPassages reads rows of passageColumns, or passes on the error that
// came instead of them.
func CollectPassages(rows *sql.Rows, err error) ([]corpus.Passage, error) {
	if err != nil {
		return nil, fmt.Errorf("read passages: %w", file.Error(err))
	}
	defer rows.Close()
	var passages []corpus.Passage
	for rows.Next() {
		var p corpus.Passage
		if err := rows.Scan(&p.ID, &p.Source, &p.Ordinal, &p.Section, &p.Page, &p.Label, &p.LastPage, &p.LastLabel, &p.Paragraph, &p.Recognised, &p.Text); err != nil {
			return nil, fmt.Errorf("read passages: %w", file.Error(err))
		}
		passages = append(passages, p)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read passages: %w", file.Error(err))
	}
	return passages, nil
}

// PassagesOf gives the passages of one source, in order.
func PassagesOf(ctx context.Context, q file.Querier, id corpus.SourceID) ([]corpus.Passage, error) {
	return CollectPassages(q.QueryContext(ctx, SelectPassages+"source = ? ORDER BY ordinal", id))
}
