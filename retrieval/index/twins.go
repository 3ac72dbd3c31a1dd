package index

import (
	"hash/fnv"
	"unicode"
	"unicode/utf8"
)

// textHash tells texts apart by what they say. Two printings of one text differ in
// quotation marks, hyphens and spaces and are the same here; marks beside a digit count,
// for 3.5 is not 35.
func textHash(text string) uint64 {
	h := fnv.New64a()
	var letter [utf8.UTFMax]byte
	before := ' '
	for rest := text; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		after, _ := utf8.DecodeRuneInString(rest)
		if !isTypography(before, r, after) {
			h.Write(letter[:utf8.EncodeRune(letter[:], unicode.ToLower(r))]) // never fails
		}
		before = r
	}
	return h.Sum64()
}

// isTypography says whether a character between two others only sets a text.
func isTypography(before, r, after rune) bool {
	if unicode.IsSpace(r) {
		return !unicode.IsDigit(before) || !unicode.IsDigit(after)
	}
	return unicode.IsPunct(r) && !unicode.IsDigit(before) && !unicode.IsDigit(after)
}
