package highlight

import (
	"slices"
	"strings"

	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
)

// replied gives the sentences that answer the questions which a source asks what these
// questions have of the one that was asked: an answer does not say again what was asked. One
// sentence of a reply answers, the first that has the kind of thing asked for, or the first.
func replied(text string, sentences []said, features []rank.KeyFeatures) {
	for i := 0; i < len(sentences); i++ {
		if !sentences[i].isQuestion {
			continue
		}
		asked := features[i]
		for i++; i < len(sentences) && sentences[i].isQuestion; i++ {
			asked = larger(asked, features[i])
		}
		if i == len(sentences) {
			return
		}
		best, end := i, i
		for ; end < len(sentences) && !sentences[end].isQuestion && isOneLine(text, sentences[i], sentences[end]); end++ {
			if features[end][rank.KeyHolds] > features[best][rank.KeyHolds] {
				best = end
			}
		}
		features[best] = larger(asked, features[best])
		i = end - 1
	}
}

// larger gives the larger of each of two sentences' features; what is held is the latter's.
func larger(a, b rank.KeyFeatures) rank.KeyFeatures {
	holds := b[rank.KeyHolds]
	for i := range b {
		b[i] = max(a[i], b[i])
	}
	b[rank.KeyHolds] = holds
	return b
}

func isOneLine(text string, a, b said) bool { return !strings.Contains(text[a.Start:b.Start], "\n") }

// isBare says whether a sentence only answers, "No.", so that the next one is needed to see
// what.
func isBare(role role, s said) bool {
	_, answer, found := strings.Cut(s.text, ": ")
	if !found {
		answer = s.text
	}
	return role.reply && len(strings.Fields(answer)) <= longestLabel
}

// wanted marks the questions of a passage where it is asked what somebody asks, those of whom
// the question names if it names anybody.
func wanted(r ranking.Ranking, text string, sentences []said) []bool {
	list := make([]bool, len(sentences))
	if !asksWhatIsAsked(r) {
		return list
	}
	anybody, named := make([]bool, len(sentences)), false
	for i, s := range sentences {
		anybody[i] = s.isQuestion && !announces(s)
		list[i] = anybody[i] && names(r, frontOf(text, s))
		named = named || list[i]
	}
	if named {
		return list
	}
	return anybody
}

// asksWhatIsAsked says whether a question is for one: "what did Ida ask".
func asksWhatIsAsked(r ranking.Ranking) bool {
	if len(r.Words) == 0 || !slices.Contains(whichOne, r.Words[0].Text) {
		return false
	}
	for _, w := range r.Words[1:] {
		if slices.Contains(asking, w.Text) {
			return true
		}
	}
	return false
}

// How it is asked for a question.
var whichOne, asking = []string{"what", "which"}, []string{"ask", "asks", "asked"}

// announces says whether a question only announces one: "Can I ask something?"
func announces(s said) bool {
	return slices.ContainsFunc(wordsOf(s.text), func(w string) bool { return slices.Contains(asking, w) })
}

// frontOf gives what the line of a sentence has before a colon: who says it.
func frontOf(text string, s said) string {
	start := strings.LastIndexByte(text[:s.Start], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	front, _, found := strings.Cut(line, ": ")
	if !found {
		return ""
	}
	return front
}

// names says whether a question has a word of the front of a line.
func names(r ranking.Ranking, front string) bool {
	for _, word := range wordsOf(front) {
		for _, w := range r.Words {
			if !w.Stop && w.Text == word {
				return true
			}
		}
	}
	return false
}
