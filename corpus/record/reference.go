package record

import (
	"strings"

	"footnote/corpus/lang"
)

var (
	refYear   = lang.Regexp(`\b(?:1[5-9]|20)\d{2}[a-z]?\b`)
	refPlace  = lang.Regexp(`(?i)\bhttps?://|\bdoi\b|\bpp?\.\s?\d|\bs\.\s?\d|с\.\s?\d|\d+\s?\(\d+\)|\d+\s?[–-]\s?\d+\.?$|\bvol\.|\bpress\b|retrieved from|accessed|access date|available at|journal|\bed\.|\beds\.|\bISBN\b|//|№\s?\d|出版社|\[[JMDNCR]\]`)
	refAuthor = lang.Regexp(`^(?:\[?\d{1,3}[\].)]\s*|[•–-]\s*)?(?:\p{Lu}[\p{L}'’‐-]+,?\s+(?:\p{Lu}\.|\p{Lu}[\p{L}-]+[,.(]|\p{Lu}\p{L}*,)|\p{Lu}\.\s?(?:\p{Lu}\.\s?)*\p{Lu}\p{L}+)`)
	RefNumber = lang.Regexp(`^\[\d{1,3}\]`)
	HeadDigit = lang.Regexp(`^(?:[0-9ivx]+ )+`)
)

// IsReference says whether a line reads as an entry of a list of references.
func IsReference(text string) bool {
	signs := 0
	for _, re := range []*lang.Pattern{refYear, refPlace, refAuthor, RefNumber} {
		if re.MatchString(text) {
			signs++
		}
	}
	return signs >= 2
}

// IsEntry says whether a line is an entry of such a list that its author begins.
func IsEntry(text string) bool { return IsReference(text) && refAuthor.MatchString(text) }

// IsNote says whether a line is a numbered note that says something, and no entry of a list: it
// ends as a sentence does, and neither an author begins it nor is there a place to find it at.
// A number and a year alone are no reference: "[1] The board wrote in 1894 that it would not."
func IsNote(text string) bool {
	number := noteNumber.FindString(text)
	said := text[len(number):]
	return number != "" && lang.WordCount(said) >= leastInNote && lang.EndsSentence(said) && !refPlace.MatchString(said) &&
		(!refAuthor.MatchString(said) || lang.IsFunctionWord(strings.ToLower(lang.FirstWord(said))))
}

var noteNumber = lang.Regexp(`^(?:\[\d{1,3}\]|\d{1,3}[.)])\s+`)

// leastInNote is the words of the shortest note that says something.
const leastInNote = 6
