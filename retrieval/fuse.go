package retrieval

import (
	"cmp"
	"context"
	"math"
	"slices"

	"footnote/corpus"
	"footnote/retrieval/static"
)

// A candidate is a document that may answer, with what speaks for it. The
// scores of words and letters are divided by the best that any document could
// reach.
type candidate struct {
	doc     int
	words   float64 // BM25 over stems
	letters float64 // BM25 over runs of four letters
	cosine  float64 // of the vectors, 0 where they do not know its language
	meaning float64 // the cosine as a sign of an answer, from 0 to 1
	first   float64 // all three fused, at most 1
	look    look    // what a second look found
	score   float64 // first and look together
}

// A ranking is what an index makes of a question.
type ranking struct {
	candidates []candidate // best first
	needs      []need      // what the question asks for, as stems
	shares     []float64   // of each need in the best score
	grams      []need      // the same as runs of four letters
	gramShares []float64
	unknown    float64 // share of the needs that no passage meets
	met        float64 // the largest share of the needs that one passage meets
	weights    fusion
	searched   int     // number of passages that could have been found
	builtIn    bool    // whether the vectors are the built-in embedder's
	spread     spread  // of the library's cosines with the question
	looker     *looker // that read the best candidates a second time, or nil
	world      float64 // largest cosine of the question with what texts of all kinds are about
	partial    error   // why vectors did not rank, or nil
}

// pool is how many documents each side, words and vectors, may propose.
const pool = 100

// rank finds the candidates for a question. vector is nil where words rank
// alone, among where all sources are searched.
func (x *index) rank(ctx context.Context, question string, vector []float32, emb Embedder, among func(corpus.SourceID) bool) (ranking, error) {
	words, letters := newTally(len(x.entries)), newTally(len(x.entries))
	var r ranking
	r.needs, r.grams = questionNeeds(question, x.languages)
	r.shares = x.words.stems.score(r.needs, words)
	r.gramShares = x.words.grams.score(r.grams, letters)
	r.searched = x.words.stems.live
	var only []int // what is searched, if it is not all
	if among != nil {
		only = x.only(among, words, letters)
		r.searched = len(only)
	}
	r.unknown = x.unknown(r)
	r.met = min(1, words.mostMet())
	r.weights = weigh(r, vector)

	proposed, err := x.propose(ctx, r.weights.lexical(words, letters), vector)
	if err != nil {
		return ranking{}, err
	}
	if among != nil {
		proposed = only
	}
	if vector != nil {
		r.spread = x.spread(vector)
		_, r.builtIn = emb.(*static.Model)
	}
	slices.Sort(proposed)
	for _, doc := range slices.Compact(proposed) {
		c := candidate{doc: doc, words: float64(words.scores[doc]), letters: float64(letters.scores[doc])}
		if vector != nil && emb.Knows(primary(x.sources[x.entries[doc].source].Language)) {
			c.cosine = max(0, x.vectors.cosine(doc, vector))
			c.meaning = r.meaning(c.cosine)
		}
		c.first = r.weights.fuse(c)
		c.score = look{}.with(c.first)
		r.candidates = append(r.candidates, c)
	}
	x.sort(r.candidates)
	if x.reads(question) {
		x.lookAgain(&r, question)
	}
	return r, nil
}

// propose gives the documents that may answer, in no order, some twice.
func (x *index) propose(ctx context.Context, scores, vector []float32) ([]int, error) {
	proposed := x.best(scores, pool)
	if vector == nil {
		return proposed, nil
	}
	near, err := x.vectors.nearest(ctx, vector, pool)
	return append(proposed, near...), err
}

// reads says whether the table knows the language of a question, and of some of
// the passages.
func (x *index) reads(question string) bool {
	return x.table.Knows(primary(corpus.Language(question))) && slices.ContainsFunc(x.languages, x.table.Knows)
}

// lookAgain reads the best candidates again and orders them by what it finds.
// Those that are not read stay behind them.
func (x *index) lookAgain(r *ranking, question string) {
	best := r.candidates[:min(looked, len(r.candidates))]
	l := x.newLooker(*r, question)
	r.looker, r.world = l, x.world.Nearest(l.question)
	scores, counts := make([]float64, len(best)), make([]map[int32]int, len(best))
	for i, c := range best {
		scores[i], counts[i] = c.first, x.words.counts(c.doc)
	}
	t := topicOf(&x.words.stems, scores, counts)
	for i := range best {
		c := &best[i]
		c.look = l.look(c.doc)
		c.look.common = t.score(i, counts[i])
		c.score = c.look.with(c.first)
	}
	x.sort(best)
}

// sort orders candidates by their scores.
func (x *index) sort(list []candidate) {
	slices.SortFunc(list, func(a, b candidate) int {
		if a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		return x.order(a.doc, b.doc)
	})
}

// unknown is the share of the needs that no passage meets.
func (x *index) unknown(r ranking) float64 {
	var sum float64
	for i, n := range r.needs {
		if x.words.stems.frequency(n) == 0 {
			sum += r.shares[i]
		}
	}
	return sum
}

// fusion holds how much each side counts for one question, words counting 1.
// Scores are added, not ranks: rank fusion with a weaker side costs more than
// that side brings.
type fusion struct{ letters, cosine float64 }

// weigh follows the question. What no passage has as a word can only be found
// by its letters: a name spelled otherwise, a compound, another form. And where
// no passage has much of the question in its own words, the question was asked
// in other words than the texts use, and meaning has to decide. The figures
// were chosen on the development sets.
func weigh(r ranking, vector []float32) fusion {
	f := fusion{letters: 0.7 + 2*r.unknown}
	if vector != nil {
		f.cosine = (1 - r.unknown) * (1 + f.letters) / (0.05 + 6*math.Pow(r.met, 2.5))
	}
	return f
}

// fuse gives a score of at most 1.
func (f fusion) fuse(c candidate) float64 {
	return (c.words + f.letters*c.letters + f.cosine*c.cosine) / (1 + f.letters + f.cosine)
}

// lexical gives each document its score by words and letters.
func (f fusion) lexical(words, letters tally) []float32 {
	scores := make([]float32, len(words.scores))
	for doc := range scores {
		scores[doc] = words.scores[doc] + float32(f.letters)*letters.scores[doc]
	}
	return scores
}
