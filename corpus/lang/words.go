package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsWordRune says whether a rune can be part of a word.
func IsWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// IsASCII says whether a text has no letter beyond those of ASCII.
func IsASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Unspaced says whether a letter is of a script written without spaces.
func Unspaced(r rune) bool { return letterShare(r) > 0 }

// oneWord is a word in the shares of which letters of scripts without spaces
// are counted: a Chinese word has about 1.6 letters, a Thai one with its vowels
// and tones about 4.5.
const oneWord = 144

// letterShare is what a letter of a script without spaces counts, 0 of others.
func letterShare(r rune) int {
	switch {
	case r < 0x0E00:
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return oneWord * 10 / 16
	case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return oneWord * 10 / 45
	}
	return 0
}

// WordCount counts the words of a text: runs between spaces that hold a letter
// or digit, the words that the letters of a script without spaces make up, and
// one for each 12 characters of an overlong run or 24 of lone marks, so that no
// text is free of cost.
func WordCount(s string) int {
	words, shares, marks := 0, 0, 0
	runLength, hasWord := 0, false
	for _, r := range s {
		share := letterShare(r)
		switch {
		case unicode.IsSpace(r):
			words += runWords(runLength, hasWord)
			if !hasWord && runLength < 24 {
				marks += runLength
			}
			runLength, hasWord = 0, false
		case share > 0:
			shares += share
		default:
			runLength++
			hasWord = hasWord || IsWordRune(r)
		}
	}
	return words + runWords(runLength, hasWord) + marks/24 + (shares+oneWord-1)/oneWord
}

func runWords(length int, hasWord bool) int {
	if !hasWord && length < 24 {
		return 0
	}
	return max(1, length/12)
}

// closers may follow the mark that ends a sentence.
const closers = "\"'”’»›)]}）】」』》〉*_"

// EndsSentence says whether a line ends as a sentence does: with a final mark,
// closing quotes and brackets aside.
func EndsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(TrimClosers(s))
	return IsFinal(r)
}

// TrimClosers cuts white space, closing marks and footnote figures from the end.
func TrimClosers(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return strings.TrimRight(s, closers)
}

func IsFinal(r rune) bool {
	return strings.ContainsRune(".!?…。！？؟।॥۔։;·።", r) && r != ';' && r != '·' || r == 0x37E
}

// FirstRune is the first rune of a string, 0 of an empty one.
func FirstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// LastRune is the last rune of a string, 0 of an empty one.
func LastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Plain is a string as it is compared: lower case, words only, one space.
func Plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case IsWordRune(r) || unicode.IsMark(r):
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
