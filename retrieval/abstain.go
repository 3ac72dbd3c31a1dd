package retrieval

import "math"

// A Grade says in a word how much a passage bears on the question.
type Grade string

// The grades, best first.
const (
	Strong  Grade = "strong"
	Related Grade = "related"
	Weak    Grade = "weak"
)

// grade turns the confidence in one passage into a word.
func grade(confidence float64) Grade {
	switch {
	case confidence >= 0.85:
		return Strong
	case confidence >= answers:
		return Related
	}
	return Weak
}

// answers is the confidence from which a library answers.
const answers = 0.5

// signs is what tells an answer from the best of what is no answer.
type signs struct {
	score    float64 // logarithm of the fused score
	surprise float64 // how unlikely so good a match is by chance in this library
	lead     float64 // how far the score stands above the tenth
	size     float64 // logarithm of the number of passages
	length   float64 // logarithm of the number of needs
}

// model is a logistic regression over signs.
type model struct{ bias, score, surprise, lead, size, length float64 }

// calibrated was fitted to the development sets, answerable questions against
// those of other fields and those whose article is missing, each set with the
// same weight. The bias is moved so that 0.5 is where 92 % of the answerable
// questions of the English sets are answered.
var calibrated = model{bias: 6.95, score: 5.55, surprise: 0.392, lead: 1.86, size: -0.94, length: 2.67}

// confidence is the chance, from 0 to 1, that a passage with these signs answers.
func (m model) confidence(s signs) float64 {
	z := m.bias + m.score*s.score + m.surprise*s.surprise + m.lead*s.lead + m.size*s.size + m.length*s.length
	return 1 / (1 + math.Exp(-z))
}

// confidence judges candidate i of a ranking over an index.
func (r ranking) confidence(x *index, i int) float64 {
	if i >= len(r.candidates) || len(r.needs) == 0 {
		return 0
	}
	return calibrated.confidence(r.signs(x, i))
}

func (r ranking) signs(x *index, i int) signs {
	c := r.candidates[i]
	s := signs{
		score:    math.Log(c.score + 0.02),
		surprise: x.surprise(r, c.words),
		lead:     c.score,
		size:     math.Log(float64(x.words.stems.live)),
		length:   math.Log1p(float64(len(r.needs))),
	}
	if len(r.candidates) >= 10 {
		s.lead -= r.candidates[9].score
	}
	return s
}

// surprise bounds -log P, where P is the chance that one passage drawn from the
// library reaches a share of matched needs if words fell into passages
// independently of each other, each as often as it does in this library
// (Chernoff's bound, "A Measure of Asymptotic Efficiency", 1952, maximised over
// a grid of tilts). This carries over from library to library: a match of
// common words says little, one of rare words much.
func (x *index) surprise(r ranking, matched float64) float64 {
	chance := make([]float64, len(r.needs))
	for i, n := range r.needs {
		chance[i] = (float64(x.words.stems.frequency(n)) + 0.5) / (float64(x.words.stems.live) + 1)
	}
	var bound float64
	for tilt := 0.5; tilt < 400; tilt *= 1.15 {
		v := tilt * matched
		for i, share := range r.shares {
			v -= math.Log1p(chance[i] * math.Expm1(tilt*share))
		}
		bound = max(bound, v)
	}
	return bound
}
