package retrieval

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"footnote/corpus/library"
	"footnote/retrieval/vector"
)

// A made-up language: words by rank, drawn as often as Zipf's law says.
type language struct {
	words []string
	rank  *rand.Zipf
	rand  *rand.Rand
}

func newLanguage(seed uint64) *language {
	r := rand.New(rand.NewPCG(seed, 1))
	syllables := strings.Fields("ba ke li mo nu ra se ti vo zu pra ste gli mor ned fal rin tos dek ul")
	words := make([]string, 30_000)
	for i := range words {
		for n := 1 + r.IntN(4); n >= 0; n-- {
			words[i] += syllables[r.IntN(len(syllables))]
		}
	}
	return &language{words, rand.NewZipf(r, 1.1, 4, uint64(len(words)-1)), r}
}

func (l *language) text(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = l.words[l.rank.Uint64()]
	}
	return strings.Join(list, " ")
}

// filledLibrary has n passages of 100 words, 100 to a source, and their vectors.
func filledLibrary(b *testing.B, n int) *library.Library {
	b.Helper()
	lib, l := newLibrary(b), newLanguage(uint64(n))
	for i := 0; i < n; i += 100 {
		texts := make([]string, 100)
		for j := range texts {
			texts[j] = l.text(100)
		}
		addSource(b, lib, fmt.Sprintf("Source %d", i), texts...)
	}
	if err := Embed(b.Context(), lib, builtIn(b), nil); err != nil {
		b.Fatal(err)
	}
	return lib
}

var benchmarkSizes = []int{1_000, 10_000, 100_000}

// BenchmarkAsk gives the time of a whole answer as a ratio to a bare chromem-go
// query for as many results over the same vectors, taken in turn in the same run, and
// the processor time of both: what the others on a machine take counts in neither of these.
// Most words of its questions stand in no passage.
func BenchmarkAsk(b *testing.B) {
	for _, n := range benchmarkSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := newLanguage(7)
			benchmarkAsk(b, n, func() string { return l.text(8) })
		})
	}
}

// BenchmarkAskKnown is the same for questions in English of which all words stand in passages.
func BenchmarkAskKnown(b *testing.B) {
	for _, n := range benchmarkSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := newLanguage(uint64(n)) // the library's
			benchmarkAsk(b, n, func() string {
				return fmt.Sprintf("why did the %s of the %s need %s?", l.text(1), l.text(1), l.text(2))
			})
		})
	}
}

func benchmarkAsk(b *testing.B, n int, question func() string) {
	e := newEngine(b, filledLibrary(b, n), builtIn(b))
	bare, model := bareCollection(b, e), builtIn(b)
	var asking, querying stopwatch
	for b.Loop() {
		q := question()
		vector, err := model.EmbedQuestion(b.Context(), q)
		if err != nil {
			b.Fatal(err)
		}
		asking.time(func() { _, err = e.Ask(b.Context(), q, 5) })
		if err != nil {
			b.Fatal(err)
		}
		querying.time(func() { _, err = bare.Query(b.Context(), vector, 5) })
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(asking.wall)/float64(querying.wall), "x/chromem")
	b.ReportMetric(float64(asking.processor)/float64(querying.processor), "cpu-x/chromem")
	b.ReportMetric(float64(asking.processor.Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

// A stopwatch adds up what calls take.
type stopwatch struct{ wall, processor time.Duration }

func (s *stopwatch) time(call func()) {
	start, used := time.Now(), processorTime()
	call()
	s.wall += time.Since(start)
	s.processor += processorTime() - used
}

// bareCollection holds an engine's vectors in a collection of its own.
func bareCollection(b *testing.B, e *Engine) *vector.Store {
	v, err := vector.New()
	if err != nil {
		b.Fatal(err)
	}
	for doc, row := range e.ranker.Spaces[0].Vectors.Rows {
		if err := v.Add(b.Context(), doc, row); err != nil {
			b.Fatal(err)
		}
	}
	return v
}

// BenchmarkOpen gives the time to open an engine, also as a ratio to reading the
// library's passages alone, and the memory that it keeps for each passage.
func BenchmarkOpen(b *testing.B) {
	for _, n := range benchmarkSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			lib := filledLibrary(b, n)
			var opening, reading time.Duration
			var kept uint64
			for b.Loop() {
				start := time.Now()
				for _, err := range lib.Passages(b.Context(), 0) {
					if err != nil {
						b.Fatal(err)
					}
				}
				reading += time.Since(start)
				before := heap()
				start = time.Now()
				e, err := New(b.Context(), lib, builtIn(b))
				if err != nil {
					b.Fatal(err)
				}
				opening += time.Since(start)
				kept = heap() - before
				runtime.KeepAlive(e)
			}
			b.ReportMetric(float64(opening)/float64(reading), "x/reading")
			b.ReportMetric(float64(kept)/float64(n), "B/passage")
		})
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC() // what was pooled goes with the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
