package retrieval

import (
	"strings"
	"testing"
)

// What is said to the others of a group is small talk though the library has a word of it,
// and is sought where a text says the very words.
func TestSmallTalkWithAWordOfTheLibrary(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "The Court of Small Things", "The judge let the tenant keep the loaf. The crowd called: thanks, captain. Nobody had eaten the flour.",
		"A landlord may ask for a deposit, and the tenant pays it to the court.")
	e := newEngine(t, lib, builtIn(t))
	for _, asked := range []string{"thanks judge", "who ate my loaf", "whos coming to the court on friday", "wow thats a lot of flour man", "brb, the landlord is here"} {
		if a := ask(t, e, asked, 3); !a.Talk {
			t.Errorf("Ask(%q) = %v, want small talk", asked, a.Verdict)
		}
	}
	for _, asked := range []string{"thanks captain", "thanks, who is the judge", "who ate the flour", "my landlord asks for a deposit", "judge"} {
		if a := ask(t, e, asked, 3); a.Verdict == Nothing {
			t.Errorf("Ask(%q) = nothing", asked)
		}
	}
}

// What people tell one another is small talk where a text has a word of it, unless one has all.
func TestRemarksAskNothing(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "The Mill at Low Weir", "The mill grinds on Fridays. The miller keeps the key to the sluice in a jar of flour, and nobody else opens the gate.",
		"The photos of the mill hang in the hall. In spring the eels climb the weir at night.")
	e := newEngine(t, lib, builtIn(t))
	for _, said := range []string{"i'll bring the flour to the party on sunday", "great day at the mill everyone", "the coffee there was lovely"} {
		if a := ask(t, e, said, 3); !a.Talk || len(a.Evidence) > 0 {
			t.Errorf("Ask(%q) = %v, talk %v, with %d passages", said, a.Verdict, a.Talk, len(a.Evidence))
		}
	}
	for _, asked := range []string{"i'll bring the flour to the party on sunday, is the mill open?", "the mill grinds on fridays", "i lost the key to the sluice", "eels lol", "who keeps the key"} {
		if a := ask(t, e, asked, 3); a.Talk || len(a.Evidence) == 0 {
			t.Errorf("Ask(%q) = %v, talk %v, with %d passages", asked, a.Verdict, a.Talk, len(a.Evidence))
		}
	}
}

// Who tells in his own words what a passage says wants it found, however it sounds. One word of a
// text among those that hold a sentence together is still talk.
func TestRetellingsAreNotTalk(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "The Ferrymen", "In 1903 the sons of the drowned ferrymen forgave the lord of the manor at the graves of their fathers. He had sent the ferry out in the storm.",
		"Nobody could hear the bell on the far bank, so that a lamp was hung beside the landing.")
	addIn(t, lib, "en", "The Manor", "The lord of the manor bought bees, and a man from the hills kept them for him.")
	e := newEngine(t, lib, builtIn(t))
	for _, said := range []string{"just because your dad drowned you can't hate the whole manor for the rest of your life"} {
		if a := ask(t, e, said, 3); a.Talk || len(a.Evidence) == 0 {
			t.Errorf("Ask(%q) = %v, talk %v, with %d passages", said, a.Verdict, a.Talk, len(a.Evidence))
		}
	}
	for _, said := range []string{"can u hear me", "lol my whole family got so seasick on that boat last summer and then we all had cake"} {
		if a := ask(t, e, said, 3); !a.Talk {
			t.Errorf("Ask(%q) = %v, want small talk", said, a.Verdict)
		}
	}
}

// A quotation that stands in a passage is surely what is asked for by who asks whose it is.
func TestWhoSaidAQuotation(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "The Mill at Low Weir", "The miller was heard to say that an eel owes nobody an answer, and went home. His sister never forgave him.",
		"In spring the eels climb the weir at night, and the gate stays shut until the last of them is over and the water has gone down by a hand.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]Verdict{
		`where does it say "the gate stays shut until the last of them is over and the water has gone"`: Sure, `where does it say "and went home"`: Sure,
		`when was it that he went "and went home"`: Maybe,
	} {
		if a := ask(t, e, asked, 3); a.Verdict != want {
			t.Errorf("Ask(%s) = %v, want %v", asked, a.Verdict, want)
		}
	}
}

