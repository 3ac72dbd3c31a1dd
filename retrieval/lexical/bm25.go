package lexical

import (
	"encoding/binary"
	"iter"
	"math"
	"slices"
	"unsafe"
)

// BM25's constants as Lucene sets them: K1 bends the count of a term in a
// passage, B the passage's length. Robertson and Zaragoza, "The Probabilistic
// Relevance Framework: BM25 and Beyond", 2009.
const (
	K1 = 1.2
	B  = 0.75
)

// An Inverted is an inverted file over one kind of term, scored by BM25.
// Documents are numbered from 0 in the order they come. The zero value is empty.
type Inverted struct {
	terms    Dictionary
	postings []postings // by the number of their term
	lengths  []uint32   // of each document, in terms
	Total    uint64     // sum of lengths
	Live     int        // documents that are not removed

	counts  []uint8 // scratch: how often each term stands in the document at hand
	touched []int32 // scratch: the terms of the document at hand
}

// MaxDocuments is how many there may be.
const MaxDocuments = 1 << 24

// ID gives the number of a term, a new one if it has none.
func (x *Inverted) ID(term string) int32 {
	n, isNew := x.terms.Add(term)
	if isNew {
		x.postings = append(x.postings, postings{})
		x.counts = append(x.counts, 0)
	}
	return n
}

// Known gives the number of a term, -1 if it has none.
func (x *Inverted) Known(term string) int32 { return x.terms.Known(term) }

// Term gives the term of a number.
func (x *Inverted) Term(id int32) string { return x.terms.Word(id) }

// Terms is how many terms have a number.
func (x *Inverted) Terms() int { return len(x.postings) }

// Count notes one more term of the document at hand.
func (x *Inverted) Count(id int32) {
	switch x.counts[id] {
	case 0:
		x.touched = append(x.touched, id)
	case math.MaxUint8:
		return
	}
	x.counts[id]++
}

// Add ends the document at hand, which has length terms, and gives it the next number.
func (x *Inverted) Add(length int) {
	doc := int32(len(x.lengths))
	for _, id := range x.touched {
		x.postings[id].add(doc, x.counts[id])
		x.counts[id] = 0
	}
	x.touched = x.touched[:0]
	x.lengths = append(x.lengths, uint32(length))
	x.Total += uint64(length)
	x.Live++
}

// Remove forgets the documents for which gone is true, so that what is left
// scores as if they had never been there. Their numbers stay unused.
func (x *Inverted) Remove(gone func(doc int) bool) {
	for id := range x.postings {
		x.postings[id] = x.postings[id].without(gone)
	}
	for doc, n := range x.lengths {
		if gone(doc) && n > 0 {
			x.Total -= uint64(n)
			x.lengths[doc] = 0
			x.Live--
		}
	}
}

// Bytes is about what the file takes in memory.
func (x *Inverted) Bytes() int64 {
	const ofTerm = int64(unsafe.Sizeof(postings{})) + 1 // and in counts
	n := x.terms.Bytes() + ofTerm*int64(len(x.postings)) + 4*int64(len(x.lengths))
	for i := range x.postings {
		n += int64(cap(x.postings[i].packed))
	}
	return n
}

// Documents is how many documents have the term of a number.
func (x *Inverted) Documents(id int32) int { return int(x.postings[id].count) }

// In yields the documents that have the term of a number, in order.
func (x *Inverted) In(id int32) iter.Seq[int] {
	return func(yield func(int) bool) {
		for doc := range x.postings[id].all {
			if !yield(doc) {
				return
			}
		}
	}
}

// Compact gives back the memory that the file would have grown into.
func (x *Inverted) Compact() {
	x.terms.Compact()
	x.postings, x.lengths = slices.Clone(x.postings), slices.Clone(x.lengths)
	x.counts, x.touched = slices.Clone(x.counts), nil
	// Most terms stand in one or two documents: together they take half as much. A
	// list that grows later moves away.
	total := 0
	for i := range x.postings {
		total += len(x.postings[i].packed)
	}
	together := make([]byte, 0, total)
	for i := range x.postings {
		from := len(together)
		together = append(together, x.postings[i].packed...)
		x.postings[i].packed = together[from:len(together):len(together)]
	}
}

// IDF is the weight of a term that stands in df documents.
func (x *Inverted) IDF(df int) float64 {
	return math.Log(1 + (float64(x.Live)-float64(df)+0.5)/(float64(df)+0.5))
}

// A Tally is what scoring notes of each document.
type Tally struct {
	Scores []float32 // BM25, divided by the best that any document could reach
	Met    []float32 // the share of the needs that it meets at all; nil where nobody asks
}

// NewTally makes an empty one of so many documents.
func NewTally(documents int) Tally {
	return Tally{make([]float32, documents), make([]float32, documents)}
}

// Empty lets a tally be an empty one of so many documents, in the memory that it has.
func (t *Tally) Empty(documents int) {
	t.Scores = cleared(t.Scores, documents)
	if t.Met != nil {
		t.Met = cleared(t.Met, documents)
	}
}

func cleared(list []float32, n int) []float32 {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// MostMet is the largest share of the needs that one document meets.
func (t Tally) MostMet() float64 {
	if len(t.Met) == 0 {
		return 0
	}
	return float64(slices.Max(t.Met))
}

// Score adds up how each document meets the needs. It returns the weight of
// each need: its share of the best score.
func (x *Inverted) Score(needs []Need, t Tally) []float64 {
	shares := make([]float64, len(needs))
	var best float64
	for i, n := range needs {
		shares[i] = n.Weight * x.IDF(x.Frequency(n)) * (K1 + 1)
		best += shares[i]
	}
	if best == 0 || x.Live == 0 {
		return shares
	}
	average := float64(x.Total) / float64(x.Live)
	for i, n := range needs {
		shares[i] /= best
		for _, term := range n.Terms {
			x.scoreTerm(term, shares[i], average, t)
		}
	}
	return shares
}

// Frequency is the number of documents that have the need's commonest form.
func (x *Inverted) Frequency(n Need) int {
	var most int
	for _, term := range n.Terms {
		if id := x.Known(term); id >= 0 {
			most = max(most, x.Documents(id))
		}
	}
	return most
}

// scoreTerm unpacks the postings of a term as they yield themselves, but without a call for
// each, nor a jump that nothing foretells: in a large library most of a question's time goes
// here.
func (x *Inverted) scoreTerm(term string, share, average float64, t Tally) {
	id := x.Known(term)
	if id < 0 {
		return
	}
	short, slope := K1*(1-B), K1*B/average
	packed, lengths, scores, doc := x.postings[id].packed, x.lengths, t.Scores[:len(x.lengths)], 0
	for at := 0; at < len(packed); {
		gap, size := uint64(packed[at]), 1
		if gap >= 0x80 { // else it is whole
			gap, size = binary.Uvarint(packed[at:])
		}
		at += size
		doc += int(gap >> 1)
		times := uint8(1)
		if at < len(packed) {
			times += uint8(gap&1) * (packed[at] - 1)
		}
		at += int(gap & 1)
		tf := float64(times)
		scores[doc] += float32(share * tf / (tf + short + slope*float64(lengths[doc])))
		if t.Met != nil {
			t.Met[doc] += float32(share)
		}
	}
}
