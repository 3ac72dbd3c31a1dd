package jobs

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// A Held is a job that was claimed. What changes it gives [ErrLost] once it is another's,
// or was dropped.
type Held struct {
	Job
	table *Table
	claim string

	mu    sync.Mutex
	since time.Time // when the lease was taken or renewed last
}

// Claim takes the oldest job that may be done: nobody has it, or who had it lets it
// lie, and no other one of its library runs. It gives nil where there is none.
func (t *Table) Claim(ctx context.Context) (*Held, error) {
	h := &Held{table: t, claim: rand.Text(), since: time.Now()}
	var now, until, made, started, claims int64
	err := t.change(ctx, "claim a job", everyone, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, t.say.in(`UPDATE jobs SET claim = ?, lease = {now} + ?, running = library, claims = claims + 1, attempt = attempt + 1,
			started = CASE WHEN started = 0 THEN {now} ELSE started END
			WHERE number = (SELECT j.number FROM jobs j WHERE j.not_before <= {now} AND (j.running IS NOT NULL AND j.lease < {now}
				OR j.running IS NULL AND NOT EXISTS (SELECT 1 FROM jobs r WHERE r.running = j.library))
				ORDER BY j.number LIMIT 1{skip})
			RETURNING number, library, kind, payload, token, {now}, token_until, made, started, claims, attempt, step, note`), h.claim, t.lease.Milliseconds()).
			Scan(&h.Number, &h.Library, &h.Kind, &h.Payload, &h.Token, &now, &until, &made, &started, &claims, &h.Attempt, &h.Step, &h.Note)
	})
	if errors.Is(err, sql.ErrNoRows) || isTaken(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	h.Again = claims > 1
	here := func(at int64) time.Time { return h.since.Add(time.Duration(at-now) * time.Millisecond) }
	h.TokenUntil, h.Made, h.Started = here(until), here(made), here(started)
	return h, nil
}

// Renew keeps the lease until release is called. The context that it gives ends
// with [ErrLost] as its cause once the job is another's, or may be: where the table
// cannot be reached, when the lease is over.
func (h *Held) Renew(ctx context.Context) (context.Context, func()) {
	ctx, lose := context.WithCancelCause(ctx)
	var renewing sync.WaitGroup
	renewing.Go(func() {
		tick := time.NewTicker(2 * h.table.lease / renewals)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
			case <-ctx.Done():
				return
			}
			if err := h.Hold(ctx); errors.Is(err, ErrLost) || !time.Now().Before(h.until()) {
				lose(ErrLost)
				return
			}
		}
	})
	return ctx, func() {
		lose(context.Canceled)
		renewing.Wait()
	}
}

// Hold renews the lease once.
func (h *Held) Hold(ctx context.Context) error {
	asked := time.Now()
	ctx, cancel := context.WithDeadline(ctx, h.until())
	defer cancel()
	err := h.update(ctx, "hold a job", "lease = {now} + ?", h.table.lease.Milliseconds())
	if err == nil {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.since = asked
	}
	return err
}

// until is when the lease is over, by this machine's clock.
func (h *Held) until() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.since.Add(h.table.lease)
}

// update changes the job's row, if it is still mine.
func (h *Held) update(ctx context.Context, what, set string, args ...any) error {
	return h.mine(h.table.exec(ctx, what, h.Library, "UPDATE jobs SET "+set+" WHERE number = ? AND claim = ?", append(args, h.Number, h.claim)...))
}

// mine makes an error of a statement that has found no row.
func (h *Held) mine(changed bool, err error) error {
	if err == nil && !changed {
		return fmt.Errorf("job %d: %w", h.Number, ErrLost)
	}
	return err
}

// Reach notes what is done of the job, for whoever goes on with it.
func (h *Held) Reach(ctx context.Context, step string, note []byte) error {
	err := h.update(ctx, "note the step of a job", "step = ?, note = ?", step, bytesOf(note))
	if err == nil {
		h.Step, h.Note = step, note
	}
	return err
}

