package retrieval

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/place"
)

// A Place is where in sources a question asks to look: "what does slide 3 say".
type Place struct {
	Asked string // as written: "slide 3"
	// Missing says that no source that was looked in has it: the evidence is what stands
	// nearest, and Counted says which there are.
	Missing bool
	Counted []Counted
	Sources []corpus.Source // that have it, where no source was named and several do
	Titles  []corpus.Source // missing: those whose first slide has the title alone
	Unknown []corpus.Source // missing: those named, which are not counted so; the evidence is how they begin
	Beside  bool            // unknown: the evidence is what follows on what was shown last, or stands before it
	Absent  []string        // of several numbers those that no source has where another is; Counted says which there are
	// HowMany says that it was asked how many there are; Counted tells, and there is no evidence.
	HowMany bool
}

// Counted says what a source has of what was asked for: chapters 1–2, 4 and 7.
type Counted = place.Counted

// atPlace answers a question for a place in a source, and is false for all others, also where
// nothing is counted so and where somebody asks for more than what stands there.
func (e *Engine) atPlace(ctx context.Context, earlier []Turn, asked string, top int, among func(corpus.SourceID) bool) (Answer, bool, error) {
	clipped := corpus.Clip(asked, MaxQuestion)
	p, ok := place.Asked(clipped)
	if !ok || p.IsBeside() && len(earlier) == 0 {
		return Answer{}, false, nil
	}
	p, sources, named := e.sought(p, among)
	isNowhere := p.Rest != "" && !named
	if isNowhere && (len(sources) == 0 || p.HowMany) {
		return Answer{}, false, nil
	}
	list, without, err := place.Locate(ctx, e.library, p, sources)
	if err != nil {
		return Answer{}, false, err
	}
	a := Answer{Question: asked, Verdict: Sure, Confidence: 1, Place: &Place{Asked: p.Written}}
	isSpoken := within(e.spoken(earlier))
	switch {
	case p.HowMany:
		return a.counting(slices.Concat(list, place.Lists(without, p)), named, isSpoken)
	case p.IsBeside():
		return e.atPlaceBeside(a, p, list, without, earlier, top)
	}
	all := slices.Concat(list, without)
	if spoken := place.Only(all, isSpoken); !named && len(spoken) > 0 {
		if having, found, _ := there(spoken, p); len(having) > 0 && p.Topic == "" {
			a.Within = having
			return a.atFound(p, spoken, found, top), true, nil
		}
	}
	having, found, by := there(all, p)
	switch doubtful := !named && by.IsDoubtful() && !p.IsPlain(); {
	case isNowhere && !p.IsOwn(by):
		return Answer{}, false, nil
	case p.Topic != "" && len(having) > 0:
		return e.aboutPlaces(ctx, a, p, all, isSpoken, top)
	case len(having) == 0:
		return e.missingAt(a, p, list, without, named, top)
	case doubtful && (!p.InFigures() || e.stands(p.Written)):
		return Answer{}, false, nil
	case doubtful, !named && len(having) > 1 && p.IsPlain():
		a.Verdict, a.Confidence = Maybe, 0
	}
	if named {
		a.Within = having
	} else if len(having) > 1 {
		a.Place.Sources = having
	}
	return a.atFound(p, all, found, top), true, nil
}

// atFound answers with what stands at a place.
func (a Answer) atFound(p place.Place, list []place.Located, found [][]Evidence, top int) Answer {
	a.Place.Absent, a.Place.Counted = place.Absent(list, p)
	a.Evidence = inTurns(found, top)
	return a
}

// missingAt answers a question for a place that no source has with what stands nearest to it, or
// with how those begin of which it is not known. It is false where more is asked for.
func (e *Engine) missingAt(a Answer, p place.Place, list, without []place.Located, named bool, top int) (Answer, bool, error) {
	var found [][]Evidence
	a.Verdict, a.Confidence, a.Place.Missing = Maybe, 0, true
	if len(list) == 0 && p.InFigures() && (named || p.IsBare()) {
		list = place.Lists(without, p)
	}
	switch {
	case p.Unit.IsLoose() && (len(list) == 0 || !named && !p.IsBare() || p.Within != nil):
		return Answer{}, false, nil // it may as well be of what the texts speak of: "step 2"
	case len(list) == 0 && len(without) > 0 && e.isUncounted(p, without):
		a.Place.Unknown, found = beginnings(without)
	case len(list) == 0 || !named && e.stands(p.Written) || p.IsWrittenIn(list):
		return Answer{}, false, nil
	default:
		a.Place.Counted, a.Place.Titles, found = nearestTo(list, p)
	}
	a.Evidence = inTurns(found, top)
	return a, true, nil
}

// aboutPlaces answers what the passages at a place say about a topic: those of the sources that were
// spoken of, else those of all that have the place.
func (e *Engine) aboutPlaces(ctx context.Context, a Answer, p place.Place, list []place.Located, isSpoken func(corpus.SourceID) bool, top int) (Answer, bool, error) {
	for _, some := range [][]place.Located{place.Only(list, isSpoken), list} {
		having, found, _ := there(some, p)
		if len(having) == 0 {
			continue
		}
		if about, ok, err := e.aboutPlace(ctx, a, p, having, found, top); ok || err != nil {
			return about, ok, err
		}
	}
	return Answer{}, false, nil
}

