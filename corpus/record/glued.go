package record

import (
	"strings"

	"footnote/corpus/lang"
)

// gluedBehind is a word with a capital that no space parts from the name before it.
var gluedBehind = lang.Regexp(`^(.*\p{Ll})(\p{Lu}\p{Ll}+)$`)

// withoutGlued takes from a name the label of the date that only a style parts from it:
// "Jane DoePublished".
func withoutGlued(name string) string {
	m := gluedBehind.FindStringSubmatch(name)
	if m == nil {
		return name
	}
	if label := strings.ToLower(m[2]); len(label) < longDateWord || !dateLabels[label] {
		return name
	}
	return m[1]
}
