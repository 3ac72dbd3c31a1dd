package journal

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// A KeptAnswer is an answer as it was given, so that it can be gone on with
// later: turn the page, cite, read around a passage.
type KeptAnswer struct {
	ID       string // chosen by who keeps it
	Question string
	Member   string // who asked
	Channel  string // where
	Library  string // which library answered; empty for the one that keeps it
	Scope    string // which part of it was asked, for people: "on the shelf X"; empty for all
	Part     string // the same for the front end, which alone reads it
	Follows  string // the answer that its question went on from; empty if it stood alone
	Verdict  string // "sure", "maybe" or "nothing"
	Said     string // what stood above the passages, as the front end writes it
	Compared bool   // the passages are the best one of each source
	Evidence []KeptEvidence
	AskedAt  time.Time
	Shown    bool // a message that others see shows it, see [Journal.NoteShown]; read only
}

// KeptEvidence is one passage of a kept answer. Start and End are the bytes of
// its text that are worth reading first.
type KeptEvidence struct {
	Passage corpus.PassageID `json:"p"`
	Grade   string           `json:"g"`
	Start   int              `json:"s"`
	End     int              `json:"e"`
}

// KeepAnswer stores an answer.
func (j *Journal) KeepAnswer(ctx context.Context, a KeptAnswer) error {
	evidence, err := json.Marshal(a.Evidence)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	_, err = j.db.ExecChange(ctx, "INSERT INTO answers (id, question, member, channel, library, scope, part, follows, verdict, said, compared, evidence, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		a.ID, file.CleanText(a.Question), a.Member, a.Channel, a.Library, file.CleanText(a.Scope), file.CleanText(a.Part), a.Follows, a.Verdict, file.CleanText(a.Said), a.Compared, string(evidence), file.TimeText(a.AskedAt))
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	return nil
}

// KeptAnswer gives a kept answer, or [corpus.ErrNotFound].
func (j *Journal) KeptAnswer(ctx context.Context, id string) (KeptAnswer, error) {
	answers, err := j.keptAnswers(ctx, "id = ?", id)
	if err == nil && len(answers) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return KeptAnswer{}, fmt.Errorf("answer %q: %w", id, err)
	}
	return answers[0], nil
}

// NoteShown notes which message that others see shows an answer; several may.
func (j *Journal) NoteShown(ctx context.Context, message, answer string) error {
	_, err := j.db.ExecChange(ctx, "INSERT INTO shown (message, answer) VALUES (?, ?) ON CONFLICT (message) DO UPDATE SET answer = excluded.answer", message, answer)
	if err != nil {
		return fmt.Errorf("note where an answer is shown: %w", err)
	}
	return nil
}

// AnswerShown gives the answer that a message shows, or [corpus.ErrNotFound].
func (j *Journal) AnswerShown(ctx context.Context, message string) (KeptAnswer, error) {
	answers, err := j.keptAnswers(ctx, "id = (SELECT answer FROM shown WHERE message = ?)", message)
	if err == nil && len(answers) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return KeptAnswer{}, fmt.Errorf("answer of a message: %w", err)
	}
	return answers[0], nil
}

// AnswersIn lists the answers given in a channel, oldest first.
func (j *Journal) AnswersIn(ctx context.Context, channel string) ([]KeptAnswer, error) {
	answers, err := j.keptAnswers(ctx, "channel = ?", channel)
	if err != nil {
		return nil, fmt.Errorf("answers of a channel: %w", err)
	}
	return answers, nil
}

func (j *Journal) keptAnswers(ctx context.Context, condition string, arg any) ([]KeptAnswer, error) {
	rows, err := j.db.QueryContext(ctx,
		"SELECT id, question, member, channel, library, scope, part, follows, verdict, said, compared, evidence, asked_at, EXISTS (SELECT 1 FROM shown WHERE answer = id) FROM answers WHERE "+condition+" ORDER BY asked_at, id", arg)
	if err != nil {
		return nil, file.Error(err)
	}
	defer rows.Close()
	var answers []KeptAnswer
	for rows.Next() {
		var a KeptAnswer
		var evidence, at string
		if err := rows.Scan(&a.ID, &a.Question, &a.Member, &a.Channel, &a.Library, &a.Scope, &a.Part, &a.Follows, &a.Verdict, &a.Said, &a.Compared, &evidence, &at, &a.Shown); err != nil {
			return nil, file.Error(err)
		}
		if err := json.Unmarshal([]byte(evidence), &a.Evidence); err != nil {
			return nil, fmt.Errorf("%w: answer %q: %w", corpus.ErrNotLibrary, a.ID, err)
		}
		a.AskedAt, _ = time.Parse(time.RFC3339Nano, at)
		answers = append(answers, a)
	}
	return answers, file.Error(rows.Err())
}

// Forget drops the answers and open questions from before a time.
func (j *Journal) Forget(ctx context.Context, before time.Time) error {
	err := j.db.Change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM answers WHERE asked_at < ?", file.TimeText(before))
		_, err2 := tx.ExecContext(ctx, "DELETE FROM gaps WHERE asked_at < ?", file.TimeText(before))
		return errors.Join(err, err2)
	})
	if err != nil {
		return fmt.Errorf("forget answers: %w", err)
	}
	return nil
}

// Rate keeps whether an answer helped a member; the last word of each counts.
func (j *Journal) Rate(ctx context.Context, answer, member string, helpful bool) error {
	_, err := j.db.ExecChange(ctx, `INSERT INTO feedback (answer, member, helpful) VALUES (?, ?, ?)
		ON CONFLICT (answer, member) DO UPDATE SET helpful = excluded.helpful`, answer, member, helpful)
	if err != nil {
		return fmt.Errorf("rate answer: %w", err)
	}
	return nil
}

// A RatedQuestion is a question with how often its answers helped a member and
// how often not.
type RatedQuestion struct {
	Question     string
	Helpful, Not int
}

// Unhelpful lists the questions whose kept answers did not help somebody, those
// asked last first.
func (j *Journal) Unhelpful(ctx context.Context, limit int) ([]RatedQuestion, error) {
	rows, err := j.db.QueryContext(ctx, `SELECT question, sum(helpful), sum(1 - helpful) FROM answers JOIN feedback ON answer = id
		GROUP BY question HAVING sum(1 - helpful) > 0 ORDER BY max(asked_at) DESC, question LIMIT ?`, limit)
	if err != nil {
		return nil, fmt.Errorf("list ratings: %w", file.Error(err))
	}
	defer rows.Close()
	var rated []RatedQuestion
	for rows.Next() {
		var r RatedQuestion
		if err := rows.Scan(&r.Question, &r.Helpful, &r.Not); err != nil {
			return nil, fmt.Errorf("list ratings: %w", file.Error(err))
		}
		rated = append(rated, r)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list ratings: %w", file.Error(err))
	}
	return rated, nil
}
