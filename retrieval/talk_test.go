package retrieval

import "testing"

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
