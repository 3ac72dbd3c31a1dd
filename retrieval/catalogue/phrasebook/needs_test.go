package phrasebook

import (
	"math/rand/v2"
	"strings"
	"testing"

	"footnote/retrieval/catalogue/patterntest"
)

// Whatever a way to ask matches has one of the words that it needs, and questions in English
// have none of those of most ways, so that their patterns are not made ready.
func TestNeeds(t *testing.T) {
	choose := rand.New(rand.NewPCG(1, 2))
	known := 0
	for i, w := range all().ways {
		give := patterntest.Texts(t, w.Pattern.String(), choose)
		if len(w.needs) > 0 {
			known++
		}
		for range 200 {
			asked := give()
			if w.Pattern.MatchString(asked) && !w.mayMatch(asked, beginningsOf(asked)) {
				t.Fatalf("way %d (%s) matches %q, which has none of %q", i, w.Topic, asked, w.needs)
			}
		}
	}
	ready := 0
	for _, question := range []string{"why did russia help assad", "what does the author say about the cost of war", "who pays for the dam"} {
		for _, w := range all().ways {
			if !w.mayMatch(question, beginningsOf(question)) {
				continue
			}
			if w.Pattern.MatchString(question) {
				t.Errorf("%q is read as %s", question, w.Topic)
			}
			for _, word := range w.needs {
				if strings.Contains(question, word) {
					ready++
					break
				}
			}
		}
	}
	if all := len(all().ways); known < all*9/10 || ready > 3*all/10 {
		t.Errorf("%d of %d ways need a word; three questions in English have those of %d", known, all, ready)
	}
}
