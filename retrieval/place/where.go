package place

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A Source is what the passages of one source say of where they stand, as far as a place is
// counted in it.
type Source struct {
	unit     Unit
	labelled bool            // a page has a printed number
	called   bool            // chapters are sought, and a heading is called one
	stands   []numbers       // of each passage, in their order
	parts    map[string]part // by their headings, those that were read
	under    []string        // of each passage, what it stands under down to the heading that is counted
}

// numbers are those at which a passage stands; none where it is not counted so.
type numbers []string

// In reads where the passages of a source stand, for a place.
func (p Place) In(passages []corpus.Passage) Source {
	s := Source{unit: p.Unit, parts: map[string]part{}}
	for _, one := range passages {
		s.labelled = s.labelled || one.Label != "" && one.Place() == ""
		s.called = s.called || p.Unit == Chapter && s.hasCalled(one.Section)
	}
	for _, one := range passages {
		s.stands, s.under = append(s.stands, s.numbers(one.Locator)), append(s.under, s.counted(one.Section))
	}
	return s
}

// counted gives what a passage stands under down to the heading that is called so: the second scene of
// the first act is another than that of the second. It is "" where none is.
func (s Source) counted(section string) (down string) {
	if !s.unit.IsLoose() {
		return ""
	}
	headings := strings.Split(section, " > ")
	for i, heading := range headings {
		if s.isCalled(s.part(heading)) {
			down = strings.Join(headings[:i+1], " > ")
		}
	}
	return down
}

// isCalled says whether a heading calls its part as the source is counted. "Paragraph" is how Germans
// and Russians read the sign of a section.
func (s Source) isCalled(one part) bool {
	return one.unit == s.unit || one.signed && s.unit == "paragraph"
}

// alike gives those passages, among some, that stand under the same counted heading as one of them.
func (s Source) alike(i int, among []int) []int {
	return slices.DeleteFunc(slices.Clone(among), func(j int) bool { return s.under[j] != s.under[i] })
}

// last gives the passages of the last part that is called so, among some.
func (s Source) last(among []int) []int {
	for _, i := range slices.Backward(among) {
		if s.under[i] != "" {
			return s.alike(i, among)
		}
	}
	return nil
}

// besidePart gives the passages of the part behind that at which a passage stands, or with a by of -1 of
// the one before it.
func (s Source) besidePart(i, by int) []int {
	all := upTo(len(s.stands))
	for j := i + by; j >= 0 && j < len(s.stands); j += by {
		if s.under[j] != "" && s.under[j] != s.under[i] {
			return s.alike(j, all)
		}
	}
	return nil
}

// upTo gives the numbers below one.
func upTo(n int) (all []int) {
	for i := range n {
		all = append(all, i)
	}
	return all
}

// At gives the passages that stand at a place, as numbers in their order. Pages as they are
// printed come before those that a program counts.
func (s Source) At(p Place, passages []corpus.Passage) (found []int) {
	p = s.resolved(p)
	for i, at := range s.stands {
		if at.within(p) {
			found = append(found, i)
		}
	}
	if len(found) == 0 && s.labelled && s.unit == Page {
		for i, one := range passages {
			if (numbers{strconv.Itoa(one.Page), strconv.Itoa(max(one.Page, one.LastPage))}).within(p) {
				found = append(found, i)
			}
		}
	}
	return found
}

// resolved puts the last number that the source has for [Final].
func (s Source) resolved(p Place) Place {
	if len(p.Spans) == 0 || p.Spans[0].First != Final {
		return p
	}
	if runs := s.Runs(); len(runs) > 0 {
		last := cmp.Or(runs[len(runs)-1].Last, runs[len(runs)-1].First)
		p.Spans = []Span{{last, last}}
	}
	return p
}

// Beside gives the number after that at which a passage stands, or with a by of -1 the one before
// it, in the order of the source. It is false where there is none.
func (s Source) Beside(i, by int) (number string, ok bool) {
	at := s.stands[i]
	if len(at) == 0 {
		return "", false
	}
	for j := i + by; j >= 0 && j < len(s.stands); j += by {
		if number := s.beyond(at, s.stands[j], by); number != "" {
			return number, true
		}
	}
	return "", false
}

// beyond gives the first number of a passage that lies beyond those of another.
func (s Source) beyond(at, there numbers, by int) string {
	switch {
	case len(there) == 0:
		return ""
	case s.unit.IsHeading():
		if inner := there[len(there)-1]; inner != at[len(at)-1] {
			return inner
		}
		return ""
	}
	from, near, far := at[len(at)-1], there[0], there[len(there)-1]
	if by < 0 {
		from, near, far = at[0], far, near
	}
	switch v := s.unit.value(from); {
	case by*(s.unit.value(near)-v) > 0:
		return near
	case by*(s.unit.value(far)-v) > 0 && s.unit.value(from) >= 0:
		return strconv.Itoa(v + by) // the passage stands on several
	case by*(s.unit.value(far)-v) > 0:
		return far
	}
	return ""
}

