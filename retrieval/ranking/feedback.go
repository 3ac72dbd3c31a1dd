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
	telling lexical.Set   // the stems of the terms: most of a passage's are none
	place   map[int32]int // of each of them in terms
	scores  []float64     // of the best passages
	total   float64       // the best score
}

// A tellingTerm is a stem by its number, with its weight and the sum of what the best
// passages gave to it.
type tellingTerm struct {
	stem   int32
	weight float64
	sum    float64
}

// A mention is a stem in one of the best passages, and how often it stands there: as one
// number, for structures are slow to sort, in the order of the stems and then of the passages.
type mention uint64

func mentionOf(stem int32, passage int, times uint16) mention {
	return mention(stem)<<32 | mention(passage)<<16 | mention(times)
}

func (m mention) stem() int32  { return int32(m >> 32) }
func (m mention) passage() int { return int(uint16(m >> 16)) }
func (m mention) times() int   { return int(uint16(m)) }

// topicOf reads the first of some passages, best first: their scores and how
// often each stem stands in them.
func topicOf(stems *lexical.Inverted, scores []float64, passages []lexicon.StemCounts) *topic {
	t := &topic{stems: stems, scores: scores[:min(len(scores), tellingPassages)]}
	t.choose(t.mentions(passages[:len(t.scores)]))
	t.telling, t.place = stems.NewSet(), make(map[int32]int, len(t.terms))
	for k, term := range t.terms {
		t.telling.Add(term.stem)
		t.place[term.stem] = k
		t.total += term.weight * term.sum
	}
	return t
}

// mentions lists those of stems that some passages have, but not too many: those of one stem
// together, in the order of the passages.
func (t *topic) mentions(passages []lexicon.StemCounts) []mention {
	n := 0
	for _, p := range passages {
		n += len(p.Stems)
	}
	all := make([]mention, 0, n)
	for i, p := range passages {
		for k, stem := range p.Stems {
			if df := t.stems.Documents(stem); df > 1 && df <= t.stems.Live/4 {
				all = append(all, mentionOf(stem, i, p.Times[k]))
			}
		}
	}
	slices.Sort(all)
	return all
}

// choose keeps the stems with the largest sums, equal ones in the order of their letters, which
// no order of adding changes.
func (t *topic) choose(mentions []mention) {
	before := func(a, b tellingTerm) int {
		if a.sum != b.sum {
			return cmp.Compare(b.sum, a.sum)
		}
		return cmp.Compare(t.stems.Term(a.stem), t.stems.Term(b.stem))
	}
	t.terms = make([]tellingTerm, 0, tellingTerms+1)
	for len(mentions) > 0 {
		stem := mentions[0].stem()
		term := tellingTerm{stem: stem, weight: t.stems.IDF(t.stems.Documents(stem))}
		for len(mentions) > 0 && mentions[0].stem() == stem {
			term.sum += t.given(mentions[0].passage(), term.weight, mentions[0].times())
			mentions = mentions[1:]
		}
		if len(t.terms) == tellingTerms && term.sum < t.terms[tellingTerms-1].sum {
			continue
		}
		at, _ := slices.BinarySearchFunc(t.terms, term, before)
		t.terms = slices.Insert(t.terms, at, term)
		t.terms = t.terms[:min(tellingTerms, len(t.terms))]
	}
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
