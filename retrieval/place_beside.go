package retrieval

import (
	"slices"

	"footnote/corpus"
	"footnote/retrieval/place"
)

// shownLast gives the passages that were shown last in a conversation, best first, as far as they
// are still there, and the question that they were shown for.
func (e *Engine) shownLast(earlier []Turn) (shown []corpus.PassageID, asked string) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	for _, t := range slices.Backward(earlier) {
		for _, id := range t.Shown {
			if _, ok := e.ranker.Document[id]; ok {
				shown = append(shown, id)
			}
		}
		if len(shown) > 0 {
			return shown, t.Question
		}
	}
	return nil, ""
}

// spoken gives the sources of the passages that were shown last in a conversation.
func (e *Engine) spoken(earlier []Turn) (sources []corpus.Source) {
	shown, _ := e.shownLast(earlier)
	e.mu.RLock()
	defer e.mu.RUnlock()
	for _, id := range shown {
		if doc, ok := e.ranker.Document[id]; ok {
			sources = append(sources, e.ranker.Sources[e.ranker.Entries[doc].Source])
		}
	}
	return sources
}

// atPlaceBeside answers what stands on the next page, or the one before, of the source whose
// passage was shown first. It is false where nobody spoke of one that is counted so.
func (e *Engine) atPlaceBeside(a Answer, p place.Place, list, without []place.Located, earlier []Turn, top int) (Answer, bool, error) {
	shown, question := e.shownLast(earlier)
	has := func(l place.Located) bool { return len(shown) > 0 && l.Index(shown[0]) >= 0 }
	of := slices.IndexFunc(list, has)
	if of < 0 {
		return a.passageBeside(p, shown, without[max(0, slices.IndexFunc(without, has)):], top)
	}
	l, by := list[of], 1
	if p.Spans[0].First == place.Previous {
		by = -1
	}
	from := l.Index(shown[0])
	before, isPlace := place.Asked(question)
	if isPlace { // all of a place was shown, so it is beside its end
		for _, id := range shown {
			if i := l.Index(id); i >= 0 && by*(i-from) > 0 {
				from = i
			}
		}
	}
	at, grade := l.Beside(p, before, from, by), Strong
	if len(at) == 0 {
		at, grade = []int{from}, Related
		a.Verdict, a.Confidence, a.Place.Missing, a.Place.Counted = Maybe, 0, true, []Counted{l.Counted()}
	}
	a.Within, a.Evidence = []corpus.Source{l.Source}, inTurns([][]Evidence{evidenceOf(l, at, grade)}, top)
	return a, true, nil
}

// counting answers how many there are in the sources that are named, that were spoken of, or in
// all. It is false where none is counted so.
func (a Answer) counting(list []place.Located, named bool, isSpoken func(corpus.SourceID) bool) (Answer, bool, error) {
	if !named && slices.ContainsFunc(list, func(l place.Located) bool { return isSpoken(l.Source.ID) }) {
		list = place.Only(list, isSpoken)
	}
	a.Place.HowMany, a.Place.Counted = true, place.CountedIn(list)
	return a, len(list) > 0, nil
}

// passageBeside answers what stands behind the passages that were shown last, or before them, where
// the source is counted in no pages: the next ones, which is said. It is false where the first of
// some sources has none of them.
func (a Answer) passageBeside(p place.Place, shown []corpus.PassageID, of []place.Located, top int) (Answer, bool, error) {
	if !p.Unit.Printed() || len(shown) == 0 || len(of) == 0 || of[0].Index(shown[0]) < 0 {
		return Answer{}, false, nil
	}
	l, at := of[0], of[0].Index(shown[0])
	if p.Spans[0].First == place.Previous {
		at--
	} else {
		for _, id := range shown {
			at = max(at, l.Index(id))
		}
		at++
	}
	if at < 0 || at >= len(l.Passages) {
		return Answer{}, false, nil
	}
	a.Verdict, a.Confidence, a.Place.Missing, a.Place.Unknown = Maybe, 0, true, []corpus.Source{l.Source}
	a.Place.Beside = true
	a.Within, a.Evidence = a.Place.Unknown, inTurns([][]Evidence{evidenceOf(l, []int{at}, Related)}, top)
	return a, true, nil
}
