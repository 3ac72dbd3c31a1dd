package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/sums"
)

const (
	insertPassages = "INSERT INTO passages (" + file.PassageColumns + ") VALUES %s"
	passageMarks   = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

// passageValues are those of passageMarks.
func passageValues(p corpus.Passage) []any {
	return []any{p.ID, p.Source, p.Ordinal, p.Section, p.Page, p.Label, p.LastPage, p.LastLabel, p.Paragraph, p.Recognised, p.Text}
}

// storePassages stores passages as they are numbered.
func storePassages(ctx context.Context, tx *sql.Tx, passages []corpus.Passage) error {
	_, err := file.ExecRows(ctx, tx, insertPassages, passageMarks, passageRows(passages))
	return err
}

// storeText stores the passages of a source that was stored, all of them, and notes the
// sums of both.
func storeText(ctx context.Context, tx *sql.Tx, s corpus.Source, passages []corpus.Passage) error {
	if err := storePassages(ctx, tx, passages); err != nil {
		return err
	}
	return noteSums(ctx, tx, s, passages)
}

// noteSums notes what a source and its passages are now.
func noteSums(ctx context.Context, tx *sql.Tx, s corpus.Source, passages []corpus.Passage) error {
	record, err := sourceValues(s)
	if err != nil {
		return err
	}
	return sums.Put(ctx, tx, s.ID, sums.Sum{Record: sums.Record(record), Text: sums.Text(passageRows(passages))})
}

func passageRows(passages []corpus.Passage) []file.Row {
	rows := make([]file.Row, len(passages))
	for i, p := range passages {
		rows[i] = passageValues(p)
	}
	return rows
}

// number gives passages new numbers, in their order.
func number(ctx context.Context, tx *sql.Tx, passages []corpus.Passage) error {
	if len(passages) == 0 {
		return nil
	}
	first, err := file.NewNumbers(ctx, tx, "passages", len(passages))
	for i := range passages {
		passages[i].ID = corpus.PassageID(first) + corpus.PassageID(i)
	}
	return err
}

// inOrderOf gives the passages of a source as they follow each other there.
func inOrderOf(source corpus.SourceID, passages []corpus.Passage) []corpus.Passage {
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

// selectPassages reads those passages for which a condition is true.
const selectPassages = "SELECT " + file.PassageColumns + " FROM passages WHERE " + foreign.ReadablePassage + " AND "

// batch is how many rows are read at a time. Between two batches nothing of
// the library is held, so the loop may take its time and call the library.
const batch = 512

// Passages yields all passages with a number above after, in order of number.
// It yields one error at most, and then ends. What is added or removed while
// it runs may be yielded or not.
func (l *Library) Passages(ctx context.Context, after corpus.PassageID) iter.Seq2[corpus.Passage, error] {
	return inBatches(after, func(after corpus.PassageID) ([]corpus.Passage, error) {
		return l.passagesAfter(ctx, after)
	}, func(p corpus.Passage) corpus.PassageID { return p.ID })
}

// inBatches yields what read gives, one batch after another.
func inBatches[T any](after corpus.PassageID, read func(after corpus.PassageID) ([]T, error), id func(T) corpus.PassageID) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			rows, err := read(after)
			if err != nil {
				yield(*new(T), err)
				return
			}
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
			if len(rows) < batch {
				return
			}
			after = id(rows[len(rows)-1])
		}
	}
}

func (l *Library) passagesAfter(ctx context.Context, after corpus.PassageID) ([]corpus.Passage, error) {
	rows, err := l.db.QueryContext(ctx,
		selectPassages+"id > ? ORDER BY id LIMIT ?", after, batch)
	return collectPassages(rows, err)
}

// collectPassages reads rows of passageColumns, or passes on the error that
// came instead of them.
func collectPassages(rows *sql.Rows, err error) ([]corpus.Passage, error) {
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

// passagesOf gives the passages of one source, in order.
func passagesOf(ctx context.Context, q file.Querier, id corpus.SourceID) ([]corpus.Passage, error) {
	return collectPassages(q.QueryContext(ctx, selectPassages+"source = ? ORDER BY ordinal", id))
}

// PassagesOf gives the passages of sources with a number up to last, in order of
// number.
func (l *Library) PassagesOf(ctx context.Context, sources []corpus.SourceID, last corpus.PassageID) ([]corpus.Passage, error) {
	list, err := json.Marshal(append([]corpus.SourceID{}, sources...)) // none is [], not null
	if err != nil {
		return nil, fmt.Errorf("read passages: %w", err)
	}
	return collectPassages(l.db.QueryContext(ctx,
		selectPassages+"source IN (SELECT value FROM json_each(?)) AND id <= ? ORDER BY id", string(list), last))
}

// PassagesByID gives the passages with these numbers, by number. Those that
// are gone are left out.
func (l *Library) PassagesByID(ctx context.Context, ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
	list, err := json.Marshal(append([]corpus.PassageID{}, ids...))
	if err != nil {
		return nil, fmt.Errorf("read passages: %w", err)
	}
	rows, err := l.db.QueryContext(ctx,
		selectPassages+"id IN (SELECT value FROM json_each(?))", string(list))
	passages, err := collectPassages(rows, err)
	byID := make(map[corpus.PassageID]corpus.Passage, len(passages))
	for _, p := range passages {
		byID[p.ID] = p
	}
	return byID, err
}
