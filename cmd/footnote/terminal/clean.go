package terminal

import (
	"fmt"
	"strings"
	"unicode"
)

// steers reports whether a character could steer a terminal, or turn the text
// around it: control characters, those of C1 too, and marks of direction. The
// marks that only set the direction of what is beside them (U+200E, U+200F,
// U+061C) are among them: nothing tells a reader that they are there.
func steers(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// Clean makes one line of a text, without the characters that steer. Bytes that
// are no UTF-8, which some terminals take for C1, become U+FFFD.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\u2028', r == '\u2029':
			return ' '
		case steers(r):
			return -1
		}
		return r
	}, text)
}

// loneReturns takes away what would print over the beginning of a line.
var loneReturns = strings.NewReplacer("\r\n", "\r\n", "\r", "")

// cleanLines cleans a text that is to keep its lines and tabs.
func cleanLines(text string) string {
	return strings.Map(func(r rune) rune {
		if steers(r) && r != '\n' && r != '\r' && r != '\t' {
			return -1
		}
		return r
	}, loneReturns.Replace(text))
}

// escapeJSON writes the characters of a JSON text that steer as \uXXXX, which
// means the same to whoever reads JSON. Line feeds stand between values only.
func escapeJSON(text string) string {
	var b strings.Builder
	for _, r := range text {
		if steers(r) && r != '\n' {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
