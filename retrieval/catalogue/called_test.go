package catalogue

import (
	"testing"

	"footnote/corpus"
)

// "The handbook" is the one source that has the word in its title, and nobody's where two have.
func TestCalledByWhatItIs(t *testing.T) {
	source := func(id corpus.SourceID, title, author string) corpus.Source {
		return corpus.Source{ID: id, Metadata: corpus.Metadata{Title: title, Authors: []string{author}, Issued: "1931"}}
	}
	rs := New([]corpus.Source{
		source(1, "Handbook for Lock Keepers", "Ames, Tilda"), source(2, "The Canal in Winter", "Bell, Ruth"),
		source(3, "A Guide to Barges", "Cole, Sam"), source(4, "A Guide to Weirs", "Dahl, Ida"),
	})
	for asked, want := range map[string]string{
		"who wrote the handbook": "1", "when was the handbook published": "1", "who wrote the guide": "", "who wrote a handbook": "", "who wrote the manual": "",
	} {
		if a, _ := rs.Answer(Read(asked)); numbersOf(a.Sources) != want {
			t.Errorf("%q: %s, want %q", asked, numbersOf(a.Sources), want)
		}
	}
}
