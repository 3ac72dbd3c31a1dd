package retrieval

import (
	"slices"
	"testing"

	"footnote/corpus"
)

func only(ids ...corpus.SourceID) func(corpus.SourceID) bool {
	return func(id corpus.SourceID) bool { return slices.Contains(ids, id) }
}

// What other sources hold neither answers nor makes an answer of what is left.
func TestAskAmong(t *testing.T) {
	const question = "what do tomatoes need of the sun and of water?"
	e := newEngine(t, gardens(t), builtIn(t))
	for _, test := range []struct {
		among   func(corpus.SourceID) bool
		answers bool
		sources []corpus.SourceID
	}{
		{nil, true, []corpus.SourceID{1, 2, 3}},
		{only(1), true, []corpus.SourceID{1}},
		{only(1, 3), true, []corpus.SourceID{1, 3}},
		{only(3), false, []corpus.SourceID{3}},
		{only(), false, nil},
	} {
		a, err := e.AskAmong(t.Context(), question, 25, test.among)
		if err != nil {
			t.Fatal(err)
		}
		if (len(a.Evidence) > 0) != test.answers {
			t.Errorf("among %v: %d passages, confidence %.2f, want an answer: %v", test.sources, len(a.Evidence), a.Confidence, test.answers)
		}
		for _, ev := range a.Evidence {
			if !slices.Contains(test.sources, ev.Source.ID) {
				t.Errorf("among %v: passage of source %d", test.sources, ev.Source.ID)
			}
		}
		for _, s := range a.Nearest {
			if !slices.Contains(test.sources, s.ID) {
				t.Errorf("among %v: source %d is near", test.sources, s.ID)
			}
		}
	}
}

// Asked of all sources by name, the answer is that of the library.
func TestAskAmongAll(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for _, question := range []string{"what brings blight?", "how do bees find home?", "when did the famine begin?"} {
		all, err := e.Ask(t.Context(), question, 5)
		if err != nil {
			t.Fatal(err)
		}
		named, err := e.AskAmong(t.Context(), question, 5, only(1, 2, 3))
		if err != nil {
			t.Fatal(err)
		}
		if len(all.Evidence) == 0 || len(all.Evidence) != len(named.Evidence) || all.Confidence != named.Confidence {
			t.Fatalf("%q: %d passages (%.3f), of all by name %d (%.3f)", question, len(all.Evidence), all.Confidence, len(named.Evidence), named.Confidence)
		}
		for i := range all.Evidence {
			if all.Evidence[i].Passage.ID != named.Evidence[i].Passage.ID {
				t.Errorf("%q: passage %d differs", question, i+1)
			}
		}
	}
}
