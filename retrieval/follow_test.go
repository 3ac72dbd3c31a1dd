package retrieval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/ranking"
)

// crossings fills a library with two sources of which each has a bridge, its builders,
// its toll and its end.
func crossings(t testing.TB) *Engine {
	lib := newLibrary(t)
	addSource(t, lib, "Bridges of the Old Town",
		"The granite bridge was built by monks of the abbey, who floated the blocks down on rafts.",
		"Merchants paid two pennies for each cart that crossed. Half of the money went to the poor of the parish.",
		"In 1790 the town bought the crossing from the abbey and opened it to everyone.",
		"A flood took two of its five arches in the spring of 1841, and it was never mended.")
	addSource(t, lib, "Ferries of the Lower River",
		"The rope ferry at Marlow was run by the family of a widow, Joan Pell.",
		"She asked a farthing of every passenger and a sack of oats of every farmer.",
		"Her grandson gave up the ferry when the railway came in 1852.")
	addSource(t, lib, "A year with bees",
		"Bees find their way home by the sun. A forager tells her sisters of flowers with a dance.",
		"The beekeeper leaves the hive enough honey for the winter.")
	return newEngine(t, lib, builtIn(t))
}

// converse asks one question after the other, and gives the answer to the last.
func converse(t testing.TB, e *Engine, questions ...string) (a Answer) {
	t.Helper()
	var turns []Turn
	for _, q := range questions {
		var err error
		if a, err = e.AskAfter(t.Context(), turns, q, 5, nil); err != nil {
			t.Fatal(err)
		}
		turns = append(turns, a.Turn())
	}
	return a
}

// What a follow-up does not name is what the questions before it named.
// The name of a source in a follow-up takes the place of the one asked before, unless that
// speaks of what is called so.
func TestAnotherSourceInAFollowUp(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Clorinda: a licence of millers", "Each miller who sells flour grants a toll to the lord of Brackwater.", "No toll is due for seed.")
	addSource(t, lib, "Tancred: a licence of smiths", "Each smith who sells nails grants a toll to the abbot.")
	addSource(t, lib, "Brackwater in winter", "The river froze at Brackwater.")
	e := newEngine(t, lib, builtIn(t))
	for followUp, want := range map[string]string{"and tancred?": "Tancred: a licence of smiths", "and brackwater?": "Clorinda: a licence of millers"} {
		a, err := e.AskAfter(t.Context(), []Turn{{Question: "what does the clorinda licence say about tolls"}}, followUp, 3, nil)
		if err != nil || len(a.Within) != 1 || a.Within[0].Title != want {
			t.Errorf("%q after Clorinda looks in %v, want %q; %v", followUp, titlesOf(a.Within), want, err)
		}
	}
}

func TestFollowUps(t *testing.T) {
	e := crossings(t)
	for _, c := range []struct {
		questions []string
		want      string // with which one of the first two passages begins
	}{
		{[]string{"who built the granite bridge", "and how much did they take for a cart"}, "Merchants paid"},
		{[]string{"who built the granite bridge", "when did they sell it"}, "In 1790"},
		{[]string{"who built the granite bridge", "when did they sell it", "what damage did it take in the end"}, "A flood took"},
		{[]string{"who ran the rope ferry at Marlow", "what did she get from the farmers"}, "She asked"},
		{[]string{"who ran the rope ferry at Marlow", "why did they give it up"}, "Her grandson"},
		{[]string{"who built the granite bridge", "what about the ferry"}, "Her grandson"},
	} {
		a := converse(t, e, c.questions...)
		right := func(ev Evidence) bool { return strings.HasPrefix(ev.Passage.Text, c.want) }
		if !slices.ContainsFunc(a.Evidence[:min(2, len(a.Evidence))], right) {
			t.Errorf("%q: first %q, want %q", c.questions, firstText(a), c.want)
		}
		if before := c.questions[:len(c.questions)-1]; !slices.Equal(a.After, before) {
			t.Errorf("%q: read together with %q", c.questions, a.After)
		}
	}
}

