package retrieval

import (
	"math"
	"slices"
)

// BM25's constants as Lucene sets them: k1 bends the count of a term in a
// passage, b the passage's length. Robertson and Zaragoza, "The Probabilistic
// Relevance Framework: BM25 and Beyond", 2009.
const (
	k1 = 1.2
	b  = 0.75
)

// An inverted is an inverted file over one kind of term, scored by BM25.
// Documents are numbered from 0 in the order they come. The zero value is empty.
type inverted struct {
	ids      map[string]int32 // term -> its place in postings
	terms    []string         // by that place
	postings [][]posting
	lengths  []uint32 // of each document, in terms
	total    uint64   // sum of lengths
	live     int      // documents that are not removed

	counts  []uint8 // scratch: how often each term stands in the document at hand
	touched []int32 // scratch: the terms of the document at hand
}

// A posting is a document number and how often the term stands in it, 255 at
// the most, in one word: a large library has tens of millions of them.
type posting uint32

func (p posting) doc() int   { return int(p >> 8) }
func (p posting) count() int { return int(p & 0xff) }

// maxDocuments is what a posting's 24 bits can number.
const maxDocuments = 1 << 24

// id gives the number of a term, a new one if it has none.
func (x *inverted) id(term string) int32 {
	if n, ok := x.ids[term]; ok {
		return n
	}
	if x.ids == nil {
		x.ids = map[string]int32{}
	}
	n := int32(len(x.postings))
	x.ids[term] = n
	x.terms = append(x.terms, term)
	x.postings = append(x.postings, nil)
	x.counts = append(x.counts, 0)
	return n
}

// known gives the number of a term, -1 if it has none.
func (x *inverted) known(term string) int32 {
	if n, ok := x.ids[term]; ok {
		return n
	}
	return -1
}

// count notes one more term of the document at hand.
func (x *inverted) count(id int32) {
	switch x.counts[id] {
	case 0:
		x.touched = append(x.touched, id)
	case math.MaxUint8:
		return
	}
	x.counts[id]++
}

// add ends the document at hand, which has length terms, and gives it the next number.
func (x *inverted) add(length int) {
	doc := posting(len(x.lengths))
	for _, id := range x.touched {
		x.postings[id] = append(x.postings[id], doc<<8|posting(x.counts[id]))
		x.counts[id] = 0
	}
	x.touched = x.touched[:0]
	x.lengths = append(x.lengths, uint32(length))
	x.total += uint64(length)
	x.live++
}

// remove forgets the documents for which gone is true, so that what is left
// scores as if they had never been there. Their numbers stay unused.
func (x *inverted) remove(gone func(doc int) bool) {
	for id, list := range x.postings {
		kept := list[:0]
		for _, p := range list {
			if !gone(p.doc()) {
				kept = append(kept, p)
			}
		}
		x.postings[id] = kept
	}
	for doc, n := range x.lengths {
		if gone(doc) && n > 0 {
			x.total -= uint64(n)
			x.lengths[doc] = 0
			x.live--
		}
	}
}

// idf is the weight of a term that stands in df documents.
func (x *inverted) idf(df int) float64 {
	return math.Log(1 + (float64(x.live)-float64(df)+0.5)/(float64(df)+0.5))
}

// A need is one thing that a question asks for: a term, or the forms that one
// word takes in the languages of the library.
type need struct {
	asked  string // as the question has it
	terms  []string
	weight float64 // how often the question has it
}

// A tally is what scoring notes of each document.
type tally struct {
	scores []float32 // BM25, divided by the best that any document could reach
	met    []float32 // the share of the needs that it meets at all
}

func newTally(documents int) tally {
	return tally{make([]float32, documents), make([]float32, documents)}
}

// mostMet is the largest share of the needs that one document meets.
func (t tally) mostMet() float64 {
	if len(t.met) == 0 {
		return 0
	}
	return float64(slices.Max(t.met))
}

// score adds up how each document meets the needs. It returns the weight of
// each need: its share of the best score.
func (x *inverted) score(needs []need, t tally) []float64 {
	shares := make([]float64, len(needs))
	var best float64
	for i, n := range needs {
		shares[i] = n.weight * x.idf(x.frequency(n)) * (k1 + 1)
		best += shares[i]
	}
	if best == 0 || x.live == 0 {
		return shares
	}
	average := float64(x.total) / float64(x.live)
	for i, n := range needs {
		shares[i] /= best
		for _, term := range n.terms {
			x.scoreTerm(term, shares[i], average, t)
		}
	}
	return shares
}

// frequency is the number of documents that have the need's commonest form.
func (x *inverted) frequency(n need) int {
	var most int
	for _, term := range n.terms {
		if id, ok := x.ids[term]; ok {
			most = max(most, len(x.postings[id]))
		}
	}
	return most
}

func (x *inverted) scoreTerm(term string, share, average float64, t tally) {
	id, ok := x.ids[term]
	if !ok {
		return
	}
	short, slope := k1*(1-b), k1*b/average
	for _, p := range x.postings[id] {
		tf := float64(p.count())
		t.scores[p.doc()] += float32(share * tf / (tf + short + slope*float64(x.lengths[p.doc()])))
		t.met[p.doc()] += float32(share)
	}
}
