package retrieval

import (
	"testing"

	"footnote/corpus/library"
	"footnote/retrieval/rank"
)

func saidOf(t *testing.T, lib *library.Library, question string) float64 {
	t.Helper()
	in, err := newEngine(t, lib, builtIn(t)).Inspect(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	return in.Supports[rank.Said]
}

// What only the name of a source or different passages have of a question, or what has no
// number where one is asked for, says less than what stands in one sentence.
func TestSaid(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Harvests of Lindenau", "The farmers of the valley brought in barley. A storm broke the weir.",
		"Lindenau lies on the river. Its mill was sold to a banker.", "Wages in Lindenau rose after the war, and workers came from the hills.")
	for _, c := range []struct {
		what, more, less string
		by               float64
	}{
		{"a sentence and the title", "was barley brought in", "was the harvest bought", 0.2},
		{"a sentence and two passages", "did the storm break the weir", "did the storm raise the wages", 0.15},
		{"what any sentence may answer and a number", "did the wages rise in Lindenau", "how many wages rose in Lindenau", 0.3},
		{"what a name is said to do, and what it is not", "did wages rise in Lindenau", "did the king die in Lindenau", 0.2},
	} {
		if more, less := saidOf(t, lib, c.more), saidOf(t, lib, c.less); more-less < c.by || more > 1 || less < 0 {
			t.Errorf("%s: %q %.2f, %q %.2f", c.what, c.more, more, c.less, less)
		}
	}
}

// Texts more never make an answer less sure of what is said, nor does the same text again.
func TestSaidOfMore(t *testing.T) {
	const asked = "how many workers came to Lindenau"
	lib := newLibrary(t)
	addSource(t, lib, "Wages", "Wages rose after the war. In Lindenau some 300 workers came from the hills.")
	before := saidOf(t, lib, asked)
	addSource(t, lib, "Wages again", "Wages rose after the war. In Lindenau some 300 workers came from the hills.")
	addSource(t, lib, "Storms", "A storm broke the weir. Nobody was hurt.")
	if after := saidOf(t, lib, asked); after < before || before < 0.5 {
		t.Errorf("said %.3f, and %.3f with more texts", before, after)
	}
}
