package retrieval

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// another is the built-in embedder under another model's name, which stops
// working after so many passages.
type another struct {
	embed.Embedder
	name string
	left int // passages that it will still embed
}

var errStopped = errors.New("stopped")

func (a *another) Model() string { return a.name }

func (a *another) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	if a.left -= len(texts); a.left < 0 {
		return nil, errStopped
	}
	return a.Embedder.EmbedPassages(ctx, texts)
}

func (a *another) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	if a.left < 0 {
		return nil, errStopped
	}
	return a.Embedder.EmbedQuestion(ctx, text)
}

// long fills a library with n passages.
func long(t testing.TB, n int) *library.Library {
	lib := newLibrary(t)
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf("Entry %d tells of ship number%d and of its master.", i, i)
	}
	addSource(t, lib, "A register of ships", texts...)
	return lib
}

// Wherever embedding stops, the next Sync goes on from there, words answering
// meanwhile, and in the end everything is as if it had never stopped.
func TestSyncStopsAnywhere(t *testing.T) {
	const passages = 3*batch + 5
	for _, stop := range []int{0, batch - 1, batch, 2*batch + 1, 3 * batch} {
		lib := long(t, passages)
		e, err := New(t.Context(), lib, &another{builtIn(t), "m", stop})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Sync(t.Context(), nil); !errors.Is(err, errStopped) {
			t.Fatalf("Sync stopped after %d: error %v, want %v", stop, err, errStopped)
		}
		a := ask(t, e, "who is master of ship number7?", 1)
		if len(a.Evidence) != 1 || a.Partial == nil {
			t.Errorf("Ask after a stop at %d: %d passages, partial %v, want one passage and the reason", stop, len(a.Evidence), a.Partial)
		}

		e = newEngine(t, lib, &another{builtIn(t), "m", passages})
		if a := ask(t, e, "who is master of ship number7?", 1); len(a.Evidence) != 1 || a.Partial != nil {
			t.Errorf("Ask after going on from %d: %d passages, partial %v, want one and nil", stop, len(a.Evidence), a.Partial)
		}
		if got, want := texts(t, e, "ship number9"), texts(t, newEngine(t, long(t, passages), builtIn(t)), "ship number9"); len(got) == 0 || len(got) != len(want) {
			t.Errorf("ranking after going on from %d has %d hits, want %d", stop, len(got), len(want))
		}
	}
}

// A new model embeds everything again; the vectors of the old one are left to
// whoever wants to go back to it.
func TestChangeOfModel(t *testing.T) {
	lib := gardens(t)
	newEngine(t, lib, &another{builtIn(t), "old", 100})
	e, err := New(t.Context(), lib, &another{builtIn(t), "new", 100})
	if err != nil {
		t.Fatal(err)
	}
	if a := ask(t, e, "famine in Ireland", 1); len(a.Evidence) != 1 || !errors.Is(a.Partial, ErrIncomplete) {
		t.Errorf("Ask before Sync: %d passages, partial %v, want one and %v", len(a.Evidence), a.Partial, ErrIncomplete)
	}
	var last [2]int
	if err := e.Sync(t.Context(), func(done, total int) { last = [2]int{done, total} }); err != nil {
		t.Fatal(err)
	}
	if last != [2]int{8, 8} {
		t.Errorf("progress ended with %v, want 8 of 8", last)
	}
	if a := ask(t, e, "famine in Ireland", 1); len(a.Evidence) != 1 || a.Partial != nil {
		t.Errorf("Ask after Sync: %d passages, partial %v, want one and nil", len(a.Evidence), a.Partial)
	}
	if _, left, err := lib.Pending(t.Context(), "old", 1); err != nil || left != 0 {
		t.Errorf("passages without a vector of the old model: %d, %v, want none", left, err)
	}
}

// wide is the built-in embedder with vectors of another length for questions.
type wide struct{ embed.Embedder }

func (w wide) EmbedQuestion(context.Context, string) ([]float32, error) {
	return []float32{1, 0, 0}, nil
}

