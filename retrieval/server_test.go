package retrieval

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

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

// sameQuestions is how many questions are asked of both engines, a tenth of them after each
// of ten histories.
//
//	go test ./retrieval -run SameAnswers -v -args -questions 1000
var sameQuestions = flag.Int("questions", 100, "questions of TestSameAnswersFromServer")

// grown makes the starter library with a random history: sources that went, came back, came
// new, and were called otherwise.
func grown(t *testing.T, lib, from *library.Library, random *rand.Rand) *Engine {
	t.Helper()
	addSource(t, lib, "Gone", "This one will not stay.", "Nor will this.")
	if _, _, err := lib.CopyAll(t.Context(), from, "", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Remove(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		sources, err := lib.Sources(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		one := sources[random.IntN(len(sources))].ID
		switch random.IntN(4) {
		case 0:
			_, err = lib.Remove(t.Context(), one)
		case 1:
			var removal int64
			if _, removal, err = lib.RemoveKeeping(t.Context(), one, "x"); err == nil {
				_, err = lib.Restore(t.Context(), removal)
			}
		case 2:
			_, err = lib.ChangeRecord(t.Context(), one, "", func(corpus.Metadata) (corpus.Metadata, error) {
				return corpus.Metadata{Title: fmt.Sprint("Another title ", i), Language: "en"}, nil
			})
		case 3:
			passages, err := lib.PassagesOf(t.Context(), []corpus.SourceID{one}, math.MaxInt64)
			if err != nil {
				t.Fatal(err)
			}
			words := strings.Fields(passages[random.IntN(len(passages))].Text)
			random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			addSource(t, lib, fmt.Sprint("New ", i), strings.Join(words, " ")+".")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return newEngine(t, lib, builtIn(t))
}

// questionOf makes a question of passages: words that stand in a row in one of them, words
// of two, or words of one in another order and with one that stands nowhere.
func questionOf(passages []corpus.Passage, random *rand.Rand) string {
	some := func() []string {
		words := strings.Fields(passages[random.IntN(len(passages))].Text)
		from := random.IntN(len(words))
		return slices.Clone(words[from:min(len(words), from+2+random.IntN(9))])
	}
	words := some()
	switch random.IntN(3) {
	case 0:
		words = append(words, some()...)
	case 1:
		words = append(words, "zweblorf")
		random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	}
	return strings.Join(words, " ")
}

// Answers are compared in all that is in them but when sources were added and read.
var (
	exact    = cmp.Exporter(func(reflect.Type) bool { return true })
	timeless = cmpopts.IgnoreTypes(time.Time{})
)

// After the same history the same questions get the same answers from both engines, under
// the same numbers, to the last bit of a score.
func TestSameAnswersFromServer(t *testing.T) {
	from, err := starter.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	asked, found := 0, 0
	for history := range 10 {
		file, err := library.Open(t.Context(), library.InMemory)
		if err != nil {
			t.Fatal(err)
		}
		seed := func() *rand.Rand { return rand.New(rand.NewPCG(uint64(history), 7)) }
		here, there := grown(t, file, from, seed()), grown(t, servedLibrary(t), from, seed())
		var passages []corpus.Passage
		for p, err := range file.Passages(t.Context(), 0) {
			if err != nil {
				t.Fatal(err)
			}
			passages = append(passages, p)
		}
		random := rand.New(rand.NewPCG(uint64(history), 8))
		for range *sameQuestions / 10 {
			question := questionOf(passages, random)
			a, err := here.Ask(t.Context(), question, 5)
			b, err2 := there.Ask(t.Context(), question, 5)
			if err != nil || err2 != nil {
				t.Fatal(err, err2)
			}
			if diff := cmp.Diff(a, b, exact, timeless); diff != "" {
				t.Errorf("history %d, %q (-file +server):\n%s", history, question, diff)
			}
			asked++
			if len(a.Evidence) > 0 {
				found++
			}
		}
		file.Close()
	}
	t.Logf("%d questions, %d of them with evidence", asked, found)
	if asked < 20 || found < asked/2 {
		t.Errorf("%d questions, %d of them with evidence, want more", asked, found)
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
