package retrieval

import (
	"slices"

	"footnote/corpus"
	"footnote/retrieval/place"
)

// What is asked about places that a question alone does not tell: those beside what was shown
// before, how many there are, and which of several are not there.

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
func (e *Engine) atPlaceBeside(a Answer, p place.Place, list []located, earlier []Turn, top int) (Answer, bool, error) {
	shown, question := e.shownLast(earlier)
	of := slices.IndexFunc(list, func(l located) bool { return len(shown) > 0 && l.index(shown[0]) >= 0 })
	if of < 0 {
		return Answer{}, false, nil
	}
	l, by := list[of], 1
	if p.Spans[0].First == place.Previous {
		by = -1
	}
	from := l.index(shown[0])
	if _, isPlace := place.Asked(question); isPlace { // all of a place was shown, so it is beside its end
		for _, id := range shown {
			if i := l.index(id); i >= 0 && by*(i-from) > 0 {
				from = i
			}
		}
	}
	at, grade := []int{from}, Related
	if number, ok := l.at.Beside(from, by); ok {
		p.Spans = []place.Span{{First: number, Last: number}}
		at, grade = l.at.At(p, l.passages), Strong
	} else {
		a.Verdict, a.Confidence, a.Place.Missing, a.Place.Counted = Maybe, 0, true, []Counted{l.counted()}
	}
	a.Within, a.Evidence = []corpus.Source{l.source}, inTurns([][]Evidence{l.evidence(at, grade)}, top)
	return a, true, nil
}

// index gives where in its source a passage stands, -1 in another one.
func (l located) index(id corpus.PassageID) int {
	return slices.IndexFunc(l.passages, func(p corpus.Passage) bool { return p.ID == id })
}

func (l located) counted() Counted { return Counted{l.source, l.at.Runs(), l.at.Count()} }

// spokenOnly leaves the sources that were spoken of.
func spokenOnly(list []located, isSpoken func(corpus.SourceID) bool) []located {
	return slices.DeleteFunc(list, func(l located) bool { return !isSpoken(l.source.ID) })
}

// counting answers how many there are in the sources that are named, that were spoken of, or in
// all. It is false where none is counted so.
func (a Answer) counting(list []located, named bool, isSpoken func(corpus.SourceID) bool) (Answer, bool, error) {
	if !named && slices.ContainsFunc(list, func(l located) bool { return isSpoken(l.source.ID) }) {
		list = spokenOnly(list, isSpoken)
	}
	a.Place.HowMany = true
	for _, l := range list {
		a.Place.Counted = append(a.Place.Counted, l.counted())
	}
	return a, len(list) > 0, nil
}

// absent notes which of several numbers no source has, where one has another of them.
func (p *Place) absent(list []located, asked place.Place) {
	having := slices.DeleteFunc(slices.Clone(list), func(l located) bool { return len(l.at.At(asked, l.passages)) == 0 })
	for i, l := range having {
		absent := l.at.Absent(asked, l.passages)
		if i == 0 {
			p.Absent = absent
		}
		p.Absent = slices.DeleteFunc(p.Absent, func(number string) bool { return !slices.Contains(absent, number) })
		p.Counted = append(p.Counted, l.counted())
	}
	if len(p.Absent) == 0 {
		p.Counted = nil
	}
}
