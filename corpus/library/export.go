package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"footnote/corpus"
	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/embeddings"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/stored"
)

// Export writes a copy of the library to a new file, as it is at one moment,
// while others go on using it. What concerns people is left out: answers,
// ratings, suggestions and settings; so are the files of the sources, unless they are
// asked for: who may read passages of a work may not hand on all of it. The file gets
// its name once it is whole, and is its maker's alone: with files, it holds whole works.
// Errors: [corpus.ErrExists] if there is a file of that name, [corpus.ErrFull].
func (l *Library) Export(ctx context.Context, path string, files bool) error {
	err := copies.Export(ctx, l.db, path, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM originals WHERE NOT ?", files)
		return errors.Join(err, forgetPeople(ctx, tx))
	})
	if err != nil {
		return fmt.Errorf("export library: %w", file.Error(err))
	}
	return nil
}

func forgetPeople(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range []string{
		"DELETE FROM shown", "DELETE FROM answers", "DELETE FROM gaps", "DELETE FROM suggestions", "DELETE FROM removals", "DELETE FROM corrections", "DELETE FROM settings",
		"UPDATE sources SET added_by = '', here = ''", "DELETE FROM originals WHERE " + unused,
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// CopyFrom adds sources of another library with their passages and, of one
// model, their vectors, in one transaction. It tells how many of them are new
// here. Vectors that this library refuses are left out: they can be made again.
func (l *Library) CopyFrom(ctx context.Context, other *Library, ids []corpus.SourceID, model string) (added int, err error) {
	err = l.db.Change(ctx, func(tx *sql.Tx) error {
		added = 0
		var vectors []Embedding
		for _, id := range ids {
			made, err := copySource(ctx, tx, other, id, model)
			if errors.Is(err, corpus.ErrExists) {
				continue
			}
			if err != nil {
				return err
			}
			added++
			vectors = append(vectors, made...)
		}
		return embeddings.AddFitting(ctx, tx, model, vectors)
	})
	if err != nil {
		return 0, fmt.Errorf("copy %d sources: %w", len(ids), err)
	}
	return added, nil
}

// copiedAtOnce is how many sources go into one transaction, which others wait for.
const copiedAtOnce = 50

// CopyAll adds all sources of another library as [Library.CopyFrom] does, some at a
// time, and calls progress, unless it is nil, after each. It tells how many sources
// the other has, and how many of them are new here.
func (l *Library) CopyAll(ctx context.Context, other *Library, model string, progress func(done, total int)) (total, added int, err error) {
	sources, err := other.Sources(ctx)
	if err != nil {
		return 0, 0, err
	}
	done := 0
	for some := range slices.Chunk(sources, copiedAtOnce) {
		ids := make([]corpus.SourceID, len(some))
		for i, s := range some {
			ids[i] = s.ID
		}
		n, err := l.CopyFrom(ctx, other, ids, model)
		if added += n; err != nil {
			return len(sources), added, err
		}
		if done += len(some); progress != nil {
			progress(done, len(sources))
		}
	}
	return len(sources), added, nil
}

// copySource adds one source and gives the vectors that its passages have in the
// other library.
func copySource(ctx context.Context, tx *sql.Tx, other *Library, id corpus.SourceID, model string) ([]Embedding, error) {
	s, err := other.Source(ctx, id)
	if err != nil {
		return nil, err
	}
	passages, err := stored.PassagesOf(ctx, other.db, id)
	if err != nil {
		return nil, err
	}
	made, err := embeddings.OfSource(ctx, other.db, id, model)
	if err != nil {
		return nil, err
	}
	s.AddedBy, s.Here = "", ""
	s.Shelves = slices.DeleteFunc(s.Shelves, isLongShelf) // no names of ours: the other library may be a stranger's
	kept, err := addSource(ctx, tx, stored.AsKept(s, len(passages)), passages)
	if err != nil {
		return nil, err
	}
	mine, err := stored.PassagesOf(ctx, tx, kept.ID)
	if err != nil {
		return nil, err
	}
	var vectors []Embedding
	for _, p := range mine {
		if v := made[p.Ordinal]; v != nil && embeddings.Check(v, len(v)) == nil {
			vectors = append(vectors, Embedding{Passage: p.ID, Vector: v})
		}
	}
	return vectors, nil
}
