package structure_test

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// headingsOf reads a text and gives its headings, and the date of its record.
func headingsOf(t *testing.T, text string) (headings, issued string) {
	t.Helper()
	lines := line.SignedLines(text)
	d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range d.Blocks {
		if b.Kind == corpus.Heading {
			out = append(out, b.Text)
		}
	}
	return strings.Join(out, " | "), d.Metadata.Issued
}

// Dates that stand each over an entry are sections; one that stands over all is the date of
// the work.
func TestDatesOverEntries(t *testing.T) {
	for _, c := range []struct{ text, headings, issued string }{
		{"A Year of the Weir\n\n1 May 1800\nRain. The gate broke.\n\n2 May 1800\nSun. We bought a gate.\n", "1 May 1800 | 2 May 1800", ""},
		{"A Year of the Weir\n\n1 May 1800\n\nRain. The gate broke, and the miller came down to look at it with his son.\n", "", "1800-05-01"},
		{"A Year of the Weir\n\n9 June 1830\n\nI copied this from his notes, which he had kept in the loft above the wheel.\n\n1 May 1800\nRain. The gate broke.\n\n2 May 1800\nSun. We bought a gate.\n", "1 May 1800 | 2 May 1800", "1830-06-09"},
		{"A Year of the Weir\n\n9 June 1830\n\nI copied this from his notes, which he had kept in the loft above the wheel.\n\n1 May 1800\nRain. The gate broke.\n", "", "1830-06-09"},
		{"Annals of the Weir\n\n1821\nThe gate was built by the miller.\n\n1850\nThe gate burned in a night.\n\n12 June 1851\nThe gate was built again.\n", "1821 | 1850 | 12 June 1851", ""},
		{"The Weir of Marlow\n\n1821\nThe gate was built by the miller.\n\n1850\nThe gate burned in a night.\n", "", ""},
		{"The Weir of Marlow\n\nReceived\n\n3 May 2020\n\nAccepted\n\n5 May 2020\n\nSummary\n\nThe gate was built by the miller in the year of the flood, and it was burned twice since then.\n", "Summary", "2020-05-03"},
	} {
		headings, issued := headingsOf(t, c.text)
		if headings != c.headings || issued != c.issued {
			t.Errorf("%q: headings %q, issued %q; want %q, %q", c.text, headings, issued, c.headings, c.issued)
		}
	}
}

// Rows that say how much of something is needed are no headings, and what stands over them is.
func TestAmountsAreNoHeadings(t *testing.T) {
	text := "Quince Paste\n\nIngredients\n3 kg quinces\n1.5 kg sugar\npeel of one orange\n\nMethod\nBoil the quinces in their skins until they are soft, and press them through a sieve.\n"
	if got, _ := headingsOf(t, text); got != "Ingredients | Method" {
		t.Errorf("headings %q", got)
	}
}

// A line that names somebody whom no field holds stays, whatever date is in it.
func TestReviewersStay(t *testing.T) {
	text := "# Book Review: The Weir\n\nReviewed by Ida Sund — May 2012\n\nThe book is splendid on the millers and thin on what the water cost the town in the end.\n"
	lines := line.SignedLines(text)
	d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{Title: "Book Review: The Weir"})
	if err != nil || d.Metadata.Issued != "2012-05" || !strings.Contains(corpustest.BlocksOf(d), "Reviewed by Ida Sund") {
		t.Errorf("issued %q, %v, text\n%s", d.Metadata.Issued, err, corpustest.BlocksOf(d))
	}
}
