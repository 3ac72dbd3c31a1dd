package retrieval

import (
	"cmp"
	"slices"
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
	stems *inverted
	terms []int32             // the telling ones, by their numbers
	given []map[int32]float64 // what each of the best passages gave to each term
	sums  map[int32]float64   // of all that was given
	total float64             // the best score
}

// topicOf reads the first of some passages, best first: their scores and how
// often each stem stands in them.
func topicOf(stems *inverted, scores []float64, passages []map[int32]int) *topic {
	t := &topic{stems: stems, sums: map[int32]float64{}}
	for i, counts := range passages[:min(len(passages), tellingPassages)] {
		given := map[int32]float64{}
		for stem, n := range counts {
			if df := len(stems.postings[stem]); df > 1 && df <= stems.live/4 {
				given[stem] = scores[i] * scores[i] * stems.idf(df) * float64(n) / (float64(n) + k1)
				t.sums[stem] += given[stem]
			}
		}
		t.given = append(t.given, given)
	}
	for stem := range t.sums {
		t.terms = append(t.terms, stem)
	}
	// Equal sums in the order of their stems, which no order of adding changes.
	slices.SortFunc(t.terms, func(a, b int32) int {
		return cmp.Or(cmp.Compare(t.sums[b], t.sums[a]), cmp.Compare(stems.terms[a], stems.terms[b]))
	})
	t.terms = t.terms[:min(len(t.terms), tellingTerms)]
	for _, stem := range t.terms {
		t.total += t.weight(stem) * t.sums[stem]
	}
	return t
}

func (t *topic) weight(stem int32) float64 { return t.stems.idf(len(t.stems.postings[stem])) }

// score says from 0 to 1 how much of the topic the i-th passage has, apart from
// what it gave to the topic itself.
func (t *topic) score(i int, counts map[int32]int) float64 {
	if t.total == 0 {
		return 0
	}
	length := 0
	for _, n := range counts {
		length += n
	}
	short := k1 * (1 - b + b*float64(length)*float64(t.stems.live)/float64(t.stems.total))
	var sum float64
	for _, stem := range t.terms {
		sought := t.sums[stem]
		if i < len(t.given) {
			sought -= t.given[i][stem]
		}
		n := float64(counts[stem])
		sum += t.weight(stem) * sought * n / (n + short)
	}
	return sum / t.total
}
