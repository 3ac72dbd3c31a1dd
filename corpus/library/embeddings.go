package library

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// An Embedding is the vector of one passage, made by one model.
type Embedding struct {
	Passage corpus.PassageID
	Vector  []float32
}

// Embeddings yields the vectors of a model with a passage number above after,
// in order of passages. It yields one error at most, and then ends.
func (l *Library) Embeddings(ctx context.Context, model string, after corpus.PassageID) iter.Seq2[Embedding, error] {
	return inBatches(after, func(after corpus.PassageID) ([]Embedding, error) {
		return l.embeddingsAfter(ctx, model, after)
	}, func(e Embedding) corpus.PassageID { return e.Passage })
}

func (l *Library) embeddingsAfter(ctx context.Context, model string, after corpus.PassageID) ([]Embedding, error) {
	return collectEmbeddings(l.db.QueryContext(ctx, `SELECT passage, vector FROM embeddings
		WHERE model = (SELECT id FROM models WHERE name = ?) AND passage > ? ORDER BY passage LIMIT ?`, model, after, batch))
}

// EmbeddingsOf gives the vectors of a model that these passages have, in order.
func (l *Library) EmbeddingsOf(ctx context.Context, model string, ids []corpus.PassageID) ([]Embedding, error) {
	list, err := json.Marshal(append([]corpus.PassageID{}, ids...)) // none is [], not null
	if err != nil {
		return nil, fmt.Errorf("read embeddings: %w", err)
	}
	return collectEmbeddings(l.db.QueryContext(ctx, `SELECT passage, vector FROM embeddings
		WHERE model = (SELECT id FROM models WHERE name = ?) AND passage IN (SELECT value FROM json_each(?)) ORDER BY passage`, model, string(list)))
}

