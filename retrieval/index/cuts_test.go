package index

import (
	"slices"
	"testing"

	"footnote/corpus/lang"
)

// Sentences are those that were found first, and found anew in a text of another length.
func TestSentencesAreKept(t *testing.T) {
	const text, other = "The ebb came at noon. Nobody saw it! ", "The flood came. Everybody saw it. It stayed."
	x := Index{Entries: []Entry{{cuts: cutsOf(text, lang.Sentences(text))}, {cuts: cutsOf("", nil)}}}
	for _, c := range []struct {
		doc  int
		text string
	}{{0, text}, {0, other}, {1, ""}, {1, text}} {
		if got, want := x.Sentences(c.doc, c.text), lang.Sentences(c.text); !slices.Equal(got, want) {
			t.Errorf("sentences of %q: %v, want %v", c.text, got, want)
		}
	}
	x.Entries[0].cuts[1] -= 4
	if got := x.Sentences(0, text); got[0].End == lang.Sentences(text)[0].End {
		t.Error("sentences are found anew though they are kept")
	}
}
