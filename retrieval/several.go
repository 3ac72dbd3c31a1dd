package retrieval

import (
	"cmp"
	"context"
	"slices"

	"footnote/corpus"
	"footnote/retrieval/question"
	"footnote/retrieval/verdict"
)

// several gives the questions of a message that asks more than one.
func (e *Engine) several(asked string) []string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	several := question.Several(asked, e.ranker.Rarity)
	if len(several) == 0 {
		return nil
	}
	if q := question.WithoutAsides(asked, e.ranker.Stands, true); q != "" && question.Several(q, e.ranker.Rarity) == nil {
		return nil // one of them is no question: "can we settle this: who dug the canal"
	}
	return several
}

// searchEach answers several questions with the best passage of each, in their order, and then
// with what else they have. It is sure where all are.
func (e *Engine) searchEach(ctx context.Context, asked []string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	all := Answer{Verdict: Sure, Confidence: 1}
	var best, others []Evidence
	for _, q := range asked {
		a, err := e.search(ctx, q, top, among)
		if err != nil {
			return Answer{}, err
		}
		all.take(a)
		for i, ev := range a.Evidence {
			same := func(o Evidence) bool { return o.Passage.ID == ev.Passage.ID }
			switch {
			case slices.ContainsFunc(best, same):
			case i == 0:
				if ev.Grade == Weak {
					ev.Grade = Related // it may answer, and does not hide behind what answers another
				}
				best, others = append(best, ev), slices.DeleteFunc(others, same)
			case !slices.ContainsFunc(others, same):
				others = append(others, ev)
			}
		}
		if a.Verdict == Nothing {
			all.Unanswered = append(all.Unanswered, q)
		} else {
			all.Each = append(all.Each, q)
		}
	}
	switch {
	case len(all.Each) == 0:
		all.Verdict = Nothing
	case len(all.Unanswered) > 0:
		all.Verdict = Maybe
	}
	slices.SortStableFunc(others, func(a, b Evidence) int { return cmp.Compare(b.Score, a.Score) })
	all.Evidence = append(best, others...)
	ByGrade(all.Evidence)
	all.Evidence = all.Evidence[:min(top, len(all.Evidence))]
	return all, nil
}

// searchAlone answers a message, and its question without what is said besides, and gives the surer
// answer: what a member says beside his question takes nothing from it.
func (e *Engine) searchAlone(ctx context.Context, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	whole, err := e.search(ctx, asked, top, among)
	if err != nil || whole.Verdict == Sure {
		return whole, err
	}
	q, certain := e.alone(asked)
	if q == "" || whole.Talk {
		return whole, nil
	}
	alone, err := e.search(ctx, q, top, among)
	if err != nil {
		return Answer{}, err
	}
	surer := alone.Verdict.Above(whole.Verdict) || certain && alone.Verdict == whole.Verdict && alone.Confidence > whole.Confidence
	if !surer {
		return whole, nil
	}
	alone.Question = asked
	return alone, nil
}

// searchRebased is searchAlone, and where nothing bears on a message that asks it looks once more
// by the words that its strange ones are made from: what stands under "installing" may well tell
// how to uninstall. That is never sure.
func (e *Engine) searchRebased(ctx context.Context, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	a, err := e.searchAlone(ctx, asked, top, among)
	if err != nil || a.Verdict != Nothing || a.Talk {
		return a, err
	}
	rebased, made := e.rebased(asked)
	if len(made) == 0 {
		return a, nil
	}
	again, err := e.search(ctx, rebased, top, among)
	if err != nil || again.Verdict == Nothing {
		return a, err
	}
	again.Question, again.Corrected = asked, append(again.Corrected, made...)
	again.lower()
	return again, nil
}

// rebased is [ranking.Ranker.Rebased] as the library stands now.
func (e *Engine) rebased(asked string) (string, []Correction) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.ranker.Rebased(asked)
}

// lower makes of a sure answer one that may be right.
func (a *Answer) lower() {
	a.Verdict = Maybe
	for i := range a.Evidence {
		a.Evidence[i].Grade = Maybe.Bound(a.Evidence[i].Grade, i == 0)
	}
}

// alone gives the one question of a message that says something besides, unless it leans on that ("the
// weir broke. why did they not mend it"). What is only likely besides has to make way for another verdict.
func (e *Engine) alone(asked string) (q string, certain bool) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	q, besides := question.Alone(asked)
	if q != "" && question.Leans(q, e.ranker.Rarity) && slices.ContainsFunc(besides, e.names) {
		return "", false
	}
	if q = cmp.Or(q, question.WithoutAsides(asked, e.ranker.Stands, false)); e.ranker.Asks(q) {
		return q, true
	}
	if q = question.WithoutAsides(asked, e.ranker.Stands, true); !e.names(q) || !e.ranker.Asks(q) {
		q = "" // "how do i make" of "how do i make sourdough bread" asks for nothing that the library has
	}
	return q, false
}

// names says whether a text has a telling word of the library.
func (e *Engine) names(text string) bool {
	return slices.ContainsFunc(question.Words(text), func(word string) bool {
		return e.ranker.Rarity(word) >= verdict.Telltale && e.ranker.HasForm(word)
	})
}

// take adds to an answer what one to another question says besides its passages.
func (a *Answer) take(o Answer) {
	if o.Verdict == Maybe {
		a.Verdict = Maybe
	}
	a.Confidence = min(a.Confidence, o.Confidence)
	a.Partial, a.Foreign, a.NoText = cmp.Or(a.Partial, o.Partial), cmp.Or(a.Foreign, o.Foreign), o.NoText
	a.Corrected = append(a.Corrected, o.Corrected...)
	a.Missing = append(a.Missing, o.Missing...)
	a.Nearest = append(a.Nearest, o.Nearest...)
}
