package place

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library"
)

// A Located is a source with its passages, in their order, and where they stand.
type Located struct {
	Source   corpus.Source
	Passages []corpus.Passage
	Stands   Source
}

// Counted says what a source has of what was asked for: chapters 1–2, 4 and 7.
type Counted struct {
	Source corpus.Source
	Runs   []corpus.PageSpan
	Count  int // how many these are
}

// The bounds of what is looked through for a place.
const (
	sourcesAtOnce = 32 // whose passages are read together
	mostScanned   = 20_000
)

// Locate reads where the passages of sources stand, of those that are counted as a place is and
// those that are not.
func Locate(ctx context.Context, lib *library.Library, p Place, sources []corpus.Source) (list, without []Located, err error) {
	passages, scanned := map[corpus.SourceID][]corpus.Passage{}, 0
	for some := range slices.Chunk(sources, sourcesAtOnce) {
		var ids []corpus.SourceID
		for _, s := range some {
			if scanned += s.Passages; scanned <= mostScanned || len(ids) == 0 && scanned == s.Passages {
				ids = append(ids, s.ID)
			}
		}
		if len(ids) == 0 {
			break // as many as may be are looked through
		}
		found, err := lib.PassagesOf(ctx, ids, math.MaxInt64)
		if err != nil {
			return nil, nil, fmt.Errorf("look at a place: %w", err)
		}
		for _, one := range found {
			passages[one.Source] = append(passages[one.Source], one)
		}
	}
	for _, s := range sources {
		of := passages[s.ID]
		slices.SortFunc(of, func(a, b corpus.Passage) int { return a.Ordinal - b.Ordinal })
		l := Located{s, of, p.In(of)}
		if len(l.Stands.Runs()) > 0 {
			list = append(list, l)
		} else if len(of) > 0 {
			without = append(without, l)
		}
	}
	return list, without, nil
}

// At gives the passages that stand at a place, as numbers in their order.
func (l Located) At(p Place) []int { return l.Stands.At(p, l.Passages) }

// Beside gives the passages at the place behind that at which a passage stands, or with a by of -1 before
// it. Where a number was asked for before, it is the one beside that: a passage may stand on several
// pages.
func (l Located) Beside(p, before Place, from, by int) []int {
	if p.Unit.IsLoose() {
		return l.Stands.besidePart(from, by)
	}
	to := func(number string) []int {
		p.Spans = []Span{{number, number}}
		return l.At(p)
	}
	if before.Unit == p.Unit && len(before.Spans) == 1 && lang.IsDigits(before.Spans[0].Last) {
		if at := to(strconv.Itoa(figure(before.Spans[0].Last) + by)); len(at) > 0 {
			return at
		}
	}
	if number, ok := l.Stands.Beside(from, by); ok {
		return to(number)
	}
	return nil
}

// Lists gives those of some sources that have numbered lines of a kind, counted by these: where one
// has several lists, it is not known which is asked for.
func Lists(sources []Located, p Place) (list []Located) {
	for _, l := range sources {
		if counted, ok := l.listed(p); ok {
			list = append(list, counted)
		}
	}
	return list
}

// listed counts a source by its numbered lines: those that are called so, or else those without a word
// where the kind is that of any list, or is called so by the title or the heading.
func (l Located) listed(p Place) (Located, bool) {
	if !listed[p.Unit] {
		return l, false
	}
	lines := inSequence(linesOf(l.Passages, upTo(len(l.Passages))))
	hasWord := slices.ContainsFunc(lines, func(one line) bool { return one.unit == p.Unit })
	named := itemised[p.Unit] || p.Unit.listsIn(l.Source.Title)
	counted, last := Source{unit: p.Unit, stands: make([]numbers, len(l.Passages)), under: make([]string, len(l.Passages))}, 0
	for _, one := range lines {
		isOf := one.unit == p.Unit || !hasWord && one.unit == "" && (named || p.Unit.listsIn(l.Passages[one.passage].Section))
		if !isOf || strings.Contains(one.number, ".") {
			continue
		}
		if figure(one.number) <= last {
			return l, false
		}
		last = figure(one.number)
		counted.stands[one.passage] = append(counted.stands[one.passage], one.number)
	}
	l.Stands = counted
	return l, last > 0
}

// Index gives where in the source a passage stands, -1 in another one.
func (l Located) Index(id corpus.PassageID) int {
	return slices.IndexFunc(l.Passages, func(p corpus.Passage) bool { return p.ID == id })
}

// Sections are what the passages stand under.
func (l Located) Sections() (list []string) {
	for _, p := range l.Passages {
		list = append(list, p.Section)
	}
	return list
}

// Counted says what the source has.
func (l Located) Counted() Counted { return Counted{l.Source, l.Stands.Runs(), l.Stands.Count()} }

// CountedIn says it of several sources.
func CountedIn(list []Located) (all []Counted) {
	for _, l := range list {
		all = append(all, l.Counted())
	}
	return all
}

// Absent gives of a place with several numbers those that no source has where one has another of
// them, and what those have that have one.
func Absent(list []Located, p Place) (absent []string, has []Counted) {
	having := slices.DeleteFunc(slices.Clone(list), func(l Located) bool { return len(l.At(p)) == 0 })
	for i, l := range having {
		not := l.Stands.Absent(p, l.Passages)
		if i == 0 {
			absent = not
		}
		absent = slices.DeleteFunc(absent, func(number string) bool { return !slices.Contains(not, number) })
	}
	if len(absent) == 0 {
		return nil, nil
	}
	return absent, CountedIn(having)
}

// Only leaves the sources for which keep is true.
func Only(list []Located, keep func(corpus.SourceID) bool) []Located {
	return slices.DeleteFunc(slices.Clone(list), func(l Located) bool { return !keep(l.Source.ID) })
}
