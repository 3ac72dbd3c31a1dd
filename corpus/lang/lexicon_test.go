package lang

import (
	"slices"
	"strings"
	"testing"
)

// A language is added by a file, so that a list of it that nobody reads, a month too
// few or a phrase that is never compared has to be seen here.
func TestLexicons(t *testing.T) {
	if lexicons[0].language != "en" || len(lexicons) < 18 {
		t.Fatalf("%d languages, %q first", len(lexicons), lexicons[0].language)
	}
	inEnglish := lexicons[0].lists
	others := []string{"after-ordinals", "particles", "page-blocked", "page-gone", "page-repair"} // lists that English needs none of
	for _, l := range lexicons {
		for list, phrases := range l.lists {
			if inEnglish[list] == nil && !slices.Contains(others, list) {
				t.Errorf("%s: there is no list %q", l.language, list)
			}
			if list == "months" && len(phrases) != 12 {
				t.Errorf("%s: %d months", l.language, len(phrases))
			}
			for i, phrase := range phrases {
				if phrase == "" || slices.Contains(phrases[:i], phrase) && list != "months" {
					t.Errorf("%s: %q of %s is empty or there twice", l.language, phrase, list)
				}
				if list != "after-ordinals" && strings.ToLower(phrase) != phrase {
					t.Errorf("%s: %q of %s has capitals", l.language, phrase, list)
				}
			}
		}
	}
}
