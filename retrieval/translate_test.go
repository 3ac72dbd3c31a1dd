package retrieval

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/rank"
)

// What a question asks in other words than a passage says counts for that passage, and
// less than the question's own words would.
func TestTranslationIsRead(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Works", "They began the works on the harbour in May.", "They start the works on the harbour in May.", "They paint the walls of the harbour.")
	e := newEngine(t, lib, builtIn(t))
	in, err := e.Inspect(t.Context(), "when did it start")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]rank.Features{}
	for _, c := range in.Candidates {
		p, err := lib.PassagesByID(t.Context(), []corpus.PassageID{c.Passage})
		if err != nil {
			t.Fatal(err)
		}
		got[strings.Fields(p[c.Passage].Text)[1]] = c.Features
	}
	began, start, paint := got["began"], got["start"], got["paint"]
	if began[rank.TranslatedOther] <= 0 || start[rank.TranslatedOther] != 0 || paint[rank.TranslatedOther] != 0 {
		t.Errorf("in other words: began %v, start %v, paint %v", began[rank.TranslatedOther], start[rank.TranslatedOther], paint[rank.TranslatedOther])
	}
	for _, f := range []rank.Feature{rank.Translated, rank.TranslatedMost, rank.TranslatedSentence, rank.Meant, rank.MeantSentence} {
		if !(start[f] > began[f] && began[f] > paint[f]) {
			t.Errorf("%s: start %v, began %v, paint %v", rank.Names[f], start[f], began[f], paint[f])
		}
	}
}
