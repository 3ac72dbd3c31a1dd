package retrieval

import (
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/question"
)

// searchAfter answers a question with passages, read together with the topics before it.
// asked may be empty: then the topics are all that is asked.
func (e *Engine) searchAfter(ctx context.Context, topics []string, before []Turn, asked string, top int, among func(corpus.SourceID) bool) (a Answer, err error) {
	own, together := e.readAfter(topics, asked)
	ownAt, at := e.locate(ctx, own), e.locate(ctx, together)
	e.mu.RLock()
	defer e.mu.RUnlock()
	together.beside = e.index.besideShown(before[len(before)-1].Shown)
	own.beside = together.beside
	r, err := e.rank(ctx, together, at, among)
	if err != nil {
		return Answer{}, err
	}
	alone, err := e.rank(ctx, own, ownAt, among)
	if err != nil {
		return Answer{}, err
	}
	r.weigh(alone, together.beside, e.index.havingInstead(asked))
	e.index.sort(r.candidates[:r.read])
	a = Answer{Question: asked, Partial: r.partial, Corrected: own.corrected, Missing: e.index.missing(alone, own), Foreign: e.foreign(together)}
	a.Verdict, a.Confidence = e.index.verdict(r, together)
	a.Verdict = e.index.verdictAfter(a, alone, own, together)
	if a.Verdict == Nothing {
		a.Nearest = e.index.nearestSources(r)
		return a, nil
	}
	a.Evidence, err = e.evidence(ctx, r, a, e.index.choose(r, top))
	return a, err
}

// verdictAfter says how sure an answer to a follow-up is, which is not surer than the
// follow-up by itself allows, and denied only where it asks about something else by a rare
// word that no passage has.
func (x *ranker) verdictAfter(a Answer, alone ranking, own, together asking) Verdict {
	v, _ := x.verdict(alone, own)
	isRare := func(word string) bool { return x.rarity(word) >= rare }
	strange := len(question.Instead(a.Question)) > 0 && alone.met == 0 && slices.ContainsFunc(a.Missing, isRare)
	switch asked := a.Question != ""; {
	case strange:
		return Nothing
	case asked && a.Verdict == Sure && (v == Nothing || saysNothing(a.Question)):
		return Maybe
	case a.Verdict == Nothing && len(together.beside) > 0:
		return Maybe
	}
	return a.Verdict
}

// readAfter reads a question by itself and together with those before it.
func (e *Engine) readAfter(topics []string, asked string) (own, together asking) {
	own = e.read(question.Bare(asked))
	together = own
	texts := []string{own.text}
	for _, topic := range topics {
		earlier := e.read(topic)
		texts = append(texts, earlier.text)
		if own.kind == question.None {
			together.kind = earlier.kind
		}
	}
	together.text = clip(strings.Join(texts, "\n"), MaxQuestion)
	together.language = e.languageOf(together.text)
	own.language = together.language
	return own, together
}

// besideShown gives the documents that were shown first, and those next to them.
func (x *ranker) besideShown(shown []corpus.PassageID) (docs []int) {
	for _, id := range shown[:min(len(shown), mostBeside)] {
		doc, ok := x.Document[id]
		if !ok {
			continue // removed since
		}
		here := x.Entries[doc]
		for other, e := range x.Entries {
			if e.Passage != 0 && e.Source == here.Source && max(e.Ordinal-here.Ordinal, here.Ordinal-e.Ordinal) <= 1 {
				docs = append(docs, other)
			}
		}
	}
	slices.Sort(docs)
	return slices.Compact(docs)
}

// mostBeside is how many of the passages that were shown are looked at again with their
// neighbours.
const mostBeside = 3

// weigh orders candidates by what they are for a question together with those before it
// and for the question alone, half and half: those beside what was shown a little before
// the others, and those that have what is asked about instead well before them.
func (r *ranking) weigh(alone ranking, beside, instead []int) {
	own, least := map[int]float64{}, 0.0
	for i, c := range alone.candidates[:alone.read] {
		own[c.doc] = c.score
		if least = min(least, c.score); i == 0 {
			least = c.score
		}
	}
	for i := range r.candidates[:r.read] {
		c := &r.candidates[i]
		score, ok := own[c.doc]
		if !ok {
			score = least
		}
		if slices.Contains(beside, c.doc) {
			score++
		}
		if slices.Contains(instead, c.doc) {
			score += 4
		}
		c.score = (c.score + score) / 2
	}
}

// havingInstead gives the documents that have the rarest word of what a follow-up asks
// about instead, none if it asks about the same thing.
func (x *ranker) havingInstead(asked string) []int {
	rarest, docs := 0.0, []int(nil)
	for _, w := range question.Instead(asked) {
		if question.IsFunction(w) || x.rarity(w) <= rarest {
			continue
		}
		if have := x.withPhrase([]string{w}); len(have) > 0 {
			rarest, docs = x.rarity(w), have
		}
	}
	return docs
}
