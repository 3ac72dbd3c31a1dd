package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// RemoveKeeping takes a source out of the library as [Library.Remove] does, but
// keeps a copy for [Library.Restore]. It gives the source and the number of
// the removal.
func (l *Library) RemoveKeeping(ctx context.Context, id SourceID, by string) (Source, int64, error) {
	var gone Source
	var removal int64
	err := l.change(ctx, func(tx *sql.Tx) (err error) {
		if gone, err = findSource(ctx, tx, "id = ?", id); err != nil {
			return err
		}
		passages, err := passagesOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if removal, err = storeRemoval(ctx, tx, gone, passages, by); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM sources WHERE id = ?", id)
		return err
	})
	if err != nil {
		return Source{}, 0, fmt.Errorf("remove source %d: %w", id, err)
	}
	return gone, removal, nil
}

func storeRemoval(ctx context.Context, tx *sql.Tx, s Source, passages []Passage, by string) (int64, error) {
	source, err := json.Marshal(s)
	if err != nil {
		return 0, err
	}
	texts, err := json.Marshal(passages)
	if err != nil {
		return 0, err
	}
	result, err := tx.ExecContext(ctx, "INSERT INTO removals (source, passages, removed_by, removed_at) VALUES (?, ?, ?, ?)",
		string(source), string(texts), by, timeText(time.Now()))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// Restore puts back a removed source, under new numbers. It gives
// [ErrNotFound] if the removal is too long ago or was taken back already, and
// [ErrExists] if the source has been added anew.
func (l *Library) Restore(ctx context.Context, removal int64) (Source, error) {
	var source, texts string
	err := l.db.QueryRowContext(ctx, "SELECT source, passages FROM removals WHERE id = ?", removal).Scan(&source, &texts)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Source{}, fmt.Errorf("restore removal %d: %w", removal, storageError(err))
	}
	var s Source
	var passages []Passage
	if err := errors.Join(json.Unmarshal([]byte(source), &s), json.Unmarshal([]byte(texts), &passages)); err != nil {
		return Source{}, fmt.Errorf("restore removal %d: %w: %w", removal, ErrNotLibrary, err)
	}
	back, err := l.Add(ctx, s, passages)
	if err != nil && !errors.Is(err, ErrExists) {
		return Source{}, fmt.Errorf("restore removal %d: %w", removal, err)
	}
	_, forgetErr := l.db.ExecContext(ctx, "DELETE FROM removals WHERE id = ?", removal)
	return back, errors.Join(err, storageError(forgetErr))
}