// What was asked before changes nothing for a question that stands alone.
func TestHistoryChangesNothing(t *testing.T) {
	e := crossings(t)
	for _, q := range []string{"how do bees find their way home", "who ran the rope ferry at Marlow", "how much did merchants pay for a cart", "honey", "which sources mention the abbey", "thanks!", "when did the railway come and who gave up the ferry then"} {
		want := ask(t, e, q, 5)
		for _, before := range [][]string{{"who built the granite bridge"}, {"who built the granite bridge", "when did they sell it"}, {"honey", "hello"}} {
			got := converse(t, e, append(slices.Clone(before), q)...)
			if len(got.After) > 0 || got.Verdict != want.Verdict || got.Confidence != want.Confidence || !slices.Equal(idsOf(got), idsOf(want)) {
				t.Errorf("%q after %q: %v %q, want %v %q", q, before, got.Verdict, firstText(got), want.Verdict, firstText(want))
			}
		}
	}
}

func idsOf(a Answer) []corpus.PassageID { return a.Turn().Shown }

// Fillers around a follow-up, small talk between, and asking the same twice change nothing.
func TestFollowUpsBearManners(t *testing.T) {
	e := crossings(t)
	first := "who built the granite bridge"
	want := converse(t, e, first, "when did they sell it")
	for _, questions := range [][]string{
		{first, "pls when did they sell it"}, {first, "ok and when did they sell it lol"}, {first, "WHEN DID THEY SELL IT??"}, {first, "thanks!", "when did they sell it"},
		{"how do bees find their way home", first, "when did they sell it"},
	} {
		if got := converse(t, e, questions...); !slices.Equal(idsOf(got)[:1], idsOf(want)[:1]) || got.Verdict != want.Verdict {
			t.Errorf("%q: %v %q, want %v %q", questions, got.Verdict, firstText(got), want.Verdict, firstText(want))
		}
	}
	once := converse(t, e, first, "what about the ferry?")
	twice := converse(t, e, first, "what about the ferry?", "what about the ferry?")
	if !slices.Equal(idsOf(once)[:1], idsOf(twice)[:1]) {
		t.Errorf("what about the ferry: %q, asked again: %q", firstText(once), firstText(twice))
	}
}

// What bears on the question before is not denied to one that goes on from it, unless it
// asks for what the library does not know.
func TestFollowUpsAreNotDenied(t *testing.T) {
	e := crossings(t)
	for _, asked := range []string{"why?", "did the people there like it", "what did they get for it in the way of thanks and praise"} {
		if a := converse(t, e, "is anybody poor there", asked); a.Verdict == Nothing {
			t.Errorf("%q = %v", asked, a.Verdict)
		}
	}
	if a := converse(t, e, "who built the granite bridge", "what about zebras and xylophones"); a.Verdict != Nothing {
		t.Errorf("what about zebras = %v %q", a.Verdict, firstText(a))
	}
}

// Passages that are gone, and turns of which nothing is known, do no harm.
func TestFollowUpOfWhatIsGone(t *testing.T) {
	e := crossings(t)
	for _, turns := range [][]Turn{nil, {{Question: "who built the granite bridge", Shown: []corpus.PassageID{-1, 99999}}}, {{}}, {{Question: "and it?"}}} {
		if _, err := e.AskAfter(t.Context(), turns, "when did they sell it", 5, nil); err != nil {
			t.Errorf("after %v: %v", turns, err)
		}
	}
}

// Who was asked last is asked again, unless another is named; what is compared is
// compared again; and a record is asked of the source that was spoken of.
func TestFollowUpsKeepTheSource(t *testing.T) {
	e := views(t)
	for _, c := range []struct {
		questions []string
		within    string // the source asked alone, "" for all
		compared  bool
		topic     catalogue.Topic
	}{
		{[]string{"what does Harrow say about dry walls", "and about mortar?"}, "Stone and Mortar", false, ""},
		{[]string{"what does Harrow say about dry walls", "and Quill?"}, "The Mason's Year", false, ""},
		{[]string{"what does Harrow say about dry walls", "what about Quill"}, "The Mason's Year", false, ""},
		{[]string{"how long does a dry wall last", "what does Quill say"}, "The Mason's Year", false, ""},
		{[]string{"how long does a dry wall last", "who disagrees"}, "", true, ""},
		{[]string{"do the authors agree about dry walls", "and on mortar?"}, "", true, ""},
		{[]string{"do the authors agree about dry walls", "what does Quill say about it"}, "The Mason's Year", false, ""},
		{[]string{"what does Harrow say about dry walls", "when was it published"}, "", false, catalogue.TopicIssued},
		{[]string{"what does Harrow say about dry walls", "and Quill?", "what about mortar"}, "The Mason's Year", false, ""},
		{[]string{"who wrote Stone and Mortar", "when was it published"}, "", false, catalogue.TopicIssued},
		{[]string{"who wrote Stone and Mortar", "and when?"}, "", false, catalogue.TopicIssued},
		{[]string{"how long does a dry wall last", "is there a source that disagrees"}, "", true, ""},
		{[]string{"who wrote Stone and Mortar", "what does it say of frost"}, "Stone and Mortar", false, ""},
		{[]string{"how long does a dry wall last", "who wrote that"}, "", false, catalogue.TopicAuthors},
		{[]string{"how long does a dry wall last", "when was that article published"}, "", false, catalogue.TopicIssued},
	} {
		a := converse(t, e, c.questions...)
		if got := strings.Join(titlesOf(a.Within), ", "); got != c.within || a.Compared != c.compared {
			t.Errorf("%q: within %q, compared %v", c.questions, got, a.Compared)
		}
		if (a.Catalogue != nil) != (c.topic != "") || a.Catalogue != nil && a.Catalogue.Topic != c.topic {
			t.Errorf("%q: answered from records %+v, want %q", c.questions, a.Catalogue, c.topic)
		}
		if !a.Verdict.Answered() || len(a.After) == 0 {
			t.Errorf("%q: %v, after %q", c.questions, a.Verdict, a.After)
		}
	}
}

