package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/stored"
)

// Add stores a source with its passages in one transaction and returns it as
// it is kept: with its number, the count of its passages and the time of
// adding, now if none is given. Passages are numbered in the order given.
//
// If a source of the same digest is there, Add changes nothing and returns
// that one with [ErrExists]. A source without passages is refused with
// [ErrNoText], but for one of which only the record is known.
func (l *Library) Add(ctx context.Context, s corpus.Source, passages []corpus.Passage) (corpus.Source, error) {
	// Named by its digest, because titles and origins are no matter for a log.
	fail := func(err error) error { return fmt.Errorf("add source of digest %.12s: %w", s.Digest, err) }
	switch {
	case s.Digest == "":
		return corpus.Source{}, fail(errors.New("no digest"))
	case len(passages) == 0 && s.MediaType != corpus.RecordOnly:
		return corpus.Source{}, fail(corpus.ErrNoText)
	}
	kept := stored.AsKept(s, len(passages))
	err := l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		kept, err = addSource(ctx, tx, kept, passages)
		return err
	})
	switch {
	case errors.Is(err, corpus.ErrExists):
		return kept, fail(err)
	case err != nil:
		return corpus.Source{}, fail(err)
	}
	return kept, nil
}

// addSource stores a source under new numbers, whatever those are that it had in
// another library. One of the same digest is given with ErrExists instead.
func addSource(ctx context.Context, tx *sql.Tx, s corpus.Source, passages []corpus.Passage) (corpus.Source, error) {
	there, err := stored.FindSource(ctx, tx, "digest = ?", s.Digest)
	switch {
	case err == nil:
		return there, corpus.ErrExists
	case !errors.Is(err, corpus.ErrNotFound):
		return corpus.Source{}, err
	}
	if err := file.CheckSize(ctx, tx, foreign.MostSources-1); err != nil {
		return corpus.Source{}, err
	}
	s.ID = 0
	if s.ID, err = stored.StoreSource(ctx, tx, s); err != nil {
		return corpus.Source{}, err
	}
	passages = stored.InOrder(s.ID, passages)
	if err := stored.Number(ctx, tx, passages); err != nil {
		return corpus.Source{}, err
	}
	return s, stored.StoreText(ctx, tx, s, passages)
}

// Remove takes a source out of the library, with its passages, their vectors and
// its file, and returns it as it was. Its numbers are not used for others.
func (l *Library) Remove(ctx context.Context, id corpus.SourceID) (corpus.Source, error) {
	var gone corpus.Source
	err := l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		if gone, err = stored.FindSource(ctx, tx, "id = ?", id); err != nil {
			return err
		}
		if err := stored.DeleteSource(ctx, tx, id); err != nil {
			return err
		}
		return dropOriginal(ctx, tx, gone.Digest)
	})
	if err != nil {
		return corpus.Source{}, fmt.Errorf("remove source %d: %w", id, err)
	}
	return gone, nil
}

// Source gives one source, or [ErrNotFound].
func (l *Library) Source(ctx context.Context, id corpus.SourceID) (corpus.Source, error) {
	s, err := stored.FindSource(ctx, l.db, "id = ?", id)
	if err != nil {
		return corpus.Source{}, fmt.Errorf("source %d: %w", id, file.Error(err))
	}
	return s, nil
}

// Sources lists all sources in order of their numbers.
func (l *Library) Sources(ctx context.Context) ([]corpus.Source, error) {
	sources, err := stored.Sources(ctx, l.db)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", file.Error(err))
	}
	if slices.ContainsFunc(sources, func(s corpus.Source) bool { return s.Title == "" }) {
		if err := l.addBeginnings(ctx, sources); err != nil {
			return nil, fmt.Errorf("list sources: first words: %w", file.Error(err))
		}
	}
	return sources, nil
}

// addBeginnings adds the first letters of the texts that have no title: nothing else
// tells two pasted texts apart.
func (l *Library) addBeginnings(ctx context.Context, sources []corpus.Source) error {
	rows, err := l.db.QueryContext(ctx, "SELECT s.id, substr(p.text, 1, 200) FROM sources s JOIN passages p ON p.source = s.id WHERE s.title = '' AND p.ordinal = 1")
	if err != nil {
		return err
	}
	defer rows.Close()
	begins := map[corpus.SourceID]string{}
	for rows.Next() {
		var id corpus.SourceID
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		begins[id] = text
	}
	for i := range sources {
		sources[i].Begins = begins[sources[i].ID]
	}
	return rows.Err()
}
