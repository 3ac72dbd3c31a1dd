// Package garbled tells texts whose letters stand for others than they look like.
package garbled

import "unicode"

// Signs counts the letters and digits of a text, and the characters that no
// text has.
func Signs(text string) (letters, strange int) {
	for _, c := range text {
		switch {
		case c == unicode.ReplacementChar, unicode.Is(unicode.Co, c), unicode.IsControl(c):
			strange++
		case unicode.IsLetter(c), unicode.IsDigit(c):
			letters++
		}
	}
	return letters, strange
}

// Mixed says whether the words of rows are of no language: they mix scripts.
func Mixed(rows []string) bool {
	mixed, words := 0, 0
	for _, r := range rows {
		for _, w := range Words(r) {
			words++
			if mixesScripts(w) {
				mixed++
			}
		}
	}
	return words >= 10 && mixed*4 > words
}

// Words gives the runs of letters of a text, but for single ones.
func Words(text string) []string {
	var out []string
	var word []rune
	for _, c := range text + " " {
		if unicode.IsLetter(c) {
			word = append(word, c)
			continue
		}
		if len(word) > 1 {
			out = append(out, string(word))
		}
		word = word[:0]
	}
	return out
}

// alphabets are scripts whose letters do not stand in one word with others'.
var alphabets = []*unicode.RangeTable{
	unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Armenian, unicode.Georgian, unicode.Devanagari,
	unicode.Thai, unicode.Canadian_Aboriginal, unicode.Ethiopic, unicode.Cherokee, unicode.Hangul,
}

func mixesScripts(word string) bool {
	var first *unicode.RangeTable
	for _, c := range word {
		for _, script := range alphabets {
			if !unicode.Is(script, c) {
				continue
			}
			if first != nil && first != script {
				return true
			}
			first = script
			break
		}
	}
	return false
}
