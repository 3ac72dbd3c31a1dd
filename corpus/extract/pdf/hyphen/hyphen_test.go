package hyphen

import "testing"

func TestJoinLines(t *testing.T) {
	words := Words{"coastal": 2, "self-made": 1, "metafont": 3, "war": 1, "one": 1}
	tests := []struct {
		rows []string
		want string
	}{
		{[]string{"along the coas-", "tal road"}, "along the coastal road"},
		{[]string{"a self-", "made man"}, "a self-made man"},
		{[]string{"an anti-", "war song"}, "an anti-war song"},
		{[]string{"all twenty-", "one goats"}, "all twenty-one goats"},
		{[]string{"an unknow-", "able thing"}, "an unknowable thing"},
		{[]string{"the Anglo-", "Saxon one"}, "the Anglo-Saxon one"},
		{[]string{"in META-", "FONT only"}, "in METAFONT only"},
		{[]string{"pages 12-", "14 and"}, "pages 12-14 and"},
		{[]string{"Nord-", "und Ostsee"}, "Nord- und Ostsee"},
		{[]string{"two-", "and threefold"}, "two- and threefold"},
		{[]string{"plain rows", "of text"}, "plain rows of text"},
		{[]string{"中文", "文本"}, "中文文本"},
	}
	for _, test := range tests {
		if got := Join(test.rows, words); got != test.want {
			t.Errorf("Join(%q) = %q, want %q", test.rows, got, test.want)
		}
	}
}

// What stands at the start of a row behind a hyphen is no word that the text has.
func TestCountParts(t *testing.T) {
	words, above := Words{}, ""
	for _, row := range []string{"dogs that re-", "trieve ducks and re-", "trieve them. A self-", "made man made it"} {
		words.Count(row, above)
		above = row
	}
	for word, want := range map[string]int{"trieve": 0, "made": 1, "ducks": 1} {
		if words[word] != want {
			t.Errorf("%q is counted %d times, want %d", word, words[word], want)
		}
	}
	if got := Join([]string{"dogs that re-", "trieve ducks"}, words); got != "dogs that retrieve ducks" {
		t.Error(got)
	}
}
