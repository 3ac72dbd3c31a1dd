package retrieval

import (
	"fmt"
	"slices"
	"testing"

	"footnote/corpus"
)

// views fills a library with three authors of whom two speak of walls.
func views(t *testing.T) *Engine {
	t.Helper()
	lib := newLibrary(t)
	for _, s := range []struct{ title, author, text string }{
		{"Stone and Mortar", "Harrow, Ada", "A dry wall outlives one that is set in mortar, because the frost finds nothing to burst."},
		{"The Mason's Year", "Quill, Ben", "Mortar holds a wall against the wind, and no dry wall of mine stood for twenty winters."},
		{"Of Orchards", "Moss, Cleo", "The apple wants a cold winter and a late spring before it sets its fruit."},
	} {
		_, err := lib.Add(t.Context(), corpus.Source{
			Metadata: corpus.Metadata{Title: s.title, Authors: []string{s.author}, Language: "en", Issued: "1901"}, Digest: s.title,
		}, []corpus.Passage{{Ordinal: 1, Text: s.text}})
		if err != nil {
			t.Fatal(err)
		}
	}
	return newEngine(t, lib, builtIn(t))
}

func titlesOf(sources []corpus.Source) []string {
	var titles []string
	for _, s := range sources {
		titles = append(titles, s.Title)
	}
	slices.Sort(titles)
	return titles
}

// A comparison has the best passage of each source, and names those without one.
func TestCompare(t *testing.T) {
	a := ask(t, views(t), "do the authors agree about dry walls?", 5)
	var said []string
	for _, ev := range a.Evidence {
		said = append(said, ev.Source.Title)
	}
	slices.Sort(said)
	if !a.Compared || !slices.Equal(said, []string{"Stone and Mortar", "The Mason's Year"}) || !slices.Equal(titlesOf(a.Silent), []string{"Of Orchards"}) {
		t.Errorf("compared %v: %v speak, %v are silent", a.Compared, said, titlesOf(a.Silent))
	}
}

// No source is said to have nothing on the point because others have filled the comparison.
func TestCompareManySources(t *testing.T) {
	lib := newLibrary(t)
	const many = comparedSources + 5
	for i := range many {
		title := fmt.Sprintf("The %c Book", 'A'+rune(i))
		text := fmt.Sprintf("In its valley number %d the lighthouse was built by fishermen, who took a toll on salt.", i)
		source := corpus.Source{Metadata: corpus.Metadata{Title: title, Language: "en"}, Digest: title}
		if _, err := lib.Add(t.Context(), source, []corpus.Passage{{Ordinal: 1, Text: text}}); err != nil {
			t.Fatal(err)
		}
	}
	a, err := newEngine(t, lib, builtIn(t)).Compare(t.Context(), "who built the lighthouse?", nil)
	if err != nil || len(a.Evidence) != comparedSources || len(a.Further) != many-comparedSources || len(a.Silent) != 0 {
		t.Errorf("Compare = %d passages, further %q, silent %q, %v; want %d and the other %d further", len(a.Evidence), titlesOf(a.Further), titlesOf(a.Silent), err, comparedSources, many-comparedSources)
	}
}

// An author in the question looks in that source alone; where it has nothing on it, the
// whole library is asked.
func TestNamedSourceFilters(t *testing.T) {
	e := views(t)
	a := ask(t, e, "what does Quill say about dry walls", 5)
	if !a.Verdict.Answered() || len(a.Evidence) != 1 || a.Evidence[0].Source.Title != "The Mason's Year" || !slices.Equal(titlesOf(a.Within), []string{"The Mason's Year"}) {
		t.Errorf("Ask = %v, %d passages, within %v", a.Verdict, len(a.Evidence), titlesOf(a.Within))
	}
	a = ask(t, e, "what does Moss say about mortar in a dry wall", 5)
	if !a.Verdict.Answered() || len(a.Within) != 0 || a.Evidence[0].Source.Title == "Of Orchards" {
		t.Errorf("Ask = %v, within %v: what the named source does not have is denied", a.Verdict, titlesOf(a.Within))
	}
}

// Questions about the library are answered from its records and its words.
func TestCatalogueAnswers(t *testing.T) {
	e := views(t)
	for asked, want := range map[string][]string{
		"how many sources are in here?":     {"Of Orchards", "Stone and Mortar", "The Mason's Year"},
		"who wrote Of Orchards":             {"Of Orchards"},
		"which sources mention mortar":      {"Stone and Mortar", "The Mason's Year"},
		"which sources mention late spring": {"Of Orchards"},
		"which sources are from 1848?":      nil,
	} {
		a := ask(t, e, asked, 5)
		if a.Catalogue == nil || !slices.Equal(titlesOf(a.Catalogue.Sources), want) || a.Verdict.Answered() != (want != nil) {
			t.Errorf("Ask(%q) = %v %+v, want %v", asked, a.Verdict, a.Catalogue, want)
		}
	}
}

