package structure_test

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

func TestAuthorsOverRows(t *testing.T) {
	text := "\n\nThe bakers of the town kept their own weights, and the council kept others, so that a loaf was as heavy as the one who weighed it wanted it to be in that year.\n"
	for _, test := range []struct {
		head    string
		authors []string
	}{
		{"J. Roe, P. Falk,\n\nI. Sund, K. Berg\n\nAbstract", []string{"Roe, J.", "Falk, P.", "Sund, I.", "Berg, K."}},
		{"By J. Roe, P. Falk,\nI. Sund\n\nAbstract", []string{"Roe, J.", "Falk, P.", "Sund, I."}},
		{"Jane Roe (j.roe@example.org), Per Falk\n\nAbstract", []string{"Roe, Jane", "Falk, Per"}},
		{"Jane Roe <j.roe@example.org>\n\nPer Falk\n\n1 May 2019", []string{"Roe, Jane", "Falk, Per"}},
		{"By Jane Roe\n\nPer Falk and the bakers of the lower town", []string{"Roe, Jane"}},
	} {
		lines := line.SignedLines("# The Weight of Bread\n\n" + test.head + text + strings.ReplaceAll(text, "bakers", "millers"))
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(d.Metadata.Authors, test.authors) {
			t.Errorf("%q: %q, want %q", test.head, d.Metadata.Authors, test.authors)
		}
	}
}
