package wiki

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
)

// The row of authors of AsciiDoc names groups as well, and alone in it a name of several words
// is not sure to be one.
func TestAuthorsOfAsciiDoc(t *testing.T) {
	for row, want := range map[string][]string{"Ida Sund <ida@sund.example>; Weir Society": {"Sund, Ida", "Weir Society"}, "Weir Society": nil, "Ida Sund": {"Sund, Ida"}, "Ida Sund; Otters": {"Sund, Ida"}} {
		d, err := Read(t.Context(), corpus.File{Data: []byte("= Weirs\n" + row + "\n\n== Poles\nThe poles stand a furlong apart.\n")})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Metadata.Authors; !slices.Equal(got, want) {
			t.Errorf("authors of %q = %q, want %q", row, got, want)
		}
	}
}

// A row in italics is no heading, and the heading above it stays one.
func TestRowInItalics(t *testing.T) {
	d, err := Read(t.Context(), corpus.File{Data: []byte("====== Weirs ======\n\n===== Poles =====\n//Held in May//\n\nThe poles stand a //whole// furlong apart.\n\n===== Gates =====\n//Draft//\n\nThe gates are shut.\n")})
	var headings []string
	for _, b := range d.Blocks {
		if b.Kind == corpus.Heading {
			headings = append(headings, b.Text)
		}
	}
	if want := []string{"Poles", "Gates"}; err != nil || !slices.Equal(headings, want) {
		t.Errorf("headings %q, %v, want %q: %q", headings, err, want, d.Text())
	}
}

// Rows of a paragraph stay together, and marks in a program stay.
func TestRowsOfDokuWiki(t *testing.T) {
	d, err := Read(t.Context(), corpus.File{Data: []byte("====== Weirs ======\n\nThe poles stand\na furlong apart.\n\n<code>\n[[poles|a]]\n</code>\n\n| a | b |\n")})
	if want := "The poles stand a furlong apart.\n\n[[poles|a]]\n\na | b"; err != nil || d.Text() != want {
		t.Errorf("%q, %v, want %q", d.Text(), err, want)
	}
}

// Names bring no more than is said, however often they are used.
func TestNamesOfAsciiDocAreBounded(t *testing.T) {
	c := converter{values: map[string]string{"weir": strings.Repeat("x", 1000)}}
	if got := c.valued(strings.Repeat("{weir}", 5000)); len(got) > 2*mostAdded {
		t.Errorf("%d bytes", len(got))
	}
}

// What sends to an index of AsciiDoc is no text, what stands in brackets behind a word is.
func TestMarksInRowsOfAsciiDoc(t *testing.T) {
	for row, want := range map[string]string{
		"(((weirs, mending)))Poles hold the weir.(((poles)))":  "Poles hold the weir.",
		"The ((weir keeper)) indexterm:[keepers] mends them.":  "The weir keeper mends them.",
		"The indexterm2:[keeper] mends poles[3] and poles[4].": "The keeper mends poles[3] and poles[4].",
		"Bend poles, see <<_poles>> and <<weir#stakes>>.":      "Bend poles, see Poles and Poles.",
		"The ice is in <<ice>>, <<weir#_locks,locks>> not.":    "The ice is in [ice], locks not.",
		"Press kbd:[F1], then see link:weir.html[the weir].":   "Press F1, then see the weir.",
	} {
		d, err := Read(t.Context(), corpus.File{Data: []byte("= Weirs\n\n[[stakes]]\n== Poles\n\n" + row + "\n")})
		if err != nil || !strings.HasSuffix(d.Text(), want) {
			t.Errorf("%q is %q, %v, want %q", row, d.Text(), err, want)
		}
	}
}
