package spelling

import (
	"maps"
	"testing"
)

// What is but British or American is the same word, and what only looks so is not.
func TestSameWord(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"licence", "license", true}, {"behavior", "behaviour", true}, {"colors", "colours", true}, {"behavioural", "behavioral", true}, {"organisation", "organization", true}, {"organise", "organized", false},
		{"organized", "organised", true}, {"theatre", "theater", true}, {"travelled", "traveled", true}, {"greys", "grays", true}, {"anaemia", "anemia", true}, {"dialog", "dialogue", true}, {"programme", "program", true},
		{"fourth", "forth", false}, {"filled", "filed", false}, {"billing", "biling", false}, {"prise", "prize", false}, {"seedlngs", "seedlings", false}, {"hizbullah", "hezbollah", false}, {"license", "license", false}, {"", "", false},
	} {
		if got := SameWord(c.a, c.b); got != c.want || SameWord(c.b, c.a) != c.want {
			t.Errorf("SameWord(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// A word that chats write on purpose is no mistake for another word of a library.
func TestChatWordsAreNotCorrected(t *testing.T) {
	library := map[string]int{"ways": 5, "note": 5, "gird": 2, "tough": 1, "lire": 2, "school": 3, "seedlings": 4}
	s := New(maps.All(library), nil)
	for word, want := range map[string]string{"wats": "", "nite": "", "gurl": "", "lite": "", "skool": "", "seedlngs": "seedlings", "noet": "note"} {
		if got, ok := s.Correct(word); got != want || ok != (want != "") {
			t.Errorf("Correct(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}

// Two known words written together are a word, and two letters from another by what they mean.
func TestCompoundsAreNotCorrected(t *testing.T) {
	library := map[string]int{"mebibytes": 3, "overwrite": 2, "separate": 4}
	known := map[string]bool{"mega": true, "bytes": true, "over": true, "written": true}
	s := New(maps.All(library), func(w string) bool { return known[w] })
	for word, want := range map[string]string{"megabytes": "", "overwritten": "", "mebibites": "mebibytes", "seperete": "separate"} {
		if got, _ := s.Correct(word); got != want {
			t.Errorf("Correct(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestInflects(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"mill", "mills"}: true, {"carry", "carried"}: true, {"carried", "carrying"}: true, {"stop", "stopped"}: true, {"bake", "baking"}: true, {"keeper's", "keepers"}: true, {"mill", "mill"}: true,
		{"capitalism", "capital"}: false, {"organist", "organ"}: false, {"generally", "general"}: false, {"a", "as"}: false,
	} {
		if got := Inflects(pair[0], pair[1]); got != want {
			t.Errorf("Inflects(%q, %q) = %v", pair[0], pair[1], got)
		}
	}
}

func TestIsLike(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"vinegary", "vinegar"}: true, {"sunny", "sun"}: true, {"smoky", "smoke"}: true, {"vinegar", "vinegary"}: false, {"any", "an"}: false, {"party", "parts"}: false,
	} {
		if got := IsLike(pair[0], pair[1]); got != want {
			t.Errorf("IsLike(%q) = %v", pair, got)
		}
	}
}
