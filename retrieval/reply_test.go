package retrieval

import "testing"

// What a source asks is answered by what follows, though that has nothing of the question;
// one who says no more than yes or no is read with the next sentence.
func TestKeySentenceReplies(t *testing.T) {
	const interview = "Q: When did the toll law of Orme come into force?\n\nA: On 1 July 1798. Boats of the abbey had a year more.\n\n" +
		"Q: Did the toll law work?\n\nA: No. Most boats went round by the weir, which the law did not name.\n\n" +
		"Q: How much was the first toll?\n\nA: The abbot tried to set it by himself. He took four pennies a boat. The boatmen had hoped for two."
	lib := newLibrary(t)
	addSource(t, lib, "The toll", interview)
	addSource(t, lib, "The ferry", "People ask about the ferry of Birling. Did the ferry of Birling pay? It lost ten crowns a week. The town was glad when it sank.")
	addSource(t, lib, "A lecture", "Ida Sund: The mill of Ashwell burned twice. The miller had no bucket.\n\nPia Falk: Can I ask something about the mill of Ashwell? Why did it burn in winter?\n\nIda Sund: Because the stove stood by the chaff.\n\nOla Berg: Who owned the mill of Ashwell then?\n\nIda Sund: The abbey.")
	addSource(t, lib, "The lake", "Ida Sund: How deep is the lake of Marden? Does anybody know?\n\nPer Falk: It goes down forty feet. There are eels in it.\n\nThe lake of Marden has no boats.")
	addSource(t, lib, "The books", "Q: How many books had the priory of Lenn?\n\nA: The list of the monks is lost.\n\nThis guide costs 40 pence.")
	addSource(t, lib, "The tower", "The tower of Pell was built for people who do not fear stairs. There are one hundred and sixty of them. The bell is small.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"when did the toll law come into force": "A: On 1 July 1798. Boats of the abbey had a year more.",
		"did the toll law work":                 "A: No. Most boats went round by the weir, which the law did not name.",
		"how much was the first toll":           "He took four pennies a boat.",
		"how deep is the lake of marden":        "Per Falk: It goes down forty feet.",
		"how many books had the priory of lenn": "A: The list of the monks is lost.",
		"did the ferry of birling pay":          "It lost ten crowns a week.",
		"why did the mill of ashwell burn":      "Ida Sund: Because the stove stood by the chaff.",
		"what did pia ask about the mill":       "Why did it burn in winter?",
		"what did ola ask about the mill":       "Ola Berg: Who owned the mill of Ashwell then?",
		"how many stairs has the tower of pell": "The tower of Pell was built for people who do not fear stairs. There are one hundred and sixty of them.",
	} {
		if a := ask(t, e, asked, 1); keyOf(a) != want {
			t.Errorf("Ask(%q) marks %q, want %q", asked, keyOf(a), want)
		}
	}
}
