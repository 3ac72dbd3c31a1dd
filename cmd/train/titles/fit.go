package titles

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"footnote/corpus/extract/pdf/titling"
)

const (
	steps = 250
	rate  = 0.1
	decay = 0.002 // of the square of the weights
)

// fit learns weights by which the right candidates of a page have the largest share, by Adam
// (Kingma and Ba, 2015) over all pages at once.
func fit(pages []page) []float64 {
	n := len(titling.Signs)
	weights, means, squares := make([]float64, n), make([]float64, n), make([]float64, n)
	for step := 1; step <= steps; step++ {
		slopes := slopesAt(weights, pages)
		for k := range weights {
			slope := slopes[k]/float64(len(pages)) + decay*weights[k]
			means[k] = 0.9*means[k] + 0.1*slope
			squares[k] = 0.999*squares[k] + 0.001*slope*slope
			mean, square := means[k]/(1-math.Pow(0.9, float64(step))), squares[k]/(1-math.Pow(0.999, float64(step)))
			weights[k] -= rate * mean / (math.Sqrt(square) + 1e-8)
		}
	}
	return weights
}

// slopesAt is how minus the logarithm of the share of what is right grows with each weight.
func slopesAt(weights []float64, pages []page) []float64 {
	out := make([]float64, len(weights))
	for _, p := range pages {
		shares := titling.SharesBy(weights, p.candidates)
		rights := 0.0
		for i, right := range p.right {
			if right {
				rights += shares[i]
			}
		}
		for i, c := range p.candidates {
			off := shares[i]
			if p.right[i] {
				off -= shares[i] / rights
			}
			for k, sign := range c.Signs {
				out[k] += off * sign
			}
		}
	}
	return out
}

// A guess is the most likely title of a page, by weights that have not seen its repository.
type guess struct {
	share float64
	right bool
}

func crossed(pages []page) (out []guess) {
	repositories := map[string]bool{}
	for _, p := range pages {
		repositories[p.repository] = true
	}
	for _, repository := range slices.Sorted(maps.Keys(repositories)) {
		isOther := func(p page) bool { return p.repository != repository }
		others, own := parted(pages, isOther)
		weights := fit(others)
		for _, p := range own {
			shares := titling.SharesBy(weights, p.candidates)
			if best := titling.MostLikely(shares); best >= 0 {
				out = append(out, guess{share: shares[best], right: p.right[best]})
			}
		}
	}
	return out
}

func parted(pages []page, in func(page) bool) (yes, no []page) {
	for _, p := range pages {
		if in(p) {
			yes = append(yes, p)
		} else {
			no = append(no, p)
		}
	}
	return yes, no
}

// threshold gives the least share at which as many of the guesses are right as is aimed at, and
// the shares of those and of all pages that are.
func threshold(guesses []guess, pages int) (least, precision, recall float64) {
	slices.SortFunc(guesses, func(a, b guess) int { return cmp.Compare(b.share, a.share) })
	least, right := 1.0, 0.0
	for i, g := range guesses {
		if g.right {
			right++
		}
		if share := right / float64(i+1); share >= aim {
			least, precision, recall = rounded(g.share), rounded(share), rounded(right/float64(pages))
		}
	}
	return least, precision, recall
}

func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }
