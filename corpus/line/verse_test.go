package line

import "testing"

// The lines of a poem stay lines, also where two at a time stand between blank ones; what
// is no poem is joined.
func TestCouplets(t *testing.T) {
	for text, want := range map[string]int{
		"The boat goes out, the boat comes in,\nThe tide is never late;\n\nThe harbour keeps its mended nets,\nIts lantern and its gate.\n":                       2,
		"The boat goes out, the boat comes in,\nThe tide is never late;\n":                                                                                        0,
		"The boat goes out in the morning, when the\ntide is high, and comes back at noon.\n\nNobody asks what is in\nthe baskets, which are heavy.\n":            0,
		"the boat went out, the sea went black,\nthe goat stood still upon the track,\nand no one wrote what no one saw:\nthe wind, the herring, and the thaw.\n": 1,
		"the boat went out, and when the sea\nwent black, the goat stood still on the\ntrack, which no one saw,\nnor wrote into the book.\n":                      0,
		"the boat went out at the turn of the tide,\nthe goat on board;\nand no one waved from the harbour side,\nnor drew the cord.\n":                           1,
		"Harbour School\n12 Quay Street\n\nIda Sund\nHead Teacher\n":                                                                                              0,
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
