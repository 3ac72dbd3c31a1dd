package retrieval

import "footnote/corpus"

// highlight finds the sentence of a passage that is worth reading first: the
// one that meets most of what the question asks for.
func (x *index) highlight(r ranking, language, text string) []Span {
	language = primary(language)
	stems := wanted(x.words.stems.ids, r.needs)
	grams := wanted(x.words.grams.ids, r.grams)
	var best Span
	most := -1.0
	for _, s := range corpus.Sentences(text) {
		gotStems, gotGrams := make([]bool, len(r.needs)), make([]bool, len(r.grams))
		tokens(text[s.Start:s.End], func(t token) {
			// Every word of a passage was analysed when it was indexed.
			if n, ok := x.words.numbers[wordKey{t.text, language}]; ok {
				w := x.words.words[n]
				mark(gotStems, stems, w.stem)
				mark(gotGrams, grams, w.grams...)
			}
		})
		// Whole words count twice as much as their letters.
		if met := sum(r.shares, gotStems) + sum(r.gramShares, gotGrams)/2; met > most {
			best, most = Span{s.Start, s.End}, met
		}
	}
	if most < 0 {
		return nil
	}
	return []Span{best}
}

// wanted gives the places of needs by the numbers of their terms.
func wanted(ids map[string]int32, needs []need) map[int32]int {
	places := map[int32]int{}
	for i, n := range needs {
		for _, term := range n.terms {
			if id, ok := ids[term]; ok {
				places[id] = i
			}
		}
	}
	return places
}

// mark notes which needs the terms meet.
func mark(got []bool, places map[int32]int, ids ...int32) {
	for _, id := range ids {
		if i, ok := places[id]; ok {
			got[i] = true
		}
	}
}

// sum adds up the shares of the needs that were met.
func sum(shares []float64, got []bool) float64 {
	var met float64
	for i, yes := range got {
		if yes {
			met += shares[i]
		}
	}
	return met
}