// collectEmbeddings reads rows of passage and vector, or passes on the error
// that came instead of them.
func collectEmbeddings(rows *sql.Rows, err error) ([]Embedding, error) {
	if err != nil {
		return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
	}
	defer rows.Close()
	var embeddings []Embedding
	for rows.Next() {
		var id corpus.PassageID
		var blob sql.RawBytes
		if err := rows.Scan(&id, &blob); err != nil {
			return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
		}
		embeddings = append(embeddings, Embedding{id, decodeVector(blob)})
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
	}
	return embeddings, nil
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
	return collectPassages(l.db.QueryContext(ctx, selectPassages+`id > `+after+`
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
		if err := checkVector(e.Vector, dimensions); err != nil {
			return 0, fmt.Errorf("add embeddings of %q: passage %d: %w", model, e.Passage, err)
		}
	}
	err = l.db.Change(ctx, func(tx *sql.Tx) error {
		id, err := findModel(ctx, tx, model, dimensions)
		if err != nil {
			return err
		}
		if stored, err = storeVectors(ctx, tx, id, titles, vectors); err != nil {
			return err
		}
		return moveComplete(ctx, tx, id)
	})
	if err != nil {
		return 0, fmt.Errorf("add embeddings of %q: %w", model, err)
	}
	return stored, nil
}

func checkVector(v []float32, dimensions int) error {
	if len(v) == 0 || len(v) != dimensions {
		return fmt.Errorf("%w: %d numbers, want %d", corpus.ErrDimension, len(v), dimensions)
	}
	var norm float32 // as whoever compares the vectors computes it
	for _, x := range v {
		norm += x * x
	}
	if length := float64(norm); length == 0 || math.IsNaN(length) || math.IsInf(length, 0) {
		return errVector
	}
	return nil
}

var errVector = errors.New("vector of length zero or with numbers that are not finite")

// findModel gives the number of a model and makes one for a new model.
func findModel(ctx context.Context, tx *sql.Tx, name string, dimensions int) (id int64, err error) {
	var known int
	err = tx.QueryRowContext(ctx, "SELECT id, dimensions FROM models WHERE name = ?", name).Scan(&id, &known)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if id, err = file.NewNumbers(ctx, tx, "models", 1); err != nil {
			return 0, err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO models (id, name, dimensions) VALUES (?, ?, ?)", id, name, dimensions)
		return id, err
	case err != nil:
		return 0, err
	case known != dimensions:
		return 0, fmt.Errorf("%w: %d numbers, those in the library have %d", corpus.ErrDimension, dimensions, known)
	}
	return id, nil
}

// storeVectors stores vectors of a model; of two of one passage the later one.
func storeVectors(ctx context.Context, tx *sql.Tx, model int64, titles []string, vectors []Embedding) (stored int, err error) {
	at := map[corpus.PassageID]int{}
	for i, e := range vectors {
		at[e.Passage] = i
	}
	var rows []file.Row
	for i, e := range vectors {
		var title any // whatever it is
		if titles != nil {
			title = titles[i]
		}
		if at[e.Passage] == i {
			rows = append(rows, file.Row{e.Passage, model, encodeVector(e.Vector), title})
		}
	}
	title := foreign.AsText("s.title")
	return file.ExecRows(ctx, tx, strings.ReplaceAll(`INSERT INTO embeddings (passage, model, vector)
		SELECT p.id, column2, column3 FROM (VALUES %s) AS new JOIN passages p ON p.id = column1 JOIN sources s ON s.id = p.source
		WHERE {title} = coalesce(column4, {title})
		ON CONFLICT (passage, model) DO UPDATE SET vector = excluded.vector`, "{title}", title),
		"(CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BLOB), CAST(? AS TEXT))", rows)
}

// moveComplete moves a model's mark up to just below the first passage that has
// no vector, so that [Library.Pending] need not look at what is done. The mark
// stays true: later passages have higher numbers, and a vector goes only with
// its passage, with its model, or with the title. What lacks its vector below the
// mark then, under another title or back in the library, moves it down.
func moveComplete(ctx context.Context, tx *sql.Tx, model int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE models SET complete = coalesce(
		(SELECT id - 1 FROM passages WHERE `+foreign.ReadablePassage+` AND id > complete
			AND EXISTS (SELECT 1 FROM sources WHERE id = passages.source)
			AND NOT EXISTS (SELECT 1 FROM embeddings WHERE passage = passages.id AND model = models.id)
			ORDER BY id LIMIT 1),
		(SELECT max(id) FROM passages),
		complete) WHERE id = ?`, model)
	return err
}

// retitle forgets the vectors, of all models, that the passages of a source have
// under its title of before, if it is to have another. They are made anew as if
// the passages had just been added.
func retitle(ctx context.Context, tx *sql.Tx, before corpus.Source, title string) error {
	if title == before.Title {
		return nil
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM embeddings WHERE passage IN (SELECT id FROM passages WHERE source = ?)", before.ID); err != nil {
		return err
	}
	return embedAgain(ctx, tx, before.ID)
}

// embedAgain moves the marks of all models down to before a source, whose passages
// have no vectors.
func embedAgain(ctx context.Context, tx *sql.Tx, id corpus.SourceID) error {
	_, err := tx.ExecContext(ctx, "UPDATE models SET complete = coalesce((SELECT min(id) - 1 FROM passages WHERE source = ? AND id <= complete), complete)", id)
	return err
}

// DropEmbeddings forgets the vectors of all models except the named ones.
func (l *Library) DropEmbeddings(ctx context.Context, except ...string) error {
	err := l.db.Change(ctx, func(tx *sql.Tx) error {
		kept, others, err := modelsBut(ctx, tx, except)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM embeddings WHERE NOT model IN (SELECT value FROM json_each(?))", kept); err != nil {
			return err
		}
		// Each one goes through all vectors that are left, so some at a time.
		_, err = tx.ExecContext(ctx, "DELETE FROM models WHERE id IN (SELECT value FROM json_each(?))", others)
		return err
	})
	if err != nil {
		return fmt.Errorf("drop embeddings except of %q: %w", except, err)
	}
	return nil
}

// modelsBut gives the numbers of the named models, and those of ten others, as lists.
func modelsBut(ctx context.Context, tx *sql.Tx, names []string) (named, others string, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, name FROM models ORDER BY id")
	if err != nil {
		return "", "", err
	}
	defer rows.Close()
	lists := map[bool][]int64{true: {}, false: {}}
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return "", "", err
		}
		in := slices.Contains(names, name)
		if in || len(lists[in]) < 10 {
			lists[in] = append(lists[in], id)
		}
	}
	first, err := json.Marshal(lists[true])
	second, err2 := json.Marshal(lists[false])
	return string(first), string(second), errors.Join(rows.Err(), err, err2)
}

func encodeVector(v []float32) []byte {
	blob := make([]byte, 0, 4*len(v))
	for _, x := range v {
		blob = binary.LittleEndian.AppendUint32(blob, math.Float32bits(x))
	}
	return blob
}

func decodeVector(blob []byte) []float32 {
	v := make([]float32, len(blob)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(blob[4*i:]))
	}
	return v
}
