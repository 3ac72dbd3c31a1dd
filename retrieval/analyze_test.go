package retrieval

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/retrieval/lexical"
)

func words(text string) []string {
	var list []string
	tokens(text, func(t token) { list = append(list, t.text) })
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

func TestGrams(t *testing.T) {
	for _, c := range []struct {
		token token
		want  string
	}{
		{token{text: "strike"}, "_str stri trik rike ike_"},
		{token{text: "of"}, "_of_"},
		{token{text: "a"}, "_a_"},
		{token{text: "мир"}, "_мир мир_"},
		{token{"豹队", true}, "豹队 豹 队"},
		{token{"茶", true}, "茶"},
	} {
		if got := strings.Join(slices.Collect(gramsOf(c.token)), " "); got != c.want {
			t.Errorf("gramsOf(%q) = %q, want %q", c.token.text, got, c.want)
		}
	}
}

// A word that asks is no need, a word that stands twice counts twice, and one
// that two languages stem differently is one need with two forms.
func TestQuestionNeeds(t *testing.T) {
	got, _ := questionNeeds("Why do strikes follow strikes?", []string{"en", "tr"})
	if len(got) != 2 {
		t.Fatalf("needs = %v, want two", got)
	}
	if want := []string{"strike", "strikes"}; !slices.Equal(got[0].terms, want) || got[0].weight != 2 {
		t.Errorf("needs[0] = %v, want %v with weight 2", got[0], want)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Dera’a’s U.S. 30,000", "黑豹a队", "a.b.c.", "\xff\xfe.", "'’'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens(text, func(tok token) {
			if tok.text == "" || utf8.ValidString(text) && !utf8.ValidString(tok.text) {
				t.Errorf("tokens(%q) gives %q", text, tok.text)
			}
			for g := range gramsOf(tok) {
				if g == "" {
					t.Errorf("gramsOf(%q) gives an empty run", tok.text)
				}
			}
			lexical.Stem(tok.text, "en")
		})
	})
}
