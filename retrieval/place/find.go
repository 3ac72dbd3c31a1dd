package place

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// IsDoubtful says whether only the number was found, not the word: another thing may be asked for.
func (b By) IsDoubtful() bool { return b == ByNumberedHeading || b == ByNumber }

// A Found is where a place stands: a passage, as its number among those of the source, and the
// bytes of its text that are the place; none where all of it is.
type Found struct {
	Passage    int
	Start, End int
}

// A By says by what a place was found, surest first.
type By int

// By what a place is found.
const (
	ByHeading By = iota // or by a page, or what else the source is counted in
	ByLine              // that begins with the word and the number
	ByList              // with the number, under a heading or a title that names the list: "Steps"
	ByCounted           // a heading that has a chapter's number and no word for it
	ByNumberedHeading
	ByNumber // of a line
	Nowhere
)

// Find gives what stands at a place in a source, and within another where it asks for that
// too, and by what it was found.
func (l Located) Find(p Place) ([]Found, By) {
	all := upTo(len(l.Passages))
	if p.Within == nil {
		return l.findAmong(p, all)
	}
	for _, order := range [][2]Place{{p, *p.Within}, {*p.Within, p}} {
		outer, _ := l.findAmong(order[0], all)
		if found, by := l.findAmong(order[1], passagesOf(outer)); len(found) > 0 {
			return found, by
		}
	}
	return nil, Nowhere
}

func passagesOf(found []Found) (list []int) {
	for _, one := range found {
		list = append(list, one.Passage)
	}
	return slices.Compact(list)
}

// findAmong finds a place in some of the passages: the heading that they all stand under is none of it.
func (l Located) findAmong(p Place, among []int) ([]Found, By) {
	if found, stands := l.headed(p, among); len(found) > 0 || !p.Unit.IsHeading() {
		if p.Unit == Chapter && !stands.called {
			return found, ByCounted
		}
		return found, ByHeading
	}
	lines := inSequence(linesOf(l.Passages, among))
	if found := p.on(lines, func(one line) bool { return one.unit == p.Unit }); len(found) > 0 {
		return found, ByLine
	}
	if !listed[p.Unit] {
		return l.inner(p, among)
	}
	named := p.Unit.listsIn(l.Source.Title)
	alone := func(one line) bool { return one.unit == "" }
	if found := p.on(lines, func(one line) bool {
		return alone(one) && (named || p.Unit.listsIn(l.Passages[one.passage].Section))
	}); len(found) > 0 {
		return found, ByList
	}
	heading := p
	heading.Unit = bareHeading
	isOuter := func(found []Found) bool { return len(found) == len(among) && len(among) < len(l.Passages) }
	if found, _ := l.headed(heading, among); len(found) > 0 && !isOuter(found) {
		return found, ByNumberedHeading
	}
	if found := p.on(lines, alone); len(found) > 0 {
		return found, ByNumber
	}
	return l.inner(p, among)
}

// inner finds "article 2.1" as the first point of article 2, where nothing is numbered so.
func (l Located) inner(p Place, among []int) ([]Found, By) {
	if len(p.Spans) != 1 {
		return nil, Nowhere
	}
	outer, within, ok := strings.Cut(p.Spans[0].First, ".")
	if !ok || p.Spans[0].Last != p.Spans[0].First {
		return nil, Nowhere
	}
	p.Spans = []Span{{outer, outer}}
	found, by := l.findAmong(p, among)
	found, _ = l.findAmong(Place{Unit: "point", Spans: []Span{{within, within}}}, passagesOf(found))
	return found, max(by, ByLine)
}

// headed finds the passages whose headings, pages or what else is counted are the place, and gives
// what is counted so.
func (l Located) headed(p Place, among []int) (found []Found, stands Source) {
	stands = l.Stands
	if stands.unit != p.Unit {
		stands = p.In(l.Passages)
	}
	at := stands.At(p, l.Passages)
	if p.Unit.IsLoose() && p.Unit != bareHeading && p.Spans[0].First == Final {
		at = stands.last(among)
	}
	for _, i := range at {
		if _, ok := slices.BinarySearch(among, i); ok {
			found = append(found, Found{Passage: i})
		}
	}
	return found, stands
}

// on gives the lines with the number of a place among those that may be it.
func (p Place) on(lines []line, may func(line) bool) (found []Found) {
	lines = slices.DeleteFunc(slices.Clone(lines), func(one line) bool { return !may(one) })
	if p.Spans[0].First == Final && len(lines) > 0 {
		last := lines[len(lines)-1] // and no other with its number, where lists start over
		return []Found{{last.passage, last.start, last.end}}
	}
	for _, one := range lines {
		if slices.ContainsFunc(p.Spans, func(s Span) bool { return slices.ContainsFunc(Section.each(s), one.isNumber) }) {
			found = append(found, Found{one.passage, one.start, one.end})
		}
	}
	return found
}

func (l line) isNumber(number string) bool {
	return l.number == number || figure(number) > 0 && !strings.ContainsAny(l.number+number, ".:") && figure(l.number) == figure(number)
}

// Best finds a place in the sources where it is found by what is surest.
func Best(list []Located, p Place) (having []Located, found [][]Found, by By) {
	by = Nowhere
	for _, l := range list {
		in, as := l.Find(p)
		switch {
		case len(in) == 0 || as > by:
			continue
		case as < by:
			having, found, by = nil, nil, as
		}
		having, found = append(having, l), append(found, in)
	}
	return having, found, by
}

// IsWrittenIn says whether a passage of some sources speaks of the place: "in Chapter 11 a firm goes on".
func (p Place) IsWrittenIn(list []Located) bool {
	written := strings.ToLower(p.Written)
	return slices.ContainsFunc(list, func(l Located) bool {
		return slices.ContainsFunc(l.Passages, func(one corpus.Passage) bool {
			_, behind, ok := strings.Cut(strings.ToLower(one.Text), written)
			return ok && (behind == "" || !lang.IsDigits(behind[:1]))
		})
	})
}
