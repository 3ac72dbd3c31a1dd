package corpus

import "testing"

// What somebody typed as pages is looked at before it is kept.
func TestPagesAsTheyAreTyped(t *testing.T) {
	for _, pages := range []string{"12", "12-34", "xii-xv", "e0123", "S12-S14", "7, 12-14", "321-28", "10-100", "D1-C2"} {
		if !IsPages(pages) || EndsBefore(pages) {
			t.Errorf("%q is not taken for pages", pages)
		}
	}
	for _, pages := range []string{"0", "-3", "12-", "12–", "0-5", "7, -3"} {
		if IsPages(pages) {
			t.Errorf("%q is taken for pages", pages)
		}
	}
	for _, pages := range []string{"34-12", "xv-xii", "7, XV–xii"} {
		if !EndsBefore(pages) {
			t.Errorf("%q does not end before it begins", pages)
		}
	}
}
