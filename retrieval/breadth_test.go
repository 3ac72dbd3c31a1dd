package retrieval

import (
	"fmt"
	"slices"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/rank"
)

// fieldsOf are passages about a field each.
var fieldsOf = []string{
	"The miller ground barley and rye at the tide mill, and the farmers paid him in flour.",
	"A virus binds to a receptor on the cell, and the cell takes it in.",
	"The court held that the contract was void, since no price had been agreed on.",
	"The orchestra tuned to the oboe before the conductor lifted his baton.",
	"The bank raised its rate to slow inflation, and loans became dear.",
	"The glacier carved the valley and left moraines where it melted.",
}

func breadthOf(t *testing.T, texts []string, removed int) float64 {
	t.Helper()
	lib := newLibrary(t)
	var ids []corpus.SourceID
	for i, text := range texts {
		s, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: text[:12], Language: "en"}, Digest: fmt.Sprint(i, text)},
			[]corpus.Passage{{Ordinal: 1, Text: text}})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID)
	}
	e := newEngine(t, lib, builtIn(t))
	for _, id := range ids[len(ids)-removed:] {
		if _, err := lib.Remove(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return e.ranker.Breadth()
}

// A library is the broader the more fields it is about, whatever the order in which they
// came, and a text twice or one that is gone adds nothing.
func TestBreadth(t *testing.T) {
	one, all := breadthOf(t, fieldsOf[:1], 0), breadthOf(t, fieldsOf, 0)
	if one >= all || one <= 0 {
		t.Errorf("breadth of one field is %v, of %d fields %v", one, len(fieldsOf), all)
	}
	turned := slices.Clone(fieldsOf)
	slices.Reverse(turned)
	for what, got := range map[string]float64{
		"in another order": breadthOf(t, turned, 0),
		"each text twice":  breadthOf(t, slices.Concat(fieldsOf, fieldsOf), 0),
		"more, but gone":   breadthOf(t, append(slices.Clone(fieldsOf), "The sermon was on the parable of the sower."), 1),
	} {
		if got != all {
			t.Errorf("breadth %s is %v, want %v", what, got, all)
		}
	}
}

// It takes more to show something in a broad library, and to be sure, up to a bound, and
// never less evidence than before says less.
func TestRise(t *testing.T) {
	f, err := rank.Default()
	if err != nil {
		t.Fatal(err)
	}
	right := f.Read.Right
	right.Rise = rank.Rise{From: f.Read.About.Rise.From, To: f.Read.About.Rise.To, By: 4}
	for what, c := range map[string]rank.Confidence{"about": f.Read.About, "right": right} {
		if c.Rise.By <= 0 || c.Rise.From >= c.Rise.To {
			t.Fatalf("%s: the rise is %+v", what, c.Rise)
		}
		var weak rank.Supports
		for z := -20.0; z < 20; z += 0.1 {
			weak[rank.Nearness], weak[rank.BestBearing] = z, z
			narrow, broad := c.Holds(weak, c.Rise.From, rank.Large), c.Holds(weak, c.Rise.To, rank.Large)
			if broad && !narrow || broad != c.Holds(weak, 1, rank.Large) {
				t.Errorf("%s, nearness %v: narrow %v, broad %v, beyond %v", what, z, narrow, broad, c.Holds(weak, 1, rank.Large))
			}
		}
	}
}

// What is sure in a library of one field is shown, but not sure, where it would take more
// than there is in one so broad.
func TestSureRises(t *testing.T) {
	verdict := func(by float64) Verdict {
		m, err := Default()
		if err != nil {
			t.Fatal(err)
		}
		f := *m.Fitted
		f.Read.Right.Rise = rank.Rise{From: 0, To: 1, By: by}
		m.Fitted = &f
		e, err := NewWith(t.Context(), gardens(t), builtIn(t), m)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Sync(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		return ask(t, e, "what ruins tomatoes within a week?", 1).Verdict
	}
	if narrow, broad := verdict(0), verdict(1000); narrow != Sure || broad != Maybe {
		t.Errorf("verdicts %v and, where more is asked for, %v; want sure and maybe", narrow, broad)
	}
}
