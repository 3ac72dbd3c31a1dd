// Package compound takes words apart that some languages write together: "Schlüsselpfand" into
// "Schlüssel" and "Pfand".
//
//	compound.Parts("vereinsbeitrag", "de", has) // ["verein", "beitrag"], and those of them that has is true for
package compound

import (
	"strings"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
)

// joining are the languages that write nouns together, as one word.
var joining = lang.Set(`de nl af sv da no nb nn is`)

// Joins says whether a language writes nouns together.
func Joins(language string) bool { return joining[language] }

// The letters that a part has at least: beside another one that is known, and alone.
const (
	leastJoint = 3
	leastAlone = 4
)

// links stand between the parts of a word and belong to neither.
var links = []string{"s", "es", "en", "n", "e"}

// Parts cuts a word in two, and gives those of its parts that are known: both, if it can be cut so,
// else the longest one that is. There are none where neither is known.
func Parts(word, language string, has func(part string) bool) (parts, known []string) {
	most := 0
	for at := range word {
		first, rest := unlinked(word[:at], has), word[at:]
		if utf8.RuneCountInString(first) < leastJoint || utf8.RuneCountInString(rest) < leastJoint {
			continue
		}
		var have []string
		for _, part := range []string{first, rest} {
			if isNoun(part, language) && has(part) {
				have = append(have, part)
			}
		}
		letters := utf8.RuneCountInString(strings.Join(have, ""))
		if len(have) == 1 && letters < leastAlone || len(have) < len(known) || len(have) == len(known) && letters <= most {
			continue
		}
		parts, known, most = []string{first, rest}, have, letters
	}
	return parts, known
}

// isNoun says whether a part neither holds sentences together nor stands before verbs.
func isNoun(part, language string) bool {
	prefix, _ := lexical.Separable(part+"gehen", language)
	return prefix != part && !lang.IsSmallOfAny(part)
}

// unlinked gives the first part of a word without what links it to the next: "verein" of
// "vereinsbeitrag".
func unlinked(first string, has func(part string) bool) string {
	if has(first) {
		return first
	}
	for _, link := range links {
		if part, ok := strings.CutSuffix(first, link); ok && utf8.RuneCountInString(part) >= leastJoint && has(part) {
			return part
		}
	}
	return first
}
