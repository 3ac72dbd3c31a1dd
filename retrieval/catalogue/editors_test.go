package catalogue

import (
	"testing"

	"footnote/corpus"
)

// Who is asked for by a name may be an editor, before a journal that has the name as a word,
// and behind an author.
func TestEditors(t *testing.T) {
	record := func(id int, m corpus.Metadata) corpus.Source {
		return corpus.Source{ID: corpus.SourceID(id), Metadata: m}
	}
	rs := New([]corpus.Source{
		record(1, corpus.Metadata{Title: "Nests", Authors: []string{"Ono, Kei"}, Container: "Heron Letters"}),
		record(2, corpus.Metadata{Title: "Dunes", Authors: []string{"Lamb, Ivo"}, Editors: []string{"Heron, Tess"}}),
		record(3, corpus.Metadata{Title: "Reeds", Authors: []string{"Pike, Una"}}),
		record(4, corpus.Metadata{Title: "Fens", Authors: []string{"Carr, Jo"}, Editors: []string{"Pike, Una"}}),
	})
	for asked, want := range map[string]string{
		"do u have anything by heron": "2", "what do we have by Tess Heron": "2", "anything from heron letters": "1", "do we have something by Pike": "3",
	} {
		got, _ := rs.Answer(Read(asked))
		if numbersOf(got.Sources) != want {
			t.Errorf("%q = %q, want %q", asked, numbersOf(got.Sources), want)
		}
	}
}

// Two things that are compared are not one source that is called like one of them, unless its
// title has both.
func TestTwoCompared(t *testing.T) {
	rs := New([]corpus.Source{
		{ID: 1, Metadata: corpus.Metadata{Title: "From the logbook of Edda Sorrel"}},
		{ID: 2, Metadata: corpus.Metadata{Title: "Essays on Salt and Peat", Authors: []string{"Voss, Ida"}}},
	})
	for asked, want := range map[string]string{
		"what is the difference between the logbook and the interview": "", "compare the logbook and the essay": "", "compare the salt and peat essays": "2",
	} {
		got, _ := rs.Named(Read(asked))
		if numbersOf(got.Sources) != want {
			t.Errorf("%q names %q, want %q", asked, numbersOf(got.Sources), want)
		}
	}
}
