package texts

import "golang.org/x/text/unicode/bidi"

// IsRightToLeft tells by the first letter of a text whether it runs from right to left, as
// what shows a line of it does (Unicode Standard Annex 9, rule P2).
func IsRightToLeft(text string) bool {
	for i := range text {
		switch p, _ := bidi.LookupString(text[i:]); p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
