package retrieval

import (
	"fmt"
	"testing"

	"footnote/corpus"
)

// ledger adds a source with so many passages that say nothing of what is asked.
func ledger(t *testing.T, e *Engine, passages int) {
	t.Helper()
	var list []corpus.Passage
	for i := range passages {
		list = append(list, corpus.Passage{Ordinal: i + 1, Text: fmt.Sprintf("Entry %d: %d barrels of salt and %d of herring were weighed at the quay.", i, i*7+3, i*11+2)})
	}
	s := corpus.Source{Metadata: corpus.Metadata{Title: fmt.Sprint("Ledger of ", passages), Language: "en"}, Digest: fmt.Sprint(passages)}
	if _, err := e.library.Add(t.Context(), s, list); err != nil {
		t.Fatal(err)
	}
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

// What has most of a question's words is shown, where a library as small as this has them hardly by
// chance; in a large one everyday words stand by chance, and so they do in what people tell each other.
func TestWordsThatHardlyStandByChance(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "The reservoir", "Before the valley was flooded, a clear plan for the villages was drawn up by the water board.",
		"The dam holds forty million tons of water.", "Anglers buy a card at the lodge.", "The road over the crest is closed in frost.",
		"Eels are let down the spillway in autumn.", "The bell of the drowned church was hung at the lodge.")
	e := newEngine(t, lib, builtIn(t))
	const asked = "why do bells upset villages"
	ledger(t, e, 60)
	for q, shown := range map[string]bool{asked: true, "why do bells upset 600 villages": false, "lol bells upset villages": false} {
		if a := ask(t, e, q, 3); a.Verdict.Answered() != shown {
			t.Errorf("%q is %s in a small library", q, a.Verdict)
		}
	}
	ledger(t, e, 1000)
	if a := ask(t, e, asked, 3); a.Verdict.Answered() {
		t.Errorf("%q is %s in a large library", asked, a.Verdict)
	}
}
