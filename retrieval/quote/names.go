package quote

import (
	"slices"

	"footnote/retrieval/question"
	"footnote/retrieval/quote/words"
)

// names says whether the quotation has another name where the text has one, or has one
// more. A word that begins a sentence of the quotation, or stands in one without capitals,
// is taken for a name only where the text has a name in its place.
func (m meaning) names(h hunk) bool {
	var theirs []string
	for _, i := range h.text {
		if m.isName(m.text[i]) {
			theirs = append(theirs, m.text[i].Word)
		}
	}
	place := words.Pick(m.text, h.text)
	for _, i := range h.quoted {
		t := m.quoted[i]
		known := func(o string) bool { return o == t.Word || words.SpelledAlike(t.Word, o) }
		if slices.ContainsFunc(place, known) {
			continue
		}
		if t.Bracketed {
			if m.renames(h, theirs) {
				return true
			}
			continue
		}
		unsure := t.Opens || m.shouting
		if unsure && len(theirs) > 0 && !m.ordinary(t.Word) && !m.common(t.Word) || !unsure && m.isName(t) {
			return true
		}
	}
	return false
}

// renames says whether a quoter's words in brackets put a name in place of another one.
// They may say who "he" is, or call a name by its title or in another form.
func (m meaning) renames(h hunk, theirs []string) bool {
	other := false
	for _, i := range h.quoted {
		t := m.quoted[i]
		if !t.Bracketed {
			continue
		}
		if slices.ContainsFunc(theirs, func(o string) bool { return o == t.Word || words.SpelledAlike(t.Word, o) }) {
			return false
		}
		small := m.shouting && !m.ordinary(t.Word) && !m.common(t.Word)
		other = other || !words.English().Is("TITLE", t.Word) && (small || m.isName(t))
	}
	return other && len(theirs) > 0
}

// isName says whether a word is a name: it has a capital where no sentence begins, or one
// where it does and is never written small in the source.
func (m meaning) isName(t words.Token) bool {
	return t.Capital && !m.ordinary(t.Word) && (!t.Opens || !m.common(t.Word))
}

// ordinary says whether a word is none that could be a name.
func (m meaning) ordinary(w string) bool {
	l := words.English()
	return question.IsFunction(w) || l.IsNumber(w) || l.Is("MONTH", w) || l.Is("DAY", w) || l.Is("QUANTIFIER", w) || l.Is("NEGATION", w) || l.Is("STARTER", w)
}
