package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// A Suggestion is a source that a member would like the library to have.
type Suggestion struct {
	ID        int64
	Member    string
	Title     string
	URL       string
	Note      string
	At        time.Time
	State     string // [Undecided], [Approved] or [Rejected]
	Reason    string // of a rejection
	DecidedBy string
}

// States of a suggestion.
const (
	Undecided = "open"
	Approved  = "approved"
	Rejected  = "rejected"
)

// Suggest keeps a new suggestion and gives its number. One that the member has made before,
// and that is open, is not kept twice: it gives the number of that with [corpus.ErrExists].
func (j *Journal) Suggest(ctx context.Context, s Suggestion) (int64, error) {
	s.Title, s.URL, s.Note = file.CleanText(s.Title), file.CleanText(s.URL), file.CleanText(s.Note)
	var number, before int64
	err := j.db.Change(ctx, func(tx *sql.Tx) (err error) {
		err = tx.QueryRowContext(ctx, "SELECT id FROM suggestions WHERE state = 'open' AND member = ? AND title = ? AND url = ? AND note = ?", s.Member, s.Title, s.URL, s.Note).Scan(&before)
		if err == nil {
			return corpus.ErrExists
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if number, err = file.NewNumbers(ctx, tx, "suggestions", 1); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO suggestions (id, member, title, url, note, suggested_at, state, reason, decided_by)
			VALUES (?, ?, ?, ?, ?, ?, 'open', '', '')`, number, s.Member, s.Title, s.URL, s.Note, file.TimeText(s.At))
		return err
	})
	if err != nil {
		return before, fmt.Errorf("suggest: %w", err)
	}
	return number, nil
}

// Suggestion gives one suggestion, or [corpus.ErrNotFound].
func (j *Journal) Suggestion(ctx context.Context, id int64) (Suggestion, error) {
	return findSuggestion(ctx, j.db, id)
}

func findSuggestion(ctx context.Context, q file.Querier, id int64) (Suggestion, error) {
	s := Suggestion{ID: id}
	var at string
	err := q.QueryRowContext(ctx, "SELECT member, title, url, note, suggested_at, state, reason, decided_by FROM suggestions WHERE id = ?", id).
		Scan(&s.Member, &s.Title, &s.URL, &s.Note, &at, &s.State, &s.Reason, &s.DecidedBy)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return s, fmt.Errorf("suggestion %d: %w", id, corpus.ErrNotFound)
	case err != nil:
		return s, fmt.Errorf("suggestion %d: %w", id, file.Error(err))
	}
	s.At, _ = time.Parse(time.RFC3339Nano, at)
	return s, nil
}

// OpenSuggestions lists the first suggestions after a number that nobody has decided on.
func (j *Journal) OpenSuggestions(ctx context.Context, after int64, limit int) ([]Suggestion, error) {
	rows, err := j.db.QueryContext(ctx, "SELECT id FROM suggestions WHERE state = 'open' AND id > ? ORDER BY id LIMIT ?", after, limit)
	if err != nil {
		return nil, fmt.Errorf("list suggestions: %w", file.Error(err))
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("list suggestions: %w", file.Error(err))
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list suggestions: %w", file.Error(err))
	}
	var open []Suggestion
	for _, id := range ids {
		s, err := j.Suggestion(ctx, id)
		if err != nil {
			return nil, err
		}
		open = append(open, s)
	}
	return open, nil
}

// ChangeSuggestion lets change reword a suggestion that is open, or decide on it, as it is at
// that moment, so that of two who do so at once neither takes the other's back. An error of
// change leaves it as it is; it may be called more than once. One that has been decided
// already is given as it is, with [corpus.ErrExists].
func (j *Journal) ChangeSuggestion(ctx context.Context, id int64, change func(s *Suggestion) error) (Suggestion, error) {
	var s Suggestion
	err := j.db.Change(ctx, func(tx *sql.Tx) (err error) {
		if s, err = findSuggestion(ctx, tx, id); err != nil {
			return err
		}
		if s.State != Undecided {
			return corpus.ErrExists
		}
		now := s
		if err := change(&now); err != nil {
			return err
		}
		now.Title, now.URL, now.Note, now.Reason = file.CleanText(now.Title), file.CleanText(now.URL), file.CleanText(now.Note), file.CleanText(now.Reason)
		s = now
		_, err = tx.ExecContext(ctx, "UPDATE suggestions SET title = ?, url = ?, note = ?, state = ?, reason = ?, decided_by = ? WHERE id = ?",
			s.Title, s.URL, s.Note, s.State, s.Reason, s.DecidedBy, id)
		return err
	})
	if err != nil {
		return s, fmt.Errorf("change suggestion %d: %w", id, err)
	}
	return s, nil
}
