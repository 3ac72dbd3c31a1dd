package library

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library/internal/stored"
)

// at is a passage in a paragraph of its source.
func at(paragraph int, text string) corpus.Passage {
	return corpus.Passage{Text: text, Locator: corpus.Locator{Section: "S", Paragraph: paragraph}}
}

// passageNumbers gives the numbers of a source's passages, in order, and checks
// that they are what is wanted.
func passageNumbers(t *testing.T, l *Library, id corpus.SourceID, want []corpus.Passage) []corpus.PassageID {
	t.Helper()
	got, err := stored.PassagesOf(t.Context(), l.db, id)
	if err != nil || len(got) != len(want) {
		t.Fatalf("passagesOf = %d passages, %v, want %d", len(got), err, len(want))
	}
	var ids []corpus.PassageID
	for i, p := range got {
		ids = append(ids, p.ID)
		if p.Text != want[i].Text || p.Locator != want[i].Locator || p.Ordinal != i+1 || p.Source != id {
			t.Errorf("passage %d = %+v, want %+v", i+1, p, want[i])
		}
	}
	return ids
}

func TestReplace(t *testing.T) {
	ctx := t.Context()
	l := newLibrary(t)
	other := mustAdd(t, l, work("other"), texts("elsewhere"))
	before := []corpus.Passage{at(1, "stays"), at(2, "goes"), at(3, "twice"), at(3, "twice"), at(4, "moves"), at(5, "stays too")}
	added := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	s := corpus.Source{
		Metadata: corpus.Metadata{Title: "Given", Authors: []string{"Vane, Iris"}, Issued: "2020", Publisher: "Old Press"},
		Digest:   "first", Origin: "https://example.org/a", MediaType: "text/html", AddedBy: "42", AddedAt: added,
	}
	s.Note(corpus.FoundGiven, "title", "authors")
	s.Note("JSON-LD", "issued", "publisher")
	s = mustAdd(t, l, s, before)
	old := passageNumbers(t, l, s.ID, before)
	for _, id := range old {
		if err := l.AddEmbeddings(ctx, "m", []Embedding{{Passage: id, Vector: []float32{1, 0}}}); err != nil {
			t.Fatal(err)
		}
	}

	read := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	now := corpus.Source{
		Metadata: corpus.Metadata{Title: "Found", Organisation: "An Office", Issued: "2021", Container: "A Site"},
		Digest:   "second", Origin: "https://example.org/b", MediaType: "text/plain", ReadAt: read, AddedBy: "43", AddedAt: read,
	}
	now.NoteRest("Open Graph")
	after := []corpus.Passage{at(5, "stays too"), at(1, "stays"), at(1, "new"), at(3, "twice"), at(3, "twice"), at(3, "twice"), at(6, "moves")}
	kept, change, err := l.Replace(ctx, s.ID, now, after)
	if err != nil || change != (Change{Kept: 4, Added: 3, Gone: 2}) {
		t.Errorf("Replace = %+v, %v, want 4 kept, 3 added, 2 gone", change, err)
	}
	want := s
	want.Issued, want.Publisher, want.Container = "2021", "", "A Site"
	want.Found = map[string]string{"title": corpus.FoundGiven, "authors": corpus.FoundGiven, "issued": "Open Graph", "container": "Open Graph"}
	want.Digest, want.Origin, want.MediaType, want.ReadAt, want.Passages = "second", "https://example.org/b", "text/plain", read, 7
	stored, err := l.Source(ctx, s.ID)
	if diff := cmp.Diff(want, stored); err != nil || diff != "" {
		t.Errorf("source: %v (-want +got):\n%s", err, diff)
	}
	if diff := cmp.Diff(stored, kept); diff != "" {
		t.Errorf("returned source (-stored +returned):\n%s", diff)
	}
	ids := passageNumbers(t, l, s.ID, after)
	if ids[0] != old[5] || ids[1] != old[0] || ids[3] != old[2] || ids[4] != old[3] || ids[2] <= old[5] || ids[5] <= old[5] || ids[6] <= old[5] {
		t.Errorf("numbers %v after %v: those that stay keep theirs, others get new ones", ids, old)
	}
	if n := count(t, l.Embeddings(ctx, "m", 0)); n != 4 {
		t.Errorf("%d vectors, want those of the 4 passages that stay", n)
	}
	passageNumbers(t, l, other.ID, texts("elsewhere"))
}

// Of the same bytes nothing changes but the time of reading, unless they are
// read better than before.
func TestReplaceBySame(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, work("a"), texts("one", "two"))
	now := work("a")
	now.ReadAt = time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	kept, change, err := l.Replace(t.Context(), s.ID, now, texts("one", "two"))
	if err != nil || change != (Change{Kept: 2}) || !change.None() {
		t.Errorf("Replace = %+v, %v, want two kept", change, err)
	}
	s.ReadAt = now.ReadAt
	if diff := cmp.Diff(s, kept); diff != "" {
		t.Errorf("source (-want +got):\n%s", diff)
	}
	if _, change, err = l.Replace(t.Context(), s.ID, now, texts("one", "three")); err != nil || change != (Change{Kept: 1, Added: 1, Gone: 1}) {
		t.Errorf("Replace by the same bytes read otherwise = %+v, %v, want one new", change, err)
	}
	passageNumbers(t, l, s.ID, texts("one", "three"))
}

// What cannot be done changes nothing.
func TestReplaceRefused(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, work("a"), texts("one", "two"))
	other := mustAdd(t, l, work("b"), texts("three"))
	ended, end := context.WithCancel(t.Context())
	end()
	revision, _ := l.Revision(t.Context())
	for _, test := range []struct {
		name     string
		ctx      context.Context
		id       corpus.SourceID
		digest   string
		passages []corpus.Passage
		want     error
	}{
		{"another's bytes", t.Context(), s.ID, "b", texts("three"), corpus.ErrExists},
		{"no such source", t.Context(), 99, "c", texts("x"), corpus.ErrNotFound},
		{"no passages", t.Context(), s.ID, "c", nil, corpus.ErrNoText},
		{"ended", ended, s.ID, "c", texts("x"), context.Canceled},
	} {
		got, _, err := l.Replace(test.ctx, test.id, work(test.digest), test.passages)
		if !errors.Is(err, test.want) || errors.Is(err, corpus.ErrExists) && got.ID != other.ID {
			t.Errorf("%s: source %d, %v, want %v", test.name, got.ID, err, test.want)
		}
	}
	if _, _, err := l.Replace(t.Context(), s.ID, corpus.Source{}, texts("x")); err == nil {
		t.Error("Replace without a digest = nil, want an error")
	}
	passageNumbers(t, l, s.ID, texts("one", "two"))
	if now, _ := l.Revision(t.Context()); now != revision {
		t.Errorf("revision %d after refusals, want %d", now, revision)
	}
	if _, _, err := l.Replace(t.Context(), s.ID, work("c"), texts("one", "four")); err != nil {
		t.Fatal(err)
	}
	if now, _ := l.Revision(t.Context()); now == revision {
		t.Error("the revision stays the same after a change")
	}
}
