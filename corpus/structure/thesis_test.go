package structure_test

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

func TestThesisUnderUniversity(t *testing.T) {
	text := " The bakers of the town kept their own weights, and the council kept others, so that a loaf was as heavy as the one who weighed it wanted it to be in that year."
	for _, test := range []struct{ page, title, issued string }{
		{"University of Northhaven\nThe Weight of Bread\nby\nJane Roe\nA thesis submitted in partial fulfilment of the requirements for the degree of\nDoctor of Philosophy\n2017", "The Weight of Bread", "2017"},
		{"UNIVERSITY OF NORTHHAVEN\nTHE WEIGHT OF BREAD\nBakers and Their Guilds in a Small Town\nby\nJANE ROE\nA thesis submitted for the degree of\nDOCTOR OF PHILOSOPHY\n2017", "The Weight of Bread: Bakers and Their Guilds in a Small Town", "2017"},
		{"University of Northhaven\nBakers and the Law in Small Towns, 1790–1839 by\nJane Roe\nA thesis submitted for the degree of Doctor of Philosophy\n2017", "Bakers and the Law in Small Towns, 1790–1839", "2017"},
		{"The Weight of Bread\nby\nJane Roe\nB.A., Harbour College, 2009\nDISSERTATION\nSubmitted in partial fulfillment of the requirements for the degree of Doctor of Philosophy in History in the Graduate College of the\nUniversity of Northhaven, 2017", "The Weight of Bread", "2017"},
	} {
		d, err := structure.Refine(t.Context(), structure.Page, line.SignedLines(strings.ReplaceAll(test.page, "\n", "\n\n")+"\n\n"+strings.Repeat(text, 2)+"\n\n"+text), corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		m := d.Metadata
		if m.Title != test.title || m.Issued != test.issued || m.Genre != "Doctoral thesis" || m.Publisher != "University of Northhaven" {
			t.Errorf("%q: %q, %q, %q, %q", test.page, m.Title, m.Issued, m.Genre, m.Publisher)
		}
	}
}
