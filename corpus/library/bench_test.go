package library

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
)

// passagesEach is how many passages a source of these benchmarks has, about
// those of an article.
const passagesEach = 40

const benchDimensions = 256

func BenchmarkAdd(b *testing.B) {
	l := mustOpen(b, filepath.Join(b.TempDir(), "bench.sqlite"))
	i := 0
	for b.Loop() {
		i++
		mustAdd(b, l, benchSource(i), benchPassages(i, passagesEach))
	}
	b.ReportMetric(float64(i*passagesEach)/b.Elapsed().Seconds(), "passages/s")
}

// BenchmarkAddInMemory adds sources of one passage, as an evaluation does.
func BenchmarkAddInMemory(b *testing.B) {
	l := mustOpen(b, InMemory)
	i := 0
	for b.Loop() {
		i++
		mustAdd(b, l, benchSource(i), benchPassages(i, 1))
	}
	b.ReportMetric(float64(i)/b.Elapsed().Seconds(), "passages/s")
}

func BenchmarkAddEmbeddings(b *testing.B) {
	l := benchLibrary(b, 1_000)
	vectors := benchVectors(1, 256)
	n := 0
	for b.Loop() {
		if err := l.AddEmbeddings(b.Context(), "bench", vectors); err != nil {
			b.Fatal(err)
		}
		n += len(vectors)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "passages/s")
}

// BenchmarkOpen opens a library and reads all of its passages and vectors, as
// an engine does.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := benchFile(b, n)
			read := 0
			for b.Loop() {
				l := mustOpen(b, path)
				read += readAll(b, l)
				l.Close()
			}
			b.ReportMetric(float64(read)/b.Elapsed().Seconds(), "passages/s")
		})
	}
}

func BenchmarkEmbeddings(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := mustOpen(b, benchFile(b, n))
			read := 0
			for b.Loop() {
				read += count(b, l.Embeddings(b.Context(), "bench", 0))
			}
			b.ReportMetric(float64(read)/b.Elapsed().Seconds(), "passages/s")
		})
	}
}

// BenchmarkPending asks as the last step of embedding a library does: all but
// a few passages have their vector.
func BenchmarkPending(b *testing.B) {
	l := mustOpen(b, benchFile(b, 10_000))
	mustAdd(b, l, benchSource(0), benchPassages(0, 4))
	for b.Loop() {
		if _, n, err := l.Pending(b.Context(), "bench", 64); err != nil || n != 4 {
			b.Fatalf("Pending = %d, %v, want 4", n, err)
		}
	}
}

func readAll(b *testing.B, l *Library) int {
	n := count(b, l.Passages(b.Context(), 0))
	if m := count(b, l.Embeddings(b.Context(), "bench", 0)); m != n {
		b.Fatalf("%d vectors for %d passages", m, n)
	}
	return n
}

func benchFile(b *testing.B, n int) string {
	path := filepath.Join(b.TempDir(), "bench.sqlite")
	l := mustOpen(b, path)
	fillBench(b, l, n)
	l.Close()
	return path
}

func benchLibrary(b *testing.B, n int) *Library {
	l := mustOpen(b, filepath.Join(b.TempDir(), "bench.sqlite"))
	fillBench(b, l, n)
	return l
}

func fillBench(b *testing.B, l *Library, n int) {
	for i := range n / passagesEach {
		mustAdd(b, l, benchSource(i+1), benchPassages(i+1, passagesEach))
	}
	for first := 1; first <= n; first += 1_000 {
		if err := l.AddEmbeddings(context.Background(), "bench", benchVectors(first, min(1_000, n-first+1))); err != nil {
			b.Fatal(err)
		}
	}
}

func benchSource(i int) corpus.Source {
	return corpus.Source{Metadata: corpus.Metadata{Title: fmt.Sprint("Work ", i), Authors: []string{"Doe, Jane"}}, Digest: fmt.Sprintf("%064x", i)}
}

// benchPassages makes passages of about 120 words.
func benchPassages(i, n int) []corpus.Passage {
	words := rand.New(rand.NewPCG(uint64(i), 1))
	passages := make([]corpus.Passage, n)
	for j := range passages {
		var text strings.Builder
		for range 120 {
			fmt.Fprintf(&text, "w%x ", words.IntN(50_000))
		}
		passages[j] = corpus.Passage{Ordinal: j + 1, Locator: corpus.Locator{Section: "Part I > A Heading", Paragraph: j + 1}, Text: text.String()}
	}
	return passages
}

func benchVectors(first, n int) []Embedding {
	numbers := rand.New(rand.NewPCG(uint64(first), 2))
	vectors := make([]Embedding, n)
	for i := range vectors {
		v := make([]float32, benchDimensions)
		for j := range v {
			v[j] = numbers.Float32() - 0.5
		}
		vectors[i] = Embedding{Passage: corpus.PassageID(first + i), Vector: v}
	}
	return vectors
}
