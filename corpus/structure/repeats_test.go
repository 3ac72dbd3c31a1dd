package structure_test

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// A paragraph that says nearly what another one says says something else. What says
// just that, or runs from the end of one into the next, is left out as a quotation that
// the page shows twice.
func TestNearRepeatsStay(t *testing.T) {
	minutes := "The motion of the northern parishes to mend the causeway before the winter was approved by nine votes to four after a long debate in the hall."
	weir := "The chair thanked the millers for the weir. It will be paid for by the town."
	for _, test := range []struct {
		again string
		stays bool
	}{
		{strings.NewReplacer("northern", "southern", "approved", "rejected").Replace(minutes), true},
		{strings.Replace(minutes, "was approved", "was not approved", 1), true},
		{strings.Replace(minutes, "in the hall", "in the barn", 1), true},
		{"The causeway was mended before the winter, and not one cart was lost on it. Nobody has asked who paid.", true},
		{"nine votes to four after a long debate in the hall. The chair thanked the millers", false},
		{"The motion of the northern parishes to mend the causeway before the winter was approved.", false},
	} {
		text := "# Minutes\n\n" + minutes + "\n\n" + weir + "\n\nThe clerk read the letters that had come since the spring, and the council heard them.\n\n" + test.again + "\n\nThe meeting closed at nine in the evening, and the lamps were put out by the caretaker.\n"
		d, err := structure.Refine(t.Context(), structure.Page, line.SignedLines(text), corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		stays := slices.ContainsFunc(d.Blocks, func(b corpus.Block) bool { return b.Text == test.again })
		if stays != test.stays {
			t.Errorf("%q stays: %t, want %t", test.again, stays, test.stays)
		}
	}
}

// What is said under two headings is said of two things.
func TestRepeatsUnderOtherHeadingsStay(t *testing.T) {
	const bags = "Bags must be left in the lockers at the entrance, and the key is returned on the same day."
	heading := func(text string) structure.Line {
		return structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: 2, Text: text}, Marked: true}
	}
	prose := func(text string) structure.Line { return structure.Line{Block: corpus.Block{Text: text}} }
	lines := []structure.Line{
		heading("Reading room"), prose("The room is open from nine to five, and the stove is lit by the caretaker at eight."), prose(bags),
		heading("Map room"), prose("Maps are brought to the table by the keeper, who counts them before and after."), prose(bags), prose(bags),
	}
	d, err := structure.Refine(t.Context(), structure.Page, lines, corpus.Metadata{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, b := range d.Blocks {
		if b.Text == bags {
			n++
		}
	}
	if n != 2 {
		t.Errorf("the rule stands %d times, want once in each section; left out are %v", n, d.Skipped)
	}
}
