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

// grade turns the chance that a passage bears on its question into a word. The
// golden report says how often each grade is right.
func grade(chance float64) Grade {
	switch {
	case chance >= 0.6:
		return Strong
	case chance >= 0.2:
		return Related
	}
	return Weak
}

// answers is the confidence from which a library answers.
const answers = 0.5

// signs is what tells an answer from the best of what is no answer. Those from
// meets on are known only where the passage was read a second time.
type signs struct {
	lexical  float64 // logarithm of the score by words and letters
	surprise float64 // how unlikely so good a match of words is by chance in this library
	meaning  float64 // of the vectors
	met      float64 // the largest share of the needs that one passage has in its own words
	size     float64 // logarithm of the number of passages
	length   float64 // logarithm of the number of needs
	meets    float64 // of the look, as heading and together
	heading  float64
	together float64
	sentence float64 // of the look too
	standing float64 // of the cosine among those of the whole library
	world    float64 // how near the question is to what is not this library
}

// model is a logistic regression over signs.
type model struct {
	bias float64
	signs
}

// Models for what is known of a passage: read again and with a vector of the
// built-in embedder; read again, whatever embedder ranks; with a vector alone, for
// languages that the built-in table does not know; by words alone.
//
// They were fitted to the development sets, the starter library and the first
// group's five texts: answerable questions against those of other fields and those
// whose article is missing. Each kind of question of each set weighs the more the
// further it is from its aim (answered 0.92, other fields 0.08, missing 0.20 or
// 0.30). English sets that are left out of the fit of readAgain are answered at 0.92 to
// 0.96, at 0.04 to 0.12 where the field is another, at 0.04 (squad), 0.31 (nq) and 0.21
// (pool) where the article is missing; everyday words at 0.14, if no such are fitted.
//
// The confidence is 0.5 where a library begins to answer. It is no share of right
// answers; that is chance.
var (
	readAgain = model{-2.01, signs{
		meaning: 16.87, standing: -0.542, world: -10.53, meets: 4.957, met: -2.153, together: 2.482, heading: -0.393,
	}}
	readOnly    = model{-3.369, signs{sentence: 10.32, world: -6.358, meets: 5.802, met: -3.377, together: 2.378, heading: 0.9285}}
	withMeaning = model{-1.72, signs{lexical: 0.905, meaning: 13.4, met: 3.85, size: -0.717, length: 0.907}}
	wordsAlone  = model{11.4, signs{lexical: 6.5, surprise: 0.393, met: -1.23, size: -1.2, length: 2.11}}
)

// smallest is the number of passages of the smallest library that the models
// have seen; a smaller one is taken for as large.
const smallest = 85

// logit is how far a passage with these signs is from where answering begins.
func (m model) logit(s signs) float64 {
	return m.bias + m.lexical*s.lexical + m.surprise*s.surprise + m.meaning*s.meaning + m.met*s.met + m.size*s.size + m.length*s.length +
		m.meets*s.meets + m.heading*s.heading + m.together*s.together + m.sentence*s.sentence + m.standing*s.standing + m.world*s.world
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// nothing is the logit of what no sign speaks for.
var nothing = math.Inf(-1)

// logit judges candidate i of a ranking over an index.
func (r ranking) logit(x *index, i int) float64 {
	if i >= len(r.candidates) || len(r.needs) == 0 {
		return nothing
	}
	s := r.signs(x, i)
	switch {
	case s.sentence > 0 && s.meaning > 0 && r.builtIn:
		return readAgain.logit(s)
	case s.sentence > 0:
		return readOnly.logit(s)
	case s.meaning > 0:
		return withMeaning.logit(s)
	}
	s.surprise = x.surprise(r, r.candidates[i].words)
	return wordsAlone.logit(s)
}

// confidence says how surely the library answers, 0.5 being where it begins to.
func (r ranking) confidence(x *index) float64 { return logistic(r.logit(x, 0)) }

// chance is that of candidate i to bear on the question, given that the library
// answers: fitted to the first five passages of the answers on the development
// sets. What stands far behind the first has little, and so has all where the
// first does not stand out from the sixth.
func (r ranking) chance(x *index, i int) float64 {
	first := r.candidates[0].score
	lead := first - r.candidates[min(page, len(r.candidates)-1)].score
	return logistic(-1.777 + 0.348*r.logit(x, i) - 15.8*(first-r.candidates[i].score) + 6.34*lead)
}

func (r ranking) signs(x *index, i int) signs {
	c := r.candidates[i]
	return signs{
		lexical:  math.Log(fusion{letters: r.weights.letters}.fuse(c) + 0.02),
		meaning:  c.meaning,
		met:      r.met,
		size:     math.Log(float64(max(r.searched, smallest))),
		length:   math.Log1p(float64(len(r.needs))),
		meets:    c.look.meets,
		heading:  c.look.heading,
		together: c.look.together,
		sentence: c.look.sentence,
		standing: r.spread.standing(c.cosine),
		world:    r.world,
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
