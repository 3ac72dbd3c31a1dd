package fit

import (
	"math"
	"slices"

	"footnote/retrieval/rank"
)

// The terms of the first ranking: each score by itself, and as the question is.
var (
	firstTerms = []string{
		"words", "letters", "cosine", "words" + rank.Times + "met", "letters" + rank.Times + "met", "cosine" + rank.Times + "met",
		"letters" + rank.Times + "unknown", "cosine" + rank.Times + "unknown",
	}
	firstWordsTerms = []string{"words", "letters", "letters" + rank.Times + "met", "letters" + rank.Times + "unknown"}
)

const (
	linearRounds = 300
	linearRate   = 0.3
)

// fitLinear learns to put right candidates first, as fitNet does, with some terms alone.
func fitLinear(questions []ranked, terms []string) (rank.Linear, error) {
	units := make([]rank.Linear, len(terms))
	for i, t := range terms {
		var err error
		if units[i], err = rank.NewLinear(map[string]float64{t: 1}); err != nil {
			return rank.Linear{}, err
		}
	}
	var lessons []lesson
	for _, q := range questions {
		if !slices.Contains(q.Right, true) {
			continue
		}
		l := lesson{right: q.Right, weight: weightOf(q)}
		for i := range q.First {
			x := make([]float64, len(terms))
			for j := range units {
				x[j] = units[j].Score(&q.First[i])
			}
			l.rows = append(l.rows, x)
		}
		lessons = append(lessons, l)
	}
	w := descend(lessons, len(terms))
	weights := map[string]float64{}
	for i, t := range terms {
		weights[t] = rounded(w[i])
	}
	return rank.NewLinear(weights)
}

// fitKey learns to choose the sentence that answers.
func fitKey(questions []ranked) (rank.Key, error) {
	var lessons []lesson
	for _, q := range questions {
		if !slices.Contains(q.Keys, true) || !slices.Contains(q.Keys, false) {
			continue
		}
		l := lesson{right: q.Keys, weight: 1}
		for i := range q.Sentences {
			l.rows = append(l.rows, q.Sentences[i][:])
		}
		lessons = append(lessons, l)
	}
	weights := map[string]float64{}
	for i, w := range descend(lessons, int(rank.KeyCount)) {
		weights[rank.KeyNames[i]] = rounded(w)
	}
	return rank.NewKey(weights)
}

// descend takes steps along the slopes of all lessons together (Adam).
func descend(lessons []lesson, k int) []float64 {
	w, means, squares := make([]float64, k), make([]float64, k), make([]float64, k)
	for round := 1; round <= linearRounds; round++ {
		slopes := make([]float64, k)
		for _, l := range lessons {
			scores := make([]float64, len(l.rows))
			for i, x := range l.rows {
				for j, v := range x {
					scores[i] += w[j] * v
				}
			}
			for i, g := range softmaxSlopes(scores, l.right) {
				for j, v := range l.rows[i] {
					slopes[j] += l.weight * g * v / float64(len(lessons))
				}
			}
		}
		for j, g := range slopes {
			means[j] = 0.9*means[j] + 0.1*g
			squares[j] = 0.99*squares[j] + 0.01*g*g
			a, b := 1-math.Pow(0.9, float64(round)), 1-math.Pow(0.99, float64(round))
			w[j] -= linearRate * cycle(round, linearRounds+1) * means[j] / a / (math.Sqrt(squares[j]/b) + 1e-8)
		}
	}
	return w
}
