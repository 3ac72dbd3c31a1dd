package pool

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"footnote/corpus/library"
	"footnote/retrieval"
)

// aModel is another one than the table.
type aModel struct{ slowEmbedder }

func (aModel) Model() string { return "model" }

// A pool embeds by the model in the background: nobody waits for it, neither questions
// nor who replaces the library.
func TestPoolDoesNotWaitForTheModel(t *testing.T) {
	model := aModel{slowEmbedder{table(t), make(chan struct{})}}
	p := New(library.Open, retrieval.Tiered{Embedder: model}, time.Hour, plenty)
	defer p.Close()
	path := filepath.Join(t.TempDir(), "a.sqlite")
	lease, err := p.Use(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	addText(t, lease.Library, "a.txt", "The granite bridge was built upstream by quarrymen.")
	engine, err := lease.Engine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if a := answer(t, engine, "who built the granite bridge?", 1); len(a.Evidence) != 1 || !errors.Is(a.Partial, retrieval.ErrTable) {
		t.Errorf("answer while the model works: %d passages, partial %v", len(a.Evidence), a.Partial)
	}
	addText(t, lease.Library, "b.txt", "The lighthouse keeper trimmed the wick of the lamp.")
	if engine, err = lease.Engine(t.Context()); err != nil {
		t.Fatal(err)
	}
	if a := answer(t, engine, "who trimmed the wick?", 1); len(a.Evidence) != 1 || !errors.Is(a.Partial, retrieval.ErrTable) {
		t.Errorf("answer from what was added while the model works: %d passages, partial %v", len(a.Evidence), a.Partial)
	}
	lease.Release()
	if err := p.Drop(t.Context(), path, func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	close(model.hold)
	if lease, err = p.Use(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer lease.Release()
	for {
		if engine, err = lease.Engine(t.Context()); err != nil {
			t.Fatal(err)
		}
		if a := answer(t, engine, "who built the granite bridge?", 1); a.Partial == nil {
			return // the model answers
		}
		time.Sleep(5 * time.Millisecond) // until the test's own deadline
	}
}
