package postgrestest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Standby makes a standby of a server, for whose copy each change waits from then on.
func (s *Server) Standby(t testing.TB) *Server {
	t.Helper()
	ctx := t.Context()
	standby, err := newFolder()
	if err != nil {
		t.Fatal(err)
	}
	out, err := standby.command("pg_basebackup", "-h", s.Sockets, "-U", "postgres", "-D", standby.data(), "--checkpoint=fast", "-X", "stream", "-R",
		"-d", "application_name=standby").CombinedOutput()
	if err != nil {
		t.Fatalf("pg_basebackup: %v: %s", err, out)
	}
	standby.Follow(t, s)
	t.Cleanup(standby.Stop)
	for _, statement := range []string{"ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (standby)'", "SELECT pg_reload_conf()"} {
		if err := s.Ask(ctx, "postgres", statement); err != nil {
			t.Fatal(err)
		}
	}
	const follows = "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync') THEN RAISE 'not yet'; END IF; END $$"
	for begun := time.Now(); s.Ask(ctx, "postgres", follows) != nil; time.Sleep(20 * time.Millisecond) {
		if time.Since(begun) > time.Minute {
			t.Fatal("the standby does not follow")
		}
	}
	return standby
}

// Follow starts a standby, again if it was halted.
func (s *Server) Follow(t testing.TB, primary *Server) {
	t.Helper()
	if err := s.begin("primary_conninfo=host=" + primary.Sockets + " user=postgres application_name=standby"); err != nil {
		t.Fatal(err)
	}
}

// Promote makes a standby the primary.
func (s *Server) Promote(ctx context.Context) error {
	return s.Ask(ctx, "postgres", "SELECT pg_promote()")
}

// Kill kills the server with a signal that it cannot catch.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	head, err := os.ReadFile(s.data() + "/postmaster.pid")
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(head), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err == nil {
		err = process.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Either is the address of a database of this server or another, whichever may be written.
func (s *Server) Either(other *Server, database string) string {
	hosts := url.Values{"host": {s.Sockets + "," + other.Sockets}, "port": {"5432,5432"}, "target_session_attrs": {"read-write"}, "sslmode": {"disable"}, "connect_timeout": {"2"}}
	return fmt.Sprintf("postgres://%s@/%s?%s", program, database, hosts.Encode())
}
