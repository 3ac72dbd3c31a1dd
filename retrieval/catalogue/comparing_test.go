package catalogue

import "testing"

func TestComparing(t *testing.T) {
	for _, test := range []struct{ asked, topic string }{
		{"do the authors agree on the Caesar Act", "the Caesar Act"},
		{"do all sources agree that the alliance is a marriage of convenience", "the alliance is a marriage of convenience"},
		{"DO ALL SOURCES AGREE THAT THE ALLIANCE LASTS?", "THE ALLIANCE LASTS"},
		{"hey do they agree on sanctions pls", "sanctions"},
		{"do the texts disagree about Idlib?", "Idlib"},
		{"do the authors agre about oil", "oil"},
		{"do the autors disagre on oil", "oil"},
		{"does everyone agree that Russia won", "Russia won"},
		{"where do they disagree", ""},
		{"where do the authors disagree on oil", "oil"},
		{"how do the sources differ on Israel", "Israel"},
		{"how do their accounts differ", ""},
		{"do the readings say the same about drones", "drones"},
		{"did Calvin die in 1563 or 1564? our texts dont agree", "did Calvin die in 1563 or 1564"},
		{"is the pad bulletproof, do the texts say the same", "is the pad bulletproof"},
		{"which of them mention Yemen", "Yemen"},
		{"which of the authors mentions drones", "drones"},
		{"which author thinks that Iran won", "Iran won"},
		{"which of these texts agree with each other on oil", "oil"},
		{"which sources say that the alliance is strategic", "the alliance is strategic"},
		{"who disagrees", ""},
		{"who disagrees?", ""},
		{"is there a source that disagrees", ""},
		{"are there any authors who disagree about oil", "oil"},
		{"does anyone disagree", ""},
		{"does anybody else agree on oil", "oil"},
		{"who agrees with that", ""},
		{"who disagrees about the sanctions", "the sanctions"},
		{"compare what they say about Idlib", "Idlib"},
		{"compare the authors on Idlib", "Idlib"},
		{"compare the views on sanctions", "sanctions"},
		{"compare their positions on sanctions", "sanctions"},
		{"what are the differences between the authors on Israel", "Israel"},
		{"different views on the Caesar Act", "the Caesar Act"},
		{"is there a consensus among the sources on oil", "oil"},
		{"what does each author say about oil", "oil"},
		{"what do they each say about oil", "oil"},
		{"what do both texts say about oil", "oil"},
	} {
		if topic, ok := Read(test.asked).Comparing(); !ok || topic != test.topic {
			t.Errorf("Comparing(%q) = %q, %v, want %q", test.asked, topic, ok, test.topic)
		}
	}
}

func TestComparingLeavesOtherQuestions(t *testing.T) {
	for _, asked := range []string{
		"", "?", "who disagreed with Keynes", "who agreed to the treaty", "did Russia and Iran agree on Syria", "do Russia and Iran agree on Syria", "why did they disagree with the king",
		"compare ECB and CBC", "compare Russia and Iran", "which of the countries agree on the border", "which sources mention Idlib", "who mentioned the Caesar Act",
		"what do the texts say about Idlib", "according to the texts, who won", "is there a consensus on climate change", "what is the agreement about", "what is the difference between inflation and deflation",
		"what did they agree on in Astana", "do economists agree that inflation is monetary", "which authors were banned", "who said that the alliance is a marriage", "what agreement did all sides sign",
		"what do all states want", "do all cells divide", "did both sides sign", "all texts", "differences in pay", "who thinks", "why do people disagree about taste",
		"is any of the two-key stuff as bulletproof", "what does it say", "what are opposing forces", "different types of ciphers", "the authors",
	} {
		if topic, ok := Read(asked).Comparing(); ok {
			t.Errorf("Comparing(%q) = %q, want no comparison", asked, topic)
		}
	}
}
