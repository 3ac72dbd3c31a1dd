package retrieval

import (
	"footnote/corpus"
)

// highlight finds the sentence of a passage that is worth reading first: the
// one that meets most of what the question asks for.
func (x *index) highlight(r ranking, language, text string) []Span {
	var best Span
	most := -1.0
	for _, s := range corpus.Sentences(text) {
		if met := x.met(r, language, text[s.Start:s.End]); met > most {
			best, most = Span{s.Start, s.End}, met
		}
	}
	if most < 0 {
		return nil
	}
	return []Span{best}
}

// met is how much of what the question asks for a sentence has: its needs by
// their shares, whole words counting twice as much as their letters.
func (x *index) met(r ranking, language, sentence string) float64 {
	stems, grams := map[string]bool{}, map[string]bool{}
	tokens(sentence, func(t token) {
		stems[term(t, primary(language))] = true
		for g := range gramsOf(t) {
			grams[g] = true
		}
	})
	return overlap(r.needs, r.shares, stems) + overlap(r.grams, r.gramShares, grams)/2
}

// overlap sums the shares of the needs of which one form is in have.
func overlap(needs []need, shares []float64, have map[string]bool) float64 {
	var sum float64
	for i, n := range needs {
		for _, form := range n.terms {
			if have[form] {
				sum += shares[i]
				break
			}
		}
	}
	return sum
}
