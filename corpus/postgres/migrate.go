package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"footnote/corpus"
)

// The steps that make the schema, in order of their names. A step that has been released
// is never changed.
//
//go:embed schema/*.sql
var steps embed.FS

// lockOfMigrate is the advisory lock under which one process at a time migrates.
const lockOfMigrate = 0x466F6F74

// Migrate makes or completes the schema as the owner of its tables, in one transaction, and
// lets a role read and change rows. It tells which steps it ran.
//
// Errors: [corpus.ErrNewer] if a newer program has been here.
func Migrate(ctx context.Context, ownerDSN, role string) (ran []string, err error) {
	config, err := configOf(ownerDSN)
	if err != nil {
		return nil, err
	}
	if config.ConnConfig.User == role {
		return nil, fmt.Errorf("migrate: %w: it owns the tables", ErrRights)
	}
	db, err := pgx.ConnectConfig(ctx, config.ConnConfig)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", Error(err))
	}
	defer func() { err = errors.Join(err, db.Close(context.WithoutCancel(ctx))) }()
	err = pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", lockOfMigrate); err != nil {
			return err
		}
		if ran, err = runSteps(ctx, tx); err != nil {
			return err
		}
		return grant(ctx, tx, role)
	})
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", Error(err))
	}
	return ran, nil
}

// runSteps runs the steps that the database has not seen.
func runSteps(ctx context.Context, tx pgx.Tx) (ran []string, err error) {
	_, err = tx.Exec(ctx, `CREATE SCHEMA IF NOT EXISTS footnote;
		SET LOCAL search_path = footnote;
		CREATE TABLE IF NOT EXISTS schema_steps (name text COLLATE "C" PRIMARY KEY)`)
	if err != nil {
		return nil, err
	}
	missing, err := missingSteps(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, name := range missing {
		text, err := steps.ReadFile("schema/" + name + ".sql")
		if err != nil {
			return nil, err
		}
		if _, err := tx.Exec(ctx, string(text)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if _, err := tx.Exec(ctx, "INSERT INTO schema_steps VALUES ($1)", name); err != nil {
			return nil, err
		}
	}
	return missing, nil
}

// An asker is a connection, a pool or a transaction.
type asker interface {
	Query(ctx context.Context, query string, args ...any) (pgx.Rows, error)
}

// missingSteps gives the steps that the database has not seen; [corpus.ErrNewer] if it has
// seen one that this program does not know.
func missingSteps(ctx context.Context, db asker) (missing []string, err error) {
	rows, err := db.Query(ctx, "SELECT name FROM footnote.schema_steps")
	if err != nil {
		return nil, err
	}
	seen, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, err
	}
	known, err := fs.Glob(steps, "schema/*.sql")
	if err != nil {
		return nil, err
	}
	for i, name := range known {
		known[i] = strings.TrimSuffix(path.Base(name), ".sql")
		if !slices.Contains(seen, known[i]) {
			missing = append(missing, known[i])
		}
	}
	for _, name := range seen {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("%w: step %s", corpus.ErrNewer, name)
		}
	}
	return missing, nil
}

// grant lets a role read and change rows, and do nothing else.
func grant(ctx context.Context, tx pgx.Tx, role string) error {
	name := pgx.Identifier{role}.Sanitize()
	for _, statement := range []string{
		"REVOKE ALL ON SCHEMA footnote FROM PUBLIC",
		"GRANT USAGE ON SCHEMA footnote TO " + name,
		"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA footnote TO " + name,
		"REVOKE INSERT, UPDATE, DELETE ON schema_steps FROM " + name,
	} {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
