package retrieval

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/question"
)

// A Turn is an earlier question of a conversation, and the passages that were shown for
// it, best first.
type Turn struct {
	Question string
	Shown    []corpus.PassageID
}

// Turn gives an answer as a turn for the questions after it.
func (a Answer) Turn() Turn {
	t := Turn{Question: a.Question}
	for _, e := range a.Evidence {
		t.Shown = append(t.Shown, e.Passage.ID)
	}
	return t
}

// mostTurns is how many earlier questions a follow-up is read together with at most.
const mostTurns = 8

// AskAfter is [Engine.AskAmong] of a question in a conversation, given what was asked
// before, oldest first. A question that stands alone is answered as if nothing had been
// asked before. One that leans on others ("and in Turkey?", "when was that") is read
// together with the last that stood alone and all since: see [Answer.After].
func (e *Engine) AskAfter(ctx context.Context, earlier []Turn, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	before := e.leansOn(earlier, asked)
	if len(before) == 0 {
		return e.AskAmong(ctx, asked, top, among)
	}
	a, err := e.follow(ctx, before, clip(asked, MaxQuestion), top, among)
	if err != nil {
		return Answer{}, fmt.Errorf("ask after %d turns: %w", len(before), err)
	}
	a.Question = asked
	for _, t := range before {
		a.After = append(a.After, t.Question)
	}
	return a, nil
}

// leansOn gives the turns that a question leans on: the last that stands alone, and those
// since. It is none for a question that stands alone, and for small talk.
func (e *Engine) leansOn(earlier []Turn, asked string) (before []Turn) {
	if !e.leans(asked) {
		return nil
	}
	for _, t := range slices.Backward(earlier) {
		if question.IsTalk(t.Question) {
			continue
		}
		before = append(before, t)
		if !e.leans(t.Question) || len(before) == mostTurns {
			break
		}
	}
	slices.Reverse(before)
	return before
}

// leans says whether a question leans on one before it, as far as the table knows its
// language.
func (e *Engine) leans(asked string) bool {
	asked = clip(asked, MaxQuestion)
	return !question.IsTalk(asked) && question.Leans(asked, e.index.rarity)
}

// follow answers a question with what those before it asked.
func (e *Engine) follow(ctx context.Context, before []Turn, asked string, top int, among func(corpus.SourceID) bool) (a Answer, err error) {
	own, together := e.readAfter(before, asked)
	ownVector, _ := e.vector(ctx, own)
	vector, partial := e.vector(ctx, together)
	e.mu.RLock()
	defer e.mu.RUnlock()
	together.beside = e.index.besideShown(before[len(before)-1].Shown)
	own.beside = together.beside
	r, err := e.rank(ctx, together, vector, partial, among)
	if err != nil {
		return Answer{}, err
	}
	alone, err := e.rank(ctx, own, ownVector, partial, among)
	if err != nil {
		return Answer{}, err
	}
	r.weigh(alone, together.beside, e.index.havingInstead(asked))
	e.index.sort(r.candidates[:r.read])
	a = Answer{Question: asked, Partial: r.partial, Corrected: own.corrected, Missing: e.index.missing(alone)}
	if a.Verdict, a.Confidence = e.index.verdict(r, together); a.Verdict == Nothing {
		a.Nearest = e.index.nearestSources(r)
		return a, nil
	}
	a.Evidence, err = e.evidence(ctx, r, a, e.index.choose(r, top))
	return a, err
}

// readAfter reads a question by itself and together with those before it.
func (e *Engine) readAfter(before []Turn, asked string) (own, together asking) {
	own = e.read(asked)
	together = own
	texts := []string{own.text}
	for _, t := range before {
		earlier := e.read(t.Question)
		texts = append(texts, earlier.text)
		if own.kind == question.None {
			together.kind = earlier.kind
		}
	}
	together.text = clip(strings.Join(texts, "\n"), MaxQuestion)
	together.language = primary(lang.Detect(together.text))
	own.language = together.language
	return own, together
}

// besideShown gives the documents that were shown first, and those next to them.
func (x *index) besideShown(shown []corpus.PassageID) (docs []int) {
	for _, id := range shown[:min(len(shown), mostBeside)] {
		doc, ok := x.document[id]
		if !ok {
			continue // removed since
		}
		here := x.entries[doc]
		for other, e := range x.entries {
			if e.passage != 0 && e.source == here.source && max(e.ordinal-here.ordinal, here.ordinal-e.ordinal) <= 1 {
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
	own, least := map[int]float64{}, math.Inf(1)
	for _, c := range alone.candidates[:alone.read] {
		own[c.doc] = c.score
		least = min(least, c.score)
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
func (x *index) havingInstead(asked string) []int {
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
