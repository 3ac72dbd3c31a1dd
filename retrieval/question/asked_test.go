package question

import (
	"slices"
	"strings"
	"testing"
)

func TestAsked(t *testing.T) {
	for kind, questions := range map[Kind][]string{
		Number: {"how many sources", "hw many people died", "how much did it cost", "whats the percentage of women", "what percent of the vote did putin get", "what share of energy is coal", "population of Idlib", "whats the population of syria",
			"that sunday when troops shot the crowd, how many dead", "body count after day one of lenins takeover?", "at what age did he die", "by how much did it go down", "guys does anyone know how many died lol", "how old was he", "tearing an old plant down, what does that cost", "how harsh was the army.. got numbers?", "roughly what share of its time is a cell not splitting"},
		Date:     {"when did russia withdraw", "whens the election", "what year was it founded", "in which century did he live", "since when do we have it", "how long ago was the big bang", "when exactly was that", "on what date did war begin", "WHEN WAS IT", "fusion when??", "how many years ago did it happen", "when russia left syria", "pls when was that"},
		Duration: {"how long did the war last", "how many years did he reign", "for how many years was there no poland", "half-life of Technetium-99", "how many days does the whole thing take"},
		Person:   {"who controls the fifth corps", "who tf wrote this", "whos the leader of hts", "whose idea was it", "which king signed it", "which painter kept redoing it", "what president started it", "talking cure, who actually came up with that name", "by whom was it built", "name of the guy who played him", "under who did the poles have it least bad", "which Maryland senator resigned"},
		Place:    {"where is latakia", "wheres the base", "which country sold it", "in what city did they meet", "where were the tsar and his kids shot", "which us town got hit worst", "so where does all the leftover junk sit right now"},
		Reason:   {"why did russia intervene", "how come they lost", "what made him do that", "y did they leave", "what was the reason for the strike", "whats the point of rosaline", "what caused the crash", "czech guy shrunk it to fit in a suitcase, but why"},
		None: {"what is the caesar act", "phosphate", "marriage of convenience", "how does it work", "is it true", "when someone dies and you end up angry, what did freud say", "the bit where the government turns into a church", "people who owed money to a bank", "what do you know about it", "the guy who wrote macbeth",
			"where did jungs sexist ideas come from", "difference between a and b", "", "??", "which one is better"},
	} {
		for _, q := range questions {
			if got := Asked(q); got != kind {
				t.Errorf("Asked(%q) = %v, want %v", q, got, kind)
			}
		}
	}
}

func TestHolds(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		sentence string
		want     float64
	}{
		{Number, "At least 1500 people died.", 1}, {Number, "It cost $1900 a year.", 1}, {Number, "About 87.7 percent voted.", 1}, {Number, "Some 30,000 fled.", 1}, {Number, "Fifty-seven chapels stand there.", 0.8},
		{Number, "He came in 1917.", 0.2}, {Number, "It was built in the 1930s.", 0.2}, {Number, "The war ended [12].", 0}, {Number, "On 3 May it ended.", 0}, {Number, "The 19th century was long (p. 12).", 0}, {Number, "In 44 BC Caesar died.", 0.2},
		{Date, "He came in 1917.", 1}, {Date, "On 3 May it ended.", 1}, {Date, "In 44 BC Caesar died.", 1}, {Date, "It was built in the 1930s.", 1}, {Date, "In the nineteenth century it grew.", 0.9}, {Date, "It began in September.", 0.9}, {Date, "It cost $1900.", 0}, {Date, "They may march.", 0}, {Date, "May it last.", 0},
		{Duration, "It lasted three years.", 1}, {Duration, "A ten-day march followed.", 1}, {Duration, "The war took 18 long months.", 1}, {Duration, "It lasted for months.", 0.5}, {Duration, "It was blue.", 0},
		{Person, "It was led by Ahmed Awdah.", 1}, {Person, "Then President Putin agreed.", 1}, {Person, "Prices fell.", 0}, {Person, "In May the British Empire fell.", 0}, {Person, "Then Lenin came.", 0.6},
		{Place, "The base is near Latakia.", 1}, {Place, "They met in the Hague.", 1}, {Place, "The law changed.", 0}, {Place, "It fell in May.", 0},
		{Reason, "It failed because of the cold.", 1}, {Reason, "Due to frost it failed.", 1}, {Reason, "It was blue.", 0},
		{None, "It cost 30 pounds in 1917.", 0}, {Number, "", 0}, {Person, "\xff", 0},
	} {
		if got := ReadSentence(c.sentence).Holds(c.kind); got != c.want {
			t.Errorf("Holds(%v, %q) = %v, want %v", c.kind, c.sentence, got, c.want)
		}
	}
}

