package retrieval

import (
	"strings"
	"testing"
)

// Marks that stand in a passage by themselves are asked for, and no small talk.
func TestMarked(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Patterns", "The rule may be long. A leading \"!\" turns the rule round.", "Two asterisks (\"**\") match all folders.", "Go there! What a mess!! Rules mean much.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{"what does ** mean": "Two asterisks", "what does the ! do": "A leading"} {
		a := ask(t, e, asked, 3)
		if a.Talk || len(a.Evidence) == 0 {
			t.Errorf("%q was denied", asked)
			continue
		}
		best := a.Evidence[0]
		if s := best.Highlights[0]; !strings.HasPrefix(best.Passage.Text[s.Start:s.End], want) {
			t.Errorf("%q: %q", asked, best.Passage.Text[s.Start:s.End])
		}
	}
	if a := ask(t, e, "what does ## mean", 3); !a.Talk {
		t.Errorf("marks that no passage has: %+v", a.Verdict)
	}
}
