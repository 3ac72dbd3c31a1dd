package lexicon

import (
	"math/rand/v2"
	"slices"
	"testing"

	"footnote/retrieval/static"
)

// Tokens come out in order, each as often as it went in.
func TestSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 2, 300, 5000} {
		tokens := make([]static.Token, n)
		for i := range tokens {
			tokens[i] = static.Token(r.Uint32() >> r.IntN(16))
		}
		want := slices.Clone(tokens)
		slices.Sort(want)
		if got := sorted(tokens); !slices.Equal(got, want) {
			t.Errorf("%d tokens are not in order: %v", n, got)
		}
	}
}
