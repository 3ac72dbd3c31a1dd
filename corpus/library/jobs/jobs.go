package jobs

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// Failures that callers of a table expect, besides those of the file: [corpus.ErrFull],
// [corpus.ErrNotLibrary] for a damaged one, [corpus.ErrNewer].
var (
	ErrLost  = errors.New("the job is not held any more")
	ErrQueue = errors.New("too many jobs wait for this library")
)

// MostWaiting is how many jobs of one library may wait.
const MostWaiting = 50

// A Job is something to be done for a library.
type Job struct {
	Number     int64 // grows
	Library    string
	Kind       string
	Payload    []byte    // what is to be done
	Token      string    // a secret that is kept until TokenUntil, then empty
	TokenUntil time.Time // by this machine's clock
	Made       time.Time
	Started    time.Time // when it was claimed first
	Again      bool      // somebody has had it before
	Attempt    int       // which this is, the first being 1; one that was given back does not count
	Step       string    // what is done of it, empty at first
	Note       []byte    // what goes with the step
}

// A Table holds jobs. Goroutines and processes may share one.
type Table struct {
	db    *sql.DB
	lease time.Duration
	say   dialect
}

// LeaseTime is the life of a lease: by then whoever does a job has noticed that it was dropped.
const (
	LeaseTime = 5 * time.Second
	renewals  = 5 // renewed twice in so many parts of that
)

//go:embed schema/*.sql
var schema embed.FS

// Open opens the table in the file at path, and makes it, and its folder, if there is
// none.
func Open(ctx context.Context, path string) (*Table, error) {
	fail := func(err error) (*Table, error) {
		return nil, fmt.Errorf("open jobs %q: %w", path, file.Error(err))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fail(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fail(err)
	}
	if err := errors.Join(f.Chmod(0o600), f.Close()); err != nil {
		return fail(err)
	}
	db, err := file.Open(path, file.ReadWriteSecrets)
	if err != nil {
		return fail(err)
	}
	db.SetMaxOpenConns(1) // what is asked is short
	if err := file.Migrate(ctx, db, schema); err != nil {
		db.Close()
		return fail(err)
	}
	return &Table{db, LeaseTime, sqlite}, nil
}

// On is the table that several processes share in a PostgreSQL database.
func On(db *sql.DB) *Table { return &Table{db, LeaseTime, postgres} }

// Remove deletes the file of a table that nobody has open.
func Remove(path string) error {
	err := os.Remove(path)
	if logErr := os.Remove(path + "-journal"); !errors.Is(logErr, os.ErrNotExist) {
		err = errors.Join(err, logErr)
	}
	return err
}

// Close ends all work with the table. A database that is shared stays open.
func (t *Table) Close() error {
	if t.say == postgres {
		return nil
	}
	return t.db.Close()
}

// change runs f in a transaction, which counts whole or not at all. It is about the jobs of
// one library, or those of everyone: then none can be put or ended.
func (t *Table) change(ctx context.Context, what, library string, f func(*sql.Tx) error) error {
	err := file.InTransaction(ctx, t.db, func(tx *sql.Tx) error {
		if t.say.mean != "" {
			if _, err := tx.ExecContext(ctx, t.say.mean, library); err != nil {
				return err
			}
		}
		return f(tx)
	})
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		err = ctx.Err() // else it tells of statements that the end of the context closed
	}
	return fmt.Errorf("%s: %w", what, file.Error(err))
}

// look is change without one: a file needs no transaction for that.
func (t *Table) look(ctx context.Context, what, library string, f func(file.Querier) error) error {
	if t.say.mean != "" {
		return t.change(ctx, what, library, func(tx *sql.Tx) error { return f(tx) })
	}
	if err := f(t.db); err != nil {
		return fmt.Errorf("%s: %w", what, file.Error(err))
	}
	return nil
}

// exec is change with one statement, and tells whether that changed a row.
func (t *Table) exec(ctx context.Context, what, library, statement string, args ...any) (changed bool, err error) {
	err = t.change(ctx, what, library, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, t.say.in(statement), args...)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		changed = n > 0
		return err
	})
	return changed, err
}

