package embeddings

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// Add stores vectors of one length, in place of those that the passages have by the model,
// and tells how many. With titles, one a vector, those whose source has another title are
// left out.
func Add(ctx context.Context, tx *sql.Tx, model string, titles []string, vectors []Embedding) (stored int, err error) {
	id, err := FindModel(ctx, tx, model, len(vectors[0].Vector))
	if err != nil {
		return 0, err
	}
	if stored, err = store(ctx, tx, id, titles, vectors); err != nil {
		return 0, err
	}
	return stored, MoveComplete(ctx, tx, id)
}

// AddFitting stores those vectors that have the length of the model's others.
func AddFitting(ctx context.Context, tx *sql.Tx, model string, vectors []Embedding) error {
	if len(vectors) == 0 {
		return nil
	}
	length := len(vectors[0].Vector)
	id, err := FindModel(ctx, tx, model, length)
	if errors.Is(err, corpus.ErrDimension) {
		return nil
	}
	if err != nil {
		return err
	}
	vectors = slices.DeleteFunc(vectors, func(e Embedding) bool { return len(e.Vector) != length })
	if _, err := store(ctx, tx, id, nil, vectors); err != nil {
		return err
	}
	return MoveComplete(ctx, tx, id)
}

// FindModel gives the number of a model and makes one for a new model.
func FindModel(ctx context.Context, tx *sql.Tx, name string, dimensions int) (id int64, err error) {
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

// store stores vectors of a model; of two of one passage the later one.
func store(ctx context.Context, tx *sql.Tx, model int64, titles []string, vectors []Embedding) (stored int, err error) {
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
			rows = append(rows, file.Row{e.Passage, model, Encode(e.Vector), title})
		}
	}
	title := foreign.AsText("s.title")
	return file.ExecRows(ctx, tx, strings.ReplaceAll(`INSERT INTO embeddings (passage, model, vector)
		SELECT p.id, column2, column3 FROM (VALUES %s) AS new JOIN passages p ON p.id = column1 JOIN sources s ON s.id = p.source
		WHERE {title} = coalesce(column4, {title})
		ON CONFLICT (passage, model) DO UPDATE SET vector = excluded.vector`, "{title}", title),
		"(CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BLOB), CAST(? AS TEXT))", rows)
}

// MoveComplete moves a model's mark up to just below the first passage that has
// no vector, so that who looks for such passages need not look at what is done. The mark
// stays true: later passages have higher numbers, and a vector goes only with
// its passage, with its model, or with the title. What lacks its vector below the
// mark then, under another title or back in the library, moves it down.
func MoveComplete(ctx context.Context, tx *sql.Tx, model int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE models SET complete = coalesce(
		(SELECT id - 1 FROM passages WHERE `+foreign.ReadablePassage+` AND id > complete
			AND EXISTS (SELECT 1 FROM sources WHERE id = passages.source)
			AND NOT EXISTS (SELECT 1 FROM embeddings WHERE passage = passages.id AND model = models.id)
			ORDER BY id LIMIT 1),
		(SELECT max(id) FROM passages),
		complete) WHERE id = ?`, model)
	return err
}

// Retitle forgets the vectors, of all models, that the passages of a source have
// under its title of before, if it is to have another. They are made anew as if
// the passages had just been added.
func Retitle(ctx context.Context, tx *sql.Tx, before corpus.Source, title string) error {
	if title == before.Title {
		return nil
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM embeddings WHERE passage IN (SELECT id FROM passages WHERE source = ?)", before.ID); err != nil {
		return err
	}
	return EmbedAgain(ctx, tx, before.ID)
}

// EmbedAgain moves the marks of all models down to before a source, whose passages
// have no vectors.
func EmbedAgain(ctx context.Context, tx *sql.Tx, id corpus.SourceID) error {
	_, err := tx.ExecContext(ctx, "UPDATE models SET complete = coalesce((SELECT min(id) - 1 FROM passages WHERE source = ? AND id <= complete), complete)", id)
	return err
}

// Drop forgets the vectors of all models except the named ones.
func Drop(ctx context.Context, tx *sql.Tx, except []string) error {
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
