package ranking

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// A Candidate is a document that may answer, with what speaks for it.
type Candidate struct {
	Doc      int
	Features rank.Features
	Bearing  float64 // of the bearing net, where the table has read it
	Phrases  int     // how many of the phrases that have to stand verbatim it has
	Score    float64 // to order the candidates of one question by
}

func (c *Candidate) At(f rank.Feature) float64     { return float64(c.Features[f]) }
func (c *Candidate) set(f rank.Feature, x float64) { c.Features[f] = float32(x) }

// A Ranking is what an index makes of a question.
type Ranking struct {
	Candidates []Candidate // best first; those that were read come before the others
	Read       int         // how many were read again
	Kind       question.Kind
	Term       question.Term  // that it asks the meaning of
	Needs      []lexical.Need // what the question asks for, as stems
	Shares     []float64      // of each need in the best score
	Grams      []lexical.Need // the same as runs of four letters
	GramShares []float64
	Unknown    float64      // share of the needs that no passage meets
	Met        float64      // the largest share of the needs that one passage meets
	Part       bool         // whether only some of the sources were searched
	Vectors    bool         // whether vectors ranked
	Abroad     bool         // whether the glossary reads, where the table cannot and no other model has vectors
	builtIn    bool         // whether they are the built-in embedder's
	Fitted     *rank.Fitted // how to rank and judge
	spread     spread       // of the library's cosines with the question
	Words      []lexicon.AskedWord
	Reader     *lexicon.Reader // that read the best candidates, or nil
	World      float64         // nearness of the question to the world
	Said       float64         // how much of it a sentence says
	Talk       bool            // whether the message asks nothing by its words, see package talk
	Remark     bool            // whether it also requests nothing: people tell each other something
	Idle       bool            // whether it is such a remark beyond doubt
	tracer     *tracer
	room       *room
	Passages   map[corpus.PassageID]corpus.Passage // whose texts were read, or nil
	Partial    error                               // why vectors did not rank, or nil
}

// mostProposed is how many documents each side, words and vectors, may propose, and
// reread how many of the best are read again by the table.
const mostProposed, reread = 100, 30

// Rank finds the candidates for a question, which has no vector where words rank alone.
// among is nil where all sources are searched.
func (x *Ranker) Rank(ctx context.Context, a Question, at Located, among func(corpus.SourceID) bool) (Ranking, error) {
	r := x.newRanking(a, at)
	words, letters := r.room.words, r.room.letters
	r.Part = among != nil
	vectors := at.nearest(ctx)
	r.Needs, r.Grams = questionNeeds(a.Text, x.holding(a.Language), x.Languages)
	r.Shares = x.Words.Stems.Score(r.Needs, words)
	r.GramShares = x.Words.Grams.Score(r.Grams, letters)
	var only []int // what is searched, if it is not all
	if among != nil {
		only = x.Only(among, words, letters)
	}
	r.Unknown = x.unknown(r)
	r.Met = min(1, words.MostMet())
	phrases := x.phrases(a)
	proposed := only
	if among == nil {
		a.Beside = append(slices.Clone(a.Beside), x.meant(r, a)...)
		proposed = slices.Concat(x.Best(x.lexical(r), mostProposed), slices.Collect(maps.Keys(phrases)), a.Beside)
	}
	if r.Vectors {
		r.spread = at.spread()
	}
	near, err := vectors()
	if err != nil {
		return Ranking{}, err
	}
	if among == nil {
		proposed = append(proposed, near...)
	}
	slices.Sort(proposed)
	proposed = slices.Compact(proposed)
	r.Candidates = x.candidates(r, at, proposed, phrases)
	x.readAgain(&r, a)
	return r, nil
}

// candidates ranks what was proposed for the first time, best first.
func (x *Ranker) candidates(r Ranking, at Located, proposed []int, phrases map[int]int) []Candidate {
	list := slices.Grow(r.room.candidates[:0], len(proposed))
	for _, doc := range proposed {
		c := Candidate{Doc: doc, Phrases: phrases[doc]}
		c.set(rank.Words, float64(r.room.words.Scores[doc]))
		c.set(rank.Letters, float64(r.room.letters.Scores[doc]))
		x.compareVectors(r, at, &c)
		x.rankFirst(r, &c)
		list = append(list, c)
	}
	x.Sort(list)
	r.room.candidates = list
	return list
}

