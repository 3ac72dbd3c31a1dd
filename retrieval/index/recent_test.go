package index

import (
	"context"
	"errors"
	"strings"
	"testing"

	"footnote/corpus"
)

// What was read is not asked for again, until the library has changed.
func TestPassagesAreKept(t *testing.T) {
	var x Index
	asked := 0
	from := func(_ context.Context, ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
		asked += len(ids)
		found := map[corpus.PassageID]corpus.Passage{}
		for _, id := range ids {
			if id != 3 { // which is gone
				found[id] = corpus.Passage{ID: id, Text: "Ebb."}
			}
		}
		return found, nil
	}
	for _, step := range []struct {
		ids         []corpus.PassageID
		found, asks int
	}{{[]corpus.PassageID{1, 2}, 2, 2}, {[]corpus.PassageID{2, 1}, 2, 0}, {[]corpus.PassageID{2, 3, 4}, 2, 2}, {[]corpus.PassageID{3}, 0, 1}} {
		asked = 0
		found, err := x.Passages(t.Context(), step.ids, from)
		if err != nil || len(found) != step.found || asked != step.asks {
			t.Errorf("%v: %d found, %d asked for, %v; want %d and %d", step.ids, len(found), asked, err, step.found, step.asks)
		}
	}
	if x.recent.bytes() == 0 {
		t.Error("what is kept is not counted")
	}
	x.recent.forget()
	fails := errors.New("out of reach")
	_, err := x.Passages(t.Context(), []corpus.PassageID{1}, func(context.Context, []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
		return nil, fails
	})
	if !errors.Is(err, fails) {
		t.Errorf("after everything was forgotten: %v, want %v", err, fails)
	}
}

// However many are read, they take no more than twice the room, and the last stay.
func TestRecentIsBounded(t *testing.T) {
	var r recent
	const size = 1000
	for id := range corpus.PassageID(10 * mostRecent / size) {
		r.keep(map[corpus.PassageID]corpus.Passage{id: {ID: id, Text: strings.Repeat("x", size)}})
		if found, _ := r.get([]corpus.PassageID{0, id}); len(found) == 0 || id > 0 && len(found) != 2 {
			t.Fatalf("after %d: the first, which is read each time, or the last is gone", id)
		}
	}
	var kept int64
	for _, all := range []map[corpus.PassageID]corpus.Passage{r.young, r.old} {
		for _, p := range all {
			kept += bytesOf(p)
		}
	}
	if kept > 2*mostRecent || kept > r.bytes() {
		t.Errorf("%d bytes are kept, %d said, want %d at most", kept, r.bytes(), 2*mostRecent)
	}
}
