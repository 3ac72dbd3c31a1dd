package place

import (
	"cmp"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A Source is what the passages of one source say of where they stand, as far as a place is
// counted in it.
type Source struct {
	unit     Unit
	labelled bool      // a page has a printed number
	called   bool      // a heading is called a chapter, or a section
	stands   []numbers // of each passage, in their order
}

// numbers are those at which a passage stands; none where it is not counted so.
type numbers []string

// In reads where the passages of a source stand, for a place.
func (p Place) In(passages []corpus.Passage) Source {
	s := Source{unit: p.Unit}
	for _, one := range passages {
		s.labelled = s.labelled || one.Label != "" && one.Place() == ""
		for heading := range strings.SplitSeq(one.Section, " > ") {
			unit, _ := calledPart(heading)
			s.called = s.called || unit == p.Unit
		}
	}
	for _, one := range passages {
		s.stands = append(s.stands, s.numbers(one.Locator))
	}
	return s
}

// At gives the passages that stand at a place, as numbers in their order. Pages as they are
// printed come before those that a program counts.
func (s Source) At(p Place, passages []corpus.Passage) (found []int) {
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

// Nearest gives the passages whose number is nearest to that of a place, which none has.
func (s Source) Nearest(p Place) (found []int) {
	asked, least := figure(p.First), -1
	for i, at := range s.stands {
		if len(at) == 0 || s.unit == Page && isRoman(at[len(at)-1]) != isRoman(p.First) {
			continue
		}
		away := max(figure(at[0])-asked, asked-figure(at[len(at)-1]), 0)
		switch {
		case least < 0 || away < least:
			found, least = []int{i}, away
		case away == least:
			found = append(found, i)
		}
	}
	return found
}

// Has says from where to where a source is counted, empty where it is not: "1" and "12".
func (s Source) Has() (first, last string) {
	for _, at := range s.stands {
		if len(at) == 0 {
			continue
		}
		if first == "" {
			first = at[0]
		}
		last = at[len(at)-1]
	}
	return first, last
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

// headings gives the numbers of the headings that a passage stands under: of those that are
// called so, if the source has some, else of the outermost numbered one for a chapter, and of
// all for a section.
func (s Source) headings(section string) (found numbers) {
	for heading := range strings.SplitSeq(section, " > ") {
		unit, called := calledPart(heading)
		listed := lang.SectionNumbers(heading)
		switch {
		case unit == s.unit:
			found = append(found, called)
		case s.called && s.unit == Chapter || unit != "" || len(listed) == 0:
		case s.unit == Section || len(found) == 0:
			found = append(found, listed...)
		}
	}
	return found
}

// calledPart reads a heading that calls its part by a word: "Chapter II: Tolls".
func calledPart(heading string) (unit Unit, number string) {
	words := strings.Fields(heading)
	if len(words) < 2 {
		return "", ""
	}
	p, from, _ := at(words[:2], 0)
	if p.First == "" || from != 0 {
		return "", ""
	}
	return p.Unit, p.First
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
	if p.Unit == Chapter || p.Unit == Section {
		for _, one := range n {
			if p.isOf(one) {
				return true
			}
		}
		return false
	}
	first, last := n[0], n[len(n)-1]
	if isRoman(first) != isRoman(p.First) {
		return isRoman(first) && !isRoman(last) && figure(p.First) <= figure(last)
	}
	if isRoman(first) && !isRoman(last) {
		return figure(p.First) >= figure(first)
	}
	return figure(first) <= figure(p.Last) && figure(p.First) <= figure(last)
}

// isOf says whether a heading with this number is the one that is asked for, one below it or
// one of several.
func (p Place) isOf(heading string) bool {
	switch {
	case p.First != p.Last:
		return figure(heading) >= figure(p.First) && figure(heading) <= figure(p.Last)
	case strings.Contains(p.First+heading, "."):
		return heading == p.First || strings.HasPrefix(heading, p.First+".")
	}
	return figure(heading) == figure(p.First)
}

// figure gives what a number begins with: 4 of "4.1", 12 of "xii".
func figure(number string) int {
	number, _, _ = strings.Cut(number, ".")
	number, _, _ = strings.Cut(number, ":")
	if n, err := strconv.Atoi(number); err == nil {
		return n
	}
	if isRoman(number) || number == "i" {
		return lang.FromRoman(number)
	}
	return 0
}
