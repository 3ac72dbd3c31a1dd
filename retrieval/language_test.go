package retrieval

import (
	"slices"
	"testing"
)

// The words that hold a question together are those of its own language: "was" asks in
// German and is no word to look for, and English ones ask nothing of German texts.
func TestWordsThatHoldAQuestionTogether(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Der Obstgarten", "Der Feuerbrand ist eine Krankheit der Birnbäume. Befallene Zweige werden im Winter abgeschnitten und verbrannt.",
		"Die Ernte war 1921 so reich wie nie. Was nicht verkauft wurde, kam in den Keller.")
	e := newEngine(t, lib, builtIn(t))
	for _, test := range []struct {
		asked, foreign string
		shown          bool
		missing        []string
	}{
		{"Feuerbrand was tun", "", true, []string{"tun"}},
		{"was tun bei Feuerbrand?", "", true, []string{"tun"}},
		{"was ist mit der Feuerbrand", "", true, nil},
		{"how much does a pear tree cost", "en", false, []string{"pear", "tree", "cost"}},
		{"what is Feuerbrand", "en", true, nil},
	} {
		a := ask(t, e, test.asked, 3)
		if a.Verdict.Answered() != test.shown || a.Foreign != test.foreign || !slices.Equal(a.Missing, test.missing) {
			t.Errorf("Ask(%q) = %v, foreign %q, missing %q", test.asked, a.Verdict, a.Foreign, a.Missing)
		}
	}
}
