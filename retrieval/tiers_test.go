package retrieval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/retrieval/embed"
	"footnote/retrieval/rank"
)

// slow is a model that waits for a word before each batch of passages, and for as long as
// pause before each question.
type slow struct {
	embed.Embedder
	name  string
	go_   chan struct{} // nil: no waiting
	pause time.Duration
	err   error // of questions
}

func (s *slow) Model() string { return s.name }

func (s *slow) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	if s.go_ != nil {
		select {
		case <-s.go_:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return s.Embedder.EmbedPassages(ctx, texts)
}

func (s *slow) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	select {
	case <-time.After(s.pause):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if s.err != nil {
		return nil, s.err
	}
	return s.Embedder.EmbedQuestion(ctx, text)
}

// While passages wait for the model the table answers, and the model once all have
// its vectors.
func TestTableAnswersFirst(t *testing.T) {
	const passages = 3*batchSlow + 2
	lib := long(t, passages)
	model := &slow{Embedder: builtIn(t), name: "model", go_: make(chan struct{}, 10)}
	e, err := New(t.Context(), lib, Tiered{Embedder: model})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Sync(t.Context(), nil); err != nil { // does not wait for the model
		t.Fatal(err)
	}
	const question = "who is master of ship number7?"
	check := func(when string, reason error) {
		t.Helper()
		a := ask(t, e, question, 1)
		if len(a.Evidence) != 1 || reason == nil && a.Partial != nil || !errors.Is(a.Partial, reason) || reason != nil && !errors.Is(a.Partial, ErrTable) {
			t.Errorf("%s: %d passages, partial %v, want one and %v", when, len(a.Evidence), a.Partial, reason)
		}
		if got := texts(t, e, question); len(got) == 0 || !strings.Contains(got[0], "Entry 7 ") {
			t.Errorf("%s: ranking %q, want entry 7 first", when, got)
		}
	}
	check("before the model", ErrIncomplete)
	ctx, cancel := context.WithCancel(t.Context())
	model.go_ <- struct{}{}
	model.go_ <- struct{}{}
	err = e.EmbedModel(ctx, func(done, total int) {
		if done == 2*batchSlow {
			cancel() // in the middle
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("EmbedModel that is given up = %v", err)
	}
	if _, left, _ := lib.Pending(t.Context(), "model", 1); left != passages-2*batchSlow {
		t.Errorf("%d passages wait after a stop, want %d", left, passages-2*batchSlow)
	}
	check("after a stop in the middle", ErrIncomplete)
	model.go_ = nil
	if err := e.EmbedModel(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	check("with the model", nil)
	addSource(t, lib, "A late addition", "The harbour master kept a list of storms.")
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	check("after an addition", ErrIncomplete)
}

func TestTableAnswersForALateModel(t *testing.T) {
	lib := long(t, 5)
	for _, c := range []struct {
		when  string
		model *slow
		want  error
	}{
		{"in time", &slow{Embedder: builtIn(t), name: "m"}, nil},
		{"late", &slow{Embedder: builtIn(t), name: "m", pause: time.Minute}, ErrLate},
		{"broken", &slow{Embedder: builtIn(t), name: "m", err: errStopped}, errStopped},
	} {
		e, err := New(t.Context(), lib, Tiered{Embedder: c.model, Patience: 200 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(e.Sync(t.Context(), nil), e.EmbedModel(t.Context(), nil)); err != nil {
			t.Fatal(err)
		}
		a := ask(t, e, "who is master of ship number3?", 1)
		if len(a.Evidence) != 1 || !errors.Is(a.Partial, c.want) || c.want == nil && a.Partial != nil {
			t.Errorf("%s: %d passages, partial %v, want one and %v", c.when, len(a.Evidence), a.Partial, c.want)
		}
	}
}

func TestReadFitted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fitted.json")
	if f, err := ReadFitted(path, "m"); f != nil || err != nil {
		t.Errorf("ReadFitted of nothing = %v, %v", f, err)
	}
	shipped, err := os.ReadFile("rank/fitted.json")
	if err != nil {
		t.Fatal(err)
	}
	for text, ok := range map[string]bool{
		string(shipped): false, // the table's
		`{"model":"other",` + string(shipped[1:]): false,
		`{"model":"m",` + string(shipped[1:]):     true,
		`{"model":"m"}`:                           false,
		"":                                        false,
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if f, err := ReadFitted(path, "m"); (f != nil) != ok || ok == errors.Is(err, ErrFitted) {
			t.Errorf("ReadFitted of %.30q = %v, %v, want numbers: %v", text, f != nil, err, ok)
		}
	}
}

// The numbers of a model rank where its vectors do, and only there.
func TestFittedOfTheModelRank(t *testing.T) {
	lib := long(t, 5)
	own, err := rank.Default()
	if err != nil {
		t.Fatal(err)
	}
	strict := *own
	strict.Read.About.Threshold = 2 // nothing is ever about a question
	ask := func(pause time.Duration) Answer {
		e, err := New(t.Context(), lib, Tiered{Embedder: &slow{Embedder: builtIn(t), name: "m", pause: pause}, Patience: 200 * time.Millisecond, Fitted: &strict})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(e.Sync(t.Context(), nil), e.EmbedModel(t.Context(), nil)); err != nil {
			t.Fatal(err)
		}
		return ask(t, e, "which ships stand in the list of captains?", 1)
	}
	if model, table := ask(0), ask(time.Minute); model.Verdict == Sure || table.Verdict == Nothing && model.Verdict != Nothing {
		t.Errorf("verdict by the model's numbers %s, by the table's %s", model.Verdict, table.Verdict)
	}
}
