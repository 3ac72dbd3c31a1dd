package retrieval

import (
	"strings"
	"testing"
)

// No word is told as missing that stands there with a hyphen or without, or in another form.
func TestOtherFormsAreNotMissing(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "House rules",
		"The board may change the by-laws at a meeting in May. Whoever is absent votes by post.",
		"The bus to the allotments leaves at nine, and an earlier bus on market days.",
		"Lodgers pay the rent at the office in the harborside house.",
		"The key to the woodstore hangs in the hall. He came as king of the hill.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"who may change the bylaws": "by-laws", "bylaw": "by-laws", "where is the key to the wood-store": "woodstore",
		"when do the buses leave": "The bus", "is there an early bus": "earlier bus",
	} {
		a := ask(t, e, asked, 3)
		if len(a.Missing)+len(a.Corrected) > 0 || !strings.Contains(firstText(a), want) {
			t.Errorf("Ask(%q) misses %v, corrects %v, first %q", asked, a.Missing, a.Corrected, firstText(a))
		}
	}
	if a := ask(t, e, "bylaws", 3); a.Verdict != Sure {
		t.Errorf("a word that stands with a hyphen = %v", a.Verdict)
	}
	if w := e.ranker.Read("asking about lodgers").Text; strings.Contains(w, "as-king") {
		t.Errorf("read as %q", w)
	}
}
