package words

import "testing"

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