// Put makes a job of what Library, Kind, Payload, Token and TokenUntil say, to be done
// after those of its library that are there. Error: [ErrQueue].
func (t *Table) Put(ctx context.Context, j Job) (number int64, err error) {
	life := max(0, time.Until(j.TokenUntil).Milliseconds())
	err = t.change(ctx, "put a job", j.Library, func(tx *sql.Tx) error {
		waiting := 0
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM jobs WHERE library = ?", j.Library).Scan(&waiting); err != nil {
			return err
		}
		if waiting >= MostWaiting {
			return ErrQueue
		}
		return tx.QueryRowContext(ctx, t.say.in(`INSERT INTO jobs (library, kind, payload, token, token_until, made, not_before)
			VALUES (?, ?, ?, ?, {now} + ?, {now}, {now}) RETURNING number`),
			j.Library, j.Kind, bytesOf(j.Payload), j.Token, life).Scan(&number)
	})
	return number, err
}

// bytesOf makes nothing an empty blob, which is not NULL.
func bytesOf(data []byte) []byte { return append([]byte{}, data...) }

// Drop takes back what waits or runs for a library, and gives it: Number, Kind, Payload
// and Token. Who runs one of them loses it.
func (t *Table) Drop(ctx context.Context, library string) (dropped []Job, err error) {
	err = t.change(ctx, "drop jobs", library, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, t.say.in(`DELETE FROM jobs WHERE library = ?
			RETURNING number, kind, payload, attempt, CASE WHEN token_until > {now} THEN token ELSE '' END`), library)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			j := Job{Library: library}
			if err := rows.Scan(&j.Number, &j.Kind, &j.Payload, &j.Attempt, &j.Token); err != nil {
				return err
			}
			dropped = append(dropped, j)
		}
		return rows.Err()
	})
	return dropped, err
}

// Has reports whether there is a job with a token.
func (t *Table) Has(ctx context.Context, token string) (bool, error) {
	n := 0
	err := t.look(ctx, "look for a job", everyone, func(q file.Querier) error {
		return q.QueryRowContext(ctx, "SELECT count(*) FROM jobs WHERE token = ?", token).Scan(&n)
	})
	return n > 0, err
}

// ForgetTokens deletes the tokens whose time is over.
func (t *Table) ForgetTokens(ctx context.Context) error {
	_, err := t.exec(ctx, "forget tokens", everyone, "UPDATE jobs SET token = '' WHERE token <> '' AND token_until <= {now}")
	return err
}

// A Status says what a table holds.
type Status struct {
	Waiting, Running int
	Oldest           time.Duration // how long the oldest that waits has waited
}

// Status says what the table holds.
func (t *Table) Status(ctx context.Context) (Status, error) {
	var s Status
	var oldest int64
	err := t.look(ctx, "count jobs", everyone, func(q file.Querier) error {
		return q.QueryRowContext(ctx, t.say.in(`SELECT count(*) - count(running), count(running),
			coalesce({now} - min(CASE WHEN running IS NULL THEN made END), 0) FROM jobs`)).Scan(&s.Waiting, &s.Running, &oldest)
	})
	if err != nil {
		return Status{}, err
	}
	s.Oldest = time.Duration(oldest) * time.Millisecond
	return s, nil
}

// Inspect says what the table in the file at path holds, nothing where there is no file.
// Nothing is changed.
func Inspect(ctx context.Context, path string) (Status, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return Status{}, nil
	}
	db, err := file.Open(path, file.ReadWriteSecrets)
	if err != nil {
		return Status{}, fmt.Errorf("inspect jobs %q: %w", path, err)
	}
	defer db.Close()
	if version, err := file.ReadPragma(ctx, db, "user_version"); err != nil || version == 0 {
		return Status{}, file.Error(err) // version 0: it is being made
	}
	return (&Table{db, LeaseTime, sqlite}).Status(ctx)
}

// keptFile reads what was kept for a job.
func keptFile(row *sql.Row) (f corpus.File, ok bool, err error) {
	err = row.Scan(&f.Name, &f.Origin, &f.MediaType, &f.Data)
	if errors.Is(err, sql.ErrNoRows) {
		return corpus.File{}, false, nil
	}
	return f, err == nil, err
}
