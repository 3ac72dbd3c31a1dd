package corpus

import (
	"errors"
	"testing"
)

func TestSetShelf(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, Source{Digest: "a"}, []Passage{{Text: "one"}})
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
	if _, err := l.SetShelf(t.Context(), 99, "Week 3"); !errors.Is(err, ErrNotFound) {
		t.Errorf("SetShelf of no source = %v, want %v", err, ErrNotFound)
	}
}
