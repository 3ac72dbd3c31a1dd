// Package hyphen joins the rows of a paragraph, and tells hyphens that a row ends in from
// those that are of a word.
package hyphen

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/corpus/line"
)

const hyphens = "-‐"

// Ends says whether a text ends in a hyphen.
func Ends(s string) bool { return strings.ContainsRune(hyphens, lang.LastRune(s)) && s != "" }

// Words are those that stand inside the rows of a text, and how often: they tell whether
// a word at the end of one was hyphenated.
type Words map[string]int

// Count counts the words of a row, but for those that may be a part of one: the last, and
// the first behind a row that ends in a hyphen.
func (words Words) Count(row, before string) {
	fields := strings.Fields(row)
	for i, w := range fields {
		if i+1 < len(fields) && (i > 0 || !Ends(before)) {
			words[strings.ToLower(strings.TrimFunc(w, lang.NotWordRune))]++
		}
	}
}

// Join joins the rows of a paragraph and undoes the hyphenation between
// them.
func Join(rows []string, words Words) string {
	var b strings.Builder
	for i, text := range rows {
		if i+1 < len(rows) {
			text = beforeBreak(text, rows[i+1], words)
		}
		b.WriteString(text)
	}
	return strings.TrimSpace(b.String())
}

// beforeBreak gives a row as it is written before the next one: with a space,
// or without its hyphen. The hyphen stays where it is of the word: where the
// text has the word with it elsewhere and not without it, or where what it
// joins are no parts of a word.
func beforeBreak(text, next string, words Words) string {
	last, size := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune(hyphens, last) || text == "" {
		end, between := line.Seam(text, next)
		return text[:end] + between
	}
	bare := text[:len(text)-size]
	front := strings.ToLower(strings.TrimLeftFunc(lang.LastWord(bare), lang.NotWordRune))
	word, _, _ := strings.Cut(next, " ")
	back := strings.ToLower(strings.TrimRightFunc(word, lang.NotWordRune))
	capitals := unicode.IsUpper(lang.LastRune(bare)) && unicode.IsUpper(lang.FirstRune(next))
	switch whole, compound := words[front+back], words[front+"-"+back]; {
	case suspending[back] && whole == 0:
		return text + " "
	case front == "" || !unicode.IsLetter(lang.LastRune(front)):
		return text
	case !unicode.IsLower(lang.FirstRune(next)) && !(capitals && whole > 0): // "Anglo-" and "Saxon"
		return text
	case whole == 0 && (compound > 0 || strings.Contains(front, "-") || prefixes[front] && words[back] > 0):
		return text
	}
	return bare
}

// suspending are words before which a hyphen stands for what comes later: "Nord- und
// Ostsee", "two- or threefold".
var suspending = lang.Set("und oder sowie bzw and")

// prefixes are parts of words that are set off by a hyphen: where one stands at
// the end of a row before a word that stands alone elsewhere, the hyphen stays.
var prefixes = lang.Set(`anti non self ex pro post pre semi quasi co cross counter well all half one two three four five six seven eight nine ten
	twenty thirty forty fifty sixty seventy eighty ninety
	high low long short so then near mid multi inter intra neo pan pseudo re ultra socio geo euro anglo afro`)
