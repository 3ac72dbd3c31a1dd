package lexicon

import "footnote/retrieval/static"

// sights are what a reader keeps of the tokens that it has seen, one after the other: the
// texts that it reads have the same words again and again.
type sights struct {
	pieces int
	place  []uint16  // of a token, 1 for the first that was seen; 0 if it has not been
	near   []float32 // its cosine with each piece of the question, not below 0
	steps  []uint16  // the same in steps of the kernels
	direct []directed
	row    []float32 // scratch
}

// directed are a token's products with the directions of the question.
type directed struct{ whole, soft float32 }

// usual is about how many different tokens the best candidates have.
const usual = 1500

func newSights(table *static.Model, pieces int) sights {
	return sights{
		pieces: pieces, place: make([]uint16, table.Size()), row: make([]float32, table.Dimensions()),
		near: make([]float32, 0, usual*pieces), steps: make([]uint16, 0, usual*pieces), direct: make([]directed, 0, usual),
	}
}

func (s *sights) nearOf(at int) []float32 { return s.near[at*s.pieces:][:s.pieces] }
func (s *sights) stepsOf(at int) []uint16 { return s.steps[at*s.pieces:][:s.pieces] }

// see gives the place of a token among the sights. It looks at one that is new.
func (r *Reader) see(t static.Token) int {
	s := &r.seen
	if at := s.place[t]; at > 0 {
		return int(at) - 1
	}
	length := max(r.table.Row(s.row, t), 1e-20)
	for i := range r.asked {
		near := max(0, static.Dot(s.row, r.asked[i].row)/length)
		s.near = append(s.near, near)
		s.steps = append(s.steps, uint16(min(1, near)*kernelSteps+0.5))
	}
	s.direct = append(s.direct, directed{static.Dot(s.row, r.whole), static.Dot(s.row, r.soft)})
	s.place[t] = uint16(len(s.direct))
	return len(s.direct) - 1
}
