package library

import (
	"context"
	"database/sql"
	"fmt"
	"maps"

	"footnote/corpus"
	"footnote/corpus/library/internal/embeddings"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/history"
	"footnote/corpus/library/internal/stored"
	"footnote/corpus/library/internal/sums"
)

// ChangeRecord gives a source the bibliographic record that change makes of the one that it
// has at that moment, so that of two who change it at once neither takes the other's change
// back; its text stays as it is. What is another than before was given by a person. Passages
// are embedded under the title of their source, so under another title they lose their
// vectors. An error of change leaves the record as it is. It may be called more than once.
// What was changed, by whom and when is kept, see [Library.UndoCorrection].
func (l *Library) ChangeRecord(ctx context.Context, id corpus.SourceID, by string, change func(now corpus.Metadata) (corpus.Metadata, error)) (corpus.Source, error) {
	return l.changeRecord(ctx, id, func(tx *sql.Tx, now corpus.Metadata) (corpus.Metadata, error) {
		m, err := change(now)
		if err != nil {
			return now, err
		}
		if m.URL != now.URL {
			m.URL = corpus.CleanGiven(m.URL)
		}
		noteChanges(&m, now)
		return m, history.Note(ctx, tx, id, by, now, m)
	})
}

// changeRecord is ChangeRecord where change itself says where the fields came from, and
// nothing is kept of what was.
func (l *Library) changeRecord(ctx context.Context, id corpus.SourceID, change func(tx *sql.Tx, now corpus.Metadata) (corpus.Metadata, error)) (corpus.Source, error) {
	var s corpus.Source
	err := l.db.Change(ctx, func(tx *sql.Tx) error {
		edited, err := stored.FindSource(ctx, tx, "id = ?", id)
		if err != nil {
			return err
		}
		m, err := change(tx, edited.Metadata)
		if err != nil {
			return err
		}
		if err := embeddings.Retitle(ctx, tx, edited, m.Title); err != nil {
			return err
		}
		edited.Metadata = m
		if err := stored.UpdateSource(ctx, tx, edited); err != nil {
			return err
		}
		record, err := stored.SourceValues(edited)
		if err != nil {
			return err
		}
		if err := sums.PutRecord(ctx, tx, id, sums.Record(record)); err != nil {
			return err
		}
		s, err = stored.FindSource(ctx, tx, "id = ?", id)
		return err
	})
	if err != nil {
		return corpus.Source{}, fmt.Errorf("edit source %d: %w", id, err)
	}
	return s, nil
}

// noteChanges says of the fields that are others than before that a person gave
// them, also that one is not known: reading the source again must not bring it
// back.
func noteChanges(m *corpus.Metadata, before corpus.Metadata) {
	was := before.Fields()
	m.Found = maps.Clone(m.Found)
	for i, f := range m.Fields() {
		switch {
		case f != was[i]:
			m.Note(corpus.FoundGiven, f.Name)
		case f.Value == "" && m.Found[f.Name] != corpus.FoundGiven:
			delete(m.Found, f.Name)
		}
	}
}

// Around gives a passage with those just before and after it in its source, in
// order; or [ErrNotFound].
func (l *Library) Around(ctx context.Context, id corpus.PassageID) ([]corpus.Passage, error) {
	passages, err := stored.CollectPassages(l.db.QueryContext(ctx, `WITH here AS (SELECT source AS work, ordinal AS at FROM passages WHERE id = ?)
		SELECT `+file.PassageColumns+` FROM passages, here WHERE `+foreign.ReadablePassage+` AND source = work AND ordinal BETWEEN at - 1 AND at + 1 ORDER BY ordinal`, id))
	if err == nil && len(passages) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("around passage %d: %w", id, err)
	}
	return passages, nil
}
