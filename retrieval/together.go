package retrieval

import (
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/question"
	"footnote/retrieval/ranking"
	"footnote/retrieval/verdict"
)

// searchAfter answers a question with passages, read together with the topics before it.
// asked may be empty: then the topics are all that is asked.
func (e *Engine) searchAfter(ctx context.Context, topics []string, before []Turn, asked string, top int, among func(corpus.SourceID) bool) (a Answer, err error) {
	own, together := e.readAfter(topics, asked)
	ownAt, at := e.locate(ctx, own), e.locate(ctx, together)
	e.mu.RLock()
	defer e.mu.RUnlock()
	together.Beside = e.besideShown(before[len(before)-1].Shown)
	own.Beside = together.Beside
	r, err := e.rank(ctx, together, at, among)
	if err != nil {
		return Answer{}, err
	}
	defer e.ranker.Done(r)
	alone, err := e.rank(ctx, own, ownAt, among)
	if err != nil {
		return Answer{}, err
	}
	defer e.ranker.Done(alone)
	weigh(&r, alone, together.Beside, e.havingInstead(asked))
	e.ranker.Sort(r.Candidates[:r.Read])
	a = Answer{Question: asked, Partial: r.Partial, Missing: e.ranker.Missing(alone, own)}
	a.Foreign = e.foreign(together, a.Missing)
	a.Verdict, a.Confidence = verdict.Of(e.ranker, r, together)
	a.Verdict = e.verdictAfter(a, alone, own, together)
	a.Corrected = own.Told(a.Verdict.Answered())
	if a.Verdict == Nothing {
		a.Nearest = e.nearestSources(r)
		return a, nil
	}
	a.Evidence, err = e.evidence(ctx, r, a, e.choose(r, top))
	return a, err
}

// verdictAfter says how sure an answer to a follow-up is, which is not surer than the
// follow-up by itself allows, and denied only where it asks about something else by a rare
// word that no passage has.
func (e *Engine) verdictAfter(a Answer, alone ranking.Ranking, own, together ranking.Question) Verdict {
	v, _ := verdict.Of(e.ranker, alone, own)
	isRare := func(word string) bool { return e.ranker.Rarity(word) >= verdict.Rare }
	strange := len(question.Instead(a.Question)) > 0 && alone.Met == 0 && slices.ContainsFunc(a.Missing, isRare)
	switch asked := a.Question != ""; {
	case strange:
		return Nothing
	case asked && a.Verdict == Sure && (v == Nothing || saysNothing(a.Question)):
		return Maybe
	case a.Verdict == Nothing && len(together.Beside) > 0:
		return Maybe
	}
	return a.Verdict
}

// readAfter reads a question by itself and together with those before it.
func (e *Engine) readAfter(topics []string, asked string) (own, together ranking.Question) {
	own = e.read(question.Bare(asked))
	together = own
	texts := []string{own.Text}
	for _, topic := range topics {
		earlier := e.read(topic)
		texts = append(texts, earlier.Text)
		if own.Kind == question.None {
			together.Kind = earlier.Kind
		}
	}
	together.Text = corpus.Clip(strings.Join(texts, "\n"), MaxQuestion)
	together.Language = e.languageOf(together.Text)
	own.Language = together.Language
	return own, together
}

// besideShown gives the documents that were shown first, and those next to them.
func (e *Engine) besideShown(shown []corpus.PassageID) (docs []int) {
	for _, id := range shown[:min(len(shown), mostBeside)] {
		doc, ok := e.ranker.Document[id]
		if !ok {
			continue // removed since
		}
		here := e.ranker.Entries[doc]
		for other, o := range e.ranker.Entries {
			if o.Passage != 0 && o.Source == here.Source && max(o.Ordinal-here.Ordinal, here.Ordinal-o.Ordinal) <= 1 {
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
func weigh(r *ranking.Ranking, alone ranking.Ranking, beside, instead []int) {
	own, least := map[int]float64{}, 0.0
	for i, c := range alone.Candidates[:alone.Read] {
		own[c.Doc] = c.Score
		if least = min(least, c.Score); i == 0 {
			least = c.Score
		}
	}
	for i := range r.Candidates[:r.Read] {
		c := &r.Candidates[i]
		score, ok := own[c.Doc]
		if !ok {
			score = least
		}
		if slices.Contains(beside, c.Doc) {
			score++
		}
		if slices.Contains(instead, c.Doc) {
			score += 4
		}
		c.Score = (c.Score + score) / 2
	}
}

// havingInstead gives the documents that have the rarest word of what a follow-up asks
// about instead, none if it asks about the same thing.
func (e *Engine) havingInstead(asked string) []int {
	rarest, docs := 0.0, []int(nil)
	for _, w := range question.Instead(asked) {
		if question.IsFunction(w) || lang.IsSmallOfAny(w) || e.ranker.Rarity(w) <= rarest {
			continue
		}
		if have := e.ranker.WithPhrase([]string{w}); len(have) > 0 {
			rarest, docs = e.ranker.Rarity(w), have
		}
	}
	return docs
}
