package static

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// EachWord yields the words of a text, folded: lower case, without accents. A
// word is a run of letters and digits; what stands between words counts for nothing.
func EachWord(text string, yield func(word string)) {
	start, plain := -1, true
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || (start >= 0 && unicode.IsMark(r)) {
			if start < 0 {
				start, plain = i, true
			}
			plain = plain && r < utf8.RuneSelf
			continue
		}
		if start >= 0 {
			yield(fold(text[start:i], plain))
			start = -1
		}
	}
	if start >= 0 {
		yield(fold(text[start:], plain))
	}
}

// Letters that Unicode does not take apart, as people without them write them.
var spelled = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i")

// fold gives a word in lower case without accents. plain says that it is ASCII.
func fold(word string, plain bool) string {
	word = strings.ToLower(word)
	if plain {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return spelled.Replace(b.String())
}
