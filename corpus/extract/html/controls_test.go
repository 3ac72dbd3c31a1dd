package html

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// Words that move the reader about the page are none of its text, in whatever language; the
// same words stay where they say something.
func TestControlsOfPage(t *testing.T) {
	for name, test := range map[string]struct {
		piece, words string
		kept         bool
	}{
		"in a block":             {`<div><a href="#main">Skip to the story</a></div>`, "Skip to", false},
		"German":                 {`<a href="#nav">Zur Suche springen</a>`, "Zur Suche", false},
		"French, in a paragraph": {`<p><span><a href="#contenu">Aller au contenu</a></span></p>`, "Aller au", false},
		"Russian":                {`<p><a href="#text">Перейти к тексту</a></p>`, "Перейти", false},
		"two with a mark":        {`<div><a href="#recipe">Jump to Recipe</a> | <a href="/print/12">Print the page</a></div>`, "Jump to", false},
		"in a sentence":          {`<p>Who has no patience may <a href="#recipe">jump to recipe</a> and read no more of this.</p>`, "jump to recipe", true},
		"figure":                 {`<p><a href="#f2">See figure 2</a></p>`, "See figure 2", true},
		"term with what it says": {`<dl><dt><a href="#silt">Fine silt</a></dt><dd>Earth that the tide leaves on the sill, and that nobody wants.</dd></dl>`, "Fine silt", true},
		"heading":                {`<h2><a href="#lamps">Of the lamps</a></h2><p>Each of the lamps burns oil, and each of them is filled by the boy who lives nearest to it.</p>`, "", true},
		"place that it leads to": {`<div id="oath"><a href="#oath">The oath of ferrymen</a></div>`, "The oath", true},
	} {
		page := "<title>The ford is marked again</title><body>" + strings.Replace(story, "<p>The old", test.piece+"<p>The old", 1)
		d, err := Read(t.Context(), corpus.File{Data: []byte(page)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Contains(d.Text(), test.words); got != test.kept {
			t.Errorf("%s: %q kept = %v", name, test.words, got)
		}
	}
}

// A heading with the titles of other pages of the site is no part of the text; one with
// pages of others is, as a list of sources.
func TestTeasersOfPages(t *testing.T) {
	for name, test := range map[string]struct {
		piece, words string
		kept         bool
	}{
		"one title":         {`<section class=x1><h2>Most viewed</h2><ol><li><a href="/c">Mill is struck by lightning</a></li></ol></section>`, "struck by", false},
		"German, two":       {`<div class=x2><h3>Meistgelesen</h3><p><a href="/a.html">Die Mühle steht noch immer</a></p><p><a href="b.html">Das Brot wird nicht teurer</a></p></div>`, "Mühle", false},
		"in the midst":      {`<aside><h4>Aus dem Archiv</h4><a href="/a.html">Die Mühle steht noch immer</a></aside>`, "Mühle", false},
		"sources elsewhere": {`<section><h2>Sources</h2><p><a href="https://mills.example/a">The tolls of the old mill</a></p></section>`, "old mill", true},
		"said with it":      {`<section><h2>Map</h2><p>The way is shown: <a href="/map">Map of the whole sound</a></p></section>`, "the whole sound", true},
	} {
		page := "<title>The ford is marked again</title><body>" + strings.Replace(story, "<p>The old", test.piece+"<p>The old", 1)
		d, err := Read(t.Context(), corpus.File{Data: []byte(page)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Contains(d.Text(), test.words); got != test.kept {
			t.Errorf("%s: %q kept = %v", name, test.words, got)
		}
	}
}
