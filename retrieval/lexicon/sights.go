package lexicon

import (
	"slices"

	"footnote/retrieval/static"
)

// sights are what a reader keeps of the tokens that it has seen, one after the other: the
// texts that it reads have the same words again and again.
type sights struct {
	pieces int        // of the question
	stride int        // the same, brought up to a multiple of eight, which are raised at once
	place  []uint16   // of a token, 1 for the first that was seen; 0 if it has not been
	near   []float32  // the cosine of each with each piece of the question, not below 0, and zeros up to the stride
	steps  []uint16   // the same in steps of the kernels
	direct []directed // of each
	places []uint16   // scratch: of the tokens at hand
	row    []float32  // scratch
	dots   []float32  // scratch
}

// directed are a token's products with the directions of the question, and the length of its
// row.
type directed struct{ whole, soft, length float32 }

// begin forgets what was seen for another question: its room is filled again.
func (s *sights) begin(table *static.Model, pieces int) {
	s.pieces, s.stride = pieces, (pieces+7)&^7
	s.place, s.row = cleared(s.place, table.Size()), cleared(s.row, table.Dimensions())
	s.dots = cleared(s.dots, pieces+2)
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

// see gives the place of a token among the sights. It looks at one that is new.
func (r *Reader) see(t static.Token) int {
	s := &r.seen
	if at := s.place[t]; at > 0 {
		return int(at) - 1
	}
	at := len(s.direct)
	s.place[t] = uint16(at + 1)
	length := max(r.table.Row(s.row, t), 1e-20)
	static.Dots(s.dots, s.row, r.rows)
	s.direct = append(s.direct, directed{s.dots[s.pieces], s.dots[s.pieces+1], length})
	s.near, s.steps = extended(s.near, s.stride), extended(s.steps, s.stride)
	near, steps := s.nearOf(at), s.stepsOf(at)
	for i, dot := range s.dots[:s.pieces] {
		c := max(0, dot/length)
		near[i] = c
		steps[i] = uint16(min(1, c)*kernelSteps + 0.5)
	}
	clear(near[s.pieces:])
	clear(steps[s.pieces:])
	return at
}

// seeAll gives the places of some tokens among the sights, until it is called again.
func (r *Reader) seeAll(tokens []static.Token) []uint16 {
	s := &r.seen
	s.places = extended(s.places[:0], len(tokens))
	for i, t := range tokens {
		if at := s.place[t]; at > 0 {
			s.places[i] = at - 1
		} else {
			s.places[i] = uint16(r.see(t))
		}
	}
	return s.places
}
