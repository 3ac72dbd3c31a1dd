// Package history keeps what people have corrected in the records of sources, the last
// corrections of each ([Note]), so that one can be taken back ([Last], [Correction.Undo]).
package history

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// Most is how many corrections of a source are kept.
const Most = 10

// A Correction is what somebody changed in the record of a source.
type Correction struct {
	ID          int64
	By          string // who corrected it, empty where that is not known
	At          time.Time
	Was, Became corpus.Metadata
}

// Note keeps a correction of a source's record, and forgets those before its last ones.
func Note(ctx context.Context, tx *sql.Tx, source corpus.SourceID, by string, was, became corpus.Metadata) error {
	before, err := json.Marshal(was)
	if err != nil {
		return err
	}
	after, err := json.Marshal(became)
	if err != nil || bytes.Equal(before, after) {
		return err
	}
	number, err := file.NewNumbers(ctx, tx, "corrections", 1)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO corrections (id, source, was, became, corrected_by, corrected_at) VALUES (?, ?, ?, ?, ?, ?)",
		number, source, string(before), string(after), by, file.TimeText(time.Now())); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM corrections WHERE source = ? AND id NOT IN (SELECT id FROM corrections WHERE source = ? ORDER BY id DESC LIMIT ?)", source, source, Most)
	return err
}

// Last gives the last correction of a source that was not taken back, or [corpus.ErrNotFound].
func Last(ctx context.Context, q file.Querier, source corpus.SourceID) (c Correction, err error) {
	var was, became, at string
	err = q.QueryRowContext(ctx, "SELECT id, was, became, corrected_by, corrected_at FROM corrections WHERE source = ? ORDER BY id DESC LIMIT 1", source).Scan(&c.ID, &was, &became, &c.By, &at)
	if errors.Is(err, sql.ErrNoRows) {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return Correction{}, err
	}
	c.At, err = time.Parse(time.RFC3339, at)
	if err := errors.Join(err, json.Unmarshal([]byte(was), &c.Was), json.Unmarshal([]byte(became), &c.Became)); err != nil {
		return Correction{}, fmt.Errorf("%w: correction %d: %w", corpus.ErrNotLibrary, c.ID, err)
	}
	return c, nil
}

// Take forgets a correction, for the one who takes it back.
func (c Correction) Take(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM corrections WHERE id = ?", c.ID)
	return err
}

// Undo gives a record as it is without the correction: what the correction changed is what
// it was, and what has come from elsewhere since stays.
func (c Correction) Undo(now corpus.Metadata) (undone corpus.Metadata, err error) {
	var records [3]json.RawMessage
	for i, m := range []corpus.Metadata{c.Was, c.Became, now} {
		if records[i], err = json.Marshal(m); err != nil {
			return now, err
		}
	}
	text, err := putBack(records[0], records[1], records[2])
	if err != nil {
		return now, err
	}
	err = json.Unmarshal(text, &undone)
	return undone, err
}

// putBack gives the last of three objects with those fields as they were in the first that are
// others in the second. Where each of them has an object there, that goes for its fields.
func putBack(texts ...json.RawMessage) (json.RawMessage, error) {
	var objects [3]map[string]json.RawMessage
	for i, text := range texts {
		if err := json.Unmarshal(text, &objects[i]); err != nil {
			return nil, err
		}
	}
	was, became, now := objects[0], objects[1], objects[2]
	for _, fields := range []map[string]json.RawMessage{was, became} {
		for name := range fields {
			switch {
			case bytes.Equal(was[name], became[name]):
			case isObject(was[name]) && isObject(became[name]) && isObject(now[name]):
				inner, err := putBack(was[name], became[name], now[name])
				if err != nil {
					return nil, err
				}
				now[name] = inner
			case was[name] == nil:
				delete(now, name)
			default:
				now[name] = was[name]
			}
		}
	}
	return json.Marshal(now)
}

func isObject(text json.RawMessage) bool { return len(text) > 0 && text[0] == '{' }
