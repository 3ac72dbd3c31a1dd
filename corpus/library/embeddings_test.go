package library

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

func TestAddEmbeddingsRefuses(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	good := Embedding{Passage: 1, Vector: []float32{1, 0, 0}}
	for name, test := range map[string]struct {
		bad  []float32
		want string
	}{
		"nan":       {[]float32{1, nan, 0}, "not finite"},
		"infinite":  {[]float32{1, inf, 0}, "not finite"},
		"-infinite": {[]float32{-inf, inf, 0}, "not finite"},
		"zero":      {[]float32{0, 0, 0}, "length zero"},
		"minus 0":   {[]float32{0, float32(math.Copysign(0, -1)), 0}, "length zero"},
		"too short": {[]float32{1e-30, 0, 0}, "length zero"},
		"too long":  {[]float32{1e30, 0, 0}, "not finite"},
		"empty":     {nil, "0 numbers, want 3"},
		"fewer":     {[]float32{1, 0}, "2 numbers, want 3"},
		"more":      {[]float32{1, 0, 0, 0}, "4 numbers, want 3"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLibrary(t)
			mustAdd(t, l, work("1"), texts("one", "two"))
			err := l.AddEmbeddings(t.Context(), "m", []Embedding{good, {Passage: 2, Vector: test.bad}})
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "passage 2") {
				t.Errorf("AddEmbeddings = %v, want one with %q and the passage", err, test.want)
			}
			if n := countRows(t, l, "embeddings") + countRows(t, l, "models"); n != 0 {
				t.Errorf("%d rows after a refused call, want 0", n)
			}
		})
	}
}

func TestAddEmbeddingsOfOtherLength(t *testing.T) {
	l := newLibrary(t)
	mustAdd(t, l, work("1"), texts("one", "two"))
	if err := l.AddEmbeddings(t.Context(), "m", []Embedding{{Passage: 1, Vector: []float32{1, 0, 0}}}); err != nil {
		t.Fatal(err)
	}
	err := l.AddEmbeddings(t.Context(), "m", []Embedding{{Passage: 2, Vector: []float32{1, 0}}})
	if want := "2 numbers, those in the library have 3"; !errors.Is(err, corpus.ErrDimension) || !strings.Contains(err.Error(), want) {
		t.Errorf("AddEmbeddings = %v, want %v with %q", err, corpus.ErrDimension, want)
	}
	if err := l.AddEmbeddings(t.Context(), "other", []Embedding{{Passage: 2, Vector: []float32{1, 0}}}); err != nil {
		t.Errorf("AddEmbeddings of another model = %v", err)
	}
}

