package question

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/question/grammar"
)

// citation is a mark that points to a note or a page and says nothing by its number.
var citation = lang.Regexp(`\[\d{1,3}(?:[-–,]\s?\d{1,3})*\]|\(pp?\.[^()]{0,20}\)|\([\d.]+[.:][\d.]+[\d–:. -]*\)|\b(?:pp?|vol|no|fig|ch|sec)\.\s?\d+(?:[-–]\d+)?|\^\d+`)

// authorYear is a mark that names a work by who wrote it and its year, "(Brook & Ferry, 2019, p.
// 3; see Weir et al., 2001)": its name and its year are none of which the sentence tells. Without
// a comma before the year it wants a page or a second name, for "(Lisbon 1998)" may be a place.
var authorYear = lang.Regexp(`\(` + work + `(?:;\s?` + work + `)*\)`)

const (
	work = `(?:(?:[Ss]ee|cf\.|[Ee]\.g\.,?|(?:as\s)?(?:cited|quoted)\sin)\s(?:also\s)?)?` +
		names + `(?:` + joint + names + `)*(?:` +
		`(?:,?\set\sal\.?)?,\s` + inWork + `(?:,?\s?` + inWork + `)*(?:` + pages + `)?` +
		`|(?:\set\sal\.?)?\s` + inWork + `(?:` + pages + `)` +
		`|(?:\set\sal\.?|` + joint + names + `)\s` + inWork + `)`
	names  = name + `(?:\s` + name + `)*`
	name   = `(?:\p{Lu}[\p{L}\p{M}'’.-]*|d[aeiu]|de[lr]|di|v[ao]n|den|la|le|al|el|bin|ibn|ter|ten)`
	joint  = `(?:,?\s(?:&|and|et|und|y|e)\s|,\s)`
	inWork = `(?:\[\d{4}\]\s)?(?:1\d|20)\d\d[a-z]?`
	pages  = `[,:]\s?(?:(?:pp?|S)\.\s?)?\d+(?:\s?[-–]\s?\d+)?`
)

// uncited is a sentence without its marks of citation.
func uncited(sentence string) string {
	if mayName(sentence) { // as few do, and the expressions are slow
		sentence = authorYear.ReplaceAllStringFunc(sentence, withoutWork)
	}
	if mayCite(sentence) {
		sentence = citation.ReplaceAllString(sentence, " ")
	}
	return sentence
}

// withoutWork is nothing for a mark that names a work, and the mark itself where it is a date.
func withoutWork(mark string) string {
	for _, w := range strings.FieldsFunc(mark, func(r rune) bool { return strings.ContainsRune("(),; ", r) }) {
		if w := strings.ToLower(w); grammar.English().Has("MONTH", w) || grammar.English().Has("PERIOD", w) {
			return mark
		}
	}
	return " "
}

// mayCite says whether a sentence has a digit, "p" or full stop behind a bracket, or a digit
// behind a mark of abbreviation.
func mayCite(sentence string) bool {
	cites := false
	for i := 0; i+1 < len(sentence); i++ {
		switch next := sentence[i+1]; sentence[i] {
		case '[', '^':
			cites = cites || isDigit(next)
		case '(':
			cites = cites || isDigit(next) || next == 'p' || next == '.'
		case '.':
			cites = cites || isDigit(next) || next <= ' ' && i+2 < len(sentence) && isDigit(sentence[i+2])
		}
	}
	return cites && (strings.ContainsAny(sentence, "[(^") || strings.Contains(sentence, ". "))
}

// mayName says whether four digits stand in a bracket.
func mayName(sentence string) bool {
	for {
		_, inside, _ := strings.Cut(sentence, "(")
		inside, rest, closed := strings.Cut(inside, ")")
		if !closed {
			return false
		}
		digits := 0
		for i := range len(inside) {
			if digits++; !isDigit(inside[i]) {
				digits = 0
			}
			if digits == 4 {
				return true
			}
		}
		sentence = rest
	}
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
