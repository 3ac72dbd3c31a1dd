package fit

import (
	"math"
	"slices"

	"footnote/cmd/train/fit/descent"
	"footnote/retrieval/rank"
)

// fitNet learns to put right candidates first.
func fitNet(questions []ranked, inputs []rank.Feature, seed uint64) *rank.Net {
	n := rank.NewNet(inputs)
	standardiseInputs(n, questions)
	var lessons []descent.Lesson
	for _, q := range questions {
		right := q.Right[:len(q.rows())]
		if !slices.Contains(right, true) {
			continue
		}
		l := descent.Lesson{Right: right, Weight: weightOf(q)}
		for i := range q.rows() {
			x := make([]float64, len(inputs))
			n.Standard(x, &q.rows()[i])
			l.Rows = append(l.Rows, x)
		}
		lessons = append(lessons, l)
	}
	descent.FitNet(n, lessons, seed)
	return n
}

// groupWeight is what a question of a study group counts beside one of the
// encyclopaedia: they are few, and what people ask.
const groupWeight = 4

func weightOf(q ranked) float64 {
	if q.Group {
		return groupWeight
	}
	return 1
}

func standardiseInputs(n *rank.Net, questions []ranked) {
	k := len(n.Inputs)
	n.Mean, n.Width = make([]float64, k), make([]float64, k)
	var rows float64
	for _, q := range questions {
		for i := range q.rows() {
			rows++
			for j, f := range n.Inputs {
				v := float64(q.rows()[i][f])
				n.Mean[j] += v
				n.Width[j] += v * v
			}
		}
	}
	for j := range n.Mean {
		n.Mean[j] /= rows
		n.Width[j] = math.Sqrt(max(0, n.Width[j]/rows-n.Mean[j]*n.Mean[j])) + 1e-6
	}
}
