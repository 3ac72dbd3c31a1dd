package order

import (
	"cmp"
	"slices"

	"footnote/corpus"
	"footnote/corpus/record/date"
	"footnote/retrieval/catalogue/names"
)

// An Extreme is what a question wants of several sources: the one that is most so.
type Extreme string

// The extremes that records tell.
const (
	Oldest   Extreme = "oldest"
	Newest   Extreme = "newest"
	Longest  Extreme = "longest"  // in passages
	Shortest Extreme = "shortest" // among those that have any
	Added    Extreme = "added last"
)

// Told keeps the sources whose records tell how much so they are.
func (e Extreme) Told(sources []corpus.Source) []corpus.Source {
	return slices.DeleteFunc(slices.Clone(sources), func(s corpus.Source) bool { return !e.known(s) })
}

// Most keeps of sources that [Extreme.Told] gives those that are most so: several where their
// records do not tell which.
func (e Extreme) Most(told []corpus.Source) (most []corpus.Source) {
	if len(told) == 0 {
		return nil
	}
	first := slices.MinFunc(told, func(s, t corpus.Source) int { return cmp.Compare(e.place(s), e.place(t)) })
	best := slices.DeleteFunc(slices.Clone(told), func(s corpus.Source) bool { return e.place(s) != e.place(first) })
	for _, s := range best {
		if !slices.ContainsFunc(best, func(t corpus.Source) bool { return e.within(t, s) }) {
			most = append(most, s)
		}
	}
	return most
}

// known says whether the record tells it of a source.
func (e Extreme) known(s corpus.Source) bool {
	switch e {
	case Oldest, Newest:
		_, ok := names.Year(s)
		return ok
	case Longest, Shortest:
		return s.Passages > 0
	}
	return true
}

// place is the lower, the more so a source is; of dates by their years.
func (e Extreme) place(s corpus.Source) int {
	year, _ := names.Year(s)
	switch e {
	case Oldest:
		return year
	case Newest:
		return -year
	case Longest:
		return -s.Passages
	case Shortest:
		return s.Passages
	}
	return -int(s.ID)
}

// within says whether of two sources of one year the first is more so: as far as both tell
// a month or a day.
func (e Extreme) within(a, b corpus.Source) bool {
	first, second := date.Read(a.Issued), date.Read(b.Issued)
	if first.Month == 0 || second.Month == 0 {
		return false
	}
	if first.Day == 0 || second.Day == 0 {
		first.Day, second.Day = 0, 0
	}
	order := cmp.Or(cmp.Compare(first.Month, second.Month), cmp.Compare(first.Day, second.Day))
	return e == Oldest && order < 0 || e == Newest && order > 0
}
