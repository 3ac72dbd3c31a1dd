package corpus

import "testing"

// What looked like the title stays in the text where the work is called something else.
func TestWithOpening(t *testing.T) {
	d := Document{
		Blocks:  []Block{{Text: "The thought is the significant proposition."}},
		Skipped: []Skipped{{"The world is all that is the case", "title"}},
		Opening: Opening{0, []Block{{Text: "The world is all that is the case"}}},
	}
	for title, blocks := range map[string]int{
		"Tractatus": 2, "": 1, "The World Is All That Is The Case.": 1, "The World Is All That Is the Case: A Reader": 1,
	} {
		got := d.WithOpening(title)
		if len(got.Blocks) != blocks || len(got.Skipped) != 2-blocks || len(d.Blocks) != 1 || len(d.Skipped) != 1 {
			t.Errorf("%q: %v, left out %v", title, got.Blocks, got.Skipped)
		}
	}
}
