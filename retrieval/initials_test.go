package retrieval

import (
	"strings"
	"testing"
)

// A question finds a name in whichever way the texts write it, and the pronoun is no state.
func TestInitialsAreNames(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Wheat", "In the hard winter the United States sent wheat to the islands.", "The islands thanked the Soviet Union for the ploughs.",
		"Tell us of the winter, said the children, and let us eat bread.", "The price of bread fell in the spring, and the islands sold their ploughs.")
	addSource(t, lib, "Pilots", "The Harbour Pilots' Union (HPU) was founded in 1901.", "In 1950 the HPU bought three boats.", "The lighthouse was painted white.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"what did the US send to the islands": "United States", "us wheat in the winter": "United States", "WHAT DID THE US SEND": "United States",
		"America and the islands": "United States", "the USSR and the islands": "Soviet Union",
		"what boats did the harbour pilots' union buy": "the HPU bought", "hpu": "HPU",
		"tell us of the bread that the children ate": "let us eat bread",
	} {
		if a := ask(t, e, asked, 3); !a.Verdict.Answered() || !strings.Contains(firstText(a), want) || len(a.Corrected) > 0 {
			t.Errorf("Ask(%q) = %v, corrected %v, first %q, want %q", asked, a.Verdict, a.Corrected, firstText(a), want)
		}
	}
}
