package names

import (
	"slices"
	"testing"

	"footnote/corpus"
)

// A source is called by its title, who made it, its shelf, its year and its file, whatever
// the order, the case and a slip of the hand.
func TestOf(t *testing.T) {
	n := Of(corpus.Source{
		Metadata: corpus.Metadata{Title: "Ropes and Knots: A Manual for Small Boats", Authors: []string{"van Aalst, Griet"}, Publisher: "Harbour Press", Issued: "1988"},
		Shelves:  []string{"Week 2"}, Origin: "notes/ropes.pdf",
	})
	for name, fits := range map[string]bool{
		"family name":       n.Written([]string{"aalst"}) == 1,
		"slip":              n.Written([]string{"alst"}) == 0 && n.Written([]string{"griet", "aalst"}) == 1,
		"outlet":            n.IssuedBy([]string{"harbour"}) == 1 && n.IssuedBy([]string{"press"}) == 0,
		"whole outlet":      n.IsWhole([]string{"harbour", "press"}) && !n.IsWhole([]string{"harbour"}),
		"shelf":             n.IsShelf([]string{"week", "2"}) && !n.IsShelf([]string{"week"}),
		"file":              n.IsFile([]string{"ropes", "pdf"}),
		"first letters":     n.IsShort("msb") && !n.IsShort("xyz"),
		"year and shelf":    len(n.Unexplained([]string{"1988", "knots", "week"})) == 0,
		"a word beside":     slices.Equal(n.Unexplained([]string{"1988", "sails"}), []string{"sails"}),
		"maker":             n.HasMaker() && !Of(corpus.Source{Metadata: corpus.Metadata{Title: "Ropes"}}).HasMaker(),
		"without particles": slices.EqualFunc(n.Families(), [][]string{{"aalst"}}, slices.Equal),
	} {
		if !fits {
			t.Errorf("%s does not fit", name)
		}
	}
	if share, left := n.TitleShare(Telling("the knots and ropes")); share != 1 || len(left) > 0 {
		t.Errorf("the title before the colon is %v, without %q", share, left)
	}
}
