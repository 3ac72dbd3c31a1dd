package library

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

func TestChangeShelves(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, corpus.Source{Digest: "a"}, []corpus.Passage{{Text: "one"}})
	before, err := l.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		shelf string
		want  []string
	}{{"Week 4", []string{"Week 4"}}, {"Week 3", []string{"Week 3", "Week 4"}}, {"Week 3", []string{"Week 3", "Week 4"}}, {"", nil}} {
		moved, err := l.ChangeShelves(t.Context(), s.ID, PutOn(test.shelf))
		kept, err2 := l.Source(t.Context(), s.ID)
		if err != nil || err2 != nil || !slices.Equal(moved.Shelves, test.want) || !slices.Equal(kept.Shelves, test.want) {
			t.Errorf("put on %q: %q and %q, %v, %v, want %q", test.shelf, moved.Shelves, kept.Shelves, err, err2, test.want)
		}
	}
	tooMany := func([]string) []string { return strings.Split("abcdefghijklmnopqrstuvwxyz", "") }
	if _, err := l.ChangeShelves(t.Context(), s.ID, tooMany); !errors.Is(err, corpus.ErrTooMany) {
		t.Errorf("ChangeShelves to 26 = %v, want %v", err, corpus.ErrTooMany)
	}
	if after, err := l.Revision(t.Context()); err != nil || after == before {
		t.Errorf("Revision = %d, %v, want another than %d", after, err, before)
	}
	if _, err := l.ChangeShelves(t.Context(), 99, PutOn("Week 3")); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("ChangeShelves of no source = %v, want %v", err, corpus.ErrNotFound)
	}
}

func TestReadShelf(t *testing.T) {
	for typed, want := range map[string]string{
		"Week 3": "Week 3", " Week\n 3\u202e ": "Week 3", "": "", " ": "", "cafe\u0301": "café",
		strings.Repeat("é", MaxShelf): strings.Repeat("é", MaxShelf), strings.Repeat("🌉", MaxShelf/2): strings.Repeat("🌉", MaxShelf/2),
	} {
		if got, err := ReadShelf(typed); err != nil || got != want {
			t.Errorf("ReadShelf(%q) = %q, %v, want %q", typed, got, err, want)
		}
	}
	for typed, want := range map[string]error{
		strings.Repeat("é", MaxShelf+1): corpus.ErrTooLarge, strings.Repeat("🌉", MaxShelf/2+1): corpus.ErrTooLarge, WholeLibrary: corpus.ErrMalformed,
	} {
		if got, err := ReadShelf(typed); !errors.Is(err, want) {
			t.Errorf("ReadShelf(%q) = %q, %v, want %v", typed, got, err, want)
		}
	}
}

func TestShelvesOfSources(t *testing.T) {
	sources := []corpus.Source{{Shelves: []string{"week 4"}}, {}, {Shelves: []string{"Week 3"}}, {Shelves: []string{"Été"}}, {Shelves: []string{"week 4"}}}
	if diff := cmp.Diff([]string{"Week 3", "week 4", "Été"}, Shelves(sources)); diff != "" {
		t.Errorf("Shelves (-want +got):\n%s", diff)
	}
	for name, want := range map[string]string{"WEEK 3": "Week 3", " week  4": "week 4", "e\u0301té": "Été", "Week": ""} {
		got, there := ShelfAsWritten(sources, name)
		if there != (want != "") || there && got != want {
			t.Errorf("ShelfAsWritten(%q) = %q, %v, want %q", name, got, there, want)
		}
	}
}
