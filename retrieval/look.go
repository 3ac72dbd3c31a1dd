package retrieval

import (
	"math"

	"footnote/retrieval/static"
)

// looked is how many of the best passages are read a second time.
const looked = 30

// A look is what a second look at a passage finds, all from 0 to 1.
type look struct {
	meets    float64 // share of the needs that it meets by their own words or by words near them in meaning
	heading  float64 // share of the needs that its heading has
	together float64 // share of the neighbouring needs that stand together in it
	sentence float64 // cosine of the question with the sentence nearest to it
	common   float64 // how much it has of what the best passages have in common
}

// What each part of a look weighs beside the score of the first ranking, which
// weighs 1. Chosen on the development sets; leaving any one set out of the choice
// changes its figures by less than chance does.
var lookWeights = look{meets: 0.25, heading: 0.33, together: 0.12, sentence: 0.15, common: 0.35}

// with gives the final score of a passage, at most 1.
func (l look) with(first float64) float64 {
	w := lookWeights
	sum := first + w.meets*l.meets + w.heading*l.heading + w.together*l.together + w.sentence*l.sentence + w.common*l.common
	return sum / (1 + w.meets + w.heading + w.together + w.sentence + w.common)
}

// A looker reads passages with a question in mind. It needs the built-in table,
// whatever embedder ranks, to know which words are near in meaning.
type looker struct {
	words    *lexicon
	table    *static.Model
	needs    []need
	shares   []float64
	place    map[int32]int // of the needs by the numbers of their stems
	question []float32     // by the table
	asked    [][]float32   // the same of each need
	seen     map[int32]seenWord
}

// A seenWord is what a looker keeps of a word.
type seenWord struct {
	vector []float32
	near   []float64 // to each need
}

func (x *index) newLooker(r ranking, question string) *looker {
	l := &looker{
		words: x.words, table: x.table, needs: r.needs, shares: r.shares,
		place: wanted(x.words.stems.ids, r.needs), seen: map[int32]seenWord{},
	}
	l.question = direction(x.table.Sum(x.table.Tokens(question)))
	for _, n := range r.needs {
		l.asked = append(l.asked, direction(x.table.Sum(x.table.Tokens(n.asked))))
	}
	return l
}

// direction brings a vector to unit length; one without a direction stays as it is.
func direction(v []float32) []float32 {
	if dot(v, v) > 1e-20 {
		return unit(v)
	}
	return v
}

// A reading is what one sentence, or the heading, has of a question.
type reading struct {
	has      []bool    // the needs whose words it has
	near     []float64 // how near its words come to each need
	together []bool    // the needs that stand together with the next need
	cosine   float64   // with the question
}

// apart is how many words at most are between two that stand together.
const apart = 2

func (l *looker) read(words []int32) reading {
	n := len(l.needs)
	r := reading{has: make([]bool, n), near: make([]float64, n), together: make([]bool, n)}
	sum := make([]float32, len(l.question))
	last, lastAt := -1, 0
	for at, number := range words {
		w := l.see(number)
		for i, x := range w.vector {
			sum[i] += x
		}
		for i, cosine := range w.near {
			r.near[i] = max(r.near[i], cosine)
		}
		i, ok := l.place[l.words.words[number].stem]
		if !ok {
			continue
		}
		r.has[i], r.near[i] = true, 1
		if last >= 0 && (last == i-1 || last == i+1) && at-lastAt <= apart+1 {
			r.together[min(last, i)] = true
		}
		last, lastAt = i, at
	}
	r.cosine = max(0, dot(direction(sum), l.question))
	return r
}

// see looks at a word for the first time, or remembers it.
func (l *looker) see(number int32) seenWord {
	w, ok := l.seen[number]
	if ok {
		return w
	}
	w.vector = l.table.Sum(l.words.words[number].tokens)
	length := math.Sqrt(dot(w.vector, w.vector))
	w.near = make([]float64, len(l.asked))
	for i, need := range l.asked {
		if length > 0 {
			w.near[i] = max(0, dot(w.vector, need)/length)
		}
	}
	l.seen[number] = w
	return w
}

// look reads the heading and every sentence of a passage.
func (l *looker) look(doc int) look {
	var found look
	near := make([]float64, len(l.needs))
	together := make([]bool, len(l.needs))
	for part, words := range l.words.parts(doc) {
		r := l.read(words)
		for i := range near {
			near[i] = max(near[i], r.near[i])
			together[i] = together[i] || r.together[i]
		}
		if part == 0 {
			found.heading = min(1, sum(l.shares, r.has))
		} else {
			found.sentence = max(found.sentence, r.cosine)
		}
	}
	found.meets = weighted(l.shares, near)
	found.together = neighbours(l.shares, together)
	return found
}

// neighbours is the share of the pairs of neighbouring needs that stand
// together, each pair weighing as much as the lighter of the two.
func neighbours(shares []float64, together []bool) float64 {
	var got, all float64
	for i := 1; i < len(shares); i++ {
		weight := min(shares[i-1], shares[i])
		all += weight
		if together[i-1] {
			got += weight
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}

func weighted(shares, values []float64) float64 {
	var total float64
	for i, share := range shares {
		total += share * values[i]
	}
	return total
}