// aboutPlace answers what the passages at a place say about a topic: those that bear on it,
// in the order of a search. It is false where none does.
func (e *Engine) aboutPlace(ctx context.Context, a Answer, p place.Place, sources []corpus.Source, found [][]Evidence, top int) (Answer, bool, error) {
	at := map[corpus.PassageID]bool{}
	for _, one := range slices.Concat(found...) {
		at[one.Passage.ID] = true
	}
	about, err := e.search(ctx, p.Topic, math.MaxInt, within(sources))
	if err != nil {
		return Answer{}, false, fmt.Errorf("look at a place for %q: %w", p.Topic, err)
	}
	for _, one := range about.Evidence {
		if at[one.Passage.ID] && len(a.Evidence) < top {
			a.Evidence = append(a.Evidence, one)
		}
	}
	a.Verdict, a.Confidence, a.Within = about.Verdict, about.Confidence, sources
	return a, len(a.Evidence) > 0, nil
}

// sought gives a place with the sources that it is looked for in. It keeps a topic only where
// the whole rest of the question names no source, and leaves the name alone as its rest then.
func (e *Engine) sought(p place.Place, among func(corpus.SourceID) bool) (_ place.Place, sources []corpus.Source, named bool) {
	sources, named = e.placedIn(p.Rest, among)
	if inner, ok := p.Inner(); ok && !named {
		p = inner
		sources, named = e.placedIn(p.Rest, among)
	}
	if !named && p.IsOfAWork() {
		sources, named = e.placedIn("", among)
		if titled := p.Titled(sources); len(titled) > 0 {
			sources, p.Rest = titled, ""
		}
	}
	if p.Rest == "" || named || p.Topic == "" {
		p.Topic = ""
		return p, sources, named
	}
	p.Rest = p.Name
	sources, named = e.placedIn(p.Rest, among)
	return p, sources, named
}

// placedIn gives the sources that a place is looked for in: those that the rest of the question
// names, or all.
func (e *Engine) placedIn(rest string, among func(corpus.SourceID) bool) (sources []corpus.Source, named bool) {
	if rest != "" {
		sources = e.records().Beside(rest)
	} else {
		sources = e.records().Sources()
	}
	if among != nil {
		sources = slices.DeleteFunc(sources, func(s corpus.Source) bool { return !among(s.ID) })
	}
	return sources, rest != "" && len(sources) > 0 || among != nil && len(sources) == 1
}

// isUncounted says whether a place is asked for in sources that are not counted so: those that its
// name can hardly mean otherwise; or, where pages or slides are sought, the one that it names, or
// all where it names none.
func (e *Engine) isUncounted(p place.Place, without []place.Located) bool {
	if e.isName(p.Rest, without) {
		return true
	}
	return p.Unit.Printed() && (p.Rest == "" || len(without) == 1) && !e.stands(p.Written)
}

// isName says whether the words beside a place name sources and could hardly be about
// something else.
func (e *Engine) isName(rest string, without []place.Located) bool {
	titled := func(l place.Located) bool {
		return strings.EqualFold(l.Source.Title, rest) || strings.EqualFold(l.Source.Title, "the "+rest)
	}
	return len(without) > 0 && (slices.ContainsFunc(without, titled) || len(e.records().Called(rest)) > 0)
}

// there gives the sources that have a place, what stands there, and by what it was found.
func there(list []place.Located, p place.Place) (having []corpus.Source, found [][]Evidence, by place.By) {
	sources, places, by := place.Best(list, p)
	for i, l := range sources {
		having = append(having, l.Source)
		at := make([]int, len(places[i]))
		for k, one := range places[i] {
			at[k] = one.Passage
		}
		of := evidenceOf(l, at, Strong)
		for k, one := range places[i] {
			if one.End > 0 {
				of[k].Highlights = []Span{{one.Start, one.End}}
			}
		}
		found = append(found, of)
	}
	return having, found, by
}

// nearestTo gives what stands nearest to a place that no source has, how they are counted, and
// of which the place is the title.
func nearestTo(list []place.Located, p place.Place) (counted []Counted, titles []corpus.Source, found [][]Evidence) {
	for _, l := range list[:min(len(list), nearest)] {
		counted = append(counted, l.Counted())
		found = append(found, evidenceOf(l, l.Stands.Nearest(p), Related))
		if l.Stands.Titled(p) {
			titles = append(titles, l.Source)
		}
	}
	return counted, titles, found
}

// beginnings gives how sources begin.
func beginnings(list []place.Located) (sources []corpus.Source, found [][]Evidence) {
	for _, l := range list[:min(len(list), nearest)] {
		sources, found = append(sources, l.Source), append(found, evidenceOf(l, []int{0}, Related))
	}
	return sources, found
}

// evidenceOf gives some passages of a source, each by itself as good as the other.
func evidenceOf(l place.Located, at []int, grade Grade) (list []Evidence) {
	for _, i := range at {
		list = append(list, Evidence{Passage: l.Passages[i], Source: l.Source, Score: 1, Grade: grade})
	}
	return list
}

// inTurns takes passages of each source in turn, so that none hides the others.
func inTurns(found [][]Evidence, top int) (list []Evidence) {
	for i := 0; len(list) < top; i++ {
		before := len(list)
		for _, of := range found {
			if i < len(of) && len(list) < top {
				list = append(list, of[i])
			}
		}
		if len(list) == before {
			break
		}
	}
	return list
}
