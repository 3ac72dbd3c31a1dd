package question

import (
	"strings"

	"footnote/retrieval/question/grammar"
)

// remarksIn says before which words of a message a comma parts its question from a remark:
// "how did the weir break, sounds like a joke", "my uncle never told me, how did the weir break".
// What adds to a question at a comma is none: a time, a condition, one more of a list. Nor is
// what a member tells of himself before he asks, which may be his case: "im ill, do i go".
func remarksIn(q string, all []word) func(start, i int) bool {
	g, list := grammar.English(), texts(all)
	return func(start, i int) bool {
		return strings.Contains(q[all[i-1].end:all[i].start], ",") &&
			(opens(g, list[start]) && g["REMARK"].Longest(list, i) > i || g["REMARKFIRST"].Longest(list, start) > start && asksAt(g, list, i))
	}
}

// asksAt says whether a question begins at a word, and no clause that tells more of what
// stands before it: "my aunt, who keeps bees".
func asksAt(g grammar.Grammar, list []string, i int) bool {
	if g.Has("RELATIVE", list[i]) {
		return i+1 < len(list) && g.Has("DOES", list[i+1])
	}
	return opens(g, list[i])
}
