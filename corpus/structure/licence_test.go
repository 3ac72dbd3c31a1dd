package structure_test

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// The text of a licence says which version it is, and who publishes it.
func TestTextOfLicence(t *testing.T) {
	const body = "\n\nTo cross is to set foot on the poles of the ford, on whichever side of the river, and to count them there on four mornings.\n\n"
	for text, want := range map[string]string{
		"Brenne License\nVersion 2.0, January 2004\n\nTERMS OF USE\n\n1. Definitions." + body:                                                             "Brenne License, 2.0, , 2004-01",
		"Brenne Public License Version 2.0" + body + "Brenne Foundation is the license steward. Nobody else may change the poles of the ford or count.":   "Brenne Public License Version 2.0, , Brenne Foundation, ",
		"The Miller of Brenne\nVersion 2.0, January 2004" + body + "Brenne Foundation is the license steward. Nobody else may change the poles or count.": "The Miller of Brenne, , , 2004-01",
	} {
		lines := line.SignedLines(text)
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		m := d.Metadata
		if got := m.Title + ", " + m.Version + ", " + m.Organisation + ", " + m.Issued; err != nil || got != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
}
