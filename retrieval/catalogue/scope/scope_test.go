package scope

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"footnote/retrieval/catalogue/patterntest"
)

// What is in the library is asked for in words that are looked for before their pattern.
func TestInsideParts(t *testing.T) {
	choose := rand.New(rand.NewPCG(1, 2))
	give := patterntest.Texts(t, inLibrary.String(), choose)
	for range 2000 {
		asked := give()
		if !slices.ContainsFunc(insideParts, func(part string) bool { return strings.Contains(asked, part) }) {
			t.Fatalf("%q matches and has none of %q", asked, insideParts)
		}
	}
}
