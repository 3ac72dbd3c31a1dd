package retrieval

import (
	"slices"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
)

// isStopWord says whether a word of a question only holds the sentence
// together or asks: such a word says nothing of what is sought. Stop words are
// known for English alone.
func isStopWord(word, language string) bool {
	return language == "en" && question.IsFunction(word)
}

// questionNeeds analyses a question for both inverted files of a library whose
// passages are in the languages given. A word becomes one need with its form in
// each of them.
func questionNeeds(asked string, languages []string) (stems, grams []lexical.Need) {
	if stems, grams = needsWithout(asked, languages, isStopWord); len(stems) > 0 {
		return stems, grams
	}
	return needsWithout(asked, languages, func(string, string) bool { return false })
}

// needsWithout leaves out the words that are stop words of one of the languages.
func needsWithout(asked string, languages []string, stop func(word, language string) bool) (stems, grams []lexical.Need) {
	var s, g lexical.Needs
	lexical.Tokens(asked, func(t lexical.Token) {
		var forms []string
		for _, language := range languages {
			if stop(t.Text, language) {
				return
			}
			forms = append(forms, lexical.Term(t, language))
		}
		slices.Sort(forms)
		s.Add(t.Text, slices.Compact(forms))
		for gram := range lexical.GramsOf(t) {
			g.Add(gram, []string{gram})
		}
	})
	return s.List, g.List
}
