package postgres_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"footnote/corpus/postgres/postgrestest"
)

// go test ./corpus/postgres -run ManyLibraries -v -args -libraries 10000
var manyLibraries = flag.Int("libraries", 200, "libraries of TestManyLibraries")

// Libraries are rows: thousands of them cost little room, and one process needs few
// connections for all of them.
func TestManyLibraries(t *testing.T) {
	address := postgrestest.Database(t)
	s := connect(t, address.Program)
	ctx := t.Context()
	start := time.Now()
	for i := range *manyLibraries {
		db, err := s.Library(ctx, fmt.Sprintf("library-%d", i), true)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close() // all are open at once
		var revision int
		if err := db.QueryRowContext(ctx, "SELECT revision FROM library").Scan(&revision); err != nil || revision != 1 {
			t.Fatalf("library %d: revision %d, %v", i, revision, err)
		}
	}
	took := time.Since(start)
	raw, err := pgx.Connect(ctx, address.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close(ctx)
	var bytes int64
	var connections int
	err = raw.QueryRow(ctx, "SELECT pg_database_size(current_database()), (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid())").Scan(&bytes, &connections)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d libraries made and opened in %.1f s, database of %.1f MB, %d connections", *manyLibraries, took.Seconds(), float64(bytes)/1e6, connections)
	if connections > 8 || bytes > int64(20<<20+*manyLibraries*4<<10) {
		t.Errorf("%d connections, %d bytes", connections, bytes)
	}
}
