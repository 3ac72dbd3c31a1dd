package structure_test

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// A heading with nothing under it says something where it is as long as a sentence.
func TestEmptyHeadingsThatSay(t *testing.T) {
	lines := line.SignedLines("The keeper wrote the rules on a board in the summer of the flood, and they were read aloud.")
	for _, text := range []string{"Nobody may cross on foot in the dark", "The pier"} {
		lines = append(lines, structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: 2, Text: text}, Marked: true, Gap: true})
	}
	d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{Title: "Low Water"})
	if err != nil || len(d.Blocks) != 2 || d.Blocks[1].Kind != corpus.Paragraph {
		t.Errorf("%+v, %v; want the long heading as a paragraph", d.Blocks, err)
	}
}

// The date of an act belongs to its words, and is the date of the record as well.
func TestDateOfAnActStays(t *testing.T) {
	lines := line.SignedLines("11 & 12 Vict. c. 23\n\nAn Act to renew and amend an Act for the more speedy Removal of certain Dues from the Harbour.\n\n[4th September 1848]\n\n" +
		"1. Upon the receipt of a notice in writing signed by two or more householders, the guardians shall cause the quay to be examined.\n\n2. The owner shall pay the due within forty-eight hours of the receipt of a notice.")
	d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{Title: "Dues of the Harbour Act 1848"})
	stays := slices.ContainsFunc(d.Blocks, func(b corpus.Block) bool { return b.Text == "[4th September 1848]" })
	if err != nil || !stays || d.Metadata.Issued != "1848-09-04" {
		t.Errorf("issued %q, in the text: %t, %v", d.Metadata.Issued, stays, err)
	}
}

// A year right below title and author is the date of the work, and no paragraph.
func TestYearsBelowTheTitle(t *testing.T) {
	body := "\n\nThe miller rose before the sun and looked at the water, which had fallen in the night by the width of a hand and more.\n\n" +
		"He called to his son, who slept in the loft above the wheel, and the boy came down with straw in his hair.\n"
	for _, c := range []struct{ head, issued, authors string }{
		{"The Weir\nby Ada Harrow\n1894", "1894", "Harrow, Ada"},
		{"The Weir\n\nby Ada Harrow\n\n(1894)", "1894", "Harrow, Ada"},
		{"A Plain Account of the Weirs\nJoan Pell, 1729", "1729", "Pell, Joan"},
		{"THE WEIR\n\nADA HARROW\n\n1771", "1771", "Harrow, Ada"},
		{"A Plain Account of the Weirs\nJoan Pell (1729)", "1729", "Pell, Joan"},
		{"A Chronicle of Marlow\n\n1894" + body + "\n1895", "", ""},
		{"A Plain Account of the Weirs\nThe great flood, 1729", "", ""},
	} {
		lines := line.SignedLines(c.head + body)
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		stays := slices.ContainsFunc(d.Blocks, func(b corpus.Block) bool { return b.Text != "" && b.Text[len(b.Text)-1] != '.' && len(b.Text) < 40 })
		if d.Metadata.Issued != c.issued || strings.Join(d.Metadata.Authors, "; ") != c.authors || stays != (c.issued == "") {
			t.Errorf("%q: issued %q by %q, a line of it stays: %t", c.head, d.Metadata.Issued, d.Metadata.Authors, stays)
		}
	}
}
