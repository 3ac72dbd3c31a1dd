package retrieval

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// counting is the built-in embedder; it counts the passages that it embeds, and
// before each call something may happen.
type counting struct {
	embed.Embedder
	passages int
	before   func()
}

func (c *counting) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	c.passages += len(texts)
	if c.before != nil {
		c.before()
	}
	return c.Embedder.EmbedPassages(ctx, texts)
}

// edit changes the record of a source.
func edit(t *testing.T, lib *library.Library, id corpus.SourceID, change func(*corpus.Metadata)) {
	t.Helper()
	_, err := lib.ChangeRecord(t.Context(), id, "", func(m corpus.Metadata) (corpus.Metadata, error) {
		change(&m)
		return m, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func retitle(t *testing.T, lib *library.Library, id corpus.SourceID, title string) {
	t.Helper()
	edit(t, lib, id, func(m *corpus.Metadata) { m.Title = title })
}

// vectorsIn gives the stored vectors of a library by their passages.
func vectorsIn(t *testing.T, lib *library.Library, model string) map[corpus.PassageID][]float32 {
	t.Helper()
	all := map[corpus.PassageID][]float32{}
	for e, err := range lib.Embeddings(t.Context(), model, 0) {
		if err != nil {
			t.Fatal(err)
		}
		all[e.Passage] = e.Vector
	}
	return all
}

// wantAsFresh compares how an engine ranks with one that has just been opened.
func wantAsFresh(t *testing.T, e *Engine, lib *library.Library, questions ...string) {
	t.Helper()
	fresh := newEngine(t, lib, e.embedder)
	for _, question := range questions {
		got, err := e.Rank(t.Context(), question, 10)
		if err != nil {
			t.Fatal(err)
		}
		want, err := fresh.Rank(t.Context(), question, 10)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-fresh +synced):\n%s", question, diff)
		}
	}
}

const bees = 3 // the source of gardens that is about them

// A source under another title is found by that title in an engine that is
// open, and its passages, no others, are embedded anew under it.
func TestSyncAfterRetitling(t *testing.T) {
	lib, emb := gardens(t), builtIn(t)
	e := newEngine(t, lib, emb)
	before := vectorsIn(t, lib, emb.Model())
	if a := ask(t, e, "what is told of Zanzibar?", 2); len(a.Evidence) != 0 {
		t.Fatalf("Ask before = %+v, want nothing", a)
	}
	retitle(t, lib, bees, "Apiculture on Zanzibar")
	if _, pending, err := lib.Pending(t.Context(), emb.Model(), 1); err != nil || pending != 2 {
		t.Errorf("Pending = %d, %v, want the 2 passages of the source", pending, err)
	}
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	a := ask(t, e, "what is told of Zanzibar?", 2)
	if len(a.Evidence) == 0 || a.Partial != nil || a.Evidence[0].Source.Title != "Apiculture on Zanzibar" {
		t.Errorf("Ask = %+v, want a passage under the new title", a)
	}
	for id, vector := range vectorsIn(t, lib, emb.Model()) {
		if same := cmp.Equal(vector, before[id]); same == (id > 6) {
			t.Errorf("vector of passage %d is as before: %v, want %v", id, same, id <= 6)
		}
	}
	wantAsFresh(t, e, lib, "what is told of Zanzibar?", "a year with bees", "how do bees find home?", "late blight")
}

// Another process has embedded the source anew before the engine looks.
func TestSyncAfterRetitlingElsewhere(t *testing.T) {
	lib, emb := gardens(t), builtIn(t)
	e := newEngine(t, lib, emb)
	retitle(t, lib, bees, "Apiculture on Zanzibar")
	if err := Embed(t.Context(), lib, emb, nil); err != nil {
		t.Fatal(err)
	}
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	wantAsFresh(t, e, lib, "what is told of Zanzibar?", "a year with bees", "how do bees find home?")
}

// While the source's passages wait for their vectors, others get theirs: those
// that wait are not forgotten.
func TestSyncAfterRetitlingStops(t *testing.T) {
	lib := gardens(t)
	emb := &another{builtIn(t), "m", 8}
	e := newEngine(t, lib, emb)
	retitle(t, lib, 1, "Zanzibar")
	if err := e.Sync(t.Context(), nil); err == nil {
		t.Fatal("Sync = nil, want an error of the embedder")
	}
	s := addSource(t, lib, "A late leaflet", "Ash keeps snails away.")
	texts := []library.Embedding{{Passage: 9, Vector: vectorsIn(t, lib, "m")[8]}}
	if err := lib.AddEmbeddings(t.Context(), "m", texts); err != nil {
		t.Fatal(err)
	}
	if err := e.Sync(t.Context(), nil); err == nil {
		t.Fatal("Sync = nil, want an error of the embedder")
	}
	if _, err := lib.Remove(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	emb.left = 8
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	wantAsFresh(t, e, lib, "Zanzibar", "late blight")
}

// Whatever else of a record is changed costs no vector, and is found by.
func TestSyncAfterEditing(t *testing.T) {
	lib, emb := gardens(t), &counting{Embedder: builtIn(t)}
	e := newEngine(t, lib, emb)
	before := vectorsIn(t, lib, emb.Model())
	edit(t, lib, bees, func(m *corpus.Metadata) {
		m.Authors, m.Issued, m.Publisher = []string{"Zwicky, Una"}, "1901", "Roof Press"
	})
	emb.passages = 0
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, vectorsIn(t, lib, emb.Model())); diff != "" || emb.passages != 0 {
		t.Errorf("%d passages embedded, vectors (-before +after):\n%s", emb.passages, diff)
	}
	a := ask(t, e, "what does Zwicky tell of bees?", 1)
	if len(a.Evidence) != 1 || a.Evidence[0].Source.Issued != "1901" || a.Partial != nil {
		t.Errorf("Ask = %+v, want a passage of 1901", a)
	}
	wantAsFresh(t, e, lib, "what does Zwicky tell of bees?", "how do bees find home?")
}

// A title that comes while its passages are embedded under the old one counts.
func TestRetitledWhileEmbedding(t *testing.T) {
	lib := gardens(t)
	emb := &counting{Embedder: builtIn(t)}
	emb.before = func() {
		emb.before = nil
		retitle(t, lib, bees, "Apiculture on Zanzibar")
		addSource(t, lib, "A late leaflet", "Ash keeps snails away.")
	}
	newEngine(t, lib, emb)

	want := gardens(t)
	retitle(t, want, bees, "Apiculture on Zanzibar")
	addSource(t, want, "A late leaflet", "Ash keeps snails away.")
	newEngine(t, want, emb)
	if diff := cmp.Diff(vectorsIn(t, want, emb.Model()), vectorsIn(t, lib, emb.Model())); diff != "" {
		t.Errorf("vectors (-under the new title +as stored):\n%s", diff)
	}
}

// Reading a page again under another title is the same, for passages that stay.
func TestSyncAfterReplaceRetitles(t *testing.T) {
	lib, emb := gardens(t), builtIn(t)
	e := newEngine(t, lib, emb)
	there := collectPassages(t, lib, bees)
	now := corpus.Source{Metadata: corpus.Metadata{Title: "Apiculture on Zanzibar", Language: "en"}, Digest: "again"}
	if _, change, err := lib.Replace(t.Context(), bees, now, there); err != nil || change.Kept != 2 {
		t.Fatalf("Replace = %+v, %v, want both passages kept", change, err)
	}
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if a := ask(t, e, "what is told of Zanzibar?", 2); len(a.Evidence) == 0 {
		t.Error("Ask abstains, want a passage under the new title")
	}
	wantAsFresh(t, e, lib, "what is told of Zanzibar?", "how do bees find home?")
}

func collectPassages(t *testing.T, lib *library.Library, id corpus.SourceID) []corpus.Passage {
	t.Helper()
	var list []corpus.Passage
	for p, err := range lib.Passages(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if p.Source == id {
			list = append(list, p)
		}
	}
	return list
}
