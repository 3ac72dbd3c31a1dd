package compound

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus/lang"
)

// Both parts of a word are found, without what links them; else the longest that is known. What
// stands before verbs, and what holds sentences together, is no part.
func TestParts(t *testing.T) {
	known := lang.Set(`mühle pacht verein beitrag korb wieder unter mehl rad`)
	has := func(word string) bool { return known[word] }
	for word, want := range map[string]string{
		"mühlenpacht":      "mühle pacht",
		"vereinsbeitrag":   "verein beitrag",
		"pachtminderung":   "pacht",
		"weidenkorb":       "korb",
		"radweg":           "",
		"wiederkehr":       "",
		"unterhalt":        "",
		"mehlsack":         "mehl",
		"sonnenfinsternis": "",
	} {
		if _, found := Parts(word, "de", has); !slices.Equal(found, strings.Fields(want)) {
			t.Errorf("of %q are known %q, want %q", word, found, want)
		}
	}
}
