package jobs

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// Libraries lists the libraries that have jobs, in order of their names.
func (t *Table) Libraries(ctx context.Context) (names []string, err error) {
	err = t.look(ctx, "list the libraries that have jobs", everyone, func(q file.Querier) error {
		rows, err := q.QueryContext(ctx, "SELECT DISTINCT library FROM jobs ORDER BY library")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				return err
			}
			names = append(names, name)
		}
		return rows.Err()
	})
	return names, err
}

// Carry moves the jobs of a library to another table, in their order, with all that is kept
// of them, and tells how many. One that was broken off is gone on with: no job is there
// twice. Error: [corpus.ErrInUse] if somebody does one of them.
func (t *Table) Carry(ctx context.Context, library string, to *Table) (carried int, err error) {
	for {
		h := &Held{Job: Job{Library: library}, table: t, claim: rand.Text()}
		found, err := h.next(ctx)
		if err != nil || !found {
			return carried, err
		}
		if err := h.copyTo(ctx, to); err != nil {
			return carried, errors.Join(err, h.GiveBack(context.WithoutCancel(ctx)))
		}
		if err := h.Finish(ctx); err != nil {
			return carried, err
		}
		carried++
	}
}

// next claims the oldest job of the library, whenever it may be done.
func (h *Held) next(ctx context.Context) (found bool, err error) {
	err = h.table.change(ctx, "take a job along", h.Library, func(tx *sql.Tx) error {
		left := 0
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM jobs WHERE library = ?", h.Library).Scan(&left); err != nil || left == 0 {
			return err
		}
		found = true
		return tx.QueryRowContext(ctx, h.table.say.in(`UPDATE jobs SET claim = ?, lease = {now} + ?, running = library
			WHERE number = (SELECT j.number FROM jobs j WHERE j.library = ? AND NOT EXISTS (SELECT 1 FROM jobs r WHERE r.running = j.library AND r.lease >= {now})
				ORDER BY j.running IS NULL, j.number LIMIT 1) RETURNING number`), h.claim, h.table.lease.Milliseconds(), h.Library).Scan(&h.Number)
	})
	if errors.Is(err, sql.ErrNoRows) || isTaken(err) {
		err = fmt.Errorf("a job of library %q: %w", h.Library, corpus.ErrInUse)
	}
	return found, err
}

// columns are those of a job that go with it to another table.
const columns = "library, kind, payload, token, token_until, made, not_before, started, claims, attempt, step, note, place"

// copyTo copies the job to another table, unless it is there.
func (h *Held) copyTo(ctx context.Context, to *Table) error {
	row, err := h.row(ctx)
	if err != nil {
		return err
	}
	file, kept, err := h.File(ctx)
	if err != nil {
		return err
	}
	parts, err := h.Parts(ctx)
	if err != nil {
		return err
	}
	return to.change(ctx, "take a job over", h.Library, func(tx *sql.Tx) error {
		there := 0
		const same = "SELECT count(*) FROM jobs WHERE library = ? AND kind = ? AND payload = ? AND made = ?" // an order names its interaction
		if err := tx.QueryRowContext(ctx, same, row[0], row[1], row[2], row[5]).Scan(&there); err != nil || there > 0 {
			return err
		}
		var number int64
		err := tx.QueryRowContext(ctx, "INSERT INTO jobs ("+columns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number", row...).Scan(&number)
		if err == nil && kept {
			_, err = tx.ExecContext(ctx, insertFile, number, file.Name, file.Origin, file.MediaType, file.Data)
		}
		for part, data := range parts {
			if err == nil {
				_, err = tx.ExecContext(ctx, insertPart, number, part, bytesOf(data))
			}
		}
		return err
	})
}

// row reads the columns of the job.
func (h *Held) row(ctx context.Context) ([]any, error) {
	row := make([]any, 13)
	into := make([]any, len(row))
	for i := range row {
		into[i] = &row[i]
	}
	err := h.table.look(ctx, "read a job", h.Library, func(q file.Querier) error {
		return q.QueryRowContext(ctx, "SELECT "+columns+" FROM jobs WHERE number = ?", h.Number).Scan(into...)
	})
	for i := range row {
		if data, ok := row[i].([]byte); ok {
			row[i] = bytesOf(data)
		}
	}
	return row, err
}
