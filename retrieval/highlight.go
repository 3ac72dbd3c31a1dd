package retrieval

import (
	"context"
	"fmt"
	"math"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
)

// highlight finds the sentence of a passage that is worth reading first: the one that
// answers, and no question and no fragment if the passage has anything else.
func (x *ranker) highlight(r ranking, doc int, text string) []Span {
	sentences := lang.Sentences(text)
	if len(sentences) == 0 {
		return nil
	}
	features := x.keyFeatures(r, doc, text, sentences)
	best, most := 0, math.Inf(-1)
	roles := rolesOf(text, sentences)
	below := named(roles, features)
	for i, s := range sentences {
		score := r.fitted.Key.Score(features[i])
		if below[i] {
			score += 2 * fit
		}
		if score+fit > most && roles[i].fits(text[s.Start:s.End]) {
			score += fit
		}
		if score > most {
			best, most = i, score
		}
	}
	return []Span{{sentences[best].Start, sentences[best].End}}
}

// fit is more than any sentence is better than another.
const fit = 1e6

// keyFeatures reads the sentences of a passage.
func (x *ranker) keyFeatures(r ranking, doc int, text string, sentences []lang.Range) []rank.KeyFeatures {
	features := make([]rank.KeyFeatures, len(sentences))
	stems, grams := wanted(&x.Words.Stems, r.needs), wanted(&x.Words.Grams, r.grams)
	for i, s := range sentences {
		features[i][rank.KeyHolds] = question.Holds(r.kind, text[s.Start:s.End])
	}
	for part, words := range x.Words.Parts(doc) {
		if part == 0 || part > len(features) {
			continue
		}
		gotStems, gotGrams := make([]bool, len(r.needs)), make([]bool, len(r.grams))
		for _, number := range words {
			mark(gotStems, stems, x.Words.Stem(number))
			mark(gotGrams, grams, x.Words.GramsOf(number)...)
		}
		f := &features[part-1]
		f[rank.KeyMeets] = sum(r.shares, gotStems)
		f[rank.KeyLetters] = sum(r.gramShares, gotGrams)
		f[rank.KeyLength] = math.Log1p(float64(len(words)))
	}
	if r.reader != nil {
		for i, s := range r.reader.Sentences(x.Words, doc) {
			if i < len(features) {
				features[i][rank.KeyMaxSim], features[i][rank.KeyCosine] = s.MaxSim, s.Cosine
			}
		}
	}
	return features
}

// A KeySentence is a sentence of a passage with what speaks for it.
type KeySentence struct {
	Span
	Features rank.KeyFeatures
}

// KeySentences gives the sentences of a passage, for cmd/train to learn from.
func (e *Engine) KeySentences(ctx context.Context, asked string, id corpus.PassageID) (list []KeySentence, err error) {
	err = e.ranked(ctx, asked, nil, func(_ asking, r ranking) error {
		doc, ok := e.index.Document[id]
		passages, err := e.library.PassagesByID(ctx, []corpus.PassageID{id})
		if err != nil || !ok {
			return err
		}
		text := passages[id].Text
		sentences := lang.Sentences(text)
		for i, f := range e.index.keyFeatures(r, doc, text, sentences) {
			list = append(list, KeySentence{Span{sentences[i].Start, sentences[i].End}, f})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("key sentences: %w", err)
	}
	return list, nil
}

// wanted gives the places of needs by the numbers of their terms.
func wanted(terms *lexical.Inverted, needs []lexical.Need) map[int32]int {
	places := map[int32]int{}
	for i, n := range needs {
		for _, term := range n.Terms {
			if id := terms.Known(term); id >= 0 {
				places[id] = i
			}
		}
	}
	return places
}

// mark notes which needs the terms meet.
func mark(got []bool, places map[int32]int, ids ...int32) {
	for _, id := range ids {
		if i, ok := places[id]; ok {
			got[i] = true
		}
	}
}

// sum adds up the shares of the needs that were met.
func sum(shares []float64, got []bool) float64 {
	var met float64
	for i, yes := range got {
		if yes {
			met += shares[i]
		}
	}
	return met
}
