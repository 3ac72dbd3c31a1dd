package structure_test

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// A place before a date is no author, and the line above it is the title still where a
// numbered section follows. A name before a date is one.
func TestPlaceBeforeDate(t *testing.T) {
	for head, want := range map[string]string{
		"BRENNE RIVER BOARD\n\nReport on the Upper Ford\n\nPort Ellern, 4 May 1983\n\n1. Introduction": "Report on the Upper Ford () 1983-05-04",
		"Bericht über die Furt\n\nBad Ellern, den 3. Juni 1991":                                        "Bericht über die Furt () 1991-06-03",
		"Bericht über die Furt\n\nHohen Ellern, den 3. Juni 1991":                                      "Bericht über die Furt () 1991-06-03",
		"El paso de la ford\n\nSan Alder, 4 de mayo de 1983":                                           "El paso de la ford () 1983-05-04",
		"The Ford and the Law\n\nIda Sund, 4 May 1983":                                                 "The Ford and the Law (Sund, Ida) 1983-05-04",
	} {
		lines := line.SignedLines(head + onFord)
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		m := d.Metadata
		if got := m.Title + " (" + strings.Join(m.Authors, "; ") + ") " + m.Issued; err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", head, got, err, want)
		}
	}
}

// A row that only reserves all rights is no text of a book.
func TestRightsReserved(t *testing.T) {
	lines := line.SignedLines("Alle Rechte vorbehalten." + onFord + "All rights reserved to fish at the ford were sold in the spring.")
	d, err := structure.Refine(t.Context(), structure.Work, lines, corpus.Metadata{})
	if text := d.Text(); err != nil || strings.Contains(text, "Rechte") || !strings.Contains(text, "rights") {
		t.Errorf("text %q, %v", text, err)
	}
}

// A line with a year or the number of an issue behind its names says more than which
// organisation signed a text.
func TestDatedLinesSignNothing(t *testing.T) {
	for signed, want := range map[string]string{
		"Brenne Society for the Ford":                                 "Brenne Society for the Ford",
		"Brenne Society for the Ford, 1988":                           "",
		"Talks noted at the bridge, 1996. Brenne Society of the Ford": "",
	} {
		lines := line.SignedLines("The Ford and the Law\n\n" + signed + onFord)
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil || d.Metadata.Organisation != want {
			t.Errorf("%q: organisation %q, %v; want %q", signed, d.Metadata.Organisation, err, want)
		}
	}
}
