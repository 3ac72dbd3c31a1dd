package extract

import (
	"context"
	"slices"
	"testing"

	"footnote/corpus"
)

// What is read at an address has that address, unless it names another.
func TestOriginIsAddress(t *testing.T) {
	const text = "The ropewalk is four hundred paces long. It has a roof but no walls, and men walk it all day."
	for _, test := range []struct{ origin, text, url, found string }{
		{"https://example.org/rope.txt", text, "https://example.org/rope.txt", corpus.FoundOrigin},
		{"https://example.org/rope.txt?walk=2&utm_source=letter&fbclid=x7", text, "https://example.org/rope.txt?walk=2", corpus.FoundOrigin},
		{"notes/rope.txt", text, "", ""},
		{"file:///notes/rope.txt", text, "", ""},
		{"https://example.org/rope.txt", "---\nurl: https://example.org/works/7\n---\n" + text, "https://example.org/works/7", corpus.FoundFrontMatter},
	} {
		d, err := Extract(t.Context(), corpus.File{Name: "rope.md", Origin: test.origin, Data: []byte(test.text)})
		if err != nil || d.Metadata.URL != test.url || d.Metadata.Found["url"] != test.found {
			t.Errorf("of %s: address %q from %q, %v, want %q from %q", test.origin, d.Metadata.URL, d.Metadata.Found["url"], err, test.url, test.found)
		}
	}
}

// A title in two lines ends where no word is left open.
func TestWholeTitle(t *testing.T) {
	const text = "Practical Uses of\n\nTidal Gates\n\nThe gates of the mill are opened twice a day, when the water of the pond is higher than that of the sea. Nobody has to stay up for it.\n"
	d, err := Extract(t.Context(), corpus.File{Name: "gates.txt", Data: []byte(text)})
	if err != nil || d.Metadata.Title != "Practical Uses of Tidal Gates" || len(d.Metadata.Authors) > 0 || len(d.Blocks) != 1 {
		t.Errorf("title %q by %q, %d blocks, %v", d.Metadata.Title, d.Metadata.Authors, len(d.Blocks), err)
	}
}

// Dates and names in the text are not those of the work.
func TestNeverGuesses(t *testing.T) {
	const text = `A quiet harbour

On 3 May 2018 the council met in Westermouth, and John Miller said that the pier would be closed before the summer.

By September 7, nothing had happened. The ferry still ran, and the tickets were sold as they were in 2016.

The pier was closed on 12 October 2018, as the town had feared for a long time.

© 2024 Some Site
`
	d, err := Extract(context.Background(), corpus.File{Name: "a.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if m := d.Metadata; m.Issued != "" || len(m.Authors) != 0 || m.Title != "A quiet harbour" || m.DOI != "" {
		t.Errorf("metadata = %+v, want the title and the owner only", m)
	}
}

// Programs for citations write names into front matter in parts.
func TestNamesInParts(t *testing.T) {
	const text = "---\ntitle: Low Water\nsubtitle: A Study\nauthor:\n  - name: Mia Bell\n    affiliation: University of Westermouth\n  - name:\n      given: Tom\n      family: van der Ekb\n  - {given: Ludwig, family: Ott, non-dropping-particle: zum}\n  - literal: River Keepers\n  - {affiliation: nobody}\n---\n\n" +
		"The ferry crossed the sound twice a day, at the turn of the tide. Nobody was asked what was in the baskets.\n"
	d, err := Extract(t.Context(), corpus.File{Name: "a.md", Data: []byte(text)})
	want := []string{"Bell, Mia", "van der Ekb, Tom", "zum Ott, Ludwig", "River Keepers"}
	if err != nil || !slices.Equal(d.Metadata.Authors, want) || d.Metadata.Title != "Low Water: A Study" {
		t.Errorf("%q by %q, want %q (%v)", d.Metadata.Title, d.Metadata.Authors, want, err)
	}
}
