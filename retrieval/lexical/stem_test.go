package lexical

import (
	"strings"
	"testing"
)

func TestStem(t *testing.T) {
	for _, c := range []struct{ word, language, want string }{
		{"strikes", "en", "strike"},
		{"russia's", "en", "russia"},
		{"ülkelerinden", "tr", "ulke"},
		{"häuser", "de", "haus"},
		{"erdoğan", "", "erdogan"},
		{"l'abeille", "fr", Stem("abeille", "fr")}, {"jusqu'aujourd'hui", "fr", "hui"}, {"dell'acqua", "it", Stem("acqua", "it")}, {"dera'a", "fr", "dera'"},
		{"l'abeille", "en", "l'abeill"},
		{"łódź", "pl", "lodz"},
		{"إيران", "", "ايران"},
	} {
		if got := Stem(c.word, c.language); got != c.want {
			t.Errorf("Stem(%q, %q) = %q, want %q", c.word, c.language, got, c.want)
		}
	}
}

// The forms of a German verb whose prefix stands apart have one stem, and words that only
// begin so keep theirs.
func TestSeparableVerbs(t *testing.T) {
	for _, forms := range [][]string{
		{"aussetzen", "auszusetzen", "ausgesetzt"}, {"mitnehmen", "mitzunehmen"}, {"ankündigen", "anzukündigen", "angekündigt"},
		{"zurückzahlen", "zurückzuzahlen", "zurückgezahlt"}, {"abmelden", "abzumelden", "abgemeldet"},
	} {
		for _, form := range forms {
			if got, want := Stem(form, "de"), Stem(forms[0], "de"); got != want {
				t.Errorf("Stem(%q) = %q, want %q", form, got, want)
			}
		}
	}
	for _, words := range [][2]string{{"angebot", "anbot"}, {"ausgang", "ausang"}, {"angelegt", "angelt"}, {"eingeweide", "einweide"}, {"zug", "zu"}, {"aufzug", "aufg"}, {"anzug", "ang"}} {
		if Stem(words[0], "de") == Stem(words[1], "de") {
			t.Errorf("%q has one stem", words)
		}
	}
	if Stem("auszusetzen", "nl") == Stem("aussetzen", "nl") {
		t.Error("Stem takes Dutch for German")
	}
}

// A verb is found whose prefix stands at the end of the sentence.
func TestTogether(t *testing.T) {
	small := func(w string) bool { return strings.Contains(" wann wie ich mich ihr am was der ", " "+w+" ") }
	for asked, want := range map[string]string{
		"wann macht ihr zu":             "macht zumachen",
		"wie melde ich mich an":         "melde anmelden",
		"wann macht ihr am sonntag auf": "macht aufmachen",
		"wie trete ich aus":             "trete austreten",
		"was der hund kostet":           "",
		"wann ihr zu":                   "",
		"zu":                            "",
		"was tun ab":                    "",
	} {
		verb, whole := Together(strings.Fields(asked), small)
		if got := strings.TrimSpace(verb + " " + whole); got != want {
			t.Errorf("Together(%q) = %q, want %q", asked, got, want)
		}
	}
}
