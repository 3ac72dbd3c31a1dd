package lexicon

import "footnote/retrieval/static"

// Near yields for each sentence of a document how near it comes to each of some words of the
// question: the mean over a word's pieces of their largest cosines, not below 0. The list is
// good until the next sentence.
func (r *Reader) Near(l *Lexicon, doc int, words []AskedWord) func(yield func(sentence int, near []float32) bool) {
	pieces := make([][]int, len(words))
	for k, w := range words {
		for _, t := range r.table.Tokens(w.Text) {
			if at := r.piece(t); at >= 0 {
				pieces[k] = append(pieces[k], at)
			}
		}
	}
	return func(yield func(int, []float32) bool) {
		near := make([]float32, len(words))
		for i, all := range r.reading(l, doc).near[1:] {
			for k := range near {
				near[k] = mean(all, pieces[k])
			}
			if !yield(i, near) {
				return
			}
		}
	}
}

// piece gives the place of a token among the question's pieces, -1 if it has none.
func (r *Reader) piece(t static.Token) int {
	for i := range r.asked {
		if r.asked[i].token == t {
			return i
		}
	}
	return -1
}

func mean(values []float32, at []int) float32 {
	var sum float32
	for _, i := range at {
		sum += values[i]
	}
	return sum / float32(max(1, len(at)))
}
