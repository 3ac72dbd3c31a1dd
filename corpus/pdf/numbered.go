package pdf

import (
	"regexp"
	"strconv"
)

// Programs that draw letters themselves name them by numbers: "72", "c72", "x48".
// A number alone is the code of a character, in decimal. One with letters before
// it may as well count the glyphs of a font: it is a code only if all of them are
// those that the letters are shown by.

// fewestNumbered is how many letters a font has at least to be told so.
const fewestNumbered = 4

var (
	decimalName     = regexp.MustCompile(`^([A-Za-z#]{0,4})([0-9]{1,3})$`)
	hexadecimalName = regexp.MustCompile(`^([A-Za-z#]{1,4})([0-9A-Fa-f]{2})$`)
)

// numbersOfNames gives how the letters of a font whose names are numbers are read,
// nil for a font with other names.
func numbersOfNames(named []namedCode) func(namedCode) string {
	own := func(n namedCode) int { return n.code }
	switch {
	case areCodes(named, decimalName, 10, own), areCodes(named, hexadecimalName, 16, own):
		return func(n namedCode) string { return winAnsi()[n.code] }
	case areCodes(named, decimalName, 10, func(namedCode) int { return -1 }):
		return func(n namedCode) string {
			code, _ := strconv.Atoi(n.name)
			return winAnsi()[min(code, 255)]
		}
	}
	return nil
}

// areCodes says whether all names are numbers of one form, behind the same letters,
// and each is the code that it is to be. Where any will do, that is below zero, the
// names are numbers and nothing else.
func areCodes(named []namedCode, form *regexp.Regexp, base int, code func(namedCode) int) bool {
	letters, prefix := 0, ""
	for _, n := range named {
		if n.name == ".notdef" {
			continue
		}
		m := form.FindStringSubmatch(n.name)
		want := code(n)
		if m == nil || letters > 0 && m[1] != prefix || want < 0 && m[1] != "" || !isCode(m[2], base, want) {
			return false
		}
		letters++
		prefix = m[1]
	}
	return letters >= fewestNumbered
}

// isCode says whether digits are a code of a printable character, and the given
// one unless that is below zero.
func isCode(digits string, base, code int) bool {
	n, err := strconv.ParseUint(digits, base, 8)
	return err == nil && n >= ' ' && (code < 0 || int(n) == code)
}
