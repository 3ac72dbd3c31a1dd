package highlight

import (
	"math"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
)

// A said sentence is one of a passage, and what is asked of it more than once.
type said struct {
	lang.Range
	question.Sentence
	text              string
	isRow, isQuestion bool
}

// sentencesOf reads the sentences of a passage.
func sentencesOf(text string, sentences []lang.Range) []said {
	all := make([]said, 0, len(sentences))
	for _, s := range sentences {
		read := question.ReadSentence(text[s.Start:s.End])
		all = append(all, said{s, read, text[s.Start:s.End], strings.Contains(text[s.Start:s.End], cell), read.IsQuestion()})
	}
	return all
}

// A Chooser chooses sentences of passages for one question.
type Chooser struct {
	ranker       *ranking.Ranker
	ranking      ranking.Ranking
	stems, grams sought
}

// New gives the chooser of a question that was ranked.
func New(x *ranking.Ranker, r ranking.Ranking) *Chooser {
	return &Chooser{x, r, soughtIn(&x.Words.Stems, r.Needs), soughtIn(&x.Words.Grams, r.Grams)}
}

// Sentence finds the sentence of a passage that is worth reading first: the one that
// answers, and no question and no fragment if the passage has anything else, together with the
// next where that may well answer instead. A line that tells who wrote what is quoted below it
// is never one.
func (c *Chooser) Sentence(doc int, text string) (lang.Range, bool) {
	cut := c.ranker.Sentences(doc, text)
	if len(cut) == 1 {
		return cut[0], !question.IsAttribution(text[cut[0].Start:cut[0].End])
	}
	r, sentences := c.ranking, sentencesOf(text, cut)
	features := c.features(doc, text, sentences)
	roles := rolesOf(text, sentences)
	opposite := opposites(r, sentences)
	below, asked := named(roles, features, opposite), wanted(r, text, sentences)
	best, most := -1, math.Inf(-1)
	scores, ranks := make([]float64, len(sentences)), make([]int, len(sentences))
	for i, s := range sentences {
		scores[i] = r.Fitted.Key.Score(features[i])
		ranks[i] = standing(roles[i].fits(s), s.Defines(r.Term), below[i] || asked[i], opposite[i])
		if score := scores[i] + fit*float64(ranks[i]); score > most && !question.IsAttribution(s.text) {
			best, most = i, score
		}
	}
	if best < 0 {
		return lang.Range{}, false
	}
	next := best + 1
	isMore := func() bool {
		return ranks[next] == ranks[best] && chance(scores, next) >= worthReading || isPromised(features, best)
	}
	if next < len(sentences) && roles[next].fits(sentences[next]) &&
		(isBare(roles[best], sentences[best]) || isMore()) && goOn(text, sentences[best].Range, sentences[next].Range) {
		return lang.Range{Start: sentences[best].Start, End: sentences[next].End}, true
	}
	return sentences[best].Range, true
}

// fit is more than any sentence is better than another.
const fit = 1e6

// standing orders sentences by what they are, before what they have of the question counts.
func standing(fits, defines, below, opposite bool) int {
	n := 0
	if fits {
		n++
	}
	if fits && defines {
		n++
	}
	if below {
		n += 2
	}
	if opposite {
		n -= 4
	}
	return n
}

// Features gives what the sentences of a passage have of the question.
func (c *Chooser) Features(doc int, text string) []rank.KeyFeatures {
	return c.features(doc, text, sentencesOf(text, c.ranker.Sentences(doc, text)))
}

func (c *Chooser) features(doc int, text string, sentences []said) []rank.KeyFeatures {
	x, r, features := c.ranker, c.ranking, make([]rank.KeyFeatures, len(sentences))
	for i, s := range sentences {
		features[i][rank.KeyHolds] = s.Holds(r.Kind)
	}
	for part, words := range x.Words.Parts(doc) {
		if part == 0 || part > len(features) {
			continue
		}
		gotStems, gotGrams := make([]bool, len(r.Needs)), make([]bool, len(r.Grams))
		for _, number := range words {
			c.stems.mark(gotStems, x.Words.Stem(number))
			c.grams.mark(gotGrams, x.Words.GramsOf(number)...)
		}
		f := &features[part-1]
		f[rank.KeyMeets] = lexical.Met(r.Shares, gotStems)
		f[rank.KeyLetters] = lexical.Met(r.GramShares, gotGrams)
		f[rank.KeyLength] = math.Log1p(float64(len(words)))
	}
	if r.Reader != nil {
		for i, s := range r.Reader.Sentences(x.Words, doc) {
			if i < len(features) {
				features[i][rank.KeyMaxSim], features[i][rank.KeyCosine] = s.MaxSim, s.Cosine
			}
		}
	}
	replied(text, sentences, features)
	return features
}

// sought are the terms that meet needs, and the places of those.
type sought struct {
	terms  lexical.Set
	places map[int32]int
}

func soughtIn(x *lexical.Inverted, needs []lexical.Need) sought {
	s := sought{x.NewSet(), x.Places(needs)}
	for id := range s.places {
		s.terms.Add(id)
	}
	return s
}

// mark notes which needs the terms meet.
func (s sought) mark(got []bool, ids ...int32) {
	for _, id := range ids {
		if s.terms.Has(id) {
			got[s.places[id]] = true
		}
	}
}
