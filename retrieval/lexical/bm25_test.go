package lexical

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// filled gives an inverted file over documents of words.
func filled(documents ...string) *Inverted {
	var x Inverted
	for _, d := range documents {
		words := strings.Fields(d)
		for _, w := range words {
			x.Count(x.ID(w))
		}
		x.Add(len(words))
	}
	return &x
}

func needsFor(question string) []Need {
	var n Needs
	for _, w := range strings.Fields(question) {
		n.Add("", []string{w})
	}
	return n.List
}

// The figures are worked out by hand from the formula.
func TestBM25(t *testing.T) {
	x := filled("a b c d", "a a e", "f g")
	counted := NewTally(3)
	shares := x.Score(needsFor("a f"), counted)

	idfA := math.Log(1 + (3-2+0.5)/(2+0.5)) // in two of three
	idfF := math.Log(1 + (3-1+0.5)/(1+0.5)) // in one of three
	best := (idfA + idfF) * 2.2
	length := func(n float64) float64 { return 1.2 * (0.25 + 0.75*n/3) } // 3 words on average
	want := []float64{
		idfA * 2.2 * 1 / (1 + length(4)) / best,
		idfA * 2.2 * 2 / (2 + length(3)) / best,
		idfF * 2.2 * 1 / (1 + length(2)) / best,
	}
	for i := range want {
		if math.Abs(float64(counted.Scores[i])-want[i]) > 1e-6 {
			t.Errorf("score of document %d = %v, want %v", i, counted.Scores[i], want[i])
		}
	}
	if got, want := counted.Met[2], float32(shares[1]); got != want {
		t.Errorf("document 2 meets %v, want %v", got, want)
	}
	if got, want := shares[1], idfF/(idfA+idfF); math.Abs(got-want) > 1e-9 {
		t.Errorf("share of f = %v, want %v", got, want)
	}
}

// A question that no document meets scores nothing, and an empty file does not divide by zero.
func TestBM25Nothing(t *testing.T) {
	for _, x := range []*Inverted{filled("a b"), filled()} {
		counted := NewTally(len(x.lengths))
		x.Score(needsFor("z"), counted)
		if slices.ContainsFunc(counted.Scores, func(s float32) bool { return s != 0 }) {
			t.Errorf("scores = %v, want zeros", counted.Scores)
		}
	}
}

// What is removed leaves no trace in the scores of the rest.
func TestBM25Remove(t *testing.T) {
	x := filled("a b c", "a a a a a a", "b c d e", "a d")
	x.Remove(func(doc int) bool { return doc == 1 })
	left, fresh := NewTally(4), NewTally(3)
	x.Score(needsFor("a b z"), left)
	filled("a b c", "b c d e", "a d").Score(needsFor("a b z"), fresh)
	if got, want := slices.Delete(left.Scores, 1, 2), fresh.Scores; !slices.Equal(got, want) {
		t.Errorf("scores after removal = %v, want %v", got, want)
	}
}

// A term that fills a document is counted up to what a posting can hold.
func TestBM25ManyTimes(t *testing.T) {
	x := filled(strings.Repeat("a ", 1000), "a")
	var counts []uint8
	for _, times := range x.postings[x.ID("a")].all {
		counts = append(counts, times)
	}
	if want := []uint8{255, 1}; !slices.Equal(counts, want) {
		t.Errorf("counts = %v, want %v", counts, want)
	}
}

// Whatever goes into the packed postings comes out of them, near and far.
func TestPostings(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		var p postings
		var docs []int
		var counts []uint8
		for doc := r.IntN(3); doc < MaxDocuments && len(docs) < 50; doc += 1 + r.IntN(1<<r.IntN(22)) {
			docs, counts = append(docs, doc), append(counts, uint8(1+r.IntN(255)>>r.IntN(8)))
			p.add(int32(doc), counts[len(counts)-1])
		}
		gone := func(doc int) bool { return doc%3 == 0 }
		for _, list := range []postings{p, p.without(gone)} {
			i := 0
			for doc, times := range list.all {
				for list.count < p.count && gone(docs[i]) {
					i++
				}
				if doc != docs[i] || times != counts[i] {
					t.Fatalf("document %d, %d times, want %d, %d times", doc, times, docs[i], counts[i])
				}
				i++
			}
		}
		if int(p.count) != len(docs) {
			t.Fatalf("count = %d, want %d", p.count, len(docs))
		}
	}
}

// Scoring meets the very documents that postings yield, near and far from each other, and as
// often as the term stands there.
func TestScoreUnpacksPostings(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var x Inverted
	id := x.ID("corn")
	want := map[int]uint8{}
	for doc := range 20_000 {
		if doc < 300 && r.IntN(2) == 0 || r.IntN(4000) == 0 {
			want[doc] = uint8(1 + r.IntN(3)*127)
			for range want[doc] {
				x.Count(id)
			}
		}
		x.Add(300)
	}
	got := map[int]uint8{}
	for doc, times := range x.postings[id].all {
		got[doc] = times
	}
	if !maps.Equal(got, want) {
		t.Errorf("postings yield %v, want %v", got, want)
	}
	tally := NewTally(20_000)
	x.scoreTerm("corn", 1, 300, tally)
	for doc, score := range tally.Scores {
		tf := float64(want[doc])
		if expected := tf / (tf + K1); math.Abs(float64(score)-expected) > 1e-6 {
			t.Errorf("score of document %d = %v, want %v", doc, score, expected)
		}
	}
}
