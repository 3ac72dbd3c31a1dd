package library

import (
	"context"
	"database/sql"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/history"
)

// A Correction is what somebody changed in the record of a source, see [Library.ChangeRecord].
type Correction = history.Correction

// LastCorrection gives the last correction of a source's record that was not taken back, or
// [corpus.ErrNotFound]. Of each source the last ten are kept.
func (l *Library) LastCorrection(ctx context.Context, id corpus.SourceID) (Correction, error) {
	c, err := history.Last(ctx, l.db, id)
	if err != nil {
		return c, fmt.Errorf("last correction of source %d: %w", id, file.Error(err))
	}
	return c, nil
}

// UndoCorrection takes the last correction of a source's record back, and gives it: what it
// changed is as it was before. Of two who do so at once, one takes back what the other saw.
// Where a number is given and the last correction has another, or where there is none, it
// changes nothing and gives [corpus.ErrNotFound]. 0 is the number of whichever is the last.
func (l *Library) UndoCorrection(ctx context.Context, id corpus.SourceID, number int64) (corpus.Source, Correction, error) {
	var undone Correction
	s, err := l.changeRecord(ctx, id, func(tx *sql.Tx, now corpus.Metadata) (corpus.Metadata, error) {
		last, err := history.Last(ctx, tx, id)
		if err == nil && number != 0 && last.ID != number {
			err = corpus.ErrNotFound
		}
		if err == nil {
			err = last.Take(ctx, tx)
		}
		if err != nil {
			return now, err
		}
		undone = last
		return last.Undo(now)
	})
	if err != nil {
		return corpus.Source{}, Correction{}, fmt.Errorf("undo correction: %w", err)
	}
	return s, undone, nil
}
