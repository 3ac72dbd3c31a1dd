package lexicon

import (
	"testing"

	"footnote/retrieval/static"
)

// The nearest word of a passage is found by its exact cosine, and only if it is near enough;
// what is asked of another passage, or again, does not matter.
func TestNearer(t *testing.T) {
	table, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	l := New(table)
	for _, s := range []string{"The physician bandaged an unreconstructable elbow.", "A kestrel hovered over motorways; doctors and doctor stood there.", "…"} {
		l.Add("en", "", func(yield func(string, string) bool) { yield(s, "") })
	}
	asked := []string{"doctor", "kestrels", "zzgxq", "highway"}
	const least = 0.3
	world, err := static.DefaultWorld()
	if err != nil {
		t.Fatal(err)
	}
	var words []AskedWord
	for _, w := range asked {
		words = append(words, AskedWord{Text: w})
	}
	n := NewReader(table, world, words).Nearer(l, []int{0, 1, 2, 3}, least)
	for range 2 {
		for doc := range l.passages {
			got := n.In(doc, []int{0, 1, 2, 3})
			for k, word := range asked {
				if want := l.nearestPlain(doc, word, least); got[k] != want {
					t.Errorf("nearest to %q in document %d: %v, want %v", word, doc, got[k], want)
				}
			}
			if one := n.In(doc, []int{3}); one[0] != got[3] {
				t.Errorf("document %d: %v asked alone, %v with others", doc, one[0], got[3])
			}
		}
	}
}

// nearestPlain looks at every word.
func (l *Lexicon) nearestPlain(doc int, asked string, least float64) (best NearWord) {
	to := direction(l.table.Sum(l.table.Tokens(asked)))
	for _, number := range l.passages[doc].words {
		if number == stop {
			continue
		}
		sum := make([]float32, l.table.Dimensions())
		length := float64(l.lengthOf(sum, l.tokensOf(number)))
		if length == 0 {
			continue
		}
		if c := float64(static.Dot(sum, to)) / length; c >= least && c > best.Cosine {
			best = NearWord{l.Text(number), c}
		}
	}
	return best
}
