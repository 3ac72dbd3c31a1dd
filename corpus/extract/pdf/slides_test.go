package pdf

import (
	"bytes"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// slides makes a file of pages that are wider than high, of a title and rows each. A row of
// which nothing is seen yet stands far beside the page.
func slides(pages ...[]string) []byte {
	var contents []string
	for _, rows := range pages {
		content := corpustest.TextRow(20, 40, 380, rows[0])
		for i, row := range rows[1:] {
			x := 40
			if covered, ok := strings.CutPrefix(row, "~"); ok {
				row, x = covered, 2040
			}
			content += "\n" + corpustest.TextRow(12, x, 340-24*i, row)
		}
		contents = append(contents, content)
	}
	return bytes.Replace(corpustest.PdfOf("", contents...), []byte("[0 0 420 595]"), []byte("[0 0 595 420]"), 1)
}

// The steps in which a slide comes to be are read once, and its title stays that of a section,
// also where two slides have it.
func TestStepsOfSlides(t *testing.T) {
	const a, b, c = "The gauge was read at noon by the ferryman.", "On Sundays the schoolmaster read it.", "Nobody read it in a storm."
	opening := []string{"Rods of the River"}
	first := []string{"Who read the gauge", a, "~" + b}
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"steps": {slides(opening, first, []string{"Who read the gauge", a, b}, []string{"In storms", c}, []string{"The end of it", "It was taken down in the year of the great flood."}),
			"# Who read the gauge|" + a + "|" + b + "|# In storms|" + c + "|# The end of it|It was taken down in the year of the great flood."},
		"no steps": {slides(opening, []string{"Who read the gauge", a, b}, []string{"In storms", c}, []string{"Who read the gauge", "It was taken down in the year of the great flood."}, []string{"What is left", "A hook in the wall."}, []string{"Thanks to", "All the keepers."}),
			"# Who read the gauge|" + a + "|" + b + "|# In storms|" + c + "|# Who read the gauge|It was taken down in the year of the great flood.|# What is left|A hook in the wall.|# Thanks to|All the keepers."},
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: test.data})
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		for _, b := range d.Blocks {
			if b.Kind == corpus.Heading {
				b.Text = "# " + b.Text
			}
			got = append(got, b.Text)
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%s: read %q, want %q", name, got, strings.Split(test.want, "|"))
		}
	}
}
