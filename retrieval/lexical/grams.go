package lexical

import "unicode/utf8"

// GramsOf yields the runs of four letters of a word with a mark at its ends: "_wor",
// "word", "ord_". A shorter word is one run. A pair of letters of a script without
// spaces is itself and each of its letters, so that a word of one letter is found.
func GramsOf(t Token) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if t.pair {
			_ = yield(t.Text) && eachLetter(t.Text, yield)
			return
		}
		w := "_" + Fold(t.Text) + "_"
		start := 0
		for n, end := 0, 0; end < len(w); n++ {
			_, size := utf8.DecodeRuneInString(w[end:])
			end += size
			if n >= 3 {
				if !yield(w[start:end]) {
					return
				}
				_, size = utf8.DecodeRuneInString(w[start:])
				start += size
			}
		}
		if start == 0 {
			yield(w)
		}
	}
}

// eachLetter yields the letters of a pair; a lone letter has been yielded.
func eachLetter(pair string, yield func(string) bool) bool {
	_, size := utf8.DecodeRuneInString(pair)
	return size == len(pair) || yield(pair[:size]) && yield(pair[size:])
}
