package postgrestest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"footnote/corpus/postgres"
)

// The roles of a test: the owner of the schema, and the program.
const (
	owner   = "footnote_owner"
	program = "footnote"
	// template is the database that others are copies of.
	template = "migrated"
)

// shared is the one server of a test binary.
var shared struct {
	once   sync.Once
	one    sync.Once
	server *Server
	err    error
	last   atomic.Int64
}

// Main runs the tests of a package and stops the server that they shared.
func Main(m *testing.M) {
	status := m.Run()
	Stop()
	os.Exit(status)
}

// Stop stops the server that tests shared, if there is one.
func Stop() {
	if shared.server != nil {
		shared.server.Stop()
	}
}

// An Address is how a database is reached: as the program, and as the owner of its schema.
type Address struct {
	Program, Owner string
	name           string
}

// Database gives a new database with today's schema, on the server that the tests of a
// package share. It does not write to the disk before it says that it has.
func Database(t testing.TB) Address {
	t.Helper()
	running(t)
	name := fmt.Sprintf("test%d", shared.last.Add(1))
	if err := shared.server.Ask(t.Context(), "postgres", "CREATE DATABASE "+name+" TEMPLATE "+template+" OWNER "+owner); err != nil {
		t.Fatal(err)
	}
	return shared.server.Address(name)
}

// Shared is Database for all tests of a package together: one for those whose libraries
// have names of their own. It is not the one that others are copied from.
func Shared(t testing.TB) Address {
	t.Helper()
	running(t)
	shared.one.Do(func() {
		shared.err = shared.server.Ask(context.Background(), "postgres", "CREATE DATABASE shared TEMPLATE "+template+" OWNER "+owner)
	})
	missing(t, shared.err)
	return shared.server.Address("shared")
}

// running starts the server that tests share.
func running(t testing.TB) {
	t.Helper()
	shared.once.Do(func() {
		if shared.server, shared.err = start("fsync=off", "full_page_writes=off", "synchronous_commit=off"); shared.err == nil {
			shared.err = shared.server.migrate(context.Background(), template)
		}
	})
	missing(t, shared.err)
}

// Address is that of a database of the server.
func (s *Server) Address(database string) Address {
	return Address{Program: s.dsn(program, database), Owner: s.dsn(owner, database), name: database}
}

func (s *Server) dsn(user, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(user), Path: "/" + database, RawQuery: url.Values{"host": {s.Sockets}, "sslmode": {"disable"}}.Encode()}
	return u.String()
}

// migrate makes a database with today's schema.
func (s *Server) migrate(ctx context.Context, database string) error {
	for _, statement := range []string{
		"CREATE ROLE " + owner + " LOGIN", "CREATE ROLE " + program + " LOGIN", "CREATE DATABASE " + database + " OWNER " + owner,
	} {
		if err := s.Ask(ctx, "postgres", statement); err != nil {
			return err
		}
	}
	_, err := postgres.Migrate(ctx, s.dsn(owner, database), program)
	return err
}

// Fill runs statements as the superuser, for whom no row-level security holds, with a number
// in the place of $N.
func Fill(t testing.TB, a Address, statements string, n int) {
	t.Helper()
	if err := shared.server.Ask(t.Context(), a.name, strings.ReplaceAll(statements, "$N", strconv.Itoa(n))); err != nil {
		t.Fatal(err)
	}
}

// Scans counts how often each table of a database was read through.
func Scans(t testing.TB, a Address) map[string]int {
	t.Helper()
	ctx := t.Context()
	db, err := pgx.Connect(ctx, shared.server.dsn("postgres", a.name))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx)
	rows, err := db.Query(ctx, "SELECT relname, coalesce(seq_scan, 0) FROM pg_stat_user_tables WHERE schemaname = 'footnote'")
	if err != nil {
		t.Fatal(err)
	}
	scans := map[string]int{}
	var table string
	var n int
	if _, err := pgx.ForEachRow(rows, []any{&table, &n}, func() error { scans[table] = n; return nil }); err != nil {
		t.Fatal(err)
	}
	return scans
}
