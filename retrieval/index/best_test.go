package index

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBest holds Best against sorting all documents, with few and many equal scores.
func TestBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		size, different := 1+r.IntN(500), 1+r.IntN(1000)
		x, scores, want := Index{Entries: make([]Entry, size)}, make([]float32, size), []int{}
		for doc := range scores {
			x.Entries[doc].Ordinal = size - doc
			scores[doc] = (float32(r.IntN(different)) - 1) / 1000
			if scores[doc] > 0 {
				want = append(want, doc)
			}
		}
		slices.SortFunc(want, func(a, b int) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), x.Order(a, b)) })
		n := 1 + r.IntN(100)
		if want = want[:min(n, len(want))]; !slices.Equal(x.Best(scores, n), want) {
			t.Fatalf("the best %d of %v are %v, want %v", n, scores, x.Best(scores, n), want)
		}
	}
}
