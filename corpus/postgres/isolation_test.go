package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

// row is a row of each table of a library, by the number of the library and one of its own.
var row = []struct{ table, columns, values string }{
	{"sources", "id, title, authors, organisation, issued, container, volume, issue, pages, publisher, doi, isbn, url, language, genre, editors, translators, edition, number, place, original, found, shelf, origin, media_type, digest, passages, added_by, added_at, read_at, here",
		"N, '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'dN', 1, '', '', '', ''"},
	{"passages", "id, source, ordinal, section, page, label, last_page, last_label, paragraph, recognised, text", "N, N, 1, '', 0, '', 0, '', 0, 0, 'text'"},
	{"models", "id, name, dimensions", "N, 'mN', 2"},
	{"embeddings", "passage, model, vector", "N, N, ''"},
	{"settings", "name, value", "'sN', ''"},
	{"answers", "id, question, member, channel, library, scope, part, follows, verdict, said, compared, evidence, asked_at", "'aN', '', '', '', '', '', '', '', '', '', 0, '', ''"},
	{"shown", "message, answer", "'mN', 'aN'"},
	{"feedback", "answer, member, helpful", "'aN', 'x', 1"},
	{"gaps", "id, question, verdict, asked_at", "N, '', '', ''"},
	{"suggestions", "id, member, title, url, note, suggested_at, state, reason, decided_by", "N, '', '', '', '', '', '', '', ''"},
	{"removals", "id, source, passages, removed_by, removed_at", "N, '{}', '', '', ''"},
	{"corrections", "id, source, was, became, corrected_by, corrected_at", "N, N, '{}', '{}', '', ''"},
	{"originals", "digest, size, data, note, kept_at", "'oN', 0, '', '', ''"},
	{"numbers", "name, last", "'tN', 1"},
}

// twoLibraries makes libraries a and b (numbers 1 and 2) with a row in each table, and gives
// a raw connection of the program's role.
func twoLibraries(t *testing.T) (*pgx.Conn, postgrestest.Address) {
	t.Helper()
	ctx := t.Context()
	address := postgrestest.Database(t)
	s := connect(t, address.Program)
	for _, name := range []string{"a", "b"} {
		db, err := s.Library(ctx, name, true)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range row {
			if _, err := db.ExecContext(ctx, insert(r.table, r.columns, r.values, 1)); err != nil {
				t.Fatalf("%s: %v", r.table, err)
			}
		}
		db.Close()
	}
	raw, err := pgx.Connect(ctx, address.Program)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close(context.Background()) })
	if _, err := raw.Exec(ctx, "SET search_path = footnote"); err != nil {
		t.Fatal(err)
	}
	return raw, address
}

func insert(table, columns, values string, n int) string {
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, columns, strings.ReplaceAll(values, "N", fmt.Sprint(n)))
}

func code(err error) string {
	if said, ok := errors.AsType[*pgconn.PgError](err); ok {
		return said.Code
	}
	return fmt.Sprint(err)
}

func show(t *testing.T, raw *pgx.Conn, library string) {
	t.Helper()
	if _, err := raw.Exec(t.Context(), "SELECT set_config('footnote.library', $1, false)", library); err != nil {
		t.Fatal(err)
	}
}

