package words

import (
	"strings"
	"testing"
)

// A word that is listed as texts never spell it to the list would never be met.
func TestListedWordsCanBeMet(t *testing.T) {
	for kind, list := range English().Kinds {
		for w := range list {
			if got := plain(w); len(got) != 1 || got[0] != w {
				t.Errorf("%s has %q, which texts are read as %q", kind, w, got)
			}
		}
	}
}

// What is written in more than one way is read as one.
func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"You’re late, we've won":     "you are late we have won",
		"I’ll go; I'm here":          "i will go i am here",
		"isn't, can't, won't":        "is not can not will not",
		"$30 million, €4 and £5.":    "30 million dollars 4 euros and 5 pounds",
		"US$ 7":                      "us 7 dollars",
		"$ x, 70 per cent, 8%, cent": "x 70 percent 8 percent cent",
	} {
		if got := strings.Join(Pick(Tokens(text), Places(Tokens(text))), " "); got != want {
			t.Errorf("Tokens(%q) = %q, want %q", text, got, want)
		}
	}
}

// Letters of other scripts are written in more than one way.
func TestSpelledAlike(t *testing.T) {
	for pair, want := range map[[2]string]bool{{"khmeimim", "hmeimim"}: true, {"qaddafi", "gaddafi"}: true, {"tartous", "tartus"}: true, {"iranian", "iraqian"}: false, {"marlow", "barlow"}: false, {"henley", "kenley"}: false, {"kerry", "gerry"}: false, {"chester", "hester"}: false} {
		if got := SpelledAlike(pair[0], pair[1]); got != want {
			t.Errorf("SpelledAlike(%q, %q) = %v", pair[0], pair[1], got)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("“The ferry wasn't … 2,300” – Joan Pell (Pell, 1901)")
	f.Add("\xff[a] 1,,2 – \xe2")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, token := range Tokens(text) {
			if token.Start < 0 || token.End > len(text) || token.Start >= token.End || token.End < last || token.Word == "" {
				t.Fatalf("Tokens(%q) = %+v", text, token)
			}
			last = token.End
		}
	})
}
