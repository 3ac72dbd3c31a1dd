package line

import "testing"

// The lines of a poem stay lines, also where two at a time stand between blank ones; what
// is no poem is joined.
func TestCouplets(t *testing.T) {
	for text, want := range map[string]int{
		"The boat goes out, the boat comes in,\nThe tide is never late;\n\nThe harbour keeps its mended nets,\nIts lantern and its gate.\n":            2,
		"The boat goes out, the boat comes in,\nThe tide is never late;\n":                                                                             0,
		"The boat goes out in the morning, when the\ntide is high, and comes back at noon.\n\nNobody asks what is in\nthe baskets, which are heavy.\n": 0,
		"Harbour School\n12 Quay Street\n\nIda Sund\nHead Teacher\n":                                                                                   0,
	} {
		got := 0
		for _, l := range TextLines(text) {
			if l.Verse {
				got++
			}
		}
		if got != want {
			t.Errorf("%q has %d stanzas, want %d", text, got, want)
		}
	}
}
