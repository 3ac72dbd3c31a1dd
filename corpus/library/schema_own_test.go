package library

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// changed gives a library's file after statements that no program of ours runs.
func changed(t *testing.T, statements ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	mustAdd(t, l, work("1"), texts("one"))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	abuse(t, path, statements...)
	return path
}

// abuse runs statements on a file as a stranger could.
func abuse(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // some statements are for a connection
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestOpenLibrariesOfAllForms(t *testing.T) {
	known, err := file.OwnSchemas()
	if err != nil || len(known) < 6 {
		t.Fatalf("%d schemas, %v, want those of all forms", len(known), err)
	}
	for form := 1; form < len(known); form++ {
		l := mustOpen(t, libraryOfForm(t, form))
		if s, err := l.Source(t.Context(), 1); err != nil || s.Title != "Ropes" {
			t.Errorf("form %d: source = %q, %v", form, s.Title, err)
		}
	}
}

// What a stranger puts beside or into our tables refuses the file before any of
// it runs, and the file stays as it is.
func TestOpenRefusesForeignSchemas(t *testing.T) {
	for name, statements := range map[string][]string{
		"a table":                {"CREATE TABLE notes (x)"},
		"a view":                 {"CREATE VIEW notes AS SELECT 1"},
		"a trigger":              {"CREATE TRIGGER t AFTER INSERT ON sources BEGIN DELETE FROM sources; END"},
		"an index":               {"CREATE INDEX i ON sources (title)"},
		"an expression":          {"CREATE INDEX i ON passages (hex(zeroblob(length(text))))"},
		"a generated column":     {"ALTER TABLE sources ADD COLUMN big TEXT AS (hex(zeroblob(100000000)))"},
		"a virtual table":        {"CREATE VIRTUAL TABLE f USING fts5(x)"},
		"statistics":             {"ANALYZE"},
		"a table less":           {"DROP TABLE gaps"},
		"another form's":         {"PRAGMA user_version = 2"},
		"no form":                {"PRAGMA user_version = 0"},
		"a view for a table":     {"DROP TABLE gaps", "CREATE VIEW gaps AS WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r"},
		"another form's trigger": {"CREATE TRIGGER sources_added AFTER INSERT ON sources BEGIN\n  UPDATE library SET revision = revision + 1;\nEND"},
		"a schema that breaks":   {"PRAGMA writable_schema = 1", "UPDATE sqlite_schema SET sql = 'CREATE TABLE gaps (' WHERE name = 'gaps'"},
	} {
		path := changed(t, statements...)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), path); !errors.Is(err, corpus.ErrNotLibrary) {
			t.Errorf("with %s: Open = %v, want %v", name, err, corpus.ErrNotLibrary)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
			t.Errorf("with %s: the file was changed, %v", name, err)
		}
	}
	path := changed(t, "CREATE VIEW notes AS SELECT 1")
	if _, err := Open(t.Context(), path); !errors.Is(err, corpus.ErrForeign) {
		t.Errorf("Open = %v, want %v", err, corpus.ErrForeign)
	}
}
