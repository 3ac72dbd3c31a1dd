package highlight

import (
	"slices"
	"strings"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/ranking"
)

// opposites marks the sentences that say "not" of what another one says, and the labels, as
// of an option, that do, where the question does not: "Do not ignore case" beside "Ignore
// case in patterns".
func opposites(r ranking.Ranking, sentences []said) []bool {
	marked := make([]bool, len(sentences))
	for _, w := range r.Words {
		if question.Denies(w.Text) {
			return marked
		}
	}
	denies := make([]bool, len(sentences))
	for i, s := range sentences {
		denies[i] = s.Denies()
	}
	if !slices.Contains(denies, true) {
		return marked
	}
	telling := make([][]string, len(sentences))
	for i, s := range sentences {
		telling[i] = tellingWords(s.text)
	}
	for i, own := range telling {
		for k, other := range telling {
			marked[i] = marked[i] || denies[i] && len(own) > 1 && !denies[k] && holdsAll(other, own)
		}
	}
	return marked
}

// tellingWords gives the words of a sentence, parts of those with hyphens, that neither hold
// it together nor turn it round.
func tellingWords(text string) []string {
	return slices.DeleteFunc(lexical.Words(strings.ToLower(text)), func(w string) bool { return question.IsFunction(w) || question.Denies(w) })
}

func holdsAll(list, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(list, w) })
}
