package wiki

import (
	"slices"
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
