package library

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

// embedded fills a library with two works of two passages each, and gives all of
// them vectors by two models.
func embedded(t *testing.T) (l *Library, a, b corpus.Source) {
	t.Helper()
	l = newLibrary(t)
	a = mustAdd(t, l, work("a"), []corpus.Passage{at(1, "one"), at(2, "two")})
	b = mustAdd(t, l, work("b"), []corpus.Passage{at(1, "three"), at(2, "four")})
	for _, model := range []string{"m", "paid"} {
		err := l.AddEmbeddings(t.Context(), model, []Embedding{{Passage: 1, Vector: []float32{1}}, {Passage: 2, Vector: []float32{1}}, {Passage: 3, Vector: []float32{1}}, {Passage: 4, Vector: []float32{1}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	return l, a, b
}

// wantPending checks which passages lack a vector, by both models.
func wantPending(t *testing.T, l *Library, when string, want ...corpus.PassageID) {
	t.Helper()
	for _, model := range []string{"m", "paid"} {
		passages, n, err := l.Pending(t.Context(), model, 9)
		var got []corpus.PassageID
		for _, p := range passages {
			got = append(got, p.ID)
		}
		if diff := cmp.Diff(want, got); err != nil || n != len(want) || diff != "" {
			t.Errorf("%s: Pending of %s = %d in all, %v (-want +got):\n%s", when, model, n, err, diff)
		}
	}
}

// Only another title costs vectors, and only those of its source.
func TestEditForgetsVectors(t *testing.T) {
	l, a, _ := embedded(t)
	m := a.Metadata
	m.Authors, m.Issued, m.Language = []string{"Vane, Iris"}, "2020", "en"
	if _, err := edit(t.Context(), l, a.ID, m); err != nil {
		t.Fatal(err)
	}
	if _, err := l.ChangeShelves(t.Context(), a.ID, PutOn("Week 3")); err != nil {
		t.Fatal(err)
	}
	wantPending(t, l, "after editing other fields")
	m.Title = "Another"
	if _, err := edit(t.Context(), l, a.ID, m); err != nil {
		t.Fatal(err)
	}
	wantPending(t, l, "after another title", 1, 2)
	vectors := collect(t, l.Embeddings(t.Context(), "m", 0))
	if diff := cmp.Diff([]Embedding{{Passage: 3, Vector: []float32{1}}, {Passage: 4, Vector: []float32{1}}}, vectors); diff != "" {
		t.Errorf("Embeddings (-want +got):\n%s", diff)
	}
}

// A title that does not come to be costs nothing.
func TestEditOfNothingForgetsNothing(t *testing.T) {
	needsFile(t)
	l, a, _ := embedded(t)
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := edit(ended, l, a.ID, corpus.Metadata{Title: "Another"}); err == nil {
		t.Error("edit = nil, want the error of the context")
	}
	if _, err := l.db.Exec("CREATE TRIGGER no_edit BEFORE UPDATE ON sources BEGIN SELECT raise(ABORT, 'not now'); END"); err != nil {
		t.Fatal(err)
	}
	if _, err := edit(t.Context(), l, a.ID, corpus.Metadata{Title: "Another"}); err == nil {
		t.Error("edit = nil, want the error of the trigger")
	}
	wantPending(t, l, "after edits that failed")
}

// Reading a source again keeps the vectors of what stays, unless its title is
// another: then none of them.
func TestReplaceForgetsVectors(t *testing.T) {
	l, a, b := embedded(t)
	a.Digest, b.Digest, b.Title = "a2", "b2", "Another"
	if _, _, err := l.Replace(t.Context(), a.ID, a, []corpus.Passage{at(1, "one"), at(2, "new")}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Replace(t.Context(), b.ID, b, []corpus.Passage{at(1, "three"), at(2, "four")}); err != nil {
		t.Fatal(err)
	}
	wantPending(t, l, "after both", 3, 4, 5)
}

// Vectors that were made under a title of before are not stored.
func TestAddEmbeddingsUnder(t *testing.T) {
	l, a, b := embedded(t)
	for _, s := range []corpus.Source{a, b} {
		s.Title += " again"
		if _, err := edit(t.Context(), l, s.ID, s.Metadata); err != nil {
			t.Fatal(err)
		}
	}
	titles := []string{"Work a again", "Work a", "", "Work b again"}
	for _, model := range []string{"m", "paid"} {
		stored, err := l.AddEmbeddingsUnder(t.Context(), model, titles, []Embedding{{Passage: 1, Vector: []float32{2}}, {Passage: 2, Vector: []float32{2}}, {Passage: 3, Vector: []float32{2}}, {Passage: 4, Vector: []float32{2}}})
		if err != nil || stored != 2 {
			t.Fatalf("%d stored, %v, want 2", stored, err)
		}
	}
	wantPending(t, l, "after both titles", 2, 3)
}

func TestEmbeddingsOf(t *testing.T) {
	l, _, _ := embedded(t)
	got, err := l.EmbeddingsOf(t.Context(), "m", []corpus.PassageID{4, 2, 99})
	if diff := cmp.Diff([]Embedding{{Passage: 2, Vector: []float32{1}}, {Passage: 4, Vector: []float32{1}}}, got); err != nil || diff != "" {
		t.Errorf("EmbeddingsOf: %v (-want +got):\n%s", err, diff)
	}
	if got, err := l.EmbeddingsOf(t.Context(), "unknown", []corpus.PassageID{1}); err != nil || len(got) != 0 {
		t.Errorf("EmbeddingsOf an unknown model = %v, %v, want none", got, err)
	}
}
