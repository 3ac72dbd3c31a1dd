package library

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"footnote/corpus/postgres/postgrestest"
)

// runOnBoth runs all tests on files, and those that had their library from newLibrary once
// more on a server. Tests about files open files themselves.
func runOnBoth(m *testing.M) int {
	status := m.Run()
	if len(onBoth.tests) > 0 && status == 0 && !raceEnabled {
		onServer = true
		flag.Set("test.bench", "")
		flag.Set("test.run", "^("+strings.Join(onBoth.tests, "|")+")$")
		status = m.Run()
	}
	postgrestest.Stop()
	return status
}

// onServer says that the tests run the second time.
var onServer bool

// onBoth are the tests that shall run on both engines.
var onBoth struct {
	sync.Mutex
	tests []string
}

// newLibrary gives an empty library: the same test sees one in a file and one on a server.
func newLibrary(tb testing.TB) *Library {
	tb.Helper()
	return newHandles(tb)()
}

// newHandles gives what opens one new library again and again, as several processes do.
func newHandles(tb testing.TB) func() *Library {
	tb.Helper()
	if onServer {
		tb.Log("on PostgreSQL")
		return handlesOf(tb, sharedServer(tb))
	}
	name, _, _ := strings.Cut(tb.Name(), "/")
	onBoth.Lock()
	defer onBoth.Unlock()
	if !slices.Contains(onBoth.tests, name) {
		onBoth.tests = append(onBoth.tests, name)
	}
	path := filepath.Join(tb.TempDir(), "test.sqlite")
	return func() *Library { return mustOpen(tb, path) }
}

// needsFile skips the second run of a test that meddles with the file.
func needsFile(tb testing.TB) {
	if onServer {
		tb.Skip("about files")
	}
}

var shared = struct {
	sync.Once
	server *Server
}{}

// sharedServer is one database for all tests: each has libraries of its own in it.
func sharedServer(tb testing.TB) *Server {
	tb.Helper()
	if raceEnabled {
		tb.Skip("skipped: what does several things at a time there is corpus/postgres")
	}
	shared.Do(func() {
		server, err := Connect(tb.Context(), postgrestest.Database(tb).Program)
		if err != nil {
			tb.Fatal(err)
		}
		shared.server = server
	})
	if shared.server == nil {
		tb.Skip("skipped: no PostgreSQL server")
	}
	return shared.server
}

var lastServed atomic.Int64

// served makes a library on a server.
func served(tb testing.TB, s *Server) *Library { return handlesOf(tb, s)() }

func handlesOf(tb testing.TB, s *Server) func() *Library {
	name := fmt.Sprintf("test-%d", lastServed.Add(1))
	return func() *Library {
		l, err := s.Open(tb.Context(), name)
		if err != nil {
			tb.Fatal(err)
		}
		tb.Cleanup(func() { l.Close() })
		return l
	}
}
