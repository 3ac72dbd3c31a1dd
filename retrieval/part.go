package retrieval

import (
	"context"
	"fmt"
	"slices"

	"footnote/corpus"
	"footnote/retrieval/place"
)

// located answers a question for a place in a source, or for a part of one by its heading. It is false
// for all others.
func (e *Engine) located(ctx context.Context, earlier []Turn, asked string, top int, among func(corpus.SourceID) bool) (Answer, bool, error) {
	if a, ok, err := e.atPlace(ctx, earlier, asked, top, among); ok || err != nil {
		return a, ok, err
	}
	for _, p := range place.Parts(corpus.Clip(asked, MaxQuestion)) {
		if a, ok, err := e.atPart(ctx, earlier, p, top, among); ok || err != nil {
			a.Question = asked
			return a, ok, err
		}
	}
	return Answer{}, false, nil
}

// atPart answers with a part of the sources that have it: of those that are named, or were spoken of.
// It is false where nothing is called so, or the question names no source, and where the end is
// sought and it is not known of what.
func (e *Engine) atPart(ctx context.Context, earlier []Turn, p place.Part, top int, among func(corpus.SourceID) bool) (Answer, bool, error) {
	sources, named := e.placedIn(p.Rest, among)
	if p.Rest != "" && !named || !p.IsEnd() && !e.stands(p.Written) {
		return Answer{}, false, nil
	}
	list, without, err := place.Locate(ctx, e.library, place.Place{Unit: place.Section}, sources)
	if err != nil {
		return Answer{}, false, fmt.Errorf("look at a part: %w", err)
	}
	all := slices.Concat(list, without)
	spoken := place.Only(all, within(e.spoken(earlier)))
	if p.Rest != "" {
		spoken = nil
	}
	for _, some := range [][]place.Located{spoken, all} {
		if p.IsEnd() && p.Rest == "" && len(some) != 1 {
			continue
		}
		a := Answer{Verdict: Sure, Confidence: 1, Place: &Place{Asked: p.Written}}
		var found [][]Evidence
		for _, l := range some {
			if at := p.At(l.Sections()); len(at) > 0 {
				a.Within, found = append(a.Within, l.Source), append(found, evidenceOf(l, at, Strong))
			}
		}
		if len(found) > 0 {
			a.Evidence = inTurns(found, top)
			return a, true, nil
		}
	}
	return Answer{}, false, nil
}
