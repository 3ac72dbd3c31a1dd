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
	lexical  float64 // logarithm of the score by words and letters
	surprise float64 // how unlikely so good a match of words is by chance in this library
	meaning  float64 // of the vectors
	met      float64 // the largest share of the needs that one passage meets
	size     float64 // logarithm of the number of passages
	length   float64 // logarithm of the number of needs
	meets    float64 // of the second look, and so on
	together float64
	standing float64 // of the cosine among all of the library's
	world    float64 // how near the question is to what is not the library
	lead     float64 // of the first passage before the sixth
}

// model is a logistic regression over signs.
type model struct {
	bias float64
	signs
}

// Three models for what is known of a passage, fitted to the development sets,
// the starter library and the first group's five texts: answerable questions
// against those of other fields and those whose article is missing.
var (
	readAgain   = model{-3, signs{meaning: 17.5, meets: 3.1, together: 2.2, world: -9.1, standing: -0.5}}
	withMeaning = model{-1.72, signs{lexical: 0.905, meaning: 13.4, met: 3.85, size: -0.717, length: 0.907}}
	wordsAlone  = model{11.4, signs{lexical: 6.5, surprise: 0.393, met: -1.23, size: -1.2, length: 2.11}}
)

// smallest is the number of passages of the smallest library that the models
// have seen; a smaller one is taken for as large.
const smallest = 85

// confidence is the chance, from 0 to 1, that a passage with these signs answers.
func (m model) confidence(s signs) float64 {
	z := m.bias + m.lexical*s.lexical + m.surprise*s.surprise + m.meaning*s.meaning + m.met*s.met + m.size*s.size +
		m.length*s.length + m.meets*s.meets + m.together*s.together + m.standing*s.standing + m.world*s.world + m.lead*s.lead
	return 1 / (1 + math.Exp(-z))
}

// confidence judges candidate i of a ranking over an index.
func (r ranking) confidence(x *index, i int) float64 {
	if i >= len(r.candidates) || len(r.needs) == 0 {
		return 0
	}
	s := r.signs(x, i)
	switch {
	case s.meaning == 0: // its vector says nothing for it
		s.surprise = x.surprise(r, r.candidates[i].words)
		return wordsAlone.confidence(s)
	case r.looker != nil:
		return readAgain.confidence(s)
	}
	return withMeaning.confidence(s)
}

func (r ranking) signs(x *index, i int) signs {
	c := r.candidates[i]
	return signs{
		lexical:  math.Log(fusion{letters: r.weights.letters}.fuse(c) + 0.02),
		meaning:  c.meaning,
		met:      r.met,
		size:     math.Log(float64(max(x.words.stems.live, smallest))),
		length:   math.Log1p(float64(len(r.needs))),
		meets:    c.look.meets,
		together: c.look.together,
		standing: r.spread.standing(c.cosine),
		world:    r.world,
		lead:     r.candidates[0].score - r.candidates[min(5, len(r.candidates)-1)].score,
	}
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
