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
