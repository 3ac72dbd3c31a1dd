package retrieval

import "testing"

// What tells of who writes it, or how something pleases, is never answered for sure, nor is
// the thing of something that no sentence has beside it; what asks for it is.
func TestNothingSureWithoutAQuestion(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Bees of the north", "Bees find their way home by the sun. A forager tells her sisters of flowers with a dance, and the dance of the forager shows the way.",
		"The honey of the heath is dark, and the colour of heath honey comes from the heather.", "The queen of the bees lays the eggs of the hive.",
		"The first swarm of the year is hived in the first hour. The first comb is white.", "Spain has hives of clay. The smoke of wet straw calms the bees. Its colour is grey and its smell is sharp.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]Verdict{
		"how do bees find their way home": Sure, "what is the colour of heath honey": Sure, "colour of heath honey": Sure,
		"i love how bees find their way home by the sun": Sure, "i make my way home by the sun as bees do": Maybe, "the dance of the forager is so cute": Maybe,
		"what is the colour of the smoke of wet straw": Sure, "smell of the honey of the heath": Maybe, "which is the first": Maybe, "the first hour": Sure, "how does darwin say that bees find their way home by the sun": Maybe, "sun of the forager": Maybe,
	} {
		if a := ask(t, e, asked, 3); a.Verdict != want {
			t.Errorf("Ask(%q) = %v (%.2f), want %v", asked, a.Verdict, a.Confidence, want)
		}
	}
}

// A word that stands in a library by chance, beside telling ones that nobody there has, shows
// nothing: an everyday word, the kind of answer that is asked for, a passage that tells its readers
// to do something else. Most of what a question tells is enough, and so is the thing it asks for.
func TestWhatStandsByChance(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "The ropewalk", "In the year of the flood the best rope was put to the test with a ton of iron, and it held.",
		"A hawser is laid of three strands. You must keep it dry and white, and hang it in the loft.",
		"The spinner walks backwards from the wheel and pays out hemp from the bundle at his waist.")
	e := uneased(t, lib)
	for asked, want := range map[string]bool{
		"test test 123": false, "what year did the zeppelin explode": false, "how do i get wine out of a white shirt": false, "best pizza topping, go": false,
		"hawser burger": true, "what year was the rope": true, "how many strands does the splicer braid": true,
	} {
		if a := ask(t, e, asked, 3); a.Verdict.Answered() != want || a.Foreign != "" {
			t.Errorf("Ask(%q) = %v, missing %q, foreign %q", asked, a.Verdict, a.Missing, a.Foreign)
		}
	}
}
