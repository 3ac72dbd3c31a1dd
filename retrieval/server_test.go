package retrieval

import (
	"flag"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/postgres/postgrestest"
	"footnote/corpus/starter"
)

// With -postgres the libraries of all tests are in PostgreSQL, the golden reports' too:
// go test ./retrieval -postgres -run Report
var onServer = flag.Bool("postgres", false, "keep the libraries of the tests in PostgreSQL")

func TestMain(m *testing.M) { postgrestest.Main(m) }

var shared struct {
	sync.Once
	server *library.Server
	err    error
	last   atomic.Int64
}

// sharedServer is where the tests that want one keep libraries.
func sharedServer(t testing.TB) *library.Server {
	t.Helper()
	address := postgrestest.Shared(t)
	shared.Do(func() { shared.server, shared.err = library.Connect(t.Context(), address.Program) })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

func servedName() string { return fmt.Sprintf("test-%d", shared.last.Add(1)) }

// servedLibrary makes an empty library in PostgreSQL.
func servedLibrary(t testing.TB) *library.Library {
	t.Helper()
	lib, err := sharedServer(t).Open(t.Context(), servedName())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// moved makes a library in PostgreSQL of one that is filled.
func moved(t testing.TB, from *library.Library) *library.Library {
	t.Helper()
	name := servedName()
	if _, err := sharedServer(t).Take(t.Context(), name, from); err != nil {
		t.Fatal(err)
	}
	lib, err := sharedServer(t).OpenExisting(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// grown makes the starter library with a history: sources that went, came back, and were
// called otherwise.
func grown(t *testing.T, lib, from *library.Library) *Engine {
	t.Helper()
	addSource(t, lib, "Gone", "This one will not stay.", "Nor will this.")
	if _, _, err := lib.CopyAll(t.Context(), from, "", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Remove(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if _, removal, err := lib.RemoveKeeping(t.Context(), 3, "x"); err != nil {
		t.Fatal(err)
	} else if _, err := lib.Restore(t.Context(), removal); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Edit(t.Context(), 4, corpus.Metadata{Title: "Another title", Language: "en"}); err != nil {
		t.Fatal(err)
	}
	return newEngine(t, lib, builtIn(t))
}

// The same questions get the same answers from both engines, to the last bit of a score.
func TestSameAnswersFromServer(t *testing.T) {
	file, err := library.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	from, err := starter.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	here, there := grown(t, file, from), grown(t, servedLibrary(t), from)
	questions := 0
	for p, err := range file.Passages(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		question := p.Text[:min(len(p.Text), 20+int(p.ID)%60)]
		a, err := here.Ask(t.Context(), question, 5)
		b, err2 := there.Ask(t.Context(), question, 5)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%q: from a file\n%+v\nand from a server\n%+v", question, a, b)
		}
		questions++
	}
	if questions < 20 {
		t.Errorf("%d questions, want more", questions)
	}
}

// BenchmarkOpenOnServer opens an engine over a library in a file and in PostgreSQL in turn,
// and gives how much longer the second takes.
func BenchmarkOpenOnServer(b *testing.B) {
	for _, n := range benchmarkSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			file := filledLibrary(b, n)
			server, name := sharedServer(b), servedName()
			start := time.Now()
			if _, err := server.Take(b.Context(), name, file); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(time.Since(start).Seconds(), "s/move")
			there, err := server.OpenExisting(b.Context(), name)
			if err != nil {
				b.Fatal(err)
			}
			defer there.Close()
			var took [2]time.Duration
			for b.Loop() {
				for i, lib := range []*library.Library{file, there} {
					start := time.Now()
					if _, err := New(b.Context(), lib, builtIn(b)); err != nil {
						b.Fatal(err)
					}
					took[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(took[1])/float64(took[0]), "x/file")
		})
	}
}
