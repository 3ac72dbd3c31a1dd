package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"footnote/corpus"
	"footnote/corpus/library/internal/embeddings"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/stored"
)

// An Embedding is the vector of one passage, made by one model.
type Embedding = embeddings.Embedding

// Embeddings yields the vectors of a model with a passage number above after,
// in order of passages. It yields one error at most, and then ends.
func (l *Library) Embeddings(ctx context.Context, model string, after corpus.PassageID) iter.Seq2[Embedding, error] {
	return inBatches(after, func(after corpus.PassageID) ([]Embedding, error) {
		return l.embeddingsAfter(ctx, model, after)
	}, func(e Embedding) corpus.PassageID { return e.Passage })
}

func (l *Library) embeddingsAfter(ctx context.Context, model string, after corpus.PassageID) ([]Embedding, error) {
	return embeddings.Collect(l.db.QueryContext(ctx, `SELECT passage, vector FROM embeddings
		WHERE model = (SELECT id FROM models WHERE name = ?) AND passage > ? ORDER BY passage LIMIT ?`, model, after, batch))
}

// EmbeddingsOf gives the vectors of a model that these passages have, in order.
func (l *Library) EmbeddingsOf(ctx context.Context, model string, ids []corpus.PassageID) ([]Embedding, error) {
	list, err := json.Marshal(append([]corpus.PassageID{}, ids...)) // none is [], not null
	if err != nil {
		return nil, fmt.Errorf("read embeddings: %w", err)
	}
	return embeddings.Collect(l.db.QueryContext(ctx, `SELECT passage, vector FROM embeddings
		WHERE model = (SELECT id FROM models WHERE name = ?) AND passage IN (SELECT value FROM json_each(?)) ORDER BY passage`, model, string(list)))
}

// Pending lists up to limit passages that have no vector by the model, in
// order of number; also how many there are in all.
func (l *Library) Pending(ctx context.Context, model string, limit int) ([]corpus.Passage, int, error) {
	var total int
	err := l.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM passages) -
		(SELECT count(*) FROM embeddings WHERE model = (SELECT id FROM models WHERE name = ?))`, model).Scan(&total)
	if err != nil {
		return nil, 0, fmt.Errorf("count pending passages: %w", file.Error(err))
	}
	if total == 0 {
		return nil, 0, nil
	}
	passages, err := l.NextPending(ctx, model, limit)
	if len(passages) == 0 {
		total = 0 // those that are left cannot be read
	}
	return passages, total, err
}

// NextPending is Pending for who knows how many there are in all: to count them goes
// through the whole library.
func (l *Library) NextPending(ctx context.Context, model string, limit int) ([]corpus.Passage, error) {
	mark := "coalesce((SELECT complete FROM models WHERE name = ?1), 0)"
	passages, err := l.pendingAfter(ctx, mark, model, limit)
	if len(passages) == 0 && err == nil {
		passages, err = l.pendingAfter(ctx, "0", model, limit) // the mark is another program's
	}
	return passages, err
}

// pendingAfter lists passages above a number that have no vector by the model.
func (l *Library) pendingAfter(ctx context.Context, after, model string, limit int) ([]corpus.Passage, error) {
	return stored.CollectPassages(l.db.QueryContext(ctx, stored.SelectPassages+`id > `+after+`
		AND EXISTS (SELECT 1 FROM sources WHERE id = passages.source)
		AND NOT EXISTS (SELECT 1 FROM embeddings
			WHERE passage = passages.id AND model = (SELECT id FROM models WHERE name = ?1))
		ORDER BY id LIMIT ?2`, model, limit))
}

// AddEmbeddings stores vectors in one transaction, in place of those that the
// passages have by the model; vectors of passages that are gone meanwhile are
// left out. All vectors of a model have the same length, and each points
// somewhere: others are refused, and nothing is stored.
func (l *Library) AddEmbeddings(ctx context.Context, model string, vectors []Embedding) error {
	_, err := l.AddEmbeddingsUnder(ctx, model, nil, vectors)
	return err
}

// AddEmbeddingsUnder is AddEmbeddings of vectors that were made under the titles
// of their sources, one title for each. Those whose source has another title
// meanwhile are left out, too: they have to be made again. It tells how many were
// stored.
func (l *Library) AddEmbeddingsUnder(ctx context.Context, model string, titles []string, vectors []Embedding) (stored int, err error) {
	if len(vectors) == 0 {
		return 0, nil
	}
	dimensions := len(vectors[0].Vector)
	for _, e := range vectors {
		if err := embeddings.Check(e.Vector, dimensions); err != nil {
			return 0, fmt.Errorf("add embeddings of %q: passage %d: %w", model, e.Passage, err)
		}
	}
	err = l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		stored, err = embeddings.Add(ctx, tx, model, titles, vectors)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("add embeddings of %q: %w", model, err)
	}
	return stored, nil
}

// DropEmbeddings forgets the vectors of all models except the named ones.
func (l *Library) DropEmbeddings(ctx context.Context, except ...string) error {
	err := l.db.Change(ctx, func(tx *sql.Tx) error { return embeddings.Drop(ctx, tx, except) })
	if err != nil {
		return fmt.Errorf("drop embeddings except of %q: %w", except, err)
	}
	return nil
}
