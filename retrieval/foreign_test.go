package retrieval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// openChanged opens a library that another program has changed.
func openChanged(t *testing.T, name string) *library.Library {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "libraries", name))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	lib, err := library.OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// Embedding ends, also where a title is no text, or one that is not equal to
// itself once it was read: half a letter in UTF-16.
func TestEmbedEnds(t *testing.T) {
	emb, err := embed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{"blob_title.sqlite": nil, "half_a_letter.sqlite": ErrNotStored} {
		lib := openChanged(t, name)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		if err := Embed(ctx, lib, emb, nil); !errors.Is(err, want) {
			t.Errorf("%s: Embed = %v, want %v", name, err, want)
		}
		engine, err := New(t.Context(), lib, emb)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := engine.Ask(t.Context(), "how is a rope twisted of three strands?", 5)
		if err != nil || len(answer.Evidence) == 0 {
			t.Errorf("%s: Ask = %+v, %v, want the passage about ropes", name, answer, err)
		}
	}
}