// What stands beside the passage that was shown is read however few words of the question
// it has, and a little before what is as good.
func TestFollowUpsLookBesideWhatWasShown(t *testing.T) {
	lib := newLibrary(t)
	var texts []string
	for i := range 60 {
		texts = append(texts, fmt.Sprintf("The granite bridge number %d was sold by the town to a merchant of salt and sold again.", i))
	}
	texts = append(texts, "Monks laid the first stones of a crossing here.", "Nobody knows what became of them in the end.")
	addSource(t, lib, "Bridges", texts...)
	e := newEngine(t, lib, builtIn(t))
	first := ask(t, e, "who laid the first stones of the crossing", 1)
	if len(first.Evidence) != 1 || !strings.HasPrefix(firstText(first), "Monks") {
		t.Fatalf("first answer = %q", firstText(first))
	}
	a, err := e.AskAfter(t.Context(), []Turn{first.Turn()}, "and was it sold by the town?", 50, nil)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(a.Evidence, func(ev Evidence) bool { return strings.HasPrefix(ev.Passage.Text, "Nobody") })
	const reread = 30 // are read again
	if at < 0 || at >= reread {
		t.Errorf("what stands beside the passage shown is at %d, want it among the first %d", at, reread)
	}
}

func TestWeigh(t *testing.T) {
	all := func(scores ...float64) (r ranking.Ranking) {
		for doc, s := range scores {
			r.Candidates = append(r.Candidates, ranking.Candidate{Doc: doc, Score: s})
		}
		r.Read = len(scores)
		return r
	}
	for _, c := range []struct {
		together, alone []float64
		beside, instead []int
		best            int
	}{
		{[]float64{2, 1, 0}, []float64{0, 0, 0}, nil, nil, 0},
		{[]float64{2, 1, 0}, []float64{0, 3, 0}, nil, nil, 1},
		{[]float64{2, 2, 0}, []float64{1, 1, 0}, []int{1}, nil, 1},
		{[]float64{2, 2, 1}, []float64{1, 1, 0}, []int{1}, []int{2}, 2},
	} {
		r := all(c.together...)
		weigh(&r, all(c.alone...), c.beside, c.instead)
		best := slices.MaxFunc(r.Candidates, func(a, b ranking.Candidate) int { return cmp.Compare(a.Score, b.Score) })
		if best.Doc != c.best {
			t.Errorf("%v together, %v alone, beside %v, instead %v: %d is best, want %d", c.together, c.alone, c.beside, c.instead, best.Doc, c.best)
		}
	}
}

// A question about the whole library stands alone, whatever was asked before it.
func TestQuestionsAboutTheLibraryStandAlone(t *testing.T) {
	e := crossings(t)
	for _, first := range []string{"who built the granite bridge", "who wrote A year with bees"} {
		for asked, want := range map[string]catalogue.Topic{"how many sources are there": catalogue.TopicCount, "how many sources do we have": catalogue.TopicCount, "who are the authors": catalogue.TopicAuthors} {
			if a := converse(t, e, first, asked); a.Catalogue == nil || a.Catalogue.Topic != want || len(a.Catalogue.Sources) != 3 {
				t.Errorf("%q, %q = %v %+v, want %q of 3 sources", first, asked, a.Verdict, a.Catalogue, want)
			}
		}
	}
}
