package library

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/embeddings"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/stored"
	"footnote/corpus/library/internal/sums"
)

// UndoTime is how long those who remove sources keep the copies, see
// [Library.ForgetRemovals].
const UndoTime = 24 * time.Hour

// RemoveKeeping takes a source out of the library as [Library.Remove] does, but
// keeps a copy for [Library.Restore]. It gives the source and the number of
// the removal.
func (l *Library) RemoveKeeping(ctx context.Context, id corpus.SourceID, by string) (corpus.Source, int64, error) {
	var gone corpus.Source
	var removal int64
	err := l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		if gone, err = stored.FindSource(ctx, tx, "id = ?", id); err != nil {
			return err
		}
		passages, err := stored.PassagesOf(ctx, tx, id)
		if err != nil {
			return err
		}
		kept := removed{Source: gone}
		if kept.Sums, err = sums.Of(ctx, tx, id); err != nil {
			return err
		}
		if removal, err = storeRemoval(ctx, tx, kept, passages, by); err != nil {
			return err
		}
		return stored.DeleteSource(ctx, tx, id)
	})
	if err != nil {
		return corpus.Source{}, 0, fmt.Errorf("remove source %d: %w", id, err)
	}
	return gone, removal, nil
}

// A removed is a source as a removal keeps it: with the sums that it had, and the form of the
// library that they are of. What a disk changes while it waits is noticed once it is back.
type removed struct {
	corpus.Source
	Sums sums.Sum
	Form int
}

func storeRemoval(ctx context.Context, tx *sql.Tx, s removed, passages []corpus.Passage, by string) (int64, error) {
	form, err := file.NewestForm()
	if err != nil {
		return 0, err
	}
	s.Form = form
	source, err := json.Marshal(s)
	if err != nil {
		return 0, err
	}
	texts, err := json.Marshal(passages)
	if err != nil {
		return 0, err
	}
	number, err := file.NewNumbers(ctx, tx, "removals", 1)
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO removals (id, source, passages, removed_by, removed_at) VALUES (?, ?, ?, ?, ?)",
		number, string(source), string(texts), by, file.TimeText(time.Now()))
	return number, err
}

// Removal finds the last removal of the source of a number that can be taken back,
// for [Library.Restore]; [corpus.ErrNotFound] if there is none.
func (l *Library) Removal(ctx context.Context, id corpus.SourceID) (removal int64, err error) {
	err = l.db.QueryRowContext(ctx, "SELECT id FROM removals WHERE CAST(json_extract(source, '$.ID') AS BIGINT) = ? ORDER BY id DESC LIMIT 1", id).Scan(&removal)
	if errors.Is(err, sql.ErrNoRows) {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return 0, fmt.Errorf("find removal of source %d: %w", id, file.Error(err))
	}
	return removal, nil
}

// Restore puts back a removed source under the numbers that it and its passages
// had, so that what refers to them is right again; their vectors have to be made
// anew. It gives [ErrNotFound] if the removal is too long ago or was taken back
// already, and [ErrExists], with the other source, if one of the same bytes has
// been added since. What gives an error changes nothing.
func (l *Library) Restore(ctx context.Context, removal int64) (corpus.Source, error) {
	var back corpus.Source
	err := l.db.Change(ctx, func(tx *sql.Tx) error {
		kept, passages, err := readRemoval(ctx, tx, removal)
		if err != nil {
			return err
		}
		s := kept.Source
		back, err = stored.FindSource(ctx, tx, "digest = ?", s.Digest)
		if err == nil {
			return corpus.ErrExists // the removal stays: once the other is removed it can be taken back
		}
		if !errors.Is(err, corpus.ErrNotFound) {
			return err
		}
		if err := takeRemoval(ctx, tx, removal); err != nil {
			return err
		}
		back = stored.AsKept(s, len(passages))
		if back.ID, err = stored.StoreSource(ctx, tx, back); err != nil {
			return err
		}
		if err := stored.StoreText(ctx, tx, back, stored.InOrder(back.ID, passages)); err != nil {
			return err
		}
		if err := kept.putSums(ctx, tx); err != nil {
			return err
		}
		return embeddings.EmbedAgain(ctx, tx, back.ID)
	})
	if err != nil {
		if !errors.Is(err, corpus.ErrExists) {
			back = corpus.Source{}
		}
		err = fmt.Errorf("restore removal %d: %w", removal, err)
	}
	return back, err
}

// ForgetRemovals drops the copies of what was removed before a time, and the corrections and files
// without a source that were kept before it.
func (l *Library) ForgetRemovals(ctx context.Context, before time.Time) error {
	err := l.db.Change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM removals WHERE removed_at < ?", file.TimeText(before))
		_, orphans := tx.ExecContext(ctx, "DELETE FROM corrections WHERE corrected_at < ? AND source NOT IN (SELECT id FROM sources)", file.TimeText(before))
		return errors.Join(err, orphans, forgetOriginals(ctx, tx, before))
	})
	if err != nil {
		return fmt.Errorf("forget removals: %w", err)
	}
	return nil
}

// putSums notes the sums that the source had in the place of those of what came back. One
// that had none, or was removed when the library had another form, has those of now.
func (r removed) putSums(ctx context.Context, tx *sql.Tx) error {
	form, err := file.NewestForm()
	if err != nil || r.Sums == (sums.Sum{}) || r.Form != form {
		return err
	}
	return sums.Put(ctx, tx, r.Source.ID, r.Sums)
}

// readRemoval gives what was removed.
func readRemoval(ctx context.Context, tx *sql.Tx, removal int64) (s removed, passages []corpus.Passage, err error) {
	var source, texts string
	err = tx.QueryRowContext(ctx, "SELECT source, passages FROM removals WHERE id = ?", removal).Scan(&source, &texts)
	if errors.Is(err, sql.ErrNoRows) {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return s, nil, err
	}
	if err := errors.Join(json.Unmarshal([]byte(source), &s), json.Unmarshal([]byte(texts), &passages)); err != nil {
		return s, nil, fmt.Errorf("%w: %w", corpus.ErrNotLibrary, err)
	}
	return s, passages, nil
}

// takeRemoval forgets a removal, for the one who takes it back: another who does so at the
// same time finds none.
func takeRemoval(ctx context.Context, tx *sql.Tx, removal int64) error {
	result, err := tx.ExecContext(ctx, "DELETE FROM removals WHERE id = ?", removal)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return cmp.Or(err, corpus.ErrNotFound)
	}
	return nil
}
