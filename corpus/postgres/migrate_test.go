package postgres_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"footnote/corpus"
	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

func ask(t *testing.T, dsn, statement string) {
	t.Helper()
	db, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(t.Context())
	if _, err := db.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func TestMigrate(t *testing.T) {
	address := postgrestest.Database(t)
	ask(t, address.Owner, "DROP SCHEMA footnote CASCADE")
	if _, err := postgres.Connect(t.Context(), address.Program); !errors.Is(err, postgres.ErrOld) {
		t.Fatalf("Connect without tables = %v, want %v", err, postgres.ErrOld)
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	steps := 0
	for range 4 {
		all.Go(func() {
			ran, err := postgres.Migrate(t.Context(), address.Owner, "footnote")
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			if steps += len(ran); len(ran) > 0 && steps != len(ran) {
				t.Errorf("steps were run twice: %v", ran)
			}
		})
	}
	all.Wait()
	if steps == 0 {
		t.Error("nobody ran a step")
	}
	connect(t, address.Program)
}

func TestMigrateRefusesNewer(t *testing.T) {
	address := postgrestest.Database(t)
	ask(t, address.Owner, "INSERT INTO footnote.schema_steps VALUES ('9999_later')")
	if _, err := postgres.Connect(t.Context(), address.Program); !errors.Is(err, corpus.ErrNewer) {
		t.Errorf("Connect = %v, want %v", err, corpus.ErrNewer)
	}
	if _, err := postgres.Migrate(t.Context(), address.Owner, "footnote"); !errors.Is(err, corpus.ErrNewer) {
		t.Errorf("Migrate = %v, want %v", err, corpus.ErrNewer)
	}
}

func TestMigrateForTheOwner(t *testing.T) {
	address := postgrestest.Database(t)
	if _, err := postgres.Migrate(t.Context(), address.Owner, "footnote_owner"); !errors.Is(err, postgres.ErrRights) {
		t.Errorf("Migrate with the owner as the program = %v, want %v", err, postgres.ErrRights)
	}
}
