package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"footnote/corpus"
)

// numbered are the tables whose rows have numbers, see the table numbers.
var numbered = []string{"sources", "passages", "models", "gaps", "suggestions", "removals", "corrections"}

// Library opens the library of a name, and makes an empty one if there is none and create
// says so; else it gives [corpus.ErrNotFound]. Its handle is closed by who asked for it.
func (s *Server) Library(ctx context.Context, name string, create bool) (*sql.DB, error) {
	number, err := s.find(ctx, name)
	if errors.Is(err, pgx.ErrNoRows) {
		if err = corpus.ErrNotFound; create {
			number, err = s.make(ctx, name)
		}
	}
	if err != nil {
		return nil, Error(err)
	}
	db := sql.OpenDB(newConnector(s, number, name))
	db.SetMaxIdleConns(0) // the pool keeps them
	return db, nil
}

func (s *Server) find(ctx context.Context, name string) (number int64, err error) {
	err = s.pool.QueryRow(ctx, "SELECT number FROM libraries WHERE name = $1", name).Scan(&number)
	return number, err
}

// make makes an empty library, unless another process is faster.
func (s *Server) make(ctx context.Context, name string) (number int64, err error) {
	err = s.change(ctx, func(tx pgx.Tx) error {
		// Who makes a library waits here for others that do.
		if err := tx.QueryRow(ctx, "UPDATE last_library SET number = number + 1 RETURNING number").Scan(&number); err != nil {
			return err
		}
		if err := mean(ctx, tx, number); err != nil {
			return err
		}
		made, err := tx.Exec(ctx, "INSERT INTO libraries (number, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", number, name)
		if err != nil || made.RowsAffected() == 0 {
			return err
		}
		return fill(ctx, tx)
	})
	if err != nil {
		return 0, err
	}
	return s.find(ctx, name)
}

// mean names the library that a transaction is about: others it cannot change. That counts
// until its end only, for the connection remembers what it shows.
func mean(ctx context.Context, tx pgx.Tx, number int64) error {
	_, err := tx.Exec(ctx, "SELECT set_config('footnote.library', $1::text, true)", fmt.Sprint(number))
	return err
}

// fill gives a new library the rows that each has.
func fill(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, "INSERT INTO library (revision) VALUES (1)"); err != nil {
		return err
	}
	for _, table := range numbered {
		if _, err := tx.Exec(ctx, "INSERT INTO numbers (name, last) VALUES ($1, 0)", table); err != nil {
			return err
		}
	}
	return nil
}

// Remove removes the library of a name with all that it holds; [corpus.ErrNotFound] if
// there is none. Who has it open finds it lost.
func (s *Server) Remove(ctx context.Context, name string) error {
	_, err := s.changeOne(ctx, name, "DELETE FROM libraries WHERE name = $1", name)
	if err != nil {
		return fmt.Errorf("remove library %q: %w", name, Error(err))
	}
	return nil
}

// changeOne runs a statement that changes the library of a name, and reports whether it did;
// [corpus.ErrNotFound] if there is none.
func (s *Server) changeOne(ctx context.Context, name, statement string, args ...any) (changed bool, err error) {
	number, err := s.find(ctx, name)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, corpus.ErrNotFound
	}
	if err != nil {
		return false, err
	}
	err = s.change(ctx, func(tx pgx.Tx) error {
		if err := mean(ctx, tx, number); err != nil {
			return err
		}
		done, err := tx.Exec(ctx, statement, args...)
		changed = done.RowsAffected() > 0
		return err
	})
	return changed, err
}

// Has reports whether there is a library of a name.
func (s *Server) Has(ctx context.Context, name string) (bool, error) {
	_, err := s.find(ctx, name)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for library %q: %w", name, Error(err))
	}
	return true, nil
}

// Rename gives a library another name: [corpus.ErrNotFound] if there is none,
// [corpus.ErrExists] if another has that name. Who has it open finds it lost when they
// change it.
func (s *Server) Rename(ctx context.Context, name, to string) error {
	changed, err := s.changeOne(ctx, name, "UPDATE libraries SET name = $2 WHERE name = $1 AND NOT EXISTS (SELECT 1 FROM libraries WHERE name = $2)", name, to)
	if err == nil && !changed {
		err = corpus.ErrExists
	}
	if err != nil {
		return fmt.Errorf("rename library %q: %w", name, Error(err))
	}
	return nil
}

// Names lists the names of all libraries, in order.
func (s *Server) Names(ctx context.Context) ([]string, error) {
	rows, err := s.pool.Query(ctx, "SELECT name FROM libraries ORDER BY name")
	if err != nil {
		return nil, fmt.Errorf("list libraries: %w", Error(err))
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("list libraries: %w", Error(err))
	}
	return names, nil
}
