package retrieval

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// looks reads every passage of a library with a question in mind, by document.
func looks(t *testing.T, e *Engine, question string) []look {
	t.Helper()
	var r ranking
	r.needs, _ = questionNeeds(question, e.index.languages)
	r.shares = e.index.words.stems.score(r.needs, newTally(len(e.index.entries)))
	l := e.index.newLooker(r, question)
	var found []look
	for doc := range e.index.entries {
		found = append(found, l.look(doc))
	}
	return found
}

func TestLook(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Gardens", "The gardener waters the roses in the morning.", "Roses. And later in the day he rests. The gardener sleeps.", "The mason lays bricks.")
	e := newEngine(t, lib, builtIn(t))
	found := looks(t, e, "gardener roses")
	beside, apartFrom, neither := found[0], found[1], found[2]
	if beside.meets < 0.999 || apartFrom.meets < 0.999 || neither.meets > 0.9 {
		t.Errorf("meets = %.2f, %.2f and %.2f, want 1, 1 and less", beside.meets, apartFrom.meets, neither.meets)
	}
	if beside.together == 0 || apartFrom.together != 0 {
		t.Errorf("together = %.2f within a sentence and %.2f across sentences, want more than 0 and 0", beside.together, apartFrom.together)
	}
	if beside.sentence <= neither.sentence {
		t.Errorf("sentence = %.2f where it fits and %.2f where it does not", beside.sentence, neither.sentence)
	}
	if found := looks(t, e, "gardens of England"); found[2].heading == 0 || found[2].heading == 1 {
		t.Errorf("heading = %.2f where one of two words stands in it, want a share", found[2].heading)
	}
}

// A passage that says it in other words comes nearer than one that says something else.
func TestLookFindsOtherWords(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Notes", "The physician treated the wound.", "The parliament voted on taxes.")
	found := looks(t, newEngine(t, lib, builtIn(t)), "doctor")
	if found[0].meets <= found[1].meets {
		t.Errorf("meets = %.2f for a physician and %.2f for a parliament", found[0].meets, found[1].meets)
	}
}

func TestNeighbours(t *testing.T) {
	shares := []float64{0.5, 0.2, 0.3}
	for _, c := range []struct {
		together []bool
		want     float64
	}{
		{[]bool{false, false, false}, 0},
		{[]bool{true, false, false}, 0.5},
		{[]bool{true, true, false}, 1},
	} {
		if got := neighbours(shares, c.together); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("neighbours(%v) = %v, want %v", c.together, got, c.want)
		}
	}
	if got := neighbours([]float64{1}, []bool{false}); got != 0 {
		t.Errorf("neighbours of one need = %v, want 0", got)
	}
}

// What the first passages have in common lifts a passage that shares it, and no
// passage lifts itself.
func TestTopic(t *testing.T) {
	var x inverted
	for _, text := range [][]string{
		{"bee", "hive", "honey"}, {"bee", "hive", "wax"}, {"hive", "frame"}, {"mill", "river"},
		{"boat", "river"}, {"road", "cart"}, {"horse", "cart"}, {"pump", "well"}, {"pump", "hose"}, {"lamp", "oil"}, {"oil", "press"}, {"press", "type"},
	} {
		for _, word := range text {
			x.count(x.id(word))
		}
		x.add(len(text))
	}
	counts := func(words ...string) map[int32]int {
		c := map[int32]int{}
		for _, w := range words {
			c[x.known(w)]++
		}
		return c
	}
	passages := []map[int32]int{counts("bee", "hive", "honey"), counts("bee", "hive", "wax")}
	topic := topicOf(&x, []float64{0.9, 0.8}, passages)
	if got := topic.score(2, counts("hive", "frame")); got <= 0 {
		t.Errorf("score of a passage that shares the topic = %v, want more than 0", got)
	}
	if got := topic.score(2, counts("mill", "river")); got != 0 {
		t.Errorf("score of another passage = %v, want 0", got)
	}
	alone := topicOf(&x, []float64{0.9}, passages[:1])
	if got := alone.score(0, passages[0]); got != 0 {
		t.Errorf("score of the only passage of its topic = %v, want 0", got)
	}
	if got := topicOf(&x, nil, nil).score(0, passages[0]); got != 0 {
		t.Errorf("score without a topic = %v, want 0", got)
	}
}

func TestReasons(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Surgery", "The physician cleaned the wound.", "The porter carried the bags upstairs.")
	e := newEngine(t, lib, builtIn(t))
	a := ask(t, e, "which doctor cleaned wounds?", 1)
	if len(a.Evidence) != 1 {
		t.Fatalf("%d passages, want one", len(a.Evidence))
	}
	why := a.Evidence[0].Reasons
	if want := []string{"cleaned", "wounds"}; !slices.Equal(why.Words, want) {
		t.Errorf("words = %v, want %v", why.Words, want)
	}
	if want := []NearWords{{"doctor", "physician"}}; !cmp.Equal(why.Near, want) {
		t.Errorf("near = %v, want %v", why.Near, want)
	}
	if len(why.Missing) != 0 || why.Meaning != "closest" || !slices.Contains(why.Sides, "words") {
		t.Errorf("missing %v, meaning %q, sides %v, want none, closest, and words among them", why.Missing, why.Meaning, why.Sides)
	}
}

// polyglot is the built-in embedder, said to know every language.
type polyglot struct{ Embedder }

func (polyglot) Knows(string) bool { return true }

func TestForeign(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	german := "warum werden die Tomaten im Kühlschrank schlecht?"
	if a := ask(t, e, german, 1); a.Foreign != "de" || len(a.Missing) == 0 {
		t.Errorf("foreign = %q, missing %v, want de and some words", a.Foreign, a.Missing)
	}
	if a := ask(t, e, "why do tomatoes go bad in the fridge?", 1); a.Foreign != "" {
		t.Errorf("foreign = %q for a question in the library's language, want none", a.Foreign)
	}
	multilingual := newEngine(t, gardens(t), polyglot{builtIn(t)})
	if a := ask(t, multilingual, german, 1); a.Foreign != "" {
		t.Errorf("foreign = %q with an embedder that knows the language, want none", a.Foreign)
	}
	if got := LanguageName("de"); got != "German" {
		t.Errorf("LanguageName = %q, want German", got)
	}
}

func TestBootstrap(t *testing.T) {
	values := []float64{0, 0, 1, 1, 1, 1, 0, 1, 0, 1}
	got := Bootstrap(values)
	if got.Low <= 0 || got.Low >= 0.6 || got.High <= 0.6 || got.High >= 1 {
		t.Errorf("Bootstrap = %v, want an interval around 0.6", got)
	}
	if again := Bootstrap(values); again != got {
		t.Errorf("Bootstrap = %v and then %v", got, again)
	}
	if got := Bootstrap([]float64{0.5, 0.5}); got != (Interval{0.5, 0.5}) {
		t.Errorf("Bootstrap of equal values = %v", got)
	}
	if got := Bootstrap(nil); got != (Interval{}) {
		t.Errorf("Bootstrap of nothing = %v", got)
	}
}
