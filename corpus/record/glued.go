package record

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// withoutGlued takes from a name the label of the date that only a style parts from it:
// "Jane DoePublished".
func withoutGlued(name string) string {
	at := strings.LastIndexFunc(name, unicode.IsUpper)
	if at <= 0 {
		return name
	}
	if before, _ := utf8.DecodeLastRuneInString(name[:at]); !unicode.IsLower(before) {
		return name
	}
	if label := strings.ToLower(name[at:]); len(label) < longDateWord || !dateLabels()[label] {
		return name
	}
	return name[:at]
}