// The database itself refuses what is said without a library, or of another one than the
// setting names.
func TestDatabaseKeepsLibrariesApart(t *testing.T) {
	raw, _ := twoLibraries(t)
	ctx := t.Context()
	tables := append(row[:len(row):len(row)], struct{ table, columns, values string }{"library", "revision", "1"})
	for _, setting := range []string{"none", "", "x"} {
		if setting != "none" { // else it has never been set
			show(t, raw, setting)
		}
		for _, r := range tables {
			for _, statement := range []string{
				"SELECT * FROM " + r.table, "UPDATE " + r.table + " SET of_library = of_library", "DELETE FROM " + r.table, insert(r.table, r.columns, r.values, 7),
			} {
				if done, err := raw.Exec(ctx, statement); err == nil {
					t.Errorf("setting %q: %.40s = %v, want an error", setting, statement, done)
				}
			}
		}
	}
	show(t, raw, "1")
	for _, r := range tables {
		if err := onlyOf(ctx, raw, r.table); err != nil {
			t.Errorf("%s: %v", r.table, err)
		}
		_, err := raw.Exec(ctx, insert(r.table, "of_library, "+r.columns, "2, "+r.values, 8))
		if code(err) != "42501" {
			t.Errorf("%s: a row for the other library: %v", r.table, err)
		}
		_, err = raw.Exec(ctx, "UPDATE "+r.table+" SET of_library = 2")
		if code(err) != "42501" {
			t.Errorf("%s: rows given to the other library: %v", r.table, err)
		}
	}
	show(t, raw, "99") // no such library
	for _, r := range tables {
		if done, err := raw.Exec(ctx, "SELECT * FROM "+r.table); err != nil || done.RowsAffected() != 0 {
			t.Errorf("%s of no library: %v, %v", r.table, done, err)
		}
		if _, err := raw.Exec(ctx, insert(r.table, r.columns, r.values, 9)); code(err) != "23503" {
			t.Errorf("%s: a row for no library: %v", r.table, err)
		}
	}
}

// onlyOf checks that a statement that names no library touches one row: that of library 1.
func onlyOf(ctx context.Context, raw *pgx.Conn, table string) error {
	var rows, others int
	err := raw.QueryRow(ctx, "SELECT count(*), count(*) FILTER (WHERE of_library <> 1) FROM "+table).Scan(&rows, &others)
	if err != nil || rows == 0 || others != 0 {
		return fmt.Errorf("%d rows, %d of them another's: %v", rows, others, err)
	}
	tx, err := raw.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	gone, err := tx.Exec(ctx, "DELETE FROM "+table)
	if err != nil || int(gone.RowsAffected()) != rows {
		return fmt.Errorf("DELETE = %v, %v, want %d rows", gone, err, rows)
	}
	return nil
}

// The program's role can lift none of this.
func TestRoleHasNoOtherRights(t *testing.T) {
	raw, address := twoLibraries(t)
	show(t, raw, "1")
	for _, statement := range []string{
		"ALTER TABLE sources DISABLE ROW LEVEL SECURITY", "DROP POLICY own ON sources", "CREATE POLICY mine ON sources USING (true)",
		"TRUNCATE gaps", "DROP TABLE gaps", "CREATE TABLE mine (x int)", "SET ROLE footnote_owner", "ALTER ROLE footnote BYPASSRLS",
		"INSERT INTO schema_steps VALUES ('x')", "CREATE FUNCTION f() RETURNS int AS 'SELECT 1' LANGUAGE sql",
	} {
		if _, err := raw.Exec(t.Context(), statement); err == nil {
			t.Errorf("%s was done", statement)
		}
	}
	if _, err := raw.Exec(t.Context(), "SET row_security = off"); err == nil {
		if _, err := raw.Exec(t.Context(), "SELECT * FROM sources"); code(err) != "42501" {
			t.Errorf("with row_security off: %v", err)
		}
	}
	if _, err := postgres.Connect(t.Context(), address.Owner); !errors.Is(err, postgres.ErrRights) || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Connect as the owner = %v, want %v", err, postgres.ErrRights)
	}
}

// Few connections serve many libraries at once, and many give up in the middle.
func TestConnectionsShowOneLibrary(t *testing.T) {
	address := postgrestest.Database(t)
	s := connect(t, address.Program+"&pool_max_conns=3")
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			name := fmt.Sprintf("l%d", worker%4)
			db, err := s.Library(t.Context(), name, true)
			if err != nil {
				t.Error(err)
				return
			}
			defer db.Close()
			_, err = db.ExecContext(t.Context(), "INSERT INTO settings (name, value) VALUES ('who', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name)
			for i := 0; i < 150 && err == nil; i++ {
				if i%5 == worker%5 {
					ctx, stop := context.WithCancel(t.Context())
					go stop() // before, while or after it is answered
					_, _ = db.ExecContext(ctx, "UPDATE settings SET value = value")
					stop()
				}
				var who string
				var rows int
				err = db.QueryRowContext(t.Context(), "SELECT max(value), count(*) FROM settings").Scan(&who, &rows)
				if err == nil && (who != name || rows != 1) {
					err = fmt.Errorf("%s saw %q, %d rows", name, who, rows)
				}
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
