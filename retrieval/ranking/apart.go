package ranking

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/ranking/compound"
)

// takeApart writes the words that no passage has, in a language that writes nouns together, as the
// parts that they are made of, where the library has both: "Schlüsselpfand" is asked of "Schlüssel" and
// "Pfand". Where nothing else that is asked stands there, one is enough, which is told, and nothing is
// sure: "Mülltrennung" is asked of "Müll", but not the "Hauptstadt von Peru" of "Stadt".
func (a *Question) takeApart(x *Ranker) {
	if !compound.Joins(a.Language) {
		return
	}
	telling := slices.DeleteFunc(question.Words(a.Text), lang.IsSmallOfAny)
	strange := slices.DeleteFunc(slices.Clone(telling), x.HasForm)
	for _, word := range strange[:min(len(strange), mostShort)] {
		if len(word) > longestJoined {
			continue
		}
		parts, known := compound.Parts(word, a.Language, x.HasForm)
		if len(known) == 0 || len(known) == 1 && len(telling) > 1 || !a.write(word, strings.Join(parts, " ")) || len(known) > 1 {
			continue
		}
		a.Corrected = append(a.Corrected, Correction{word, known[0]})
		a.Guessed = true
	}
}

// join writes a German verb as one word whose prefix stands at the end of the question ("wann macht
// ihr zu"), where the library or the glossary has it so, or the library has no such verb.
func (a *Question) join(x *Ranker) {
	verb, whole := lexical.Together(lexical.Words(a.Text), func(w string) bool { return lang.IsSmallWord(w, "de") })
	if a.Language == "de" && whole != "" && (x.HasForm(whole) || x.glossary.Lists(whole, "de") || !x.HasForm(verb)) {
		a.write(verb, whole)
	}
}
