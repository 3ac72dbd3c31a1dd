package retrieval

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

// After a source was read anew, an engine that was open all the while answers
// as one that is opened now.
func TestSyncAfterReplace(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Of goats", "Goats climb the steepest walls of a quarry.", "Their hooves are soft in the middle and hard at the rim.")
	s := addSource(t, lib, "Of ferries",
		"The ferry crosses the narrow water at noon.", "Carts pay a penny, cattle nothing at all.", "In winter the ferryman mends nets.")
	open := newEngine(t, lib, builtIn(t))
	passages := []corpus.Passage{
		{Text: "The ferry crosses the narrow water at noon.", Locator: corpus.Locator{Paragraph: 1}},
		{Text: "Bicycles travel free since the bridge was closed.", Locator: corpus.Locator{Paragraph: 2}},
		{Text: "In winter the ferryman mends nets.", Locator: corpus.Locator{Paragraph: 3}},
	}
	s.Digest = "another"
	if _, change, err := lib.Replace(t.Context(), s.ID, s, passages); err != nil || change != (corpus.Change{Kept: 2, Added: 1, Gone: 1}) {
		t.Fatalf("Replace = %+v, %v", change, err)
	}
	if err := open.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	fresh := newEngine(t, lib, builtIn(t))
	for _, question := range []string{"when does the ferry cross?", "do bicycles travel free?", "what do carts pay?", "who mends nets in winter?"} {
		if diff := cmp.Diff(texts(t, fresh, question), texts(t, open, question)); diff != "" {
			t.Errorf("ranking of %q differs (-opened now +open all the while):\n%s", question, diff)
		}
	}
	if a := ask(t, open, "do bicycles travel free?", 1); len(a.Evidence) != 1 || a.Evidence[0].Passage.Text != passages[1].Text || a.Partial != nil {
		t.Errorf("Ask = %+v, want the new passage", a)
	}
	if got := len(open.index.document); got != 5 {
		t.Errorf("%d passages are indexed, want 5", got)
	}
}