// newRanking says what is known of a question before anything is looked for.
func (x *Ranker) newRanking(a Question, at Located) Ranking {
	r := Ranking{Term: question.Defined(a.Text), Vectors: at.Vector != nil, Fitted: x.fitted, Kind: a.Kind, Talk: x.isTalk(a), room: x.newRoom()}
	if r.Vectors {
		r.Fitted = at.Space.Fitted
		_, r.builtIn = at.Space.Embedder.(*static.Model)
	}
	r.Remark = r.Talk && !question.Requests(a.asked)
	r.Idle = r.Remark && x.talk.IsSurelyTalk(a.asked)
	r.Abroad = !x.reads(a) && (!r.Vectors || r.builtIn)
	return r
}

// compareVectors sets how near a candidate is to the question, where its vector tells.
func (x *Ranker) compareVectors(r Ranking, at Located, c *Candidate) {
	if !r.Vectors || !at.Space.Embedder.Knows(lang.Primary(x.Sources[x.Entries[c.Doc].Source].Language)) {
		return
	}
	cosine := at.Space.Vectors.Cosine(c.Doc, at.Vector)
	c.set(rank.Cosine, r.meaning(max(0, cosine)))
	c.set(rank.CosineZ, r.spread.standing(cosine))
}

// Asks says whether a text asks rather than talks.
func (x *Ranker) Asks(text string) bool {
	return question.Opens(text) || text != "" && x.talk != nil && x.talk.Asks(text) > 0
}

// isTalk says whether a message is talk among people, by its words as they were typed, and
// without the frame around them: "hey" and "lol" make no question talk. Of an address by itself
// they tell nothing.
func (x *Ranker) isTalk(a Question) bool {
	if x.talk == nil || len(question.Words(a.Text)) == 0 || !x.talk.IsTalk(a.Text) {
		return false
	}
	return a.asked == "" || a.asked == a.Text || len(a.Rendered) > 0 || x.talk.IsTalk(a.asked)
}

// rankFirst sets what is known of a candidate before it is read, and its first score.
func (x *Ranker) rankFirst(r Ranking, c *Candidate) {
	c.set(rank.Met, r.Met)
	c.set(rank.Unknown, r.Unknown)
	c.set(rank.Needs, float64(len(r.Needs)))
	c.set(rank.SpreadMean, r.spread.mean)
	c.set(rank.SpreadWidth, r.spread.deviation)
	first := &r.Fitted.FirstWords
	if r.Vectors {
		first = &r.Fitted.First
	}
	c.Score = first.Score(&c.Features)
	c.set(rank.First, c.Score)
}

// lexical gives each document its first score by words and letters alone.
func (x *Ranker) lexical(r Ranking) []float32 {
	one, other := rank.Features{rank.Met: float32(r.Met), rank.Unknown: float32(r.Unknown)}, rank.Features{}
	one[rank.Words] = 1
	perWord := r.Fitted.FirstWords.Score(&one)
	other[rank.Met], other[rank.Unknown], other[rank.Letters] = one[rank.Met], one[rank.Unknown], 1
	perLetter := r.Fitted.FirstWords.Score(&other)
	words, letters, both := r.room.words.Scores, r.room.letters.Scores, r.room.both.Scores
	for doc := range both {
		both[doc] = float32(perWord)*words[doc] + float32(perLetter)*letters[doc]
	}
	return both
}

// Sort orders candidates by the phrases that they have, and then by their scores. Each is
// large, so it is moved once.
func (x *Ranker) Sort(list []Candidate) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &list[i], &list[j]
		if a.Phrases != b.Phrases {
			return b.Phrases - a.Phrases
		}
		if a.Score != b.Score {
			return cmp.Compare(b.Score, a.Score)
		}
		return x.Order(a.Doc, b.Doc)
	})
	for i := range order { // along each circle of places
		first, at := list[i], i
		for order[at] != at {
			from := order[at]
			order[at] = at
			if from == i {
				list[at] = first
				break
			}
			list[at], at = list[from], from
		}
	}
}

// unknown is the share of the needs that no passage meets.
func (x *Ranker) unknown(r Ranking) float64 {
	var sum float64
	for i, n := range r.Needs {
		if x.Words.Stems.Frequency(n) == 0 {
			sum += r.Shares[i]
		}
	}
	return sum
}

// AllMet is the share of the needs from which all count as met, roundings apart.
const AllMet = 0.9999
