package lang

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Scrub makes text harmless and uniform: line feeds only, every other white
// space a space, no control, zero-width or direction characters, composed form.
func Scrub(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	previous := rune(-1)
	s = strings.Map(func(r rune) rune {
		r = harmless(r, previous)
		if r >= 0 {
			previous = r
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// harmless gives what to write for a rune, -1 for nothing.
func harmless(r, previous rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\f':
		return r
	case r == '\r' || r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case unicode.IsSpace(r):
		return ' '
	case r == 0x200C || r == 0x200D:
		if needsJoiner(previous) {
			return r
		}
		return -1
	case unicode.Is(unicode.Variation_Selector, r):
		if hasVariants(previous) {
			return r
		}
		return -1
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r), r == 0x2800: // an empty pattern of dots
		return -1
	}
	return r
}

// joinedScripts are those whose letters look another way before a joiner.
var joinedScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati,
	unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar,
}

// needsJoiner says whether a zero-width joiner or non-joiner after a rune means
// something: in Persian, in Hindi, in an emoji of several.
func needsJoiner(r rune) bool {
	return unicode.In(r, joinedScripts...) || unicode.Is(unicode.So, r) || r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF
}

// hasVariants says whether the mark for a variant means something after a rune. A
// row of them after a letter shows nothing, but may carry a hidden text.
func hasVariants(r rune) bool {
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return unicode.In(r, unicode.Han, unicode.Mongolian, unicode.Myanmar) || r >= 0x2100 && r <= 0x214F
	}
	return r > ' ' && !unicode.IsSpace(r)
}

// Unaccented gives letters without the marks on them, in small letters: "é"
// and "E" are "e".
func Unaccented(s string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
	return norm.NFC.String(bare)
}