// What no record answers is looked for in the texts before it is denied.
func TestCatalogueDeniesNothing(t *testing.T) {
	a := ask(t, views(t), "which sources mention winters of frost on mortar", 5)
	if !a.Verdict.Answered() || len(a.Evidence) == 0 {
		t.Errorf("Ask = %v with %d passages, want the closest", a.Verdict, len(a.Evidence))
	}
}

// A comparison is asked for by a point, or by a question that asks for one.
func TestCompareByPoint(t *testing.T) {
	e := views(t)
	for _, q := range []string{"dry walls", "do the authors agree about dry walls?", "how do the texts differ on dry walls", "pls compare the authors on dry walls"} {
		a, err := e.Compare(t.Context(), q, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !a.Compared || a.Question != q || len(a.Evidence) != 2 || !slices.Equal(titlesOf(a.Silent), []string{"Of Orchards"}) {
			t.Errorf("Compare(%q) = %d passages, silent %v", q, len(a.Evidence), titlesOf(a.Silent))
		}
	}
	a, err := e.Compare(t.Context(), "dry walls", func(id corpus.SourceID) bool { return id != 1 })
	if err != nil || len(a.Evidence) != 1 || a.Evidence[0].Source.ID == 1 {
		t.Errorf("Compare of two of the sources = %d passages, %v", len(a.Evidence), err)
	}
	if a, err := e.Compare(t.Context(), "thanks!", nil); err != nil || !a.Talk {
		t.Errorf("Compare(thanks) = %+v, %v", a, err)
	}
}

// Who asks for what does not mention something gets the others.
func TestSourcesWithout(t *testing.T) {
	e := views(t)
	for asked, want := range map[string][]string{
		"which sources don't mention mortar":       {"Of Orchards"},
		"which sources do not mention late spring": {"Stone and Mortar", "The Mason's Year"},
		"which texts say nothing about zebras":     {"Of Orchards", "Stone and Mortar", "The Mason's Year"},
	} {
		a := ask(t, e, asked, 5)
		if a.Catalogue == nil || !a.Catalogue.Without || !slices.Equal(titlesOf(a.Catalogue.Sources), want) {
			t.Errorf("Ask(%q) = %v %+v, want %v", asked, a.Verdict, a.Catalogue, want)
		}
	}
}

// A comparison that goes on is of the new point alone.
func TestCompareGoesOn(t *testing.T) {
	a := converse(t, views(t), "do the authors agree about dry walls", "what about the apple?")
	if !a.Compared || len(a.Evidence) != 1 || a.Evidence[0].Source.Title != "Of Orchards" {
		t.Errorf("compared %v: %d passages, %q first", a.Compared, len(a.Evidence), firstText(a))
	}
}

// A source that is called what is looked for has it, also where others have it in their text.
func TestMentionInTheTitle(t *testing.T) {
	lib := newLibrary(t)
	for title, text := range map[string]string{
		"Solitary Bees and Their Hotels": "Nine in ten nest alone, in stems and in holes that beetles left in dead wood.",
		"What Crops Need":                "Cherries were set by solitary bees, and rape by the hives at the edge of the field.",
		"Wasps":                          "They scrape wood from fences and chew it to paper.",
	} {
		if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: title, Language: "en"}, Digest: title}, []corpus.Passage{{Ordinal: 1, Text: text}}); err != nil {
			t.Fatal(err)
		}
	}
	a := ask(t, newEngine(t, lib, builtIn(t)), "which sources mention solitary bees", 5)
	if want := []string{"Solitary Bees and Their Hotels", "What Crops Need"}; a.Catalogue == nil || !slices.Equal(titlesOf(a.Catalogue.Sources), want) {
		t.Errorf("%v %+v, want %v", a.Verdict, a.Catalogue, want)
	}
}

// Who wrote what a source is about stands in its text where the record names nobody.
func TestTextsTellWhatRecordsDoNot(t *testing.T) {
	lib := newLibrary(t)
	text := "Orla Vane, who had never touched a keyboard before, wrote Tideglass in one winter."
	_, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: "Tideglass", Language: "en"}, Digest: "t"}, []corpus.Passage{{Ordinal: 1, Text: text}})
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, lib, builtIn(t))
	for asked, passages := range map[string]int{"who wrote Tideglass?": 1, "who wrote the text Tideglass?": 0} {
		a := ask(t, e, asked, 5)
		if a.Catalogue == nil || a.Catalogue.Told() || len(a.Evidence) != passages || !a.Verdict.Answered() {
			t.Errorf("Ask(%q) = %v, records %+v, %d passages", asked, a.Verdict, a.Catalogue, len(a.Evidence))
		}
	}
}
