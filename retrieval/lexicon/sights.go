package lexicon

import (
	"slices"

	"footnote/retrieval/static"
)

// sights are what a reader keeps of the tokens that it has seen, one after the other: the
// texts that it reads have the same words again and again.
type sights struct {
	pieces int            // of the question
	stride int            // the same, brought up to a multiple of eight, which are raised at once
	place  []uint16       // of a token, 1 for the first that was seen; 0 if it has not been
	near   []float32      // the cosine of each with each piece of the question, not below 0, and zeros up to the stride
	steps  []uint16       // the same in steps of the kernels
	direct []directed     // of each
	places []uint16       // scratch: of the tokens at hand
	fresh  []static.Token // scratch: those of them that are new
	rows   []float32      // scratch: of tokens that are looked at together
	dots   []float32      // scratch: of these
}

// directed are a token's products with the directions of the question, and the length of its
// row.
type directed struct{ whole, soft, length float32 }

// begin forgets what was seen for another question: its room is filled again.
func (s *sights) begin(table *static.Model, pieces int) {
	s.pieces, s.stride = pieces, (pieces+7)&^7
	s.place, s.rows = cleared(s.place, table.Size()), cleared(s.rows, together*table.Dimensions())
	s.dots = cleared(s.dots, together*(pieces+2))
	s.near, s.steps, s.direct = s.near[:0], s.steps[:0], s.direct[:0]
}

// cleared gives so many zeros, where a list stood if it has the room.
func cleared[T any](list []T, n int) []T {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// extended gives a list with so many more, whatever they are.
func extended[T any](list []T, n int) []T { return slices.Grow(list, n)[:len(list)+n] }

func (s *sights) nearOf(at int) []float32 { return s.near[at*s.stride:][:s.stride] }

func (s *sights) stepsOf(at int) []uint16 { return s.steps[at*s.stride:][:s.stride] }

// together is how many tokens are looked at together.
const together = 8

// see gives the places of some tokens among the sights, until it is called again. It looks at
// those that are new.
func (r *Reader) see(tokens []static.Token) []uint16 {
	s := &r.seen
	s.places, s.fresh = extended(s.places[:0], len(tokens)), s.fresh[:0]
	for i, t := range tokens {
		if s.place[t] == 0 {
			s.fresh = append(s.fresh, t)
			s.place[t] = uint16(len(s.direct) + len(s.fresh))
		}
		s.places[i] = s.place[t] - 1
	}
	for some := range slices.Chunk(s.fresh, together) {
		r.seeFresh(some)
	}
	return s.places
}

// seeFresh looks at tokens for the first time, in the order of their places.
func (r *Reader) seeFresh(tokens []static.Token) {
	s := &r.seen
	d, n := r.table.Dimensions(), s.pieces+2
	var lengths [together]float32
	for i, t := range tokens {
		lengths[i] = max(r.table.Row(s.rows[d*i:][:d], t), 1e-20)
	}
	static.Dots(s.dots, s.rows[:d*len(tokens)], r.rows, d)
	for i, length := range lengths[:len(tokens)] {
		dots := s.dots[n*i:][:n]
		at := len(s.direct)
		s.direct = append(s.direct, directed{dots[s.pieces], dots[s.pieces+1], length})
		s.near, s.steps = extended(s.near, s.stride), extended(s.steps, s.stride)
		near, steps := s.nearOf(at), s.stepsOf(at)
		for k, dot := range dots[:s.pieces] {
			c := max(0, dot/length)
			near[k] = c
			steps[k] = uint16(min(1, c)*kernelSteps + 0.5)
		}
		clear(near[s.pieces:])
		clear(steps[s.pieces:])
	}
}
