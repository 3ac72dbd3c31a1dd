package retrieval

import (
	"context"
	"fmt"

	"footnote/corpus"
	"footnote/retrieval/place"
)

// atPart answers a question for a part of a source by its heading, and is false for all others: where
// nothing is called so, or in no source that the question names.
func (e *Engine) atPart(ctx context.Context, asked string, top int, among func(corpus.SourceID) bool) (Answer, bool, error) {
	for _, p := range place.Parts(corpus.Clip(asked, MaxQuestion)) {
		if !p.IsEnd() && !e.stands(p.Written) {
			continue
		}
		sources, named := e.placedIn(p.Rest, among)
		if p.Rest != "" && !named {
			continue
		}
		list, without, err := place.Locate(ctx, e.library, place.Place{Unit: place.Section}, sources)
		if err != nil {
			return Answer{}, false, fmt.Errorf("look at a part: %w", err)
		}
		a := Answer{Question: asked, Verdict: Sure, Confidence: 1, Place: &Place{Asked: p.Written}}
		var found [][]Evidence
		for _, l := range append(list, without...) {
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
