package line

import (
	"testing"

	"footnote/corpus/lang"
)

// A phrase that is compared with the whole of a line has to be written as the line
// is for that, or it is never found.
func TestPhrasesAreAsCompared(t *testing.T) {
	for _, list := range append([]string{"section-names"}, Surroundings...) {
		for _, phrase := range lang.Phrases(list) {
			if lang.Plain(phrase) != phrase {
				t.Errorf("%q of %s is compared as %q", phrase, list, lang.Plain(phrase))
			}
		}
	}
}
