package quote

import (
	"slices"

	"footnote/retrieval/question"
)

// names says whether the quotation has another name where the text has one, or has one
// more. A word that begins a sentence of the quotation, or stands in one without capitals,
// is taken for a name only where the text has a name in its place, and what stands in
// brackets is the quoter's.
func (m meaning) names(h hunk) bool {
	var theirs []string
	for _, i := range h.text {
		if m.isName(m.text[i]) {
			theirs = append(theirs, m.text[i].word)
		}
	}
	place := pick(m.text, h.text)
	for _, i := range h.quoted {
		t := m.quoted[i]
		known := func(o string) bool { return o == t.word || spelledAlike(t.word, o) }
		if t.bracketed || slices.ContainsFunc(place, known) {
			continue
		}
		unsure := t.opens || m.shouting
		if unsure && len(theirs) > 0 && !m.ordinary(t.word) && !m.common(t.word) || !unsure && m.isName(t) {
			return true
		}
	}
	return false
}

// isName says whether a word is a name: it has a capital where no sentence begins, or one
// where it does and is never written small in the source.
func (m meaning) isName(t token) bool {
	return t.capital && !m.ordinary(t.word) && (!t.opens || !m.common(t.word))
}

// ordinary says whether a word is none that could be a name.
func (m meaning) ordinary(w string) bool {
	l := words()
	return question.IsFunction(w) || l.isNumber(w) || l.is("MONTH", w) || l.is("DAY", w) || l.is("QUANTIFIER", w) || l.is("NEGATION", w) || l.is("STARTER", w)
}

// spelledAlike says whether two names are ways to spell one, or to put it in the genitive.
func spelledAlike(a, b string) bool {
	return question.SpelledAlike(a, b) || a == b+"s" || b == a+"s"
}