// What is near to words that nobody knows is chance.
func TestNoSourceIsNearToStrangeWords(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "Bread", "Rye flour wakes a tired starter, because it holds more minerals than wheat.")
	addIn(t, lib, "en", "Stars", "A mirror of 200 millimetres gathers four times the light of one of 100.")
	e := newEngine(t, lib, builtIn(t))
	for asked, near := range map[string]bool{"asdf qwer zxcv": false, "blorfle": false, "how do trams turn": true, "asdf trams": true} {
		if a := ask(t, e, asked, 3); a.Verdict != Nothing || len(a.Nearest) > 0 != near {
			t.Errorf("Ask(%q) = %v, with %d nearest sources", asked, a.Verdict, len(a.Nearest))
		}
	}
}

// An address that is sent along is no word of the question.
func TestAnAddressBesideAQuestion(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "Bread", "A starter is a culture of wild yeast. A starter that is fed every day doubles within six hours.")
	addIn(t, lib, "en", "Stars", "A mirror of 200 millimetres gathers four times the light of one of 100.")
	e := newEngine(t, lib, builtIn(t))
	plain := ask(t, e, "what is a starter", 3)
	for _, asked := range []string{"what is a starter https://example.org/rye?x=1", "<https://example.org/rye> what is a starter"} {
		if a := ask(t, e, asked, 3); a.Verdict != plain.Verdict || len(a.Missing) > 0 {
			t.Errorf("Ask(%q) = %v, missing %v, want %v", asked, a.Verdict, a.Missing, plain.Verdict)
		}
	}
	if a := ask(t, e, "https://example.org/rye", 3); a.Talk {
		t.Error("an address by itself is taken for small talk")
	}
}

// Who asks for texts of a kind gets a list of them, and the passages beside it where some
// bear on it.
func TestTextsOfAKindAndPassages(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "Housing Rulings", "Mould had grown behind a wardrobe. The court reduced the rent by 20 percent from the day of the first complaint.")
	addIn(t, lib, "en", "Strikes", "In November 1915 the landlords raised rents by a quarter, and twenty thousand households stopped paying.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]struct{ sources, passages int }{
		"which rulings are about mould": {1, 1}, "what poems do you have": {2, 0}, "who wrote about the wardrobe": {1, 1},
	} {
		a := ask(t, e, asked, 1)
		if a.Verdict == Nothing || a.Catalogue == nil || len(a.Catalogue.Sources) != want.sources || len(a.Evidence) != want.passages {
			t.Errorf("Ask(%q) = %v, %+v, with %d passages", asked, a.Verdict, a.Catalogue, len(a.Evidence))
		}
	}
}

// Each question of a message that asks two has its best passage before what else there is.
func TestTwoQuestionsInOneMessage(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "The Canal", "Widows dug the canal by hand in the year of the flood. They were paid in bread, and the last of them lived to see the first barge pass.")
	addIn(t, lib, "en", "The Locks", "A lock keeper earns nine crowns a week. The keeper of the top lock earns ten, since the lock there freezes first.",
		"The locks are oiled with goose fat. A keeper who lets a lock rust pays for the fat himself.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string][2]string{
		"what does a lock keeper earn? who dug the canal":       {"nine crowns", "Widows"},
		"hi, who dug the canal and what does a keeper earn? ty": {"Widows", "nine crowns"},
		"who dug? what does a lock keeper earn":                 {"Widows", "nine crowns"},
	} {
		a := ask(t, e, asked, 2)
		if len(a.Each) != 2 || len(a.Evidence) != 2 {
			t.Fatalf("Ask(%q): %q with %d passages", asked, a.Each, len(a.Evidence))
		}
		both := a.Evidence[0].Passage.Text + a.Evidence[1].Passage.Text
		if !strings.Contains(both, want[0]) || !strings.Contains(both, want[1]) {
			t.Errorf("Ask(%q) shows %q", asked, both)
		}
	}
	if a := ask(t, e, "who dug the canal? how does a telescope gather light", 3); len(a.Unanswered) != 1 || a.Verdict != Maybe {
		t.Errorf("unanswered %q, %v", a.Unanswered, a.Verdict)
	}
}

// A word that asks is the same however chats write it.
func TestWordsThatAskAreRespelled(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "The Canal", "Widows dug the canal by hand in the year of the flood. The pump stopped because an eel had got into the wheel.")
	e := newEngine(t, lib, builtIn(t))
	for asked, plain := range map[string]string{"wat stopped the pump": "what stopped the pump", "y did the pump stop": "why did the pump stop"} {
		if a, b := ask(t, e, asked, 3), ask(t, e, plain, 3); a.Verdict != b.Verdict || a.Confidence != b.Confidence {
			t.Errorf("Ask(%q) = %v of %v, want %v of %v", asked, a.Verdict, a.Confidence, b.Verdict, b.Confidence)
		}
	}
}
