package lexicon

// Near yields for each sentence of a document how near it comes to some words of the
// question, by their places in it: the mean over a word's pieces of their largest cosines,
// not below 0. The list is good until the next sentence.
func (r *Reader) Near(l *Lexicon, doc int, words []int) func(yield func(sentence int, near []float32) bool) {
	return func(yield func(int, []float32) bool) {
		near := make([]float32, len(words))
		for i, all := range r.reading(l, doc).near[1:] {
			for k, word := range words {
				near[k] = mean(all, r.pieces[word])
			}
			if !yield(i, near) {
				return
			}
		}
	}
}

func mean(values []float32, at []int) float32 {
	var sum float32
	for _, i := range at {
		sum += values[i]
	}
	return sum / float32(max(1, len(at)))
}
