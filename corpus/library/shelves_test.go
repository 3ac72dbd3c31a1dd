package library

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

func TestSetShelf(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, corpus.Source{Digest: "a"}, []corpus.Passage{{Text: "one"}})
	before, err := l.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, shelf := range []string{"Week 3", "Week 4", ""} {
		moved, err := l.SetShelf(t.Context(), s.ID, shelf)
		if err != nil || moved.Shelf != shelf {
			t.Errorf("SetShelf(%q) = %q, %v", shelf, moved.Shelf, err)
		}
	}
	if after, err := l.Revision(t.Context()); err != nil || after == before {
		t.Errorf("Revision = %d, %v, want another than %d", after, err, before)
	}
	if _, err := l.SetShelf(t.Context(), 99, "Week 3"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("SetShelf of no source = %v, want %v", err, corpus.ErrNotFound)
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
	sources := []corpus.Source{{Shelf: "week 4"}, {}, {Shelf: "Week 3"}, {Shelf: "Été"}, {Shelf: "week 4"}}
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
