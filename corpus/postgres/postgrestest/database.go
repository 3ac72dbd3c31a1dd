package postgrestest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"

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
type Address struct{ Program, Owner string }

// Database gives a new database with today's schema, on the server that the tests of a
// package share. It does not write to the disk before it says that it has.
func Database(t testing.TB) Address {
	t.Helper()
	shared.once.Do(func() {
		if shared.server, shared.err = start("fsync=off", "full_page_writes=off", "synchronous_commit=off"); shared.err == nil {
			shared.err = shared.server.migrate(t.Context(), template)
		}
	})
	missing(t, shared.err)
	name := fmt.Sprintf("test%d", shared.last.Add(1))
	if err := shared.server.Ask(t.Context(), "postgres", "CREATE DATABASE "+name+" TEMPLATE "+template+" OWNER "+owner); err != nil {
		t.Fatal(err)
	}
	return shared.server.Address(name)
}

// Address is that of a database of the server.
func (s *Server) Address(database string) Address {
	return Address{Program: s.dsn(program, database), Owner: s.dsn(owner, database)}
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
