package heading

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/line"
)

// OpensSpeech says whether a line is the first of one who speaks again within so many more, as the
// rows of an interview and of minutes begin: "SUND: When was that?" Who says the same again
// is nobody: a title with a colon that stands twice.
func OpensSpeech(lines []line.Line, i, within int) bool {
	l := lines[i]
	_, who := SpeakerOf(l.Text)
	if who == "" || l.Kind == corpus.Heading {
		return false
	}
	for _, other := range lines[i+1 : min(len(lines), i+within)] {
		if strings.HasPrefix(other.Text, who) && other.Text != l.Text {
			return true
		}
	}
	return false
}
