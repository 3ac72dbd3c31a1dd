package retrieval

import (
	"strings"
	"testing"
)

// Short forms and irregular words that no passage has stand for words that one has: this is
// shown, never for sure, and what they were taken for is told. A word that the library has,
// or that means something else, stands for itself.
func TestShorthand(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Rules of the Tower", "A double six is a critical success. Falling from the tower costs two points of damage.",
		"Temporary wounds heal at the end of the round. The barrel of oil may be rolled.",
		"The storekeeper buys paint in March in Tehran.", "Mice in the loft eat the cotton.",
		"The works and buildings of the tower have their own Watch and Repair. Ask Watch and Repair on Monday: watch and repair has the key.", "H&M is a shop. Heat and money are short; heat and money, heat and money.",
		"Each member has a personal flotation device in the locker.", "The penalty for a late turn is a card. The demo is over; a demonstration follows.",
		"The wireless network of the tower has a password of ten letters.", "The tower burned in 1953, and a bell was cast in 1868. Another fell in 1768.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"how do crits work":           "crits critical",
		"is there fall dmg":           "dmg damage",
		"do temp wounds heal":         "temp temporary",
		"where is my pfd":             "pfd personal flotation device",
		"who runs w&r":                "w&r watch and repair",
		"is h&m open":                 "",
		"where do i put my pen":       "",
		"is there a bar in the tower": "",
		"who gives the demo":          "",
		"may my cat climb the tower":  "",
		"what happened in 53":         "53 1953",
		"what came down in 68":        "",
		"be there in 53 minutes":      "",
		"is teh round over":           "",
		"wlan?":                       "wlan wireless",
		"pw length":                   "pw password",
	} {
		a := ask(t, e, asked, 3)
		got := ""
		for _, c := range a.Corrected {
			got = c.Asked + " " + c.Found
		}
		if got != want || want != "" && a.Verdict != Maybe {
			t.Errorf("%q: taken for %q (%s), want %q", asked, got, a.Verdict, want)
		}
	}
	for asked, want := range map[string]string{"who bought the paint": "buys", "does a mouse eat it": "Mice"} {
		a := ask(t, e, asked, 3)
		if len(a.Missing) > 0 || len(a.Evidence) == 0 || !strings.Contains(a.Evidence[0].Passage.Text, want) {
			t.Errorf("%q: missing %q, %d passages", asked, a.Missing, len(a.Evidence))
		}
	}
}

// Two letters stand for the words that come again and again, and for nothing once.
func TestShorthandOfTwoLetters(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Rules", "You lose hit points.", "A potion restores hit points.", "Count hit points at the end.", "High towers pay hard cash to men.")
	e := newEngine(t, lib, builtIn(t))
	if a := ask(t, e, "do hp come back", 3); len(a.Corrected) != 1 || a.Corrected[0].Found != "hit points" {
		t.Errorf("hp was taken for %v", a.Corrected)
	}
	if a := ask(t, e, "is there hc", 3); len(a.Corrected) != 0 {
		t.Errorf("hc was taken for %v", a.Corrected)
	}
}
