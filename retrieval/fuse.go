package retrieval

import (
	"cmp"
	"context"
	"slices"
)

// A candidate is a document that may answer, with what speaks for it. Each
// score is divided by the best that any document could reach.
type candidate struct {
	doc     int
	words   float64 // BM25 over stems
	letters float64 // BM25 over runs of four letters
	cosine  float64 // of the vectors
	score   float64 // all three fused
}

// A ranking is what an index makes of a question.
type ranking struct {
	candidates []candidate // best first
	needs      []need      // what the question asks for, as stems
	shares     []float64   // of each need in the best score
	grams      []need      // the same as runs of four letters
	gramShares []float64
	unknown    float64 // share of the needs that no passage has
	partial    error   // why vectors did not rank, or nil
}

// pool is how many documents each side, words and vectors, may propose. The
// best of the fused ranking have always stood within the first few dozen of one side.
const pool = 100

// rank finds the candidates for a question. vector is nil where words rank alone.
func (x *index) rank(ctx context.Context, question string, vector []float32, weight float64) (ranking, error) {
	stems, grams := questionNeeds(question, x.languages)
	words := make([]float32, len(x.entries))
	letters := make([]float32, len(x.entries))
	r := ranking{needs: stems, grams: grams}
	r.shares = x.words.stems.score(stems, words)
	r.gramShares = x.words.grams.score(grams, letters)
	for i, n := range stems {
		if x.words.stems.frequency(n) == 0 {
			r.unknown += r.shares[i]
		}
	}
	near := map[int]float64{}
	if vector != nil {
		var err error
		if near, err = x.vectors.nearest(ctx, vector, pool); err != nil {
			return ranking{}, err
		}
	}
	f := weights(r.unknown, weight, vector != nil)
	lexical := make([]float32, len(words))
	for doc := range lexical {
		lexical[doc] = words[doc] + float32(f.letters)*letters[doc]
	}
	for _, doc := range x.best(lexical, pool) {
		near[doc] = 0
	}
	for doc := range near {
		c := candidate{doc: doc, words: float64(words[doc]), letters: float64(letters[doc])}
		if vector != nil {
			c.cosine = x.vectors.cosine(doc, vector)
		}
		c.score = f.fuse(c)
		r.candidates = append(r.candidates, c)
	}
	slices.SortFunc(r.candidates, func(a, b candidate) int {
		if a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		return x.order(a.doc, b.doc)
	})
	return r, nil
}

// fusion holds how much each side counts for one question, words counting 1.
// Scores are added, not ranks: rank fusion with a weaker side costs more than
// that side brings.
type fusion struct{ letters, cosine float64 }

// weights follows the question. What no passage has as a word can only be
// found by its letters: a name spelled otherwise, a compound, another form.
func weights(unknown, cosine float64, vectors bool) fusion {
	f := fusion{letters: 0.5 + 2*unknown}
	if vectors {
		f.cosine = cosine
	}
	return f
}

// fuse gives a score of at most 1.
func (f fusion) fuse(c candidate) float64 {
	return (c.words + f.letters*c.letters + f.cosine*max(0, c.cosine)) / (1 + f.letters + f.cosine)
}

// trust is how much the vectors of an embedder count against the words'
// full score of 1. Those of the hashing embedder only know spelling, which the
// letters know better.
func trust(emb Embedder) float64 {
	if _, ok := emb.(Hash); ok {
		return 0.02
	}
	return 0.5
}
