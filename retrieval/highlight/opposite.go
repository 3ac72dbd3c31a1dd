package highlight

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/ranking"
)

// opposites marks the sentences that say "not" of what another one says, and the labels, as
// of an option, that do, where the question does not: "Do not ignore case" beside "Ignore
// case in patterns".
func opposites(r ranking.Ranking, text string, sentences []lang.Range) []bool {
	marked := make([]bool, len(sentences))
	for _, w := range r.Words {
		if question.Denies(w.Text) {
			return marked
		}
	}
	for i, s := range sentences {
		said := text[s.Start:s.End]
		if !question.Denies(said) {
			continue
		}
		own := tellingWords(said)
		marked[i] = len(own) > 1 && slices.ContainsFunc(sentences, func(o lang.Range) bool {
			other := text[o.Start:o.End]
			return o != s && !question.Denies(other) && holdsAll(tellingWords(other), own)
		})
	}
	return marked
}

// tellingWords gives the words of a sentence, parts of those with hyphens, that neither hold
// it together nor turn it round.
func tellingWords(said string) []string {
	return slices.DeleteFunc(lexical.Words(strings.ToLower(said)), func(w string) bool { return question.IsFunction(w) || question.Denies(w) })
}

func holdsAll(list, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(list, w) })
}
