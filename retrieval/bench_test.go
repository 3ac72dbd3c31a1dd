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
// query for as many results over the same vectors, taken in turn in the same run.
func BenchmarkAsk(b *testing.B) {
	for _, n := range benchmarkSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			e, l := newEngine(b, filledLibrary(b, n), builtIn(b)), newLanguage(7)
			bare, model := bareCollection(b, e), builtIn(b)
			var asking, querying time.Duration
			for b.Loop() {
				question := l.text(8)
				start := time.Now()
				if _, err := e.Ask(b.Context(), question, 5); err != nil {
					b.Fatal(err)
				}
				asking += time.Since(start)
				vector, err := model.EmbedQuestion(b.Context(), question)
				if err != nil {
					b.Fatal(err)
				}
				start = time.Now()
				if _, err := bare.Query(b.Context(), vector, 5); err != nil {
					b.Fatal(err)
				}
				querying += time.Since(start)
			}
			b.ReportMetric(float64(asking)/float64(querying), "x/chromem")
		})
	}
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
