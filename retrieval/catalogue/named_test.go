package catalogue

import (
	"math/rand/v2"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/catalogue/patterntest"
)

func TestNamedSources(t *testing.T) {
	for _, test := range []struct {
		asked, want string // numbers of sources
		names       int
		rest        string
	}{
		{"What does Al-Basre say about Israel?", "2", 1, "Israel"},
		{"what does al basre say about israel", "2", 1, "israel"},
		{"what are al-basre's takes on israel", "2", 1, "israel"},
		{"WHAT DOES AL-BASRE SAY ABOUT ISRAEL", "2", 1, "ISRAEL"},
		{"hey can you tell me what al-basre says about israel pls", "2", 1, "israel"},
		{"what do Ramani and Azodi say about Israel", "5 10 3", 2, "Israel"},
		{"wat does ramani say about yemen", "10 3", 1, "yemen"},
		{"what does ramanni think of the Fifth Corps", "10 3", 1, "the Fifth Corps"},
		{"ramani on yemen", "10 3", 1, "yemen"},
		{"Samuel Ramani on Yemen", "10 3", 1, "Yemen"},
		{"LSE on Yemen", "3", 1, "Yemen"},
		{"what did Ramani write about drones?", "10 3", 1, "drones"},
		{"according to Ramani, who won?", "10 3", 1, "who won"},
		{"according to ramani who won", "10 3", 1, "who won"},
		{"who won according to ramani?", "10 3", 1, "who won"},
		{"according to the guardian piece, who lifted the sanctions", "9", 1, "who lifted the sanctions"},
		{"what does the guardian say about oil", "9", 1, "oil"},
		{"what does the Guardian article say about oil", "9", 1, "oil"},
		{"what does the LSE piece say about Yemen", "3", 1, "Yemen"},
		{"in the LSE piece, what is the Fifth Corps?", "3", 1, "what is the Fifth Corps"},
		{"what is the Fifth Corps in the LSE piece", "3", 1, "what is the Fifth Corps"},
		{"in Week 3, who signs the deal", "4 3", 1, "who signs the deal"},
		{"in week 3 who signs the deal", "4 3", 1, "who signs the deal"},
		{"who signs the deal in week 3?", "4 3", 1, "who signs the deal"},
		{"on the shelf Theory, what is freedom", "7 8", 1, "what is freedom"},
		{"what is freedom on the theory shelf", "7 8", 1, "what is freedom"},
		{"what is Ramani's view on sanctions", "10 3", 1, "sanctions"},
		{"whats hobbes's theory of the state", "7", 1, "the state"},
		{"how does Ramani explain the rivalry", "10 3", 1, "how explain the rivalry"},
		{"why does Hobbes think that people need a sovereign", "7", 1, "why people need a sovereign"},
		{"does Hobbes believe in God", "7", 1, "in God"},
		{"did ramani mention yemen", "10 3", 1, "yemen"},
		{"what does Leviathan say about the sovereign", "7", 1, "the sovereign"},
		{"what does \"Allies to a point\" say about drones", "4", 1, "drones"},
		{"what does allies to a point say about drones", "4", 1, "drones"},
		{"what does the wretched of the earth say about violence", "8", 1, "violence"},
		{"what does the text Inflation say about wages", "6", 1, "wages"},
		{"what does the inflation article say about wages", "6", 1, "wages"},
		{"what does the marriage of convenience article say about idlib", "5", 1, "idlib"},
		{"what does the 2019 paper by Ramani say about states", "10", 1, "states"},
		{"what does Jusoor say about Iran", "1", 1, "Iran"},
		{"compare Hobbes and Fanon on violence", "7 8", 2, "violence"},
		{"do Hobbes and Fanon agree on violence", "7 8", 2, "violence"},
		{"what is the difference between Hobbes and Fanon on freedom", "7 8", 2, "freedom"},
		{"what does Ramani say", "10 3", 1, ""},
	} {
		got, ok := New(groupSources()).Named(Read(test.asked))
		if !ok || numbersOf(got.Sources) != test.want || got.Names != test.names || got.Rest != test.rest {
			t.Errorf("%q names %q, %d of them, and asks %q (%v), want %q, %d, %q", test.asked, numbersOf(got.Sources), got.Names, got.Rest, ok, test.want, test.names, test.rest)
		}
	}
}

// A name that is what a question is about is no filter.
func TestNamesThatAreTopicsAreNoFilter(t *testing.T) {
	for _, asked := range append([]string{
		"what happened in Syria", "who fights in Syria?", "in Syria, who fights", "what is the nature of the Russian-Iranian relationship in Syria",
		"what does Russia say about Israel", "what does Putin think of Iran", "what does Iran want in Syria", "russia on syria", "inflation on the rise",
		"who is Hobbes", "why was Fanon in Algeria", "Ramani", "Thomas Hobbes life", "was Leviathan banned", "Milton Friedman", "who said “marriage of convenience”",
		"what does Milton Friedman say about inflation", "what is inflation", "what is the gold standard in inflation", "what does inflation mean", "what is meant by alliance",
		"what does the king say about the sea", "what does the report say about chemical weapons", "according to the constitution, who rules", "what do the texts say about Idlib",
		"strategic partnership on paper", "military allies in war", "what does the alliance mean for Israel", "what does the oil price mean for Russia", "what does it say about Idlib",
		"how do economists explain inflation", "why do people say the earth is flat", "who said that the earth is wretched", "in the report on chemical weapons, who is blamed",
		"what is the difference between military allies and competitive partners", "do Russia and Iran agree on Syria", "compare Russia and Iran", "what did people think about the war",
		"who wrote the LSE piece", "what do we have on Idlib", "Russia, Iran and Turkey", "in 2019, who won", "journal of record", "who met Hobbes in Paris",
	}, "", " ", "?") {
		if got, ok := New(groupSources()).Named(Read(asked)); ok {
			t.Errorf("%q names %q and asks %q, want no name", asked, numbersOf(got.Sources), got.Rest)
		}
	}
}

