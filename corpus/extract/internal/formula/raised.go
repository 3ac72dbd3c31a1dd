package formula

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// ReadRaised says how raised text is written after what stands before it, and
// whether it is the mark of a footnote instead.
func ReadRaised(s, before string) (text string, isMark bool) {
	switch {
	case isPower(s, before):
		return Power(s), false
	case !(len(s) <= 4 && strings.Trim(s, "0123456789*†‡§, ") == "" || len(s) == 1):
		return s, false
	case strings.TrimSpace(before) != "" && (unicode.IsDigit(lang.LastRune(before)) || isUnit(lang.LastWord(before))):
		return Superscript(s), false
	}
	return "", true
}

var (
	// charge is that of an ion, below is a power below one, sum is one that is reckoned: "2+",
	// "−3", "2n - 1". Figures alone with a dash may be the numbers of notes.
	charge = lang.Regexp(`^\d{0,2}[+−–-]{1,2}$`)
	below  = lang.Regexp(`^[+−–-]\d{1,3}$`)
	sum    = lang.Regexp(`^[+−-]?(?:\d{1,3}\p{L}?|\p{L})(?:\s?[+−–/·-]\s?(?:\d{1,3}\p{L}?|\p{L})){1,4}$`)
	// symbol is what has a charge or a power in a text: "Na", "HCO3", "x", "dx". A plus at a word
	// is the mark of a note.
	symbol = lang.Regexp(`(?:(?:^|\P{L})(?:(?:[A-Z][a-z]?\d*)+|\p{L}{1,2})|[\d\])])$`)
)

// isPower says whether raised text belongs to the formula that it stands at.
func isPower(s, before string) bool {
	last := lang.LastRune(before)
	switch {
	case below.MatchString(s):
		return unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')'
	case charge.MatchString(s), sum.MatchString(s) && strings.ContainsFunc(s, unicode.IsLetter):
		return symbol.MatchString(before)
	}
	return false
}

// Raised writes raised text where the marks of notes are written otherwise.
func Raised(s, before string) string {
	if text, isMark := ReadRaised(s, before); !isMark {
		return text
	}
	return Superscript(s)
}

// MarksOf gives the marks of notes that stand together behind a word: "1,2", "1,*".
func MarksOf(raised string) []string {
	return strings.FieldsFunc(raised, func(r rune) bool { return r == ',' || r == ' ' })
}

// isUnit says whether a raised figure after a word is a power: "m", "km", "x".
func isUnit(word string) bool {
	return len(word) <= 2 && word != "" && unicode.IsLetter(lang.LastRune(word)) && word == strings.ToLower(word)
}

func Superscript(s string) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "−", "⁻", "–", "⁻", "-", "⁻").Replace(s)
}

// LongestUnit bounds how far before a raised figure the word is looked for that
// it belongs to, in bytes.
const LongestUnit = 40
