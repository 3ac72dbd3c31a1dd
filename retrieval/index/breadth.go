package index

import (
	"context"
	"slices"
)

// A breadth tells about how much a library is: how near its passages come to probes,
// which are passages about everything. A library of one field is near few of them, one
// of many fields near most, and there any question finds something that sounds like
// it. What the built-in table has not embedded has no breadth.
type breadth struct {
	probes  [][]float32
	nearest []float32 // by probe, the largest cosine with any passage; nil: to be taken anew
}

// mean is that of the largest cosines, 0 where there are none.
func (b *breadth) mean() float64 {
	if len(b.nearest) == 0 {
		return 0
	}
	var sum float64
	for _, c := range b.nearest {
		sum += float64(c)
	}
	return sum / float64(len(b.nearest))
}

// addVector gives a document its vector in a space.
func (x *Index) addVector(ctx context.Context, s *Space, doc int, vector []float32) error {
	if err := s.Vectors.Add(ctx, doc, vector); err != nil {
		return err
	}
	if x.isTable(s) {
		x.broaden(s, doc)
	}
	return nil
}

// isTable says whether a space holds the vectors of the built-in table, as the probes are.
func (x *Index) isTable(s *Space) bool { return s.Embedder.Model() == x.Table.Model() }

// broaden lets the breadth know of a document with a vector.
func (x *Index) broaden(s *Space, doc int) {
	for i := range x.breadth.nearest {
		x.breadth.nearest[i] = max(x.breadth.nearest[i], float32(s.Vectors.Cosine(doc, x.breadth.probes[i])))
	}
}

// measureBreadth takes the breadth, at first and anew where a passage is gone.
func (x *Index) measureBreadth() {
	at := slices.IndexFunc(x.Spaces, x.isTable)
	if at < 0 || x.breadth.nearest != nil {
		return
	}
	probes := x.World.Probes()
	x.breadth = breadth{probes, make([]float32, len(probes))}
	for doc := range x.Entries {
		if x.Spaces[at].Vectors.Has(doc) {
			x.broaden(x.Spaces[at], doc)
		}
	}
}

// Breadth is about how much the library is about: the mean of the largest cosines of its
// passages with the probes, 0 where the built-in table has embedded none.
func (x *Index) Breadth() float64 { return x.breadth.mean() }

// mostCounted is from how many texts on a library is large, however many it has.
const mostCounted = 1000

// countDifferent counts the passages, each text once: what stands in a library twice makes it
// no larger.
func (x *Index) countDifferent() {
	seen := map[uint64]bool{}
	for _, e := range x.Entries {
		if e.Passage != 0 {
			seen[e.Hash] = true
		}
		if len(seen) == mostCounted {
			break
		}
	}
	x.different = len(seen)
}

// Different is how many different passages the library has, counted up to a thousand.
func (x *Index) Different() int { return x.different }
