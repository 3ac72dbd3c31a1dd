package retrieval

import (
	"slices"

	"footnote/corpus"
)

// highlight finds the sentence of a passage that is worth reading first: the
// one that the evidence for the passage comes from.
func (x *index) highlight(r ranking, doc int, language, text string) []Span {
	sentences := corpus.Sentences(text)
	if len(sentences) == 0 {
		return nil
	}
	worth := x.worth(r, primary(language), text, sentences)
	if r.looker != nil {
		for part, words := range x.words.parts(doc) {
			if i := part - 1; i >= 0 && i < len(worth) {
				found := r.looker.read(words)
				worth[i] += weighted(r.shares, found.near) + found.cosine
			}
		}
	}
	best := sentences[slices.Index(worth, slices.Max(worth))]
	return []Span{{best.Start, best.End}}
}

// worth says how much of what the question asks for each sentence has in its own
// words. Whole words count twice as much as their letters.
func (x *index) worth(r ranking, language, text string, sentences []corpus.Range) []float64 {
	stems, grams := wanted(x.words.stems.ids, r.needs), wanted(x.words.grams.ids, r.grams)
	worth := make([]float64, len(sentences))
	for i, s := range sentences {
		gotStems, gotGrams := make([]bool, len(r.needs)), make([]bool, len(r.grams))
		tokens(text[s.Start:s.End], func(t token) {
			// Every word of a passage was analysed when it was indexed.
			if n, ok := x.words.numbers[wordKey{t.text, language}]; ok {
				w := x.words.words[n]
				mark(gotStems, stems, w.stem)
				mark(gotGrams, grams, w.grams...)
			}
		})
		worth[i] = sum(r.shares, gotStems) + sum(r.gramShares, gotGrams)/2
	}
	return worth
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
