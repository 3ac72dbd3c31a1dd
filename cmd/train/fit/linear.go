package fit

import (
	"slices"

	"footnote/cmd/train/fit/descent"
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

// fitLinear learns to put right candidates first, as fitNet does, with some terms alone.
func fitLinear(questions []ranked, terms []string) (rank.Linear, error) {
	units := make([]rank.Linear, len(terms))
	for i, t := range terms {
		var err error
		if units[i], err = rank.NewLinear(map[string]float64{t: 1}); err != nil {
			return rank.Linear{}, err
		}
	}
	var lessons []descent.Lesson
	for _, q := range questions {
		if !slices.Contains(q.Right, true) {
			continue
		}
		l := descent.Lesson{Right: q.Right, Weight: weightOf(q)}
		for i := range q.First {
			x := make([]float64, len(terms))
			for j := range units {
				x[j] = units[j].Score(&q.First[i])
			}
			l.Rows = append(l.Rows, x)
		}
		lessons = append(lessons, l)
	}
	w := descent.FitLinear(lessons, len(terms))
	weights := map[string]float64{}
	for i, t := range terms {
		weights[t] = rounded(w[i])
	}
	return rank.NewLinear(weights)
}

// fitKey learns to choose the sentence that answers.
func fitKey(questions []ranked) (rank.Key, error) {
	var lessons []descent.Lesson
	for _, q := range questions {
		if !slices.Contains(q.Keys, true) || !slices.Contains(q.Keys, false) {
			continue
		}
		l := descent.Lesson{Right: q.Keys, Weight: 1}
		for i := range q.Sentences {
			l.Rows = append(l.Rows, q.Sentences[i][:])
		}
		lessons = append(lessons, l)
	}
	weights := map[string]float64{}
	for i, w := range descent.FitLinear(lessons, int(rank.KeyCount)) {
		weights[rank.KeyNames[i]] = rounded(w)
	}
	return rank.NewKey(weights)
}
