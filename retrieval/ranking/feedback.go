package ranking

import (
	"cmp"
	"slices"

	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
)

// How many of the best passages tell what a question is about, and by how many
// terms.
const (
	tellingPassages = 10
	tellingTerms    = 30
)

// A topic is what the best passages have in common, which tells what a question
// is about where it has no word of it (feedback as in Lavrenko and Croft,
// "Relevance-Based Language Models", 2001, with weights of our own).
type topic struct {
	stems   *lexical.Inverted
	terms   []tellingTerm
	telling lexical.Set     // the stems of the terms: most of a passage's are none
	place   map[int32]int32 // of each stem in terms
	scores  []float64       // of the best passages
	total   float64         // the best score
}

// A tellingTerm is a stem by its number, with its weight and the sum of what the best
// passages gave to it.
type tellingTerm struct {
	stem   int32
	weight float64
	sum    float64
}

// topicOf reads the first of some passages, best first: their scores and how
// often each stem stands in them.
func topicOf(stems *lexical.Inverted, scores []float64, passages []lexicon.StemCounts) *topic {
	t := &topic{stems: stems, scores: scores[:min(len(scores), tellingPassages)]}
	most := 0
	for i := range t.scores {
		most += len(passages[i].Stems)
	}
	t.place, t.terms = make(map[int32]int32, most), make([]tellingTerm, 0, most)
	for i := range t.scores {
		for k, stem := range passages[i].Stems {
			df := stems.Documents(stem)
			if df <= 1 || df > stems.Live/4 {
				continue
			}
			at, known := t.place[stem]
			if !known {
				at = int32(len(t.terms))
				t.place[stem] = at
				t.terms = append(t.terms, tellingTerm{stem, stems.IDF(df), 0})
			}
			term := &t.terms[at]
			term.sum += t.given(i, term.weight, int(passages[i].Times[k]))
		}
	}
	t.terms = t.most(tellingTerms)
	t.telling = stems.NewSet()
	for k, term := range t.terms {
		t.telling.Add(term.stem)
		t.place[term.stem] = int32(k)
		t.total += term.weight * term.sum
	}
	return t
}

// most gives the n terms with the largest sums, equal ones in the order of their stems, which
// no order of adding changes.
func (t *topic) most(n int) []tellingTerm {
	before := func(a, b tellingTerm) int {
		return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(t.stems.Term(a.stem), t.stems.Term(b.stem)))
	}
	best := make([]tellingTerm, 0, n+1)
	for _, term := range t.terms {
		if len(best) == n && term.sum < best[n-1].sum {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, term, before)
		best = slices.Insert(best, at, term)
		best = best[:min(n, len(best))]
	}
	return best
}

// given is what the i-th passage, one of the best, gives to a stem of a weight that it has n
// times.
func (t *topic) given(i int, weight float64, n int) float64 {
	return t.scores[i] * t.scores[i] * weight * float64(n) / (float64(n) + lexical.K1)
}

// score says from 0 to 1 how much of the topic the i-th passage has, apart from
// what it gave to the topic itself.
func (t *topic) score(i int, counts lexicon.StemCounts) float64 {
	if t.total == 0 {
		return 0
	}
	var has [tellingTerms]uint16
	length := 0
	for k, stem := range counts.Stems {
		n := counts.Times[k]
		length += int(n)
		if t.telling.Has(stem) {
			has[t.place[stem]] = n
		}
	}
	short := lexical.K1 * (1 - lexical.B + lexical.B*float64(length)*float64(t.stems.Live)/float64(t.stems.Total))
	var sum float64
	for k, term := range t.terms {
		n, sought := float64(has[k]), term.sum
		if n == 0 {
			continue
		}
		if i < len(t.scores) {
			sought -= t.given(i, term.weight, int(has[k]))
		}
		sum += term.weight * sought * n / (n + short)
	}
	return sum / t.total
}
