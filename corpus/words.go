package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isWordRune says whether a rune can be part of a word.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// lettersPerWord is what one word counts in scripts that leave no spaces, in
// tenths of a letter: a Chinese word has about 1.6 characters.
const lettersPerWord = 16

// unspaced says whether a letter is of a script written without spaces.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// wordCount counts the words of a text: runs between spaces that hold a letter
// or digit, one for each 1.6 characters of a script without spaces, and one
// for each 12 characters of an overlong run, so that no text is free of cost.
func wordCount(s string) int {
	words, dense := 0, 0
	runLength, hasWord := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			words += runWords(runLength, hasWord)
			runLength, hasWord = 0, false
		case unspaced(r):
			dense++
		default:
			runLength++
			hasWord = hasWord || isWordRune(r)
		}
	}
	return words + runWords(runLength, hasWord) + (dense*10+lettersPerWord-1)/lettersPerWord
}

func runWords(length int, hasWord bool) int {
	if !hasWord && length < 24 {
		return 0
	}
	return max(1, length/12)
}

// closers may follow the mark that ends a sentence.
const closers = "\"'”’»›)]}）】」』》〉*_"

// endsSentence says whether a line ends as a sentence does: with a final mark,
// closing quotes and brackets aside.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(trimClosers(s))
	return isFinal(r)
}

// trimClosers cuts white space, closing marks and footnote figures from the end.
func trimClosers(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return strings.TrimRight(s, closers)
}

func isFinal(r rune) bool {
	return strings.ContainsRune(".!?…。！？؟।॥۔։;·።", r) && r != ';' && r != '·' || r == 0x37E
}

// firstRune is the first rune of a string, 0 of an empty one.
func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// lastRune is the last rune of a string, 0 of an empty one.
func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// plain is a string as it is compared: lower case, words only, one space.
func plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case isWordRune(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r != '\'' && r != '’':
			gap = true
		}
	}
	return b.String()
}
