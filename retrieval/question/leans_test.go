package question

import (
	"strings"
	"testing"
)

// tellsSix is a rarity by which every word tells as much.
func tellsSix(string) float64 { return 6 }

func TestLeans(t *testing.T) {
	for _, q := range []string{
		"and in Turkey?", "what about the abbey", "and what about rafts?", "how about women", "same for bristol?", "is it the same in wales", "does that go for sheep too",
		"why?", "why tho", "when was that", "and then?", "who else", "what happened next", "on market days as well?", "for the poor ones?", "in france too",
		"did he ever marry", "when did they sell it", "what was it made of", "how tiny were they", "why didnt he like it", "what made her do that",
		"who paid for that", "what did those cost", "is that true", "what did the other one say", "which one lasted longer", "and the second one",
		"who lived there", "what came after", "did it do any good pls", "lol and how big was it", "their reasons?", "what is its span", "who crossed over it",
		"did the mason hate them", "how did any keeper survive it", "who'd he blame for that", "how long should mine be then", "and who was right", "any other ferries", "who drowned",
		"warum?", "und warum?", "pourquoi", "¿por qué?", "neden?", "почему?", "لماذا؟",
		"und wenn sie dabei bricht?", "was wenn ich das verliere", "aber was ist wenn es regnet", "und bei 12?", "gilt das auch im Winter?", "wie ist das bei Ziegen", "et si elle tombe ?", "ça vaut aussi pour les chèvres ?", "¿y si llueve?", "y para las cabras?", "eso vale para cabras", "e se piove?", "en als het regent?",
		"und in der Türkei?", "et pour la Turquie", "peki ya Türkiye", "а в Турции?",
	} {
		if !Leans(q, tellsSix) {
			t.Errorf("Leans(%q) = false", q)
		}
	}
	for _, q := range []string{
		"", "???", "warum brach die Brücke", "gilt das Brückengesetz für Fähren", "was ist eine Fähre", "si llueve mucho, cómo se cierra la presa", "wie lange darf ich mein Boot im Hafen lassen", "granite", "On Liberty of Trade and Toll Roads in England", "what is a toll", "who built the granite bridge", "when did the toll end and who ended it", "did the abbey sell the bridge before it fell down",
		"is it true that the bridge burned", "how long did it take to build the bridge", "who says that granite is stronger than brick", "why do masons say that mortar cracks",
		"what does this library say of bridges", "which of these texts names the abbey", "who was the miller and what did he grind", "if a keeper sleeps, what happens to his lamp",
		"whats the deal with whale oil", "can a town own a bridge and its toll", "those who paid the toll, what did they carry", "so what is petroleum", "what is oil", "who was moses", "where is it said that monks built the bridge", "oil",
	} {
		if Leans(q, tellsSix) {
			t.Errorf("Leans(%q) = true", q)
		}
	}
}

// What tells much stands alone, whatever it points at.
func TestMuchToldStandsAlone(t *testing.T) {
	q := "can they force merchants to unlock carts full of salted herring"
	if Leans(q, tellsSix) {
		t.Errorf("Leans(%q) = true", q)
	}
	if !Leans(q, func(string) float64 { return 1 }) {
		t.Errorf("Leans(%q) of words that tell little = false", q)
	}
}

// Politeness and fillers change nothing.
func TestFramesDoNotLean(t *testing.T) {
	for _, frame := range frames(t) {
		for q, want := range map[string]bool{"when did they sell it": true, "who built the granite bridge": false} {
			if got := Leans(strings.ReplaceAll(frame, "{q}", q), tellsSix); got != want {
				t.Errorf("Leans(%q) = %v", strings.ReplaceAll(frame, "{q}", q), got)
			}
		}
	}
}

func FuzzLeans(f *testing.F) {
	f.Add("and what's the other one? <@1>")
	f.Add("it \xff that")
	f.Fuzz(func(t *testing.T, q string) {
		if told := Told(q, tellsSix); Leans(q, tellsSix) && told >= enough && len(Words(Trim(q))) > 0 {
			t.Errorf("%q leans, and tells %v", q, told)
		}
	})
}

func TestInstead(t *testing.T) {
	for q, want := range map[string]string{
		"what about the ferry?": "the ferry", "and what about keepers lol": "keepers", "same for wales": "wales", "and in the abbey too": "in the abbey too",
		"when did they sell it": "", "who built the bridge": "", "": "",
	} {
		if got := strings.Join(Instead(q), " "); got != want {
			t.Errorf("Instead(%q) = %q, want %q", q, got, want)
		}
	}
}

func TestBare(t *testing.T) {
	for q, want := range map[string]string{
		"pls and for the poor ones lol": "for the poor ones", "hey guys and what about the ferry thx": "what about the ferry", "same for the people?": "same for the people", "did it do any good lol": "did it do any good",
		"can u tell me and where was that": "where was that", "when did they sell it": "when did they sell it", "lol": "lol", "": "",
	} {
		if got := Bare(q); got != want {
			t.Errorf("Bare(%q) = %q, want %q", q, got, want)
		}
	}
}

// A case of the same is no other thing that is asked about instead.
func TestCasesAreNoOtherThings(t *testing.T) {
	for q, want := range map[string]string{
		"und in Bremen?": "in bremen", "und wenn sie bricht?": "", "was wenn ich das verliere": "", "et si elle tombe ?": "", "¿y si llueve?": "", "what if it rains": "",
	} {
		if got := strings.Join(Instead(q), " "); got != want {
			t.Errorf("Instead(%q) = %q, want %q", q, got, want)
		}
	}
}
