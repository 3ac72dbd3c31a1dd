package retrieval

import (
	"cmp"
	"context"
	"slices"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// A candidate is a document that may answer, with what speaks for it.
type candidate struct {
	doc      int
	features rank.Features
	bearing  float64 // of the bearing net, where the table has read it
	phrases  int     // how many of the phrases that have to stand verbatim it has
	score    float64 // to order the candidates of one question by
}

func (c *candidate) at(f rank.Feature) float64     { return float64(c.features[f]) }
func (c *candidate) set(f rank.Feature, x float64) { c.features[f] = float32(x) }

// A ranking is what an index makes of a question.
type ranking struct {
	candidates []candidate // best first; those that were read come before the others
	read       int         // how many were read again
	kind       question.Kind
	needs      []lexical.Need // what the question asks for, as stems
	shares     []float64      // of each need in the best score
	grams      []lexical.Need // the same as runs of four letters
	gramShares []float64
	unknown    float64      // share of the needs that no passage meets
	met        float64      // the largest share of the needs that one passage meets
	part       bool         // whether only some of the sources were searched
	vectors    bool         // whether vectors ranked
	builtIn    bool         // whether they are the built-in embedder's
	fitted     *rank.Fitted // how to rank and judge
	spread     spread       // of the library's cosines with the question
	words      []lexicon.AskedWord
	reader     *lexicon.Reader // that read the best candidates, or nil
	world      float64         // nearness of the question to the world
	partial    error           // why vectors did not rank, or nil
}

// mostProposed is how many documents each side, words and vectors, may propose, and
// reread how many of the best are read again by the table.
const mostProposed, reread = 100, 30

// rank finds the candidates for a question, which has no vector where words rank alone.
// among is nil where all sources are searched.
func (x *ranker) rank(ctx context.Context, a asking, at located, among func(corpus.SourceID) bool) (ranking, error) {
	words, letters := lexical.NewTally(len(x.Entries)), lexical.NewTally(len(x.Entries))
	r := ranking{vectors: at.vector != nil, fitted: x.fitted, kind: a.kind, part: among != nil}
	if r.vectors {
		r.fitted = at.space.Fitted
	}
	r.needs, r.grams = questionNeeds(a.text, x.holding(a.language), x.Languages)
	r.shares = x.Words.Stems.Score(r.needs, words)
	r.gramShares = x.Words.Grams.Score(r.grams, letters)
	var only []int // what is searched, if it is not all
	if among != nil {
		only = x.Only(among, words, letters)
	}
	r.unknown = x.unknown(r)
	r.met = min(1, words.MostMet())
	phrases := x.phrases(a)
	proposed, err := x.propose(ctx, x.lexical(r, words, letters), at, phrases)
	if err != nil {
		return ranking{}, err
	}
	if among != nil {
		proposed = only
	} else {
		proposed = append(proposed, a.beside...)
	}
	if r.vectors {
		r.spread = at.spread()
		_, r.builtIn = at.space.Embedder.(*static.Model)
	}
	slices.Sort(proposed)
	for _, doc := range slices.Compact(proposed) {
		c := candidate{doc: doc, phrases: phrases[doc]}
		c.set(rank.Words, float64(words.Scores[doc]))
		c.set(rank.Letters, float64(letters.Scores[doc]))
		if r.vectors && at.space.Embedder.Knows(lang.Primary(x.Sources[x.Entries[doc].Source].Language)) {
			cosine := at.space.Vectors.Cosine(doc, at.vector)
			c.set(rank.Cosine, r.meaning(max(0, cosine)))
			c.set(rank.CosineZ, r.spread.standing(cosine))
		}
		x.rankFirst(r, &c)
		r.candidates = append(r.candidates, c)
	}
	x.sort(r.candidates)
	x.readAgain(&r, a)
	return r, nil
}

// rankFirst sets what is known of a candidate before it is read, and its first score.
func (x *ranker) rankFirst(r ranking, c *candidate) {
	c.set(rank.Met, r.met)
	c.set(rank.Unknown, r.unknown)
	c.set(rank.Needs, float64(len(r.needs)))
	c.set(rank.SpreadMean, r.spread.mean)
	c.set(rank.SpreadWidth, r.spread.deviation)
	first := &r.fitted.FirstWords
	if r.vectors {
		first = &r.fitted.First
	}
	c.score = first.Score(&c.features)
	c.set(rank.First, c.score)
}

// lexical gives each document its first score by words and letters alone.
func (x *ranker) lexical(r ranking, words, letters lexical.Tally) []float32 {
	one, other := rank.Features{rank.Met: float32(r.met), rank.Unknown: float32(r.unknown)}, rank.Features{}
	one[rank.Words] = 1
	perWord := r.fitted.FirstWords.Score(&one)
	other[rank.Met], other[rank.Unknown], other[rank.Letters] = one[rank.Met], one[rank.Unknown], 1
	perLetter := r.fitted.FirstWords.Score(&other)
	scores := make([]float32, len(words.Scores))
	for doc := range scores {
		scores[doc] = float32(perWord)*words.Scores[doc] + float32(perLetter)*letters.Scores[doc]
	}
	return scores
}

// propose gives the documents that may answer, in no order, some twice.
func (x *ranker) propose(ctx context.Context, scores []float32, at located, phrases map[int]int) ([]int, error) {
	proposed := x.Best(scores, mostProposed)
	for doc := range phrases {
		proposed = append(proposed, doc)
	}
	if at.vector == nil {
		return proposed, nil
	}
	near, err := at.space.Vectors.Nearest(ctx, at.vector, mostProposed)
	return append(proposed, near...), err
}

// sort orders candidates by the phrases that they have, and then by their scores.
func (x *ranker) sort(list []candidate) {
	slices.SortFunc(list, func(a, b candidate) int {
		if a.phrases != b.phrases {
			return b.phrases - a.phrases
		}
		if a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		return x.Order(a.doc, b.doc)
	})
}

// unknown is the share of the needs that no passage meets.
func (x *ranker) unknown(r ranking) float64 {
	var sum float64
	for i, n := range r.needs {
		if x.Words.Stems.Frequency(n) == 0 {
			sum += r.shares[i]
		}
	}
	return sum
}