func TestEmbeddings(t *testing.T) {
	l := newLibrary(t)
	a := mustAdd(t, l, work("a"), texts("one", "two"))
	mustAdd(t, l, work("b"), texts("three"))
	tiny := float32(math.SmallestNonzeroFloat32)
	const big = 1 << 60
	stored := []Embedding{{Passage: 3, Vector: []float32{-0.5, 1e-20}}, {Passage: 1, Vector: []float32{tiny, big}}, {Passage: 2, Vector: []float32{0, 3}}, {Passage: 99, Vector: []float32{1, 1}}}
	if err := l.AddEmbeddings(t.Context(), "m", stored); err != nil {
		t.Fatal(err)
	}
	if err := l.AddEmbeddings(t.Context(), "m", []Embedding{{Passage: 2, Vector: []float32{0, 4}}}); err != nil {
		t.Fatal(err)
	}
	want := []Embedding{{Passage: 1, Vector: []float32{tiny, big}}, {Passage: 2, Vector: []float32{0, 4}}, {Passage: 3, Vector: []float32{-0.5, 1e-20}}}
	if diff := cmp.Diff(want, collect(t, l.Embeddings(t.Context(), "m", 0))); diff != "" {
		t.Errorf("Embeddings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[2:], collect(t, l.Embeddings(t.Context(), "m", 2))); diff != "" {
		t.Errorf("Embeddings after 2 (-want +got):\n%s", diff)
	}
	if n := count(t, l.Embeddings(t.Context(), "unknown", 0)); n != 0 {
		t.Errorf("%d vectors of an unknown model, want 0", n)
	}
	if _, err := l.Remove(t.Context(), a.ID); err != nil {
		t.Fatal(err)
	}
	if err := l.AddEmbeddings(t.Context(), "m", want); err != nil {
		t.Errorf("AddEmbeddings of passages that are gone = %v", err)
	}
	if diff := cmp.Diff(want[2:], collect(t, l.Embeddings(t.Context(), "m", 0))); diff != "" {
		t.Errorf("Embeddings after removal (-want +got):\n%s", diff)
	}
}

func TestDropEmbeddings(t *testing.T) {
	l := newLibrary(t)
	mustAdd(t, l, work("1"), texts("one"))
	for _, model := range []string{"a", "b", "c"} {
		if err := l.AddEmbeddings(t.Context(), model, []Embedding{{Passage: 1, Vector: []float32{1}}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.DropEmbeddings(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	for model, want := range map[string]int{"a": 0, "b": 1, "c": 0} {
		if got := count(t, l.Embeddings(t.Context(), model, 0)); got != want {
			t.Errorf("%d vectors of %s, want %d", got, model, want)
		}
	}
	// What is dropped is pending again, and may come back with another length.
	if _, n, err := l.Pending(t.Context(), "a", 1); err != nil || n != 1 {
		t.Errorf("Pending = %d, %v, want 1", n, err)
	}
	if err := l.AddEmbeddings(t.Context(), "a", []Embedding{{Passage: 1, Vector: []float32{1, 2}}}); err != nil {
		t.Error(err)
	}
}

func TestPending(t *testing.T) {
	l := newLibrary(t)
	a := mustAdd(t, l, work("a"), texts("one", "two", "three"))
	b := mustAdd(t, l, work("b"), texts("four", "five"))
	check := func(when string, limit, total int, want ...corpus.PassageID) {
		t.Helper()
		passages, n, err := l.Pending(t.Context(), "m", limit)
		if err != nil || n != total {
			t.Errorf("%s: Pending = %d in all, %v, want %d", when, n, err, total)
		}
		var got []corpus.PassageID
		for _, p := range passages {
			got = append(got, p.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: Pending (-want +got):\n%s", when, diff)
		}
	}
	embed := func(ids ...corpus.PassageID) {
		t.Helper()
		var vectors []Embedding
		for _, id := range ids {
			vectors = append(vectors, Embedding{Passage: id, Vector: []float32{1}})
		}
		if err := l.AddEmbeddings(t.Context(), "m", vectors); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(id corpus.SourceID) {
		t.Helper()
		if _, err := l.Remove(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	check("at first", 3, 5, 1, 2, 3)
	embed(1, 4)
	check("with a gap", 9, 3, 2, 3, 5)
	embed(5, 3)
	check("one left", 9, 1, 2)
	remove(a.ID)
	check("after removal", 9, 0)
	embed(4)
	mustAdd(t, l, work("c"), texts("six"))
	check("after adding", 9, 1, 6)
	embed(6, 7, 99)
	check("all done", 9, 0)
	remove(b.ID)
	mustAdd(t, l, work("d"), texts("seven", "eight"))
	check("after both", 1, 2, 7)
	if err := l.DropEmbeddings(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	check("after dropping", 9, 3, 6, 7, 8)
}

// More passages than are read at a time.
func TestManyPassages(t *testing.T) {
	l := mustOpen(t, InMemory)
	const n = 2*batch + 1
	mustAdd(t, l, benchSource(1), benchPassages(1, batch))
	mustAdd(t, l, benchSource(2), benchPassages(2, n-batch))
	if err := l.AddEmbeddings(t.Context(), "m", benchVectors(1, n)); err != nil {
		t.Fatal(err)
	}
	for after, want := range map[corpus.PassageID]int{0: n, 1: n - 1, batch: n - batch, n - 1: 1, n: 0, n + 1: 0} {
		passages := collect(t, l.Passages(t.Context(), after))
		vectors := collect(t, l.Embeddings(t.Context(), "m", after))
		if len(passages) != want || len(vectors) != want {
			t.Errorf("%d passages and %d vectors after %d, want %d", len(passages), len(vectors), after, want)
		}
		for i := range passages {
			if id := after + corpus.PassageID(i+1); passages[i].ID != id || vectors[i].Passage != id {
				t.Fatalf("row %d after %d is passage %d with the vector of %d", i, after, passages[i].ID, vectors[i].Passage)
			}
		}
	}
	for range l.Passages(t.Context(), 0) {
		break
	}
	if n, err := l.Revision(t.Context()); err != nil {
		t.Errorf("Revision after leaving a loop = %d, %v", n, err)
	}
}
