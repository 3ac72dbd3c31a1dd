package retrieval

import (
	"testing"

	"footnote/corpus"
)

// hour fills a library with one source by an author, and with one that is about nothing that is asked.
func hour(t testing.TB) *Engine {
	t.Helper()
	lib := newLibrary(t)
	for _, s := range []struct{ title, author, text string }{
		{"The Tale of a Morning", "Corbin, Nell", "Knowing that Mrs. Hallam had a weak heart, her sister told her with care that her husband was dead. She had loved him sometimes. Often she had not. There would be no will to bend hers in the years that came."},
		{"Of Orchards", "Moss, Cleo", "Apple trees are pruned in winter, when the sap is down."},
	} {
		work := corpus.Source{Metadata: corpus.Metadata{Title: s.title, Authors: []string{s.author}, Language: "en", Issued: "1894"}, Digest: s.title}
		if _, err := lib.Add(t.Context(), work, []corpus.Passage{{Ordinal: 1, Text: s.text}}); err != nil {
			t.Fatal(err)
		}
	}
	return newEngine(t, lib, builtIn(t))
}

// A source of which passages are shown is never said to have none; the others that the
// question names are, where what is shown is from elsewhere.
func TestNoSourceIsSilentThatIsShown(t *testing.T) {
	e := hour(t)
	elsewhere := 0
	for _, asked := range []string{
		"what does Nell Corbin think about marriage", "what does Corbin say about coffee", "what does Corbin say about freedom",
		"what does the Tale of a Morning say about coffee", "according to Corbin , what is love", "what does Corbin say about pruning apple trees",
	} {
		for _, a := range []Answer{ask(t, e, asked, 5), ask(t, e, asked, 1), converse(t, e, asked, "and about weddings?"), converse(t, e, "what does Moss say about trees", asked)} {
			if len(a.Silent) > 0 {
				elsewhere++
			}
			for _, ev := range a.Evidence {
				if within(a.Silent)(ev.Source.ID) {
					t.Errorf("%q shows %q and says that it has no passage on it", asked, ev.Source.Title)
				}
			}
		}
	}
	if elsewhere == 0 {
		t.Error("no source is said to be silent")
	}
}
