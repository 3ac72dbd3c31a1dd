package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/embeddings"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/stored"
)

// A Change counts what became of the passages of a source that was read again.
type Change struct {
	Kept  int // word for word at their place, with their numbers
	Added int
	Gone  int
}

// None tells whether nothing changed.
func (c Change) None() bool { return c.Added == 0 && c.Gone == 0 }

// Replace puts what was read of a source now in place of what is kept of it, in
// one transaction. Passages of the same text and locator stay, with their
// numbers and, under the same title, their vectors; fields of the record that a
// person gave stay, too, as does who added the source and when. The same bytes
// are replaced like others: a newer program may read them better. The file that is
// kept of other bytes goes; that of these comes with [Library.KeepOriginal].
//
// Errors: [ErrNotFound]; [ErrNoText] without passages; [ErrExists], with the
// other source, if one of the same bytes is there.
func (l *Library) Replace(ctx context.Context, id corpus.SourceID, s corpus.Source, passages []corpus.Passage) (corpus.Source, Change, error) {
	fail := func(err error) (corpus.Source, Change, error) {
		return corpus.Source{}, Change{}, fmt.Errorf("replace source %d: %w", id, err)
	}
	switch {
	case s.Digest == "":
		return fail(errors.New("no digest"))
	case len(passages) == 0:
		return fail(corpus.ErrNoText)
	}
	var kept corpus.Source
	var change Change
	err := l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		kept, change, err = replaceSource(ctx, tx, id, s, passages)
		return err
	})
	switch {
	case errors.Is(err, corpus.ErrExists):
		_, _, err = fail(err)
		return kept, Change{}, err
	case err != nil:
		return fail(err)
	}
	return kept, change, nil
}

// replaceSource is [Library.Replace] in a transaction. With ErrExists it gives the other source.
func replaceSource(ctx context.Context, tx *sql.Tx, id corpus.SourceID, s corpus.Source, passages []corpus.Passage) (kept corpus.Source, change Change, err error) {
	there, err := stored.FindSource(ctx, tx, "id = ?", id)
	if err != nil {
		return kept, change, err
	}
	other, err := stored.FindSource(ctx, tx, "digest = ?", s.Digest)
	switch {
	case err == nil && other.ID != id:
		return other, change, corpus.ErrExists
	case err != nil && !errors.Is(err, corpus.ErrNotFound):
		return kept, change, err
	}
	kept = readAgain(there, s, len(passages))
	if change, err = replacePassages(ctx, tx, id, passages); err != nil {
		return kept, change, err
	}
	if err := embeddings.Retitle(ctx, tx, there, kept.Title); err != nil {
		return kept, change, err
	}
	if err := stored.UpdateSource(ctx, tx, kept); err != nil {
		return kept, change, err
	}
	if err := stored.NoteSums(ctx, tx, kept, stored.InOrder(id, passages)); err != nil {
		return kept, change, err
	}
	return kept, change, dropOriginal(ctx, tx, there.Digest)
}

// readAgain gives the source that is kept after it was read again.
func readAgain(there, now corpus.Source, passages int) corpus.Source {
	kept := there
	kept.ReadAt = now.ReadAt
	if now.ReadAt.IsZero() {
		kept.ReadAt = time.Now()
	}
	kept.Metadata, kept.Digest, kept.MediaType = now.KeepGiven(there.Metadata), now.Digest, now.MediaType
	if now.Origin != "" {
		kept.Origin, kept.Here = now.Origin, now.Here
	}
	return stored.AsKept(kept, passages)
}

// A place tells passages of one source apart that may have the same text.
type place struct {
	corpus.Locator
	text string
}

// replacePassages makes the passages of a source those given. Passages that
// are equal in all are taken in their order.
func replacePassages(ctx context.Context, tx *sql.Tx, id corpus.SourceID, passages []corpus.Passage) (Change, error) {
	there, err := stored.PassagesOf(ctx, tx, id)
	if err != nil {
		return Change{}, err
	}
	free := map[place][]corpus.PassageID{}
	for _, p := range there {
		at := place{p.Locator, p.Text}
		free[at] = append(free[at], p.ID)
	}
	// Ordinals are unique at every moment: those that stay are moved aside first.
	if _, err := tx.ExecContext(ctx, "UPDATE passages SET ordinal = -ordinal WHERE source = ?", id); err != nil {
		return Change{}, err
	}
	var kept []file.Row
	var added []corpus.Passage
	for _, p := range stored.InOrder(id, passages) {
		at := place{p.Locator, p.Text}
		if ids := free[at]; len(ids) > 0 {
			free[at] = ids[1:]
			kept = append(kept, file.Row{ids[0], p.Ordinal})
		} else {
			added = append(added, p)
		}
	}
	_, err = file.ExecRows(ctx, tx, "UPDATE passages SET ordinal = column2 FROM (VALUES %s) AS now WHERE id = column1", "(CAST(? AS BIGINT), CAST(? AS BIGINT))", kept)
	if err == nil {
		err = stored.Number(ctx, tx, added)
	}
	if err == nil {
		err = stored.StorePassages(ctx, tx, added)
	}
	if err == nil {
		_, err = tx.ExecContext(ctx, "DELETE FROM passages WHERE source = ? AND ordinal < 0", id)
	}
	return Change{Kept: len(kept), Added: len(added), Gone: len(there) - len(kept)}, err
}
