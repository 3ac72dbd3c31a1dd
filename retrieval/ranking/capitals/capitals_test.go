package capitals

import "testing"

// What begins with a word counts, and only behind a space.
func TestCount(t *testing.T) {
	c := Of(3)
	for i, form := range []string{"march", "élan", "19"} {
		c.Form(form, i)
	}
	c.Count("March came.\nMarch, the March and\tMarch; we march on Marches in Élan, élan. 19 and 1999 ")
	for i, want := range []int{0, -1, -2} { // capital forms less the others
		if c.more[i] != want || c.Mostly()[i] {
			t.Errorf("word %d: %d, want %d", i, c.more[i], want)
		}
	}
	if c.Count("a March "); !c.Mostly()[0] {
		t.Error("with a capital more it is no name")
	}
}
