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
	denies := make([]bool, len(sentences))
	for i, s := range sentences {
		denies[i] = s.Denies()
	}
	for _, w := range r.Words {
		if question.Denies(w.Text) {
			return affirmed(denied(r), sentences, denies)
		}
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

// denied gives the stems of the word behind the "not" of a question, as of one who "does not
// dare"; none where that tells nothing, and where the question only begins so ("isn't honey
// sour").
func denied(r ranking.Ranking) []string {
	for i := 1; i+1 < len(r.Words); i++ {
		plain := r.Words[i].Text == "not" || r.Words[i].Text == "never"
		if plain || r.Words[i-1].Text == "who" && question.Denies(r.Words[i].Text) {
			if r.Words[i+1].Stop {
				return nil
			}
			return r.Words[i+1].Stems
		}
	}
	return nil
}

// affirmed marks the sentences that say without a "not" what a question denies, beside one
// that denies it: who dares is not who does not.
func affirmed(stems []string, sentences []said, denies []bool) []bool {
	has := make([]bool, len(sentences))
	isDenied := false
	for i, s := range sentences {
		has[i] = slices.ContainsFunc(wordsOf(s.text), func(w string) bool { return slices.Contains(stems, lexical.Stem(w, "en")) })
		isDenied = isDenied || has[i] && denies[i]
	}
	for i := range has {
		has[i] = has[i] && isDenied && !denies[i] && !slices.ContainsFunc(wordsOf(sentences[i].text), func(w string) bool { return slices.Contains(negative, w) })
	}
	return has
}

// negative are words that deny though they turn round no word behind them.
var negative = []string{"nobody", "none", "nothing", "neither", "nor", "hardly", "scarcely", "seldom", "rarely", "few", "refuses", "refused", "fails", "failed"}

func wordsOf(text string) []string { return lexical.Words(strings.ToLower(text)) }

// tellingWords gives the words of a sentence, parts of those with hyphens, that neither hold
// it together nor turn it round.
func tellingWords(text string) []string {
	return slices.DeleteFunc(wordsOf(text), func(w string) bool { return question.IsFunction(w) || question.Denies(w) })
}

func holdsAll(list, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(list, w) })
}
