package lexicon

import "footnote/retrieval/static"

// sights are what a reader keeps of the tokens that it has seen, one after the other: the
// texts that it reads have the same words again and again.
type sights struct {
	pieces int      // of the question
	place  []uint16 // of a token, 1 for the first that was seen; 0 if it has not been
	seen   int
	chunks []*chunk
	row    []float32 // scratch
	dots   []float32 // scratch
}

// A chunk holds so many sights.
type chunk struct {
	near   []float32 // the cosine of each with each piece of the question, not below 0
	steps  []uint16  // the same in steps of the kernels
	direct [chunkSize]directed
}

const chunkSize = 512

// directed are a token's products with the directions of the question, and the length of its
// row.
type directed struct{ whole, soft, length float32 }

func newSights(table *static.Model, pieces int) sights {
	return sights{pieces: pieces, place: make([]uint16, table.Size()), row: make([]float32, table.Dimensions()), dots: make([]float32, pieces+2)}
}

func (s *sights) nearOf(at int) []float32 {
	return s.chunks[at/chunkSize].near[at%chunkSize*s.pieces:][:s.pieces]
}

func (s *sights) stepsOf(at int) []uint16 {
	return s.chunks[at/chunkSize].steps[at%chunkSize*s.pieces:][:s.pieces]
}

func (s *sights) directOf(at int) directed { return s.chunks[at/chunkSize].direct[at%chunkSize] }

// see gives the place of a token among the sights. It looks at one that is new.
func (r *Reader) see(t static.Token) int {
	s := &r.seen
	if at := s.place[t]; at > 0 {
		return int(at) - 1
	}
	at := s.seen
	if at%chunkSize == 0 {
		s.chunks = append(s.chunks, &chunk{near: make([]float32, chunkSize*s.pieces), steps: make([]uint16, chunkSize*s.pieces)})
	}
	s.seen++
	s.place[t] = uint16(s.seen)
	length := max(r.table.Row(s.row, t), 1e-20)
	near, steps := s.nearOf(at), s.stepsOf(at)
	static.Dots(s.dots, s.row, r.rows)
	for i := range near {
		if c := s.dots[i] / length; c > 0 {
			near[i] = c
			if c > 1 {
				c = 1
			}
			steps[i] = uint16(c*kernelSteps + 0.5)
		}
	}
	s.chunks[at/chunkSize].direct[at%chunkSize] = directed{s.dots[s.pieces], s.dots[s.pieces+1], length}
	return at
}