// A source is known by the first letters of its title, by what sort of text it is, and by a
// word that one title alone has where somebody asks what it says.
func TestShortNames(t *testing.T) {
	of := func(id int, title, author string) corpus.Source {
		m := corpus.Metadata{Title: title}
		if author != "" {
			m.Authors = []string{author}
		}
		return corpus.Source{ID: corpus.SourceID(id), Metadata: m}
	}
	rs := New([]corpus.Source{
		of(1, "GNU General Public License", ""), of(2, "Mozilla Public License Version 2.0", ""), of(3, "LATHE(1) User Commands", ""), of(4, "The War of the Mills", ""),
		of(5, "Chronicle of a Market Town", "Harrow, Ada"), of(6, "Statutes of the Guild", ""), of(8, "The Trials of Ann Vane", "Moor, Jo"), of(7, "Clorinda; or, the Miller's Daughter", "Vane, Tom"),
	})
	for asked, want := range map[string]string{
		"what does the gpl say about patents": "1 patents", "can i sell copies in the GPL": "1 can i sell copies", "according to the mpl, who is a contributor": "2 who is a contributor",
		"compare gpl and mpl on patents": "1 2 patents", "how do i set the speed in the lathe manual": "3 how do i set the speed", "what does the chronicle say about tolls": "5 tolls",
		"according to the statutes, who is a master": "6 who is a master",
		"what does gpl mean":                         "", "what happened in the war": "", "who won the war": "", "what is a chronicle": "", "how did the guild see apprentices": "",
	} {
		n, _ := rs.Named(Read(asked))
		if got := strings.TrimSpace(numbersOf(n.Sources) + " " + n.Rest); got != want {
			t.Errorf("Named(%q) = %q, want %q", asked, got, want)
		}
	}
	for asked, want := range map[string]string{"who wrote the chronicle": "5", "wer hat die Chronicle geschrieben": "5", "who wrote the statutes": "", "who wrote Clorinda": "7", "who is the author of ann vane": "8", "who wrote vane": "7", "who wrote chronicle": "5",
		"who wrote the gpl": "1", "who wrote the war of the mills": "4", "when was clorinda published": "7", "how old is clorinda": "", "who wrote license": "",
		"von wann ist die Clorinda": "7", "wann wurde die Clorinda veröffentlicht": "7", "wann wurde die License veröffentlicht": ""} {
		if a, _ := rs.Answer(Read(asked)); numbersOf(a.Sources) != want {
			t.Errorf("Answer(%q) = %q, want %q", asked, numbersOf(a.Sources), want)
		}
	}
}

// Years before our era count backwards.
func TestExtremesOfEras(t *testing.T) {
	dated := func(id corpus.SourceID, issued string) corpus.Source {
		return corpus.Source{ID: id, Metadata: corpus.Metadata{Title: "Title " + issued, Issued: issued}}
	}
	rs := New([]corpus.Source{dated(1, "2001-05"), dated(2, "44 BC"), dated(3, "c. 350 BC"), dated(4, "98 AD"), dated(5, "2001-07-03"), dated(6, "2001")})
	for asked, want := range map[string]string{
		"which source is the oldest": "3", "which source is the newest": "6 5", "which sources are from before 1900": "2 4 3", "which sources are from 350": "",
	} {
		a, _ := rs.Answer(Read(asked))
		if got := numbersOf(a.Most(today).Sources); got != want {
			t.Errorf("%q gives %q, want %q", asked, got, want)
		}
	}
}

// The oldest book is the library's unless a passage speaks of one.
func TestPerhaps(t *testing.T) {
	rs := New(groupSources())
	for asked, want := range map[string]string{"titles pls": "titles", "Authors": "Authors", "the sources": "sources", "sources of the river": ""} {
		if a, words, ok := rs.Perhaps(Read(asked)); ok != (want != "") || words != want || ok && numbersOf(a.Sources) != everything || (a.Topic == TopicAuthors) != (want == "Authors") {
			t.Errorf("Perhaps(%q) = %s of %q %v", asked, a.Topic, words, ok)
		}
	}
	undated := New([]corpus.Source{{ID: 1, Metadata: corpus.Metadata{Title: "Salt"}}})
	for asked, want := range map[string]bool{"newest text?": true, "oldest article": true, "newest book": false} {
		if a, _, ok := undated.Perhaps(Read(asked)); ok != want || ok && a.Most(today).Of != 0 {
			t.Errorf("Perhaps(%q) = %v of undated ones", asked, ok)
		}
	}
	for asked, want := range map[string]string{"oldest book": "oldest book", "what is the newest article": "newest article", "which is the longest bridge": "", "the oldest book in the world": ""} {
		a, words, ok := rs.Perhaps(Read(asked))
		if ok != (want != "") || words != want || ok && len(a.Most(today).Sources) != 1 {
			t.Errorf("Perhaps(%q) = %q %v", asked, words, ok)
		}
	}
}

// Whatever a way to name a source matches has one of the words without which none is looked for.
func TestNamingWords(t *testing.T) {
	choose := rand.New(rand.NewPCG(1, 2))
	for i, way := range nameFrames {
		words := namingWords
		if way.speaks {
			words = speakWords
		}
		give := patterntest.Texts(t, way.way.String(), choose)
		for range 300 {
			f := framed{plain: give()}
			if _, ok := f.match(way.way); ok && !f.has(words) {
				t.Fatalf("way %d matches %q, which has no such word", i, f.plain)
			}
		}
	}
}
