package lexical

import "testing"

func TestStem(t *testing.T) {
	for _, c := range []struct{ word, language, want string }{
		{"strikes", "en", "strike"},
		{"russia's", "en", "russia"},
		{"ülkelerinden", "tr", "ulke"},
		{"häuser", "de", "haus"},
		{"erdoğan", "", "erdogan"},
		{"łódź", "pl", "lodz"},
		{"إيران", "", "ايران"},
	} {
		if got := Stem(c.word, c.language); got != c.want {
			t.Errorf("Stem(%q, %q) = %q, want %q", c.word, c.language, got, c.want)
		}
	}
}
