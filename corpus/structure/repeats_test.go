package structure_test

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract"
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
		d, err := extract.Extract(t.Context(), corpus.File{Name: "minutes.md", Data: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		stays := slices.ContainsFunc(d.Blocks, func(b corpus.Block) bool { return b.Text == test.again })
		if stays != test.stays {
			t.Errorf("%q stays: %t, want %t", test.again, stays, test.stays)
		}
	}
}
