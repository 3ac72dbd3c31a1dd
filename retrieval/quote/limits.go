package quote

import (
	"slices"
	"strings"

	"footnote/retrieval/quote/words"
)

// isLimited says whether a text ends in what limits the clause behind it: "few", "most of
// the", or turns it round, as "never in those years did".
func isLimited(text string, list []token) bool {
	last := len(list) - 1
	if isOf("LIMIT", list[last]) {
		return last == 0 || !isOf("LIMIT", list[last-1]) // "not only" the one, but the other
	}
	if last > 0 && list[last].word == "of" {
		return isOf("LIMIT", list[last-1]) || isHedge(list, last-1)
	}
	return isOf("AUXILIARY", list[last]) && last > 1 && isOf("LIMIT", lastClause(text, list)[0])
}

// isHeld says whether what is said to be so ends some words: "few now accept", "weak
// evidence", "assured by a very knowing American". A noun of another kind before "that"
// tells which one it is: "the drugs".
func isHeld(list []token) bool {
	for i, t := range slices.Backward(list) {
		rest := list[i+1:]
		if len(rest) > farther || strings.HasSuffix(t.word, "ly") {
			continue
		}
		if len(rest) == 0 && words.English().IsFormOf("HELD", t.word) {
			return true
		}
		if len(rest) > 0 && words.English().IsFormOf("TELLING", t.word) || len(rest) > 1 && isToldBy(rest[0]) && words.English().IsFormOf("HELD", t.word) && strings.HasSuffix(t.word, "ed") {
			return !slices.ContainsFunc(rest, joins)
		}
	}
	return false
}

// farther is how many words may name who says something, or to whom it is said.
const farther = near + 2

// isToldBy says whether a word names by or to whom something is said.
func isToldBy(t token) bool { return t.word == "by" || t.word == "to" }

// mostOfException is how many words a mark of an exception has.
const mostOfException = 4

// excepts says whether some words behind a clause take something from it: "except in".
func excepts(list []token) bool {
	for n := range min(len(list), mostOfException) {
		if words.English().Is("EXCEPTION", strings.Join(pick(list, places(list[:n+1])), "_")) {
			return true
		}
	}
	return false
}
