package glossary

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
)

// LanguageOf names the language, of those that the glossary knows, in which most words of a
// question stand, "" where that is the one here or as many are at home in the library: names and
// what English has from elsewhere tell nothing ("chef"). One that tells something and is not at
// home there has to be among them, which the glossary knows.
func (g *Glossary) LanguageOf(words []string, here string, home func(word string) bool) (best string) {
	var strange []string
	for _, w := range words {
		if !home(w) {
			strange = append(strange, w)
		}
	}
	most := len(words) - len(strange)
	if len(strange) == 0 || g == nil {
		return ""
	}
	g.read.Do(g.load)
	for _, language := range g.languages {
		telling := func(w string) bool { return !lang.IsSmallWord(w, language) && g.knowsWord(w, language) }
		if language == here || !slices.ContainsFunc(strange, telling) {
			continue
		}
		known := 0
		for _, w := range words {
			if lang.IsSmallWord(w, language) || g.knowsWord(w, language) {
				known++
			}
		}
		if known > most {
			best, most = language, known
		}
	}
	return best
}

func (g *Glossary) knowsWord(word, language string) bool {
	return g.Read(lexical.Stem(word, language), language) != nil
}

// A Rendering is a word of a question, and what it was taken for in English.
type Rendering struct{ Word, English string }

// English gives what a question of a language asks in English, word by word: those that only
// hold it together are left out, but for the ones that ask what somebody may do, and what nobody
// knows stays, as names have to. Of the senses of a word it takes the first that stands in the
// library, else the first. It gives nothing where no word is known.
func (g *Glossary) English(asked, language string, stands func(word string) bool) (english string, known []Rendering) {
	if !g.Knows(language) {
		return "", nil
	}
	words := lexical.Words(asked)
	var out []string
	var asking []Rendering
	if lang.AsksOwnCase(words, language) {
		out = append(out, "can", "i")
	}
	for _, w := range words {
		if lang.IsSmallWord(w, language) {
			for _, way := range strings.Fields(g.asking[language][lexical.Fold(w)]) {
				out, asking = append(out, way), append(asking, Rendering{w, way})
			}
			continue
		}
		read := g.Read(lexical.Stem(w, language), language)
		if read == nil && !lang.IsSmallOfAny(w) {
			out = append(out, w)
		}
		for _, part := range read {
			chosen := g.words[part[max(0, slices.IndexFunc(part, func(s Sense) bool { return stands(g.words[s]) }))]]
			out = append(out, chosen)
			for word := range strings.FieldsSeq(chosen) {
				known = append(known, Rendering{w, word})
			}
		}
	}
	if len(known) == 0 {
		return "", nil
	}
	return lang.Squeeze(strings.Join(out, " ")), append(known, asking...)
}
