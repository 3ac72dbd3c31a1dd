package lexical

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func words(text string) []string {
	var list []string
	Tokens(text, func(t Token) { list = append(list, t.Text) })
	return list
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The Tsar's 30,000 men.", "the tsar's 30000 men"},
		{"U.S. and U.S.A., e.g. NATO.", "us and usa eg nato"},
		{"Dera’a, l'Iran — Deir ez-Zor", "dera'a l'iran deir ez zor"},
		{"It ended. At 3.5 or 1,2,3 points", "it ended at 3 5 or 1 2 3 points"},
		{"Straße in İzmir", "straße in izmir"},
		{"黑豹队的防守 308分", "黑豹 豹队 队的 的防 防守 308 分"},
		{"ประเทศ", "ปร ระ ะเ เท ทศ"},
		{"не более 5 лет", "не более 5 лет"},
		{"soft\u00adhyphen", "softhyphen"},
		{"", ""},
		{"…!?", ""},
	} {
		if got := strings.Join(words(c.text), " "); got != c.want {
			t.Errorf("tokens(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// The ways to write an amount are one.
func TestSpellings(t *testing.T) {
	terms := func(text string) string {
		var all []string
		Tokens(text, func(t Token) { all = append(all, Term(t, "en")) })
		return strings.Join(all, " ")
	}
	for _, c := range []struct{ text, want string }{
		{"12% of it", "12 percent of it"}, {"12 % of it", "12 percent of it"}, {"12 per cent of it", "12 percent of it"}, {"12 percent", "12 percent"}, {"a percentage", "a percent"},
		{"87.7%", "87 7 percent"}, {"$30bn", "30 billion"}, {"$30 billion", "30 billion"},
		{"per head", "per head"}, {"as per", "as per"}, {"per per cent", "per percent"}, {"a cent", "a cent"}, {"100%25", "100 percent 25"}, {"a % b", "a b"}, {"bn", "bn"},
	} {
		if got := terms(c.text); got != c.want {
			t.Errorf("terms of %q = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestGrams(t *testing.T) {
	for _, c := range []struct {
		token Token
		want  string
	}{
		{Token{Text: "strike"}, "_str stri trik rike ike_"},
		{Token{Text: "of"}, "_of_"},
		{Token{Text: "a"}, "_a_"},
		{Token{Text: "мир"}, "_мир мир_"},
		{Token{"豹队", true}, "豹队 豹 队"},
		{Token{"茶", true}, "茶"},
	} {
		if got := strings.Join(slices.Collect(GramsOf(c.token)), " "); got != c.want {
			t.Errorf("gramsOf(%q) = %q, want %q", c.token.Text, got, c.want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Dera’a’s U.S. 30,000", "黑豹a队", "a.b.c.", "\xff\xfe.", "'’'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Tokens(text, func(tok Token) {
			if tok.Text == "" || utf8.ValidString(text) && !utf8.ValidString(tok.Text) {
				t.Errorf("tokens(%q) gives %q", text, tok.Text)
			}
			for g := range GramsOf(tok) {
				if g == "" {
					t.Errorf("gramsOf(%q) gives an empty run", tok.Text)
				}
			}
			Stem(tok.Text, "en")
		})
	})
}

// A word is found as a whole one alone, whatever mark stands beside it.
func TestIndexWord(t *testing.T) {
	for text, want := range map[string]int{"the seat.": 4, "seats, a seat": 9, "seat": 0, "unseat seat's": 7, "seat2": -1, "": -1} {
		if got := IndexWord(text, "seat"); got != want {
			t.Errorf("IndexWord(%q) = %d, want %d", text, got, want)
		}
	}
}
