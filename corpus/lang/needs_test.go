package lang

import (
	"regexp"
	"slices"
	"testing"
)

func TestNeeds(t *testing.T) {
	for _, c := range []struct {
		expression string
		want       []string
	}{
		{`^(?:and )*who wrote (?P<source>.+)$`, []string{"who wrote "}},
		{`(?:which|what) .+ (?:sources|books)`, []string{"sources", "books"}},
		{`page (\d+)+`, []string{"page "}},
		{`(?:in|from)? ?\d{4}`, nil},
		{`(?:the )?(?:ferry|.*)`, nil},
		{`(?i)(?:isbn|doi)[ :]`, []string{"isbn", "doi"}},
		{`[A-Z]+ (?i:Ferry)`, []string{"ferry"}},
		{`^[cC] \d+ Harbour`, []string{" harbour"}},
		{`(?i)fähre|подпишитесь`, []string{"fähre", "подпишитесь"}},
		{`(?i)ναός`, []string{"ναόσ"}}, // as the last letter of "ΝΑΌΣ" is made small
		{`(?:page ){2,3}\d`, []string{"page "}},
		{`(?:page ){0,3}\d`, nil},
		{`(`, nil},
	} {
		if got := needsOf(c.expression).texts; !slices.Equal(got, c.want) {
			t.Errorf("%s needs %q, want %q", c.expression, got, c.want)
		}
	}
}

// What a pattern needs never hides a match, and what has none of it is told without making the
// pattern ready.
func TestPatternsFindWhatExpressionsDo(t *testing.T) {
	texts := []string{"", "who wrote the ferry guide", "which books are on page 12", "WHO WROTE IT", "iki kitap: İÇİNDEKİLER", "from 1912", "a\nb", "DIE FÄHRE", "Wrote", "ISBN 3", "the maſt", "273 \u212A", "ΝΑΌΣ", "ναός", "ναόσ", "\u1c80ода", "Вода", "5 \u00b5m", "5 ΜM", "20 \u212b", "20 å", "STRAẞE", "straße", "page page 1"}
	for _, expression := range []string{`who wrote (.+)`, `(?:which|what) (?P<texts>books|sources)`, `(?i)wrote`, `(?i)fähre`, `(?i)isbn`, `(?i)mast`, `\d (?i:k)`, `(?si)a.B`, `^[wW]\w+ [Ww]`, `İÇ|IÇ`, `(?:from )?\d+`, `\d*`, `^$`, `a.b`,
		`(?i)ναός`, `(?i)ΝΑΌΣ`, `(?i)вода`, `(?i)µm`, `(?i)μm`, `(?i)\d Å`, `(?i)straße`, `(?:page ){2}\d`} {
		p, r := Regexp(expression), regexp.MustCompile(expression)
		for _, text := range texts {
			if got, want := p.FindStringSubmatchIndex(text), r.FindStringSubmatchIndex(text); !slices.Equal(got, want) {
				t.Errorf("%s finds %v in %q, want %v", expression, got, text, want)
			}
			if got, want := p.ReplaceAllString(text, "<$1>"), r.ReplaceAllString(text, "<$1>"); got != want {
				t.Errorf("%s makes %q of %q, want %q", expression, got, text, want)
			}
			if got, want := len(p.FindAllString(text, -1)), len(r.FindAllString(text, -1)); got != want {
				t.Errorf("%s finds %d in %q, want %d", expression, got, text, want)
			}
		}
	}
	if !Regexp("IÇ").MatchString("İÇİNDEKİLER") {
		t.Error("the capital İ is no I to a pattern")
	}
	unready := &Pattern{func() *regexp.Regexp {
		t.Error("made ready for a text without what it needs")
		return regexp.MustCompile("x")
	}, func() needs { return needs{texts: []string{"ferry"}} }}
	unready.FindStringIndex("who wrote the guide")
}
