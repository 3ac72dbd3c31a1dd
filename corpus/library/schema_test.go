package library

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"footnote/corpus/library/internal/file"
)

// libraryOfForm makes the file of a library as a program of its time left it.
func libraryOfForm(t *testing.T, form int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.sqlite")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := file.Open(path, file.ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	names, err := fs.Glob(file.Schema, "schema/*.sql")
	for version := range form {
		if err == nil {
			err = file.MigrateStep(t.Context(), db, file.Schema, names, version)
		}
	}
	if err == nil {
		_, err = db.Exec("INSERT INTO sources (title, authors, organisation, issued, container, publisher, doi, isbn, url, language, genre, origin, media_type, digest, passages, added_by, added_at)" +
			" VALUES ('Ropes', '[]', '', '', '', '', '', '', '', 'en', '', 'ropes.md', 'text/markdown', 'd1', 1, '', '2024-05-06T07:08:09Z')")
	}
	if err == nil {
		_, err = db.Exec("INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (1, 1, '', 0, 1, 'Hemp is twisted.')")
	}
	if err == nil && form >= 3 {
		_, err = db.Exec("UPDATE sources SET read_at = added_at")
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// A library of an older form goes on to count where it was, also above rows that are gone.
func TestNumbersOfOlderForms(t *testing.T) {
	path := libraryOfForm(t, 12)
	abuse(t, path, "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'sources'")
	l := mustOpen(t, path)
	if s := mustAdd(t, l, work("new"), texts("two", "three")); s.ID != 8 {
		t.Errorf("source %d, want 8", s.ID)
	}
	if p := collect(t, l.Passages(t.Context(), 1)); len(p) != 2 || p[0].ID != 2 {
		t.Errorf("passages %v, want 2 and 3", p)
	}
}
