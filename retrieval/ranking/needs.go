package ranking

import (
	"slices"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/shorthand"
)

// isStopWord says whether a word of a question in a language only holds the sentence
// together or asks: such a word says nothing of what is sought.
func isStopWord(word, language string) bool {
	if language == "en" {
		return question.IsFunction(word)
	}
	return lang.IsSmallWord(word, language)
}

// questionNeeds analyses a question in a language for both inverted files of a library
// whose passages are in the languages given. A word becomes one need with its form in
// each of them.
func questionNeeds(asked, language string, languages []string) (stems, grams []lexical.Need) {
	opener := lexical.Words(lang.OpenerOf(asked, language))
	stop := func(word string) bool {
		if slices.Contains(opener, word) {
			return true
		}
		if language == "" { // it may be in any of the library's, or in English as many are
			return question.IsFunction(word) || slices.ContainsFunc(languages, func(l string) bool { return lang.IsSmallWord(word, l) })
		}
		return isStopWord(word, language)
	}
	if stems, grams = needsWithout(asked, languages, stop); len(stems) > 0 {
		return stems, grams
	}
	return needsWithout(asked, languages, func(string) bool { return false })
}

// needsWithout leaves out stop words. Irregular forms of English are found as regular ones are:
// "broke" where it breaks.
func needsWithout(asked string, languages []string, stop func(word string) bool) (stems, grams []lexical.Need) {
	var s, g lexical.Needs
	lexical.Tokens(asked, func(t lexical.Token) {
		if stop(t.Text) {
			return
		}
		var forms []string
		for _, language := range languages {
			forms = append(forms, lexical.Term(t, language))
			if language == "en" {
				for _, other := range shorthand.Forms(t.Text) {
					forms = append(forms, lexical.Stem(other, language))
				}
			}
		}
		slices.Sort(forms)
		s.Add(t.Text, slices.Compact(forms))
		for gram := range lexical.GramsOf(t) {
			g.Add(gram, []string{gram})
		}
	})
	return s.List, g.List
}
