package encoding

import (
	"unicode"

	"footnote/corpus/lang"
)

// Nearly any bytes are letters of some older encoding, so what was read in one has to look
// like a text, or bytes that are none would be taken for one.

// readsAsText says whether what was read in an older encoding is written as texts are: its
// Latin letters are not mostly accented ones, signs seldom stand at letters, and capitals
// seldom within a word.
func readsAsText(s string) bool {
	s = lang.Sample(s, 1<<16)
	if mostlyAccents(s) {
		return false
	}
	letters, signs, within := 0, 0, 0
	var before rune
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
		if isOddSign(r) && unicode.IsLetter(before) || unicode.IsLetter(r) && isOddSign(before) {
			signs++
		}
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			within++
		}
		before = r
	}
	return signs*5 <= letters && within*5 <= letters
}

// isOddSign tells the signs that stand at the letters of a word only where it is none.
func isOddSign(r rune) bool {
	return r > unicode.MaxASCII && (unicode.IsSymbol(r) || unicode.Is(unicode.No, r) || r == '¶')
}