// Count is how many there are of what the source is counted in, as far as passages stand there.
func (s Source) Count() (n int) {
	seen := map[string]bool{}
	for _, at := range s.stands {
		for _, one := range at {
			seen[one] = true
		}
	}
	if s.unit.IsHeading() {
		return len(seen)
	}
	for _, run := range s.Runs() {
		n += max(0, s.unit.value(cmp.Or(run.Last, run.First))-s.unit.value(run.First)) + 1
	}
	return n
}

// Absent gives of a place with several numbers those at which no passage stands, none where
// there is a passage at no number.
func (s Source) Absent(p Place, passages []corpus.Passage) (absent []string) {
	p = s.resolved(p)
	one, some := p, false
	for _, span := range p.Spans {
		for _, number := range p.Unit.each(span) {
			one.Spans = []Span{{number, number}}
			if len(s.At(one, passages)) > 0 {
				some = true
			} else {
				absent = append(absent, number)
			}
		}
	}
	if !some {
		return nil
	}
	return absent
}

// each gives the numbers of a span, as they are written. Of one that is not written in figures, or
// has more than anybody reads at once, they are its ends.
func (u Unit) each(s Span) (all []string) {
	first, last := u.value(s.First), u.value(s.Last)
	if s.First == s.Last || !lang.IsDigits(s.First) || !lang.IsDigits(s.Last) || last-first > mostAtOnce || last < first {
		return slices.Compact([]string{s.First, s.Last})
	}
	for n := first; n <= last; n++ {
		all = append(all, strconv.Itoa(n))
	}
	return all
}

// mostAtOnce is how many pages somebody asks for at once.
const mostAtOnce = 50

// Titled says whether a place is the first slide of a source that begins with the second: it has
// no text beside the title, which is kept as that of the source.
func (s Source) Titled(p Place) bool {
	runs := s.Runs()
	return p.Unit == Slide && p.Spans[0] == Span{"1", "1"} && len(runs) > 0 && runs[0].First == "2"
}

// Nearest gives the passages whose number is nearest to that of a place, which none has.
func (s Source) Nearest(p Place) (found []int) {
	asked, least := s.unit.value(p.Spans[0].First), -1
	for i, at := range s.stands {
		if len(at) == 0 {
			continue
		}
		away := max(s.unit.value(at[0])-asked, asked-s.unit.value(at[len(at)-1]), 0)
		switch {
		case least < 0 || away < least:
			found, least = []int{i}, away
		case away == least:
			found = append(found, i)
		}
	}
	return found
}

// Runs says what a source has, in order: 1–2, 4 and 7. There are none where it is not counted.
func (s Source) Runs() (runs []corpus.PageSpan) {
	var all []Span
	for _, at := range s.stands {
		if s.unit.IsHeading() {
			for _, one := range at {
				n := strconv.Itoa(figure(one))
				all = append(all, Span{n, n})
			}
		} else if len(at) > 0 {
			all = append(all, Span{at[0], at[len(at)-1]})
		}
	}
	all = slices.DeleteFunc(all, func(one Span) bool { return figure(one.First) == 0 && one.First != "0" })
	slices.SortStableFunc(all, func(a, b Span) int { return s.unit.value(a.First) - s.unit.value(b.First) })
	var last string
	for i, one := range all {
		switch {
		case i == 0 || s.unit.value(one.First) > s.unit.value(last)+1:
			last = one.Last
			runs = append(runs, corpus.PagesFromTo(one.First, one.Last))
		case s.unit.value(one.Last) > s.unit.value(last):
			last = one.Last
			runs[len(runs)-1].Last = last
		}
	}
	return runs
}

// numbers gives where a passage stands in what its source is counted in.
func (s Source) numbers(l corpus.Locator) numbers {
	switch s.unit {
	case Page:
		if l.Place() != "" {
			return nil
		}
		if s.labelled {
			return ofSome(strings.ToLower(l.Label), strings.ToLower(l.LastLabel))
		}
		return ofSome(l.CountedPages().First, l.CountedPages().Last)
	case Slide, Row, Cell:
		first, ok := strings.CutPrefix(l.Label, string(s.unit)+" ")
		if !ok {
			return nil
		}
		last, _ := strings.CutPrefix(l.LastLabel, string(s.unit)+" ")
		return ofSome(strings.TrimSuffix(first, ", notes"), strings.TrimSuffix(last, ", notes"))
	case Minute:
		if seconds, ok := l.Seconds(); ok {
			end, _ := corpus.Locator{Label: cmp.Or(l.LastLabel, l.Label)}.Seconds()
			return numbers{strconv.Itoa(seconds / 60), strconv.Itoa(max(seconds, end) / 60)}
		}
		return nil
	}
	return s.headings(l.Section)
}

