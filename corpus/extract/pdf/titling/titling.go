// Package titling finds the title on a first page. All rows that stand one under another in one
// type may be it; how likely that is, is told by weights learned from labelled pages of many
// publishers. Where none is likely enough, there is no title.
package titling

import (
	_ "embed"
	"encoding/json"
	"math"
	"sync"

	"footnote/corpus/extract/pdf/layout"
)

// Weights are what was learned, and how well it did on repositories that it had not seen.
type Weights struct {
	Command string             `json:"command"` // that made them
	Figures map[string]float64 `json:"figures"`
	Least   float64            `json:"least"` // share of a title that is believed
	Of      map[string]float64 `json:"weights"`
}

//go:embed weights.json
var learned []byte

var weights = sync.OnceValue(func() (w Weights) {
	if err := json.Unmarshal(learned, &w); err != nil {
		panic("titling: weights.json: " + err.Error())
	}
	return w
})

// Title gives the rows of the title of a page, nil where none is likely enough.
func (p Page) Title() []layout.Row {
	w, candidates := weights(), p.Candidates()
	shares := w.shares(candidates)
	if best := MostLikely(shares); best >= 0 && shares[best] >= w.Least {
		return candidates[best].Rows
	}
	return nil
}

// shares gives how likely each candidate is the title, and last, that none is.
func (w Weights) shares(candidates []Candidate) []float64 {
	of := make([]float64, len(Signs))
	for i, s := range Signs {
		of[i] = w.Of[s.Name]
	}
	return SharesBy(of, candidates)
}

// MostLikely gives the candidate with the largest of such shares, -1 where there is none.
func MostLikely(shares []float64) int {
	best := -1
	for i, share := range shares[:len(shares)-1] {
		if best < 0 || share > shares[best] {
			best = i
		}
	}
	return best
}

// SharesBy gives how likely each candidate is the title, and last, that none is, by weights in
// the order of Signs.
func SharesBy(of []float64, candidates []Candidate) []float64 {
	scores := make([]float64, len(candidates)+1) // none scores 0
	top := 0.0
	for i, c := range candidates {
		for k, sign := range c.Signs {
			scores[i] += of[k] * sign
		}
		top = max(top, scores[i])
	}
	sum := 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return scores
}
