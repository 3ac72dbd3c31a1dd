package question

import (
	"footnote/corpus/lang"
	"footnote/retrieval/question/aside"
	"footnote/retrieval/question/grammar"
)

// Asides gives a message as [aside.Model] reads it. stands is as for [TrimRange].
func Asides(message string, stands func(phrase string) bool) []aside.Word {
	return asides(words(message), stands)
}

func asides(all []word, stands func(phrase string) bool) []aside.Word {
	g, list := grammar.English(), make([]aside.Word, len(all))
	for i, w := range all {
		bears := !g.Has("FUNCTION", w.text) && !g.Has("FILLER", w.text) && !lang.IsSmallOfAny(w.text) && stands(w.text)
		list[i] = aside.Word{Text: w.text, Gap: w.gap, Bears: bears}
	}
	return list
}

// WithoutAsides gives a message without what is said around its question, beyond what [TrimRange]
// cuts off for certain, or without what is only likely to be; "" where nothing is, or nothing would
// be left. stands says whether a word is of the library.
func WithoutAsides(q string, stands func(phrase string) bool, likely bool) string {
	model, err := aside.Default()
	start, end := TrimRange(q, stands)
	q = q[start:end]
	all := words(q)
	if err != nil || len(all) == 0 {
		return ""
	}
	from, to := model.Around(asides(all, stands), likely)
	if from == 0 && to == len(all) || !newFramed(all, stands).says(from, to) {
		return ""
	}
	return Trim(q[opening(q, all, from):closing(q, all, to-1)])
}