func TestQuestionOfAnotherDimension(t *testing.T) {
	e := newEngine(t, gardens(t), wide{builtIn(t)})
	if a := ask(t, e, "famine in Ireland", 1); len(a.Evidence) != 1 || !errors.Is(a.Partial, embed.ErrDimension) {
		t.Errorf("Ask = %d passages, partial %v, want one and %v", len(a.Evidence), a.Partial, embed.ErrDimension)
	}
}

// Questions, additions and removals at once: nothing races, nothing is lost.
func TestTogether(t *testing.T) {
	lib := gardens(t)
	e := newEngine(t, lib, builtIn(t))
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			for range 20 {
				if _, err := e.Ask(t.Context(), "late blight of potatoes", 3); err != nil {
					t.Error(err)
				}
			}
		})
		group.Go(func() {
			s := addSource(t, lib, fmt.Sprintf("Leaflet %d", i), "Blight again.", "And once more blight.")
			if err := e.Sync(t.Context(), nil); err != nil {
				t.Error(err)
			}
			if _, err := lib.Remove(t.Context(), s.ID); err != nil {
				t.Error(err)
			}
			if err := e.Sync(t.Context(), nil); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got, want := texts(t, e, "late blight"), texts(t, newEngine(t, gardens(t), builtIn(t)), "late blight"); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("ranking afterwards:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A source whose removal is taken back is found as before, by engines that have
// seen it go, that have not, and that have never seen it.
func TestSyncAfterRestore(t *testing.T) {
	lib := gardens(t)
	extra := addSource(t, lib, "Leaflet", "Blight again.", "And once more blight.")
	addSource(t, lib, "Tides", "The moon draws the water twice a day.")
	seen, unaware := newEngine(t, lib, builtIn(t)), newEngine(t, lib, builtIn(t))
	want := texts(t, seen, "late blight")
	_, removal, err := lib.RemoveKeeping(t.Context(), extra.ID, "1")
	if err != nil {
		t.Fatal(err)
	}
	never := newEngine(t, lib, builtIn(t))
	if err := seen.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if slices.Equal(texts(t, seen, "late blight"), want) {
		t.Fatal("the removal changes nothing")
	}
	if _, err := lib.Restore(t.Context(), removal); err != nil {
		t.Fatal(err)
	}
	for name, e := range map[string]*Engine{"that saw it go": seen, "that did not": unaware, "that never had it": never, "that is new": newEngine(t, lib, builtIn(t))} {
		for range 2 { // again, for nothing may come twice
			if err := e.Sync(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
		}
		if got := texts(t, e, "late blight"); !slices.Equal(got, want) {
			t.Errorf("the engine %s ranks:\n%s\nwant:\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if a := ask(t, e, "late blight of potatoes", 3); a.Partial != nil {
			t.Errorf("the engine %s answers in part: %v", name, a.Partial)
		}
	}
}

// A source that is read again is found by what it says now, as if it had been
// added so.
func TestSyncAfterReplace(t *testing.T) {
	lib := gardens(t)
	e := newEngine(t, lib, builtIn(t))
	source := corpus.Source{Metadata: corpus.Metadata{Title: "Growing tomatoes", Language: "en"}, Digest: "again"}
	texts := []string{
		"Late blight is a mould that ruins tomatoes within a week. Copper sprays slow it down.",
		"Snails are kept away by a ring of ash around the bed.",
	}
	var passages []corpus.Passage
	for i, text := range texts {
		passages = append(passages, corpus.Passage{Ordinal: i + 1, Text: text, Locator: corpus.Locator{Paragraph: i + 2}})
	}
	if _, change, err := lib.Replace(t.Context(), 1, source, passages); err != nil || change != (library.Change{Kept: 1, Added: 1, Gone: 3}) {
		t.Fatalf("Replace = %+v, %v", change, err)
	}
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	fresh := newEngine(t, lib, builtIn(t))
	for _, question := range []string{"what keeps snails away?", "what slows late blight down?", "where do tomatoes ripen?"} {
		got, err := e.Rank(t.Context(), question, 10)
		if err != nil {
			t.Fatal(err)
		}
		want, err := fresh.Rank(t.Context(), question, 10)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Hits, got.Hits); diff != "" {
			t.Errorf("%q (-fresh +synced):\n%s", question, diff)
		}
	}
}
