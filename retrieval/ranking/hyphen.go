package ranking

import (
	"strings"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
)

// shortestPart is of how many letters either part of a word is at least that a hyphen joins,
// and longestJoined of how many bytes the whole word at most.
const shortestPart, longestJoined = 2, 32

// hyphenate writes a word as the library does, with a hyphen or without: the "by-laws" are the
// "bylaws", so there is nothing to tell of.
func (a *Question) hyphenate(x *Ranker) {
	sought := 0
	for _, word := range question.Words(a.Text) {
		if len(word) > longestJoined || question.IsFunction(word) || x.HasForm(word) {
			continue
		}
		if sought++; sought > mostShort {
			return
		}
		if written := x.hyphenated(word); written != "" {
			a.write(word, written)
		}
	}
}

// hyphenated gives a word as the library writes it where that is with a hyphen, or without one
// that it has; "" if the library has it in neither way. A whole word of English is not cut: "as
// king" is no way to write "asking".
func (x *Ranker) hyphenated(word string) string {
	if parts := lexical.Words(word); len(parts) > 1 {
		joined := strings.Join(parts, "")
		if strings.Contains(word, "-") && x.HasForm(joined) && len(x.WithPhrase(parts)) == 0 {
			return joined
		}
		return ""
	}
	if x.IsEnglish(word) {
		return ""
	}
	for i := range word {
		first, rest := word[:i], word[i:]
		if i < shortestPart || len(rest) <= shortestPart || !x.HasForm(first) || !x.HasForm(rest) {
			continue
		}
		if len(x.WithPhrase([]string{first, rest})) > 0 {
			return first + "-" + rest
		}
	}
	return ""
}
