package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CutPoint is where to cut s so that the front has about target words.
func CutPoint(s string, target int) int {
	clause, space := 0, 0
	words, shares, run := 0, 0, 0
	var before rune
	for i, r := range s {
		count := words + shares/oneWord + run/12
		if count > target && i > 0 && !unicode.IsMark(r) && !leads(before) {
			return firstOf(clause, space, i)
		}
		before = r
		size := i + utf8.RuneLen(r)
		switch {
		case unicode.IsSpace(r):
			words += runWords(run, run > 0)
			run, space = 0, size
		case Unspaced(r):
			shares += letterShare(r)
		default:
			run++
		}
		if strings.ContainsRune(",;:—、，；：،؛|", r) && count*10 >= target*6 {
			clause = size
		}
	}
	return len(s)
}

// leads says whether a Thai or Lao vowel is written before the letter that it
// belongs to.
func leads(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 || r >= 0x0EC0 && r <= 0x0EC4 }

func firstOf(points ...int) int {
	for _, p := range points {
		if p > 0 {
			return p
		}
	}
	return 0
}
