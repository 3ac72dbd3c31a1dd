package postgres_test

import (
	"errors"
	"testing"

	"footnote/corpus"
	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

func TestMain(m *testing.M) { postgrestest.Main(m) }

func connect(t *testing.T, dsn string) *postgres.Server {
	t.Helper()
	s, err := postgres.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func TestNames(t *testing.T) {
	s := connect(t, postgrestest.Database(t).Program)
	ctx := t.Context()
	for _, name := range []string{"b", "a", "b"} {
		db, err := s.Library(ctx, name, true)
		if err != nil {
			t.Fatal(err)
		}
		var revision int
		if err := db.QueryRowContext(ctx, "SELECT revision FROM library").Scan(&revision); err != nil || revision != 1 {
			t.Fatalf("revision of %s: %d, %v", name, revision, err)
		}
		db.Close()
	}
	names, err := s.Names(ctx)
	if err != nil || len(names) != 2 || names[0] != "a" || names[1] != "b" {
		t.Fatalf("names: %q, %v", names, err)
	}
	if err := s.Remove(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Library(ctx, "a", false); !errors.Is(err, corpus.ErrNotFound) {
		t.Fatalf("opening a removed library: %v", err)
	}
	if err := s.Remove(ctx, "a"); !errors.Is(err, corpus.ErrNotFound) {
		t.Fatalf("removing a removed library: %v", err)
	}
}
