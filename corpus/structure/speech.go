package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/structure/heading"
)

// opensSpeech says whether a line is the first of one who speaks again further on, as the
// rows of an interview and of minutes begin: "SUND: When was that?" Who says the same again
// is nobody: a title with a colon that stands twice.
func (d *Draft) opensSpeech(i int) bool {
	l := d.Lines[i]
	_, who := heading.SpeakerOf(l.Text)
	if who == "" || l.Kind == corpus.Heading {
		return false
	}
	for _, other := range d.Lines[i+1 : min(len(d.Lines), i+MostHead)] {
		if strings.HasPrefix(other.Text, who) && other.Text != l.Text {
			return true
		}
	}
	return false
}
