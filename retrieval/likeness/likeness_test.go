package likeness

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library"
)

// words makes a text of words that no other seed gives in the same order.
func words(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 0))
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint("w", r.IntN(2000))
	}
	return list
}

// changed replaces every nth word.
func changed(list []string, n int) []string {
	out := append([]string{}, list...)
	for i := n - 1; i < len(out); i += n {
		out[i] = "other"
	}
	return out
}

func add(t *testing.T, lib *library.Library, perPassage int, list []string) corpus.Source {
	t.Helper()
	var passages []corpus.Passage
	for i := 0; i < len(list); i += perPassage {
		passages = append(passages, corpus.Passage{Ordinal: len(passages) + 1, Text: strings.Join(list[i:min(i+perPassage, len(list))], " ")})
	}
	s, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: fmt.Sprint("Text of ", len(list))}, Digest: fmt.Sprint(list, perPassage)}, passages)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFind(t *testing.T) {
	lib, err := library.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	essay, report := words(1, 3000), words(2, 400)
	first := add(t, lib, 100, essay)
	short := add(t, lib, 100, report)
	for _, c := range []struct {
		name string
		like corpus.Source // none: the zero value
		size int
		text []string
	}{
		{"the same, cut elsewhere", first, 70, essay},
		{"one word of twelve is another", first, 100, changed(essay, 12)},
		{"every fourth word is another", corpus.Source{}, 100, changed(essay, 4)},
		{"with a chapter more", first, 100, append(append([]string{}, essay...), words(3, 2000)...)},
		{"a page that quotes a little of it", corpus.Source{}, 100, append(words(4, 2000), essay[:800]...)},
		{"another text", corpus.Source{}, 100, words(5, 3000)},
		{"a short one", short, 90, changed(report, 20)},
		{"fewer words than a run", corpus.Source{}, 100, essay[:4]},
		{"an excerpt", corpus.Source{}, 100, essay[:500]},
	} {
		s := add(t, lib, c.size, c.text)
		alike, err := Find(t.Context(), lib, []corpus.SourceID{s.ID})
		if err != nil || alike[s.ID].ID != c.like.ID {
			t.Errorf("%s: like source %d, want %d, %v", c.name, alike[s.ID].ID, c.like.ID, err)
		}
		if _, err := lib.Remove(t.Context(), s.ID); err != nil {
			t.Fatal(err)
		}
	}
	// Of two that are added together, the later one is the copy.
	one, two := add(t, lib, 100, words(9, 300)), add(t, lib, 80, words(9, 300))
	alike, err := Find(t.Context(), lib, []corpus.SourceID{one.ID, two.ID})
	if err != nil || len(alike) != 1 || alike[two.ID].ID != one.ID {
		t.Errorf("of two copies: %v, %v", alike, err)
	}
}
