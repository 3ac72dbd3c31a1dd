package library

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"footnote/corpus"
	"footnote/corpus/library/internal/stored"
)

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
		stored.SelectPassages+"id > ? ORDER BY id LIMIT ?", after, batch)
	return stored.CollectPassages(rows, err)
}

// PassagesOf gives the passages of sources with a number up to last, in order of
// number.
func (l *Library) PassagesOf(ctx context.Context, sources []corpus.SourceID, last corpus.PassageID) ([]corpus.Passage, error) {
	list, err := json.Marshal(append([]corpus.SourceID{}, sources...)) // none is [], not null
	if err != nil {
		return nil, fmt.Errorf("read passages: %w", err)
	}
	return stored.CollectPassages(l.db.QueryContext(ctx,
		stored.SelectPassages+"source IN (SELECT value FROM json_each(?)) AND id <= ? ORDER BY id", string(list), last))
}

// PassagesByID gives the passages with these numbers, by number. Those that
// are gone are left out.
func (l *Library) PassagesByID(ctx context.Context, ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
	list, err := json.Marshal(append([]corpus.PassageID{}, ids...))
	if err != nil {
		return nil, fmt.Errorf("read passages: %w", err)
	}
	rows, err := l.db.QueryReady(ctx,
		stored.SelectPassages+"id IN (SELECT value FROM json_each(?))", string(list))
	passages, err := stored.CollectPassages(rows, err)
	byID := make(map[corpus.PassageID]corpus.Passage, len(passages))
	for _, p := range passages {
		byID[p.ID] = p
	}
	return byID, err
}