const (
	insertFile = `INSERT INTO job_files (job, name, origin, media_type, data) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (job) DO UPDATE SET name = excluded.name, origin = excluded.origin, media_type = excluded.media_type, data = excluded.data`
	insertPart = "INSERT INTO job_parts (job, part, data) VALUES (?, ?, ?) ON CONFLICT (job, part) DO UPDATE SET data = excluded.data"
)

// Keep keeps the bytes that were fetched for the job, which may be [corpus.MaxBytes] at
// most, with the step that this is.
func (h *Held) Keep(ctx context.Context, step string, f corpus.File) error {
	if len(f.Data) > corpus.MaxBytes {
		return fmt.Errorf("keep a file of %d bytes: %w", len(f.Data), corpus.ErrTooLarge)
	}
	err := h.table.change(ctx, "keep the file of a job", h.Library, func(tx *sql.Tx) error {
		if err := h.stillMine(ctx, tx, "step = ?", step); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertFile, h.Number, f.Name, f.Origin, f.MediaType, f.Data)
		return err
	})
	if err == nil {
		h.Step = step
	}
	return err
}

// File gives the bytes that were kept for the job.
func (h *Held) File(ctx context.Context) (f corpus.File, ok bool, err error) {
	err = h.table.look(ctx, "read the file of a job", h.Library, func(q file.Querier) error {
		f, ok, err = keptFile(q.QueryRowContext(ctx, "SELECT name, origin, media_type, data FROM job_files WHERE job = ?", h.Number))
		return err
	})
	return f, ok, err
}

// KeepPart keeps what was made of a part of the job's file, by the number of the part, so
// that whoever goes on makes the others only.
func (h *Held) KeepPart(ctx context.Context, part int, data []byte) error {
	return h.table.change(ctx, "keep a part of a job", h.Library, func(tx *sql.Tx) error {
		if err := h.stillMine(ctx, tx, "claim = claim"); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertPart, h.Number, part, bytesOf(data))
		return err
	})
}

// Parts gives the parts that were kept, by their numbers.
func (h *Held) Parts(ctx context.Context) (parts map[int][]byte, err error) {
	parts = map[int][]byte{}
	err = h.table.look(ctx, "read the parts of a job", h.Library, func(q file.Querier) error {
		rows, err := q.QueryContext(ctx, "SELECT part, data FROM job_parts WHERE job = ?", h.Number)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var part int
			var data []byte
			if err := rows.Scan(&part, &data); err != nil {
				return err
			}
			parts[part] = data
		}
		return rows.Err()
	})
	return parts, err
}

// stillMine changes the job's row in a transaction, and gives [ErrLost] if it is another's.
func (h *Held) stillMine(ctx context.Context, tx *sql.Tx, set string, args ...any) error {
	result, err := tx.ExecContext(ctx, "UPDATE jobs SET "+set+" WHERE number = ? AND claim = ?", append(args, h.Number, h.claim)...)
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	return h.mine(n > 0, err)
}

// Finish ends the job: it is deleted, with all that was kept of it.
func (h *Held) Finish(ctx context.Context) error {
	return h.mine(h.table.exec(ctx, "finish a job", h.Library, "DELETE FROM jobs WHERE number = ? AND claim = ?", h.Number, h.claim))
}

const freed = "running = NULL, claim = '', lease = 0"

// GiveBack leaves the job to whoever comes next, at once. The attempt does not count.
func (h *Held) GiveBack(ctx context.Context) error {
	return h.update(ctx, "give a job back", freed+", attempt = attempt - 1")
}

// Retry leaves the job to whoever comes next, after a pause.
func (h *Held) Retry(ctx context.Context, pause time.Duration) error {
	return h.update(ctx, "put a job off", freed+", not_before = {now} + ?", pause.Milliseconds())
}
