package lang

import (
	"slices"
	"strings"
	"testing"
)

// A language is added by a file, so that a list of it that nobody reads, a month too
// few or a phrase that is never compared has to be seen here.
func TestLexicons(t *testing.T) {
	if lexicons()[0].language != "en" || len(lexicons()) < 18 {
		t.Fatalf("%d languages, %q first", len(lexicons()), lexicons()[0].language)
	}
	inEnglish := lexicons()[0].lists
	others := []string{"after-ordinals", "particles", "page-blocked", "page-gone", "page-repair", "question-openers", "greetings", "greetings-of-other-meaning", "thanks", "before-questions", "behind-questions", "own-case"} // lists that English needs none of
	for _, l := range lexicons() {
		for list, phrases := range l.lists {
			if inEnglish[list] == nil && !slices.Contains(others, list) {
				t.Errorf("%s: there is no list %q", l.language, list)
			}
			if list == "months" && len(phrases) != 12 {
				t.Errorf("%s: %d months", l.language, len(phrases))
			}
			for i, phrase := range phrases {
				if phrase == "" || slices.Contains(phrases[:i], phrase) && list != "months" && list != "ordinal-words" {
					t.Errorf("%s: %q of %s is empty or there twice", l.language, phrase, list)
				}
				if list != "after-ordinals" && strings.ToLower(phrase) != phrase {
					t.Errorf("%s: %q of %s has capitals", l.language, phrase, list)
				}
			}
		}
		var lacks []string
		for list := range inEnglish {
			if l.lists[list] == nil {
				lacks = append(lacks, list)
			}
		}
		slices.Sort(lacks)
		t.Logf("%s lacks of the lists of English: %s", l.language, strings.Join(lacks, " "))
	}
}

// What a short question begins with shows its language, and no English one is taken for
// another.
func TestOpens(t *testing.T) {
	for question, want := range map[string]string{
		"Was will Russland in Syrien?": "de", "warum ging Assad": "de", "Que veut la Russie en Syrie ?": "fr", "¿Qué quiere Rusia en Siria?": "es", "o que a Rússia quer": "pt",
		"cosa vuole la Russia": "it", "wat wil Rusland in Syrië": "nl", "Ne zaman başladı?": "tr", "czego chce Rosja": "pl", "": "",
		"was Khomeini in Najaf": "", "will Erdogan win": "", "comment on the alliance": "", "Cosa Nostra": "", "Was it a war?": "", "que": "", "Kim Philby": "", "who was Assad": "",
	} {
		if got := Opens(question); got != want {
			t.Errorf("Opens(%q) = %q, want %q", question, got, want)
		}
	}
}
