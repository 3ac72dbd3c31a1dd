package speech

import (
	"slices"
	"strings"

	"footnote/retrieval/quote/words"
)

// isLimited says whether a text ends in what limits the clause behind it: "few", "most of
// the", or turns it round, as "never in those years did".
func isLimited(text string, list []words.Token) bool {
	last := len(list) - 1
	if isOf("LIMIT", list[last]) {
		return last == 0 || !isOf("LIMIT", list[last-1]) // "not only" the one, but the other
	}
	if last > 0 && list[last].Word == "of" {
		return isOf("LIMIT", list[last-1]) || words.IsHedge(list, last-1)
	}
	return isOf("AUXILIARY", list[last]) && last > 1 && isOf("LIMIT", lastClause(text, list)[0])
}

// isHeld says whether what is said to be so ends some words: "few now accept", "weak
// evidence", "assured by a very knowing American". A noun of another kind before "that"
// tells which one it is: "the drugs".
func isHeld(list []words.Token) bool {
	for i, t := range slices.Backward(list) {
		rest := list[i+1:]
		if len(rest) > farther || strings.HasSuffix(t.Word, "ly") {
			continue
		}
		if len(rest) == 0 && words.English().IsFormOf("HELD", t.Word) {
			return true
		}
		if len(rest) > 0 && words.English().IsFormOf("TELLING", t.Word) || len(rest) > 1 && isToldBy(rest[0]) && words.English().IsFormOf("HELD", t.Word) && strings.HasSuffix(t.Word, "ed") {
			return !slices.ContainsFunc(rest, joins) || isPair(rest)
		}
	}
	return false
}

// isPair says whether some words name two that are told something: "friends and relatives".
func isPair(list []words.Token) bool {
	return len(list) == 3 && (list[1].Word == "and" || list[1].Word == "or") && !joins(list[0]) && !joins(list[2])
}

// farther is how many words may name who says something, or to whom it is said.
const farther = near + 2

// isToldBy says whether a word names by or to whom something is said.
func isToldBy(t words.Token) bool { return t.Word == "by" || t.Word == "to" }

// mostOfException is how many words a mark of an exception has.
const mostOfException = 4

// excepts says whether some words behind a clause take something from it: "except in".
func excepts(list []words.Token) bool {
	for n := range min(len(list), mostOfException) {
		if words.English().Is("EXCEPTION", strings.Join(words.Pick(list, words.Places(list[:n+1])), "_")) {
			return true
		}
	}
	return false
}