// bareHeading is the unit of headings that begin with a number and call it by no word.
const bareHeading Unit = "heading"

// headings gives the numbers of the headings that a passage stands under: of those that are
// called so, if the source has some, else of the outermost numbered one for a chapter, and of
// all for a section.
func (s Source) headings(section string) (found numbers) {
	for heading := range strings.SplitSeq(section, " > ") {
		switch part := s.part(heading); {
		case s.isCalled(part):
			found = append(found, part.called)
		case s.called || part.unit == Chapter || len(part.listed) == 0:
		case s.unit.IsLoose() && s.unit != bareHeading || s.unit != Section && part.unit != "":
		case s.unit != Chapter || len(found) == 0:
			found = append(found, part.listed...)
		}
	}
	return found
}

// hasCalled says whether one of the headings of a passage is called a chapter.
func (s Source) hasCalled(section string) bool {
	for heading := range strings.SplitSeq(section, " > ") {
		if s.part(heading).unit == Chapter {
			return true
		}
	}
	return false
}

// A part is what a heading says of the number of its part.
type part struct {
	unit   Unit     // that it calls it by a word: "Chapter II: Tolls"
	called string   // the number then
	listed []string // the numbers that it begins with
	signed bool     // that it calls it by the sign "§"
}

// part reads a heading, once for all passages under it.
func (s Source) part(heading string) part {
	known, ok := s.parts[heading]
	if !ok {
		known.unit, known.called = calledPart(heading)
		known.signed = strings.HasPrefix(heading, "§")
		known.listed = lang.SectionNumbers(heading)
		if n, rest, _ := strings.Cut(heading, " "); len(known.listed) == 0 && len(n) < 3 && rest != "" && lang.IsDigits(n) {
			known.listed = []string{n} // "3 Tolls"
		}
		s.parts[heading] = known
	}
	return known
}

// calledPart reads a heading that calls its part by a word.
func calledPart(heading string) (unit Unit, number string) {
	words := strings.Fields(heading)
	if len(words) < 2 {
		return "", ""
	}
	p, from, _ := at(words[:2], 0)
	if len(p.Spans) == 0 || from != 0 {
		return "", ""
	}
	return p.Unit, p.Spans[0].First
}

// ofSome gives the numbers that are there, the first before the last.
func ofSome(first, last string) numbers {
	switch {
	case first == "":
		return nil
	case last == "":
		return numbers{first}
	}
	return numbers{first, last}
}

// within says whether a passage at these numbers stands at a place. Numbers of headings are
// each by themselves; others are from the first to the last.
func (n numbers) within(p Place) bool {
	if len(n) == 0 {
		return false
	}
	if p.Unit.IsHeading() {
		return slices.ContainsFunc(n, p.isOf)
	}
	return slices.ContainsFunc(p.Spans, func(one Span) bool {
		return p.Unit.value(n[0]) <= p.Unit.value(one.Last) && p.Unit.value(one.First) <= p.Unit.value(n[len(n)-1])
	})
}

// isOf says whether a heading with this number is one that is asked for or one below it.
func (p Place) isOf(heading string) bool {
	return slices.ContainsFunc(p.Spans, func(one Span) bool {
		switch {
		case isLetter(one.First) && !isRoman(one.First):
			return heading == one.First
		case one.First != one.Last:
			return figure(heading) >= figure(one.First) && figure(heading) <= figure(one.Last)
		case strings.Contains(one.First+heading, "."):
			return heading == one.First || strings.HasPrefix(heading, one.First+".")
		}
		return figure(heading) == figure(one.First)
	})
}

// value orders the numbers of a unit: pages with Roman numbers come before all others.
func (u Unit) value(number string) int {
	if u == Page && isRoman(number) {
		return figure(number) - mostPages
	}
	return figure(number)
}

// mostPages is more than a book has before its first page.
const mostPages = 10_000

// figure gives what a number begins with: 4 of "4.1", 12 of "xii".
func figure(number string) int {
	number, _, _ = strings.Cut(number, ".")
	number, _, _ = strings.Cut(number, ":")
	if n, err := strconv.Atoi(number); err == nil {
		return n
	}
	if isRoman(number) {
		return lang.FromRoman(number)
	}
	return 0
}
