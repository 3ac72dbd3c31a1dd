package quote

import (
	"slices"

	"footnote/retrieval/lexical"
	"footnote/retrieval/quote/words"
)

// A word more or less may change who does something, or whether it is done: "the mayor's
// wife burned" is no "the mayor burned", and who believes that he has a right may have none.

// done says whether the quotation puts in a word that tells something, leaves out whose or
// what of somebody does it, or says otherwise whether it is held or tried.
func (m meaning) done(h hunk) bool {
	if m.explains(h) {
		return false
	}
	mine, theirs := words.Pick(m.quoted, withoutEndings(m.quoted, h.quoted)), words.Pick(m.text, h.text)
	other := func(w string) bool {
		return !slices.ContainsFunc(theirs, func(o string) bool { return sameWord(w, o) })
	}
	return slices.ContainsFunc(filter(mine, m.tells), other) || !slices.Equal(held(mine), held(theirs)) || m.disowned(h.text, mine)
}

// explains says whether who quotes explains something there, in square brackets.
func (m meaning) explains(h hunk) bool {
	return slices.ContainsFunc(h.quoted, func(i int) bool { return m.quoted[i].Bracketed })
}

// withoutEndings leaves out what goes on with a number: the "th" of "17th".
func withoutEndings(all []words.Token, places []int) (list []int) {
	for _, i := range places {
		if i == 0 || all[i-1].End < all[i].Start {
			list = append(list, i)
		}
	}
	return list
}

// held gives the stems of the words that say whether something is held or tried.
func held(list []string) []string {
	var out []string
	for _, w := range list {
		if words.English().IsFormOf("HELD", w) || words.English().IsFormOf("TRIED", w) {
			out = append(out, lexical.Stem(w, "en"))
		}
	}
	return sorted(out)
}

// disowned says whether places of the text that a quotation leaves out have an owner, what
// is his, or what is "of" him.
func (m meaning) disowned(places []int, mine []string) bool {
	for n, i := range places {
		w := m.text[i]
		if !m.tells(w.Word) || slices.ContainsFunc(mine, func(o string) bool { return sameWord(w.Word, o) }) {
			continue
		}
		rest := words.Pick(m.text, places[n+1:])
		ofWhom := len(rest) > 0 && rest[0] == "of" && !slices.ContainsFunc(rest, m.tells)
		if w.Owns || i > 0 && m.text[i-1].Owns || ofWhom {
			return true
		}
	}
	return false
}
