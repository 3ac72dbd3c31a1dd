package retrieval

import (
	"slices"
	"testing"

	"footnote/corpus"
)

// recorded fills a library with two texts and two works of which it has the records alone.
func recorded(t *testing.T) *Engine {
	t.Helper()
	lib := newLibrary(t)
	for _, s := range []struct{ title, author, publisher, text string }{
		{"Stone and Mortar", "Harrow, Ada", "", "A dry wall outlives one that is set in mortar, because the frost finds nothing to burst."},
		{"The Mason's Year", "Power, Ben", "", "Veltman, the carter, set his whole strength and power against the dry wall of twenty winters."},
		{"Walls of the North: A Survey", "Veltman, Ines", "Harbour Press", ""},
		{"Of Orchards", "Moss, Cleo", "", ""},
	} {
		work := corpus.Source{Metadata: corpus.Metadata{Title: s.title, Authors: []string{s.author}, Publisher: s.publisher, Language: "en", Issued: "1901"}, Digest: s.title}
		passages := []corpus.Passage{{Ordinal: 1, Text: s.text}}
		if s.text == "" {
			work.MediaType, passages = corpus.RecordOnly, nil
		}
		if _, err := lib.Add(t.Context(), work, passages); err != nil {
			t.Fatal(err)
		}
	}
	return newEngine(t, lib, builtIn(t))
}

// An author or an outlet of the library that a question names and asks nothing more of is
// answered by the records, beside the passages that have the name.
func TestNamedAloneIsAnswered(t *testing.T) {
	e := recorded(t)
	for asked, want := range map[string]string{
		"Tell me about Moss": "Of Orchards", "moss?": "Of Orchards", "Who was Cleo Moss?": "Of Orchards",
		"what do we know about Harrow": "Stone and Mortar", "Harbour Press": "Walls of the North: A Survey",
		"Veltman": "Walls of the North: A Survey", "Harbor Press": "Walls of the North: A Survey",
	} {
		a := ask(t, e, asked, 5)
		if !a.Verdict.Answered() || a.Catalogue == nil || !slices.Equal(titlesOf(a.Catalogue.Sources), []string{want}) {
			t.Errorf("Ask(%q) = %v, %+v; want the record of %q", asked, a.Verdict, a.Catalogue, want)
		}
		if speaks := len(a.Evidence) > 0; asked == "Veltman" && !speaks {
			t.Errorf("Ask(%q) leaves out the passage that has the name", asked)
		}
	}
	if a := ask(t, e, "what is power", 5); a.Catalogue != nil {
		t.Errorf("an author is taken for what the texts speak of: %v", titlesOf(a.Catalogue.Sources))
	}
}

// A work of which the library has the record alone is named as such where the question
// names it, and is not among those that are silent.
func TestTextless(t *testing.T) {
	e := recorded(t)
	for asked, want := range map[string][]string{
		"what does Veltman say about dry walls?":                         {"Walls of the North: A Survey"},
		"what is in Walls of the North by Veltman about mortar?":         {"Walls of the North: A Survey"},
		"why does the dry wall outlive mortar?":                          nil,
		"did Moss write in Walls of the North that frost bursts a wall?": {"Of Orchards", "Walls of the North: A Survey"},
		"what does Moss say about zeppelins?":                            {"Of Orchards"},
	} {
		if a := ask(t, e, asked, 5); !slices.Equal(titlesOf(a.Textless), want) || len(a.Silent) > 0 {
			t.Errorf("Ask(%q): textless %q, silent %q; want %q and none", asked, titlesOf(a.Textless), titlesOf(a.Silent), want)
		}
	}
	a, err := e.Compare(t.Context(), "mortar and frost", nil)
	if want := []string{"Of Orchards", "Walls of the North: A Survey"}; err != nil || !slices.Equal(titlesOf(a.Textless), want) || slices.Contains(titlesOf(a.Silent), "Of Orchards") {
		t.Errorf("Compare: textless %q, silent %q, %v; want %q", titlesOf(a.Textless), titlesOf(a.Silent), err, want)
	}
	if a := ask(t, e, "what does Harrow say about zeppelins and submarines?", 5); a.Verdict == Nothing && !slices.Equal(titlesOf(a.Named), []string{"Stone and Mortar"}) {
		t.Errorf("Named = %q, want the source of who is named", titlesOf(a.Named))
	}
}
