package pool

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/library/journal"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/static"
)

// plenty is room for every library of a test.
const plenty = 1 << 40

// table gives the embedder in the binary.
func table(t *testing.T) embed.Embedder {
	t.Helper()
	model, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func answer(t *testing.T, e *retrieval.Engine, question string, top int) retrieval.Answer {
	t.Helper()
	a, err := e.Ask(t.Context(), question, top)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func addText(t *testing.T, lib *library.Library, name, text string) {
	t.Helper()
	source, passages, err := extract.Read(t.Context(), corpus.File{Name: name, Origin: name, Data: []byte(text)})
	if err == nil {
		_, err = lib.Add(t.Context(), source, passages)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestPoolAnswersFromWhatWasJustAdded(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, plenty)
	defer p.Close()
	path := filepath.Join(t.TempDir(), "a.sqlite")
	for i, text := range []string{"The granite bridge was built upstream by quarrymen.", "The lighthouse keeper trimmed the wick of the lamp."} {
		lease, err := p.Use(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		addText(t, lease.Library, fmt.Sprint(i), text)
		engine, err := lease.Engine(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		r, err := engine.Rank(t.Context(), text, 5)
		if err != nil || len(r.Hits) == 0 || r.Hits[0].Source != corpus.SourceID(i+1) {
			t.Errorf("Rank(%q) = %v, %v, want source %d first", text, r.Hits, err, i+1)
		}
		lease.Release()
	}
}

func TestPoolClosesWhatIsIdle(t *testing.T) {
	p := New(library.Open, table(t), 0, plenty)
	defer p.Close()
	dir := t.TempDir()
	first, err := p.Use(t.Context(), filepath.Join(dir, "a.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	used, err := p.Use(t.Context(), filepath.Join(dir, "b.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	first.Release()
	first.Release() // once is enough
	for deadline := time.Now().Add(time.Minute); p.Status().Open > 1; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("an idle library stays open though nobody uses the pool")
		}
	}
	if _, err := first.Sources(t.Context()); err == nil {
		t.Error("an idle library answers, want it closed")
	}
	if _, err := used.Sources(t.Context()); err != nil {
		t.Errorf("a library in use: %v, want it open", err)
	}
	used.Release()
}

func TestPoolOpensALibraryOnce(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, plenty)
	defer p.Close()
	path := filepath.Join(t.TempDir(), "a.sqlite")
	var libraries sync.Map
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			lease, err := p.Use(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer lease.Release()
			libraries.Store(lease.Library, true)
			if _, err := lease.Engine(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	n := 0
	libraries.Range(func(any, any) bool { n++; return true })
	if n != 1 {
		t.Errorf("%d libraries were opened, want 1", n)
	}
}

func TestPoolTriesAgainAfterAFailure(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, plenty)
	defer p.Close()
	path := filepath.Join(t.TempDir(), "a.sqlite")
	if err := os.WriteFile(path, []byte("some text that is no library"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Use(t.Context(), path); !errors.Is(err, corpus.ErrNotLibrary) {
		t.Fatalf("Use = %v, want %v", err, corpus.ErrNotLibrary)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	lease, err := p.Use(t.Context(), path)
	if err != nil {
		t.Fatalf("Use = %v, want the library", err)
	}
	lease.Release()
}

func TestPoolDropWaitsForUsers(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, plenty)
	path := filepath.Join(t.TempDir(), "a.sqlite")
	lease, err := p.Use(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.Drop(gone, path, func() error { return os.Remove(path) }); !errors.Is(err, context.Canceled) {
		t.Errorf("Drop while in use = %v, want %v", err, context.Canceled)
	}
	lease.Release()
	if err := p.Drop(t.Context(), path, func() error { return os.Remove(path) }); err != nil {
		t.Errorf("Drop = %v, want nil", err)
	}
	p.Close()
	if _, err := p.Use(t.Context(), path); err == nil {
		t.Error("Use of a closed pool = nil, want an error")
	}
}

// slowEmbedder takes long over passages.
type slowEmbedder struct {
	embed.Embedder
	hold chan struct{}
}

func (s slowEmbedder) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	select {
	case <-s.hold:
		return s.Embedder.EmbedPassages(ctx, texts)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestPoolAnswersByWordsWhileItEmbeds(t *testing.T) {
	slow := slowEmbedder{table(t), make(chan struct{})}
	p := New(library.Open, slow, time.Hour, plenty)
	lease, err := p.Use(t.Context(), filepath.Join(t.TempDir(), "a.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	addText(t, lease.Library, "a", "The granite bridge was built upstream by quarrymen.")
	engine, err := lease.Engine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r, err := engine.Rank(t.Context(), "granite bridge", 5)
	if err != nil || len(r.Hits) != 1 || !errors.Is(r.Partial, retrieval.ErrIncomplete) {
		t.Errorf("Rank = %+v, %v, want one hit by words alone", r, err)
	}
	lease.Release()
	p.Close() // ends the sync that runs
}

// A title that is changed while a sync goes on is shown at once.
func TestPoolShowsANewTitleWhileItEmbeds(t *testing.T) {
	slow := slowEmbedder{table(t), make(chan struct{})}
	p := New(library.Open, slow, time.Hour, plenty)
	defer p.Close() // ends the sync that runs
	lease, err := p.Use(t.Context(), filepath.Join(t.TempDir(), "a.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer lease.Release()
	addText(t, lease.Library, "a", "The granite bridge was built upstream by quarrymen.")
	if _, err := lease.Engine(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, err = lease.ChangeRecord(t.Context(), 1, "", func(m corpus.Metadata) (corpus.Metadata, error) {
		m.Title = "Spans of Zanzibar"
		return m, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := lease.Engine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a := answer(t, engine, "who built the granite bridge of Zanzibar upstream?", 1)
	if len(a.Evidence) != 1 || a.Evidence[0].Source.Title != "Spans of Zanzibar" {
		t.Errorf("Ask = %+v, want a passage under the new title", a)
	}
}

// A library whose file was deleted or replaced is opened anew, once nobody uses
// the old one.
func TestPoolOpensWhatIsAtThePath(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, plenty)
	defer p.Close()
	path := filepath.Join(t.TempDir(), "a.sqlite")
	lease, err := p.Use(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	addText(t, lease.Library, "a.md", "The granite bridge was built upstream by quarrymen.")
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil {
			t.Fatal(err)
		}
	}
	if err := lease.Journal.AddGap(t.Context(), journal.Gap{Question: "why?"}); !errors.Is(err, corpus.ErrLost) {
		t.Errorf("AddGap = %v, want %v", err, corpus.ErrLost)
	}
	lease.Release()
	lease, err = p.Use(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer lease.Release()
	if sources, err := lease.Sources(t.Context()); err != nil || len(sources) != 0 {
		t.Errorf("Sources = %v, %v, want a new library", sources, err)
	}
	if err := lease.Journal.AddGap(t.Context(), journal.Gap{Question: "why?"}); err != nil {
		t.Errorf("AddGap = %v, want nil", err)
	}
}

// What was used longest ago makes room, as far as nobody uses it.
func TestPoolKeepsItsBudget(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, 3*openBytes)
	defer p.Close()
	var closed []string
	p.Closed = func(path string) { closed = append(closed, filepath.Base(path)) }
	dir := t.TempDir()
	use := func(name string) *Lease {
		lease, err := p.Use(t.Context(), filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return lease
	}
	held := use("held")
	for _, name := range []string{"a", "b", "a", "c", "d"} {
		use(name).Release()
	}
	if want := []string{"b", "a"}; !slices.Equal(closed, want) {
		t.Errorf("closed %v, want %v", closed, want)
	}
	if st := p.Status(); st.Open != 3 || st.InUse != 1 || st.Bytes > st.Budget || st.Evicted != 2 || st.Opened != 5 {
		t.Errorf("Status = %+v, want 3 of 5 open within the budget", st)
	}
	if _, err := held.Sources(t.Context()); err != nil {
		t.Errorf("a library in use: %v, want it open", err)
	}
	held.Release()
}

// longText is one that no other has a word of.
func longText(n int) string {
	var b strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&b, "w%dx%d ", n, i)
		if i%10 == 9 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// A library counts with what its engine takes, and that grows with the library.
func TestPoolCountsEngines(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, plenty)
	defer p.Close()
	lease, err := p.Use(t.Context(), filepath.Join(t.TempDir(), "a.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer lease.Release()
	before := p.Status().Bytes
	for i := range 3 {
		addText(t, lease.Library, fmt.Sprint(i), longText(i))
		if _, err := lease.Engine(t.Context()); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(time.Minute); p.Status().Bytes < before+10_000; time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%d bytes after text %d, want more than %d", p.Status().Bytes, i, before)
			}
		}
		before = p.Status().Bytes
	}
}

// Who looks into many libraries leaves none of them open, but those that others use.
func TestPoolLeave(t *testing.T) {
	p := New(library.Open, table(t), time.Hour, plenty)
	defer p.Close()
	dir := t.TempDir()
	for i := range 5 {
		lease, err := p.Use(t.Context(), filepath.Join(dir, fmt.Sprint(i)))
		if err != nil {
			t.Fatal(err)
		}
		if i == 2 {
			also, err := p.Use(t.Context(), filepath.Join(dir, "2"))
			if err != nil {
				t.Fatal(err)
			}
			defer also.Release()
		}
		lease.Leave()
	}
	if st := p.Status(); st.Open != 1 || st.InUse != 1 {
		t.Errorf("Status = %+v, want only the one in use", st)
	}
}
