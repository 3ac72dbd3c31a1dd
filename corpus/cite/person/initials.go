package person

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Initials shortens given names: "Jean-Paul M." gives "J.-P. M.", and "Mei-ling" gives
// "M.". Particles after the first name stay whole ("Ludwig van" gives "L. van").
func Initials(given string) string {
	words := strings.Fields(given)
	for i, word := range words {
		parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' })
		if last := len(parts) - 1; last > 0 && startsLower(parts[last]) {
			parts = parts[:last] // it is no name of its own
		}
		for j, part := range parts {
			particle := startsLower(part) && (i > 0 || j < len(parts)-1)
			if !particle {
				parts[j] = abbreviate(part)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func startsLower(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first)
}

// abbreviate shortens one given name, or several that full stops join, to
// their first letters. A name in a script without capitals (Arabic, Hebrew,
// Chinese) stays whole: a single letter of it would name nobody.
func abbreviate(name string) string {
	var short []string
	for piece := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '.' }) {
		runes := []rune(piece)
		first := slices.IndexFunc(runes, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) })
		if first < 0 {
			short = append(short, piece)
			continue
		}
		end := first + 1
		for end < len(runes) && unicode.Is(unicode.M, runes[end]) { // accents of the letter
			end++
		}
		short = append(short, string(runes[first:end])+".")
	}
	return strings.Join(short, " ")
}

// CloseInitials gives initials without spaces between them: "J.R.R.", "L. van".
func CloseInitials(given string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(Initials(given)) {
		if b.Len() > 0 && !(strings.HasSuffix(b.String(), ".") && strings.HasSuffix(word, ".")) {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}
