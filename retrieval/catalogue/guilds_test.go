package catalogue

import (
	"testing"

	"footnote/corpus"
)

// An organisation among the authors is asked for by its whole name, with "the" before it;
// what only is called like a part of one, or like a person, is not.
func TestGuilds(t *testing.T) {
	rs := New([]corpus.Source{
		{ID: 1, Metadata: corpus.Metadata{Title: "Lime kilns", Authors: []string{"Fenn, Ola", "Society of Dry Wallers"}}},
		{ID: 2, Metadata: corpus.Metadata{Title: "Walls", Authors: []string{"King, Ana"}}},
	})
	for asked, want := range map[string]string{
		"what did the society of dry wallers publish": "1", "what has the Society of Dry Wallers written?": "1",
		"what did the wallers write": "", "what did the king write": "",
	} {
		got, _ := rs.Answer(Read(asked))
		if numbersOf(got.Sources) != want {
			t.Errorf("%q = %q, want %q", asked, numbersOf(got.Sources), want)
		}
	}
}
