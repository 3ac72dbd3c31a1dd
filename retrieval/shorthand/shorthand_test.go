package shorthand

import (
	"slices"
	"strings"
	"testing"
)

func TestClips(t *testing.T) {
	for _, pair := range []string{"crit critical", "config configuration", "admin administrator", "info information", "dmg damage", "msg message", "vocab vocabulary", "mprs empress"} {
		short, long, _ := strings.Cut(pair, " ")
		if !Clips(short, long) {
			t.Errorf("%q is no short form of %q", short, long)
		}
		if begins := func(letters string) bool { return strings.HasPrefix(long, letters) }; !slices.ContainsFunc(Beginnings(short), begins) {
			t.Errorf("%q begins with none of %q", long, Beginnings(short))
		}
	}
	for _, pair := range []string{
		"crit crit", "bake bakery", "dm damage", "dmg dialogue", "sush sushi", "boil boiling", "critical crit", "damag damage",
	} {
		short, long, _ := strings.Cut(pair, " ")
		if Clips(short, long) {
			t.Errorf("%q is a short form of %q", short, long)
		}
	}
	if Singular("crits") != "crit" || Singular("gas") != "gas" {
		t.Error("the singular is wrong")
	}
}

// The lists give words of small letters, each short form once, and none of those that are words
// of their own as often as not.
func TestLists(t *testing.T) {
	for short, long := range known() {
		if slices.Contains(long, short) || len(long) == 0 {
			t.Errorf("%q stands for %q", short, long)
		}
	}
	if got := Known("temp"); !slices.Equal(got, []string{"temporary", "temperature"}) {
		t.Errorf("temp stands for %q", got)
	}
	if got := Forms("broke"); !slices.Equal(got, []string{"break", "broken"}) {
		t.Errorf("forms of broke: %q", got)
	}
	if got := Forms("overwritten"); !slices.Equal(got, []string{"overwrite", "overwrote"}) {
		t.Errorf("forms of overwritten: %q", got)
	}
	for _, word := range []string{"over", "underground", "found", "left", "saw", "felt", "ground", "data", "people"} {
		if got := Forms(word); len(got) > 0 {
			t.Errorf("%q is a form of %q", word, got)
		}
	}
}
