package lexicon

import (
	"math"

	"footnote/retrieval/rank"
)

// Senses is how much of each word of a question the parts of a document say, the heading
// first, be it in other words: from 0 to 1, by the places of the words in the question.
type Senses [][]float64

// leastMeant keeps a word that a sentence lacks altogether from deciding alone.
const leastMeant = 0.1

// MatchSenses sets how a document meets the question where a word may be meant by the
// table, which knows what words are near, or by its senses, which know what stands for
// what: two witnesses, of whom one is enough.
func (r *Reader) MatchSenses(l *Lexicon, doc int, senses Senses, f *rank.Features) {
	n := len(r.asked)
	near := r.reading(l, doc).near
	r.room = cleared(r.room, 3*n)
	room := r.room
	head, all, now := room[:n], room[n:2*n], room[2*n:]
	r.meant(head, near[0], senses[0])
	raise(all, head, 1)
	sentence, evenly := 0.0, math.Log(leastMeant)
	for i, near := range near[1:] {
		r.meant(now, near, senses[i+1])
		raise(all, now, 1)
		raise(now, head, HeadingShare)
		sentence, evenly = max(sentence, r.weighted(now)), max(evenly, r.evenly(now))
	}
	f[rank.Meant], f[rank.MeantSentence], f[rank.MeantEvenly] = float32(r.weighted(all)), float32(sentence), float32(evenly)
}

// meant writes into x how much a part has of each piece of the question.
func (r *Reader) meant(x []float64, near []float32, senses []float64) {
	for k, a := range r.asked {
		x[k] = 1 - (1-min(1, float64(near[k])))*(1-senses[a.word])
	}
}

// raise brings numbers up to a share of others.
func raise(x, others []float64, share float64) {
	for k := range x {
		x[k] = max(x[k], share*others[k])
	}
}

// weighted is the weighted mean over the pieces of the question.
func (r *Reader) weighted(x []float64) (sum float64) {
	for k, v := range x {
		sum += r.asked[k].weight * v
	}
	return sum
}

// evenly is the weighted mean of the logarithms, which falls most by what is missing.
func (r *Reader) evenly(x []float64) (sum float64) {
	for k, v := range x {
		sum += r.asked[k].weight * math.Log(max(leastMeant, v))
	}
	return sum
}
