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
	words := make([][]string, len(sentences)) // of those that are looked at
	for i, s := range sentences {
		if !denies[i] {
			continue
		}
		own := tellingWords(s.text)
		for k := 0; k < len(sentences) && len(own) > 1 && !marked[i]; k++ {
			if !denies[k] && words[k] == nil {
				words[k] = wordsOf(sentences[k].text)
			}
			marked[i] = !denies[k] && holdsAll(words[k], own)
		}
	}
	return marked
}

func wordsOf(text string) []string { return lexical.Words(strings.ToLower(text)) }

// tellingWords gives the words of a sentence, parts of those with hyphens, that neither hold
// it together nor turn it round.
func tellingWords(text string) []string {
	return slices.DeleteFunc(wordsOf(text), func(w string) bool { return question.IsFunction(w) || question.Denies(w) })
}

func holdsAll(list, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(list, w) })
}
