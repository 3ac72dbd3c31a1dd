package quote

import (
	"slices"
	"strings"

	"footnote/retrieval/quote/words"
)

// A word that tells something and is left out without a mark: "the minister signed" is less
// than "the minister of war signed". What the source itself puts between commas, dashes or
// brackets may go without changing what is said.

// omits says whether a quotation leaves out without a mark what tells something.
func (m meaning) omits(h hunk) bool {
	mine := words.Pick(m.quoted, h.quoted)
	if len(h.text) == 0 || m.explains(h) || m.isAside(h.text) {
		return false
	}
	missed := func(w string) bool {
		return m.tells(w) && !words.English().Is("DEGREE", w) && !slices.ContainsFunc(mine, func(o string) bool { return sameWord(w, o) })
	}
	return slices.ContainsFunc(words.Pick(m.text, h.text), missed)
}

// mostOfItem is how many words an item of a list has, where a list is known by its commas.
const mostOfItem = 4

// isAside says whether words of the text stand between commas, dashes or brackets there, and
// are no item of a list.
func (m meaning) isAside(places []int) bool {
	first, last := places[0], places[len(places)-1]
	if first == 0 || last+1 >= len(m.text) {
		return false
	}
	before, after := words.Gap(m.written, m.text, first), words.Gap(m.written, m.text, last+1)
	if strings.ContainsAny(before, "([–—") && strings.ContainsAny(after, ")]–—") {
		return true
	}
	return strings.Contains(before, ",") && strings.ContainsAny(after, ",.;") && !m.inList(last+1)
}

// inList says whether a list goes on at a place of the text: "and the mate", "the cook, and".
func (m meaning) inList(at int) bool {
	joins := func(i int) bool { return m.text[i].Word == "and" || m.text[i].Word == "or" }
	if joins(at) {
		return true
	}
	for i := at + 1; i < min(at+1+mostOfItem, len(m.text)); i++ {
		if strings.Contains(words.Gap(m.written, m.text, i), ",") {
			return joins(i)
		}
	}
	return false
}
