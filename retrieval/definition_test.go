package retrieval

import (
	"strings"
	"testing"
)

// Who asks what something is gets the sentence that says it, and its passage first among
// those of a page.
func TestDefinitionsComeFirst(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Rules of the harbour",
		"No ferry leaves after dark. The ferry is painted white, the ferry has two masts, and every ferry has its number. The harbour has a ferry for each island.",
		`In these rules words have the meaning that is given here. A "covered boat" means either a ferry or a barge. The master is who commands.`,
		"A ferry (or crossing, as fishermen have it) is a boat of the town that carries people. It was dear once, and the ferry of the town is the oldest ferry of the coast.",
		"A covered boat pays nothing. Whoever lends a covered boat answers for the covered boat, and each covered boat has its place.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"what is a ferry": "A ferry (or crossing", "what's a covered boat?": `A "covered boat" means either a ferry or a barge.`,
		"define covered boat": `A "covered boat" means either a ferry or a barge.`,
		"ferry":               "A ferry (or crossing",
	} {
		a := ask(t, e, asked, 3)
		if key := keyOf(a); !strings.HasPrefix(key, want) {
			t.Errorf("Ask(%q): key sentence %q, want %q", asked, key, want)
		}
		for i, ev := range a.Evidence[1:] {
			if ev.Score > a.Evidence[i].Score {
				t.Errorf("Ask(%q): scores rise from %v to %v", asked, a.Evidence[i].Score, ev.Score)
			}
		}
	}
}

// The passage that says what a word means comes first from behind the first page, too.
func TestDefinitionFromBehindThePage(t *testing.T) {
	lib := newLibrary(t)
	var texts []string
	for _, who := range []string{"miller", "smith", "baker", "abbot", "widow", "carter", "monk", "reeve", "clerk", "cooper"} {
		texts = append(texts, "The toll, the toll of the "+who+", and the toll again: no toll is like the toll of the "+who+".")
	}
	texts = append(texts, "A toll is a fee for a way. Whoever drove carts with barley to the mills on the far side of the hills paid, and so did those with sheep, with geese, with salt or with wool.")
	addSource(t, lib, "Ways", texts...)
	a := ask(t, newEngine(t, lib, builtIn(t)), "what is a toll", 3)
	if key := keyOf(a); !strings.HasPrefix(key, "A toll is a fee") {
		t.Errorf("key sentence %q", key)
	}
}

func keyOf(a Answer) string {
	if len(a.Evidence) == 0 || len(a.Evidence[0].Highlights) == 0 {
		return ""
	}
	h := a.Evidence[0].Highlights[0]
	return a.Evidence[0].Passage.Text[h.Start:h.End]
}
