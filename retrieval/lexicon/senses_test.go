package lexicon

import (
	"math"
	"testing"

	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// What only the senses know counts in the part where it stands, and of two passages that
// have as much of a question the one that lacks no word of it is before in the logarithms.
func TestMatchSenses(t *testing.T) {
	table, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	world, err := static.DefaultWorld()
	if err != nil {
		t.Fatal(err)
	}
	l := New(table)
	l.Add("en", "Harbour", func(yield func(string, string) bool) {
		_ = yield("The crane is red.", "") && yield("It turns.", "")
	})
	r := NewReader(table, world, []AskedWord{{Text: "lighthouse"}, {Text: "violin"}})
	match := func(senses Senses) (f rank.Features) {
		r.MatchSenses(l, 0, senses, &f)
		return f
	}
	none := match(Senses{{0, 0}, {0, 0}, {0, 0}})
	both := match(Senses{{0, 0}, {1, 1}, {0, 0}})
	apart := match(Senses{{0, 0}, {1, 0}, {0, 1}})
	for _, f := range []rank.Feature{rank.Meant, rank.MeantSentence, rank.MeantEvenly} {
		if !(both[f] > none[f]) {
			t.Errorf("%s = %v with senses, %v without", rank.Names[f], both[f], none[f])
		}
	}
	if apart[rank.Meant] != both[rank.Meant] || !(both[rank.MeantSentence] > apart[rank.MeantSentence]) {
		t.Errorf("in two sentences %v of all and %v of the best, in one %v and %v", apart[rank.Meant], apart[rank.MeantSentence], both[rank.Meant], both[rank.MeantSentence])
	}
	half, whole := match(Senses{{0, 0}, {0.6, 0.6}, {0, 0}}), apart
	if !(half[rank.MeantEvenly] > whole[rank.MeantEvenly]) || math.IsInf(float64(none[rank.MeantEvenly]), 0) {
		t.Errorf("some of both words %v, all of one %v, of none %v", half[rank.MeantEvenly], whole[rank.MeantEvenly], none[rank.MeantEvenly])
	}
}