// The sentence that a group's text answers in holds what was asked for more
// often than the other sentences of the same text.
func TestHoldsOnGroups(t *testing.T) {
	type tally struct{ questions, gold, others float64 }
	tallies := map[Kind]*tally{Number: {}, Date: {}, Duration: {}, Person: {}, Place: {}, Reason: {}}
	for _, g := range groups(t) {
		for _, q := range g.questions {
			c := tallies[Asked(q.Q)]
			if c == nil {
				continue
			}
			if gold, others, ok := g.holds(Asked(q.Q), q.Gold); ok {
				c.questions++
				c.gold += gold
				c.others += others
			}
		}
	}
	for kind, c := range tallies {
		t.Logf("%v: of %.0f questions the answering sentence holds one in %.2f, another sentence of the text in %.2f", kind, c.questions, c.gold/c.questions, c.others/c.questions)
		if c.gold < c.others+0.1*c.questions {
			t.Errorf("%v: the answering sentences hold hardly more of it than others", kind)
		}
	}
}

// holds says whether the sentences of the quotes hold a kind, and in which
// share of the other sentences of the texts the kind is held.
func (g group) holds(kind Kind, quotes []string) (gold, others float64, ok bool) {
	var n float64
	for _, text := range g.texts {
		if !slices.ContainsFunc(quotes, func(quote string) bool { return strings.Contains(text, quote) }) {
			continue
		}
		ok = true
		for _, sentence := range roughSentences(text) {
			held := 0.0
			if ReadSentence(sentence).Holds(kind) >= 0.5 {
				held = 1
			}
			if slices.ContainsFunc(quotes, func(quote string) bool { return overlaps(sentence, quote) }) {
				gold = max(gold, held)
				continue
			}
			n++
			others += held
		}
	}
	return gold, others / max(n, 1), ok
}

func overlaps(sentence, quote string) bool {
	return strings.Contains(sentence, quote) || strings.Contains(quote, sentence) || strings.Contains(sentence, quote[:len(quote)/2]) || strings.Contains(sentence, quote[len(quote)/2:])
}

// roughSentences cuts a text at full stops: good enough to count.
func roughSentences(text string) []string {
	var all []string
	for _, s := range strings.Split(strings.ReplaceAll(text, ". ", ".\n"), "\n") {
		if len(s) > 30 {
			all = append(all, s)
		}
	}
	return all
}

func TestOwnCase(t *testing.T) {
	for asked, want := range map[string]bool{
		"can i bring a friend": true, "may we light a fire": true, "how late can i come": true, "do i have to pay": true, "does my sister need a ticket": true,
		"am i allowed in": true, "is that ok": true, "are trainers allowed": true, "what if i lose the key": true, "what happens when my boat sinks": true,
		"i dropped it, what now": true, "who do i tell": true, "will my bike be safe": true,
		"can sound travel through stone": false, "what do bees need": false, "who allowed the strike": false,
		"i can see it": false, "do they have wings": false,
	} {
		if got := len(OwnCase(asked)) > 0; got != want {
			t.Errorf("OwnCase(%q) = %v", asked, got)
		}
	}
}

func TestSpeaksToReaders(t *testing.T) {
	for text, want := range map[string]bool{
		"Please shut the gate.": true, "Guests may not stay.": true, "Lamps must be lit at dusk.": true, "It may have rained.": false, "The mill burned down in 1903.": false,
	} {
		if got := SpeaksToReaders(text); got != want {
			t.Errorf("SpeaksToReaders(%q) = %v", text, got)
		}
	}
}
