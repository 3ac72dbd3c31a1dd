// Package order says how sources stand to each other: in what order a list has them, and which
// of several is the oldest, the newest, the longest.
package order

import (
	"cmp"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/record/date"
)

// Sorted gives sources in an order: "author", "date", "time", "oldest", "newest" or "length".
// Any other leaves them as they stand.
func Sorted(sources []corpus.Source, by string) []corpus.Source {
	compare := orders[by]
	if compare == nil {
		return sources
	}
	sources = slices.Clone(sources)
	slices.SortStableFunc(sources, compare)
	return sources
}

// orders compare two sources for each part of that; the others are in the order of titles,
// as all lists are.
var orders = map[string]func(a, b corpus.Source) int{
	"author": func(a, b corpus.Source) int { return knownFirst(firstAuthor(a), firstAuthor(b)) },
	"date":   oldestFirst, "time": oldestFirst, "oldest": oldestFirst,
	"length": func(a, b corpus.Source) int { return cmp.Compare(b.Passages, a.Passages) },
	"newest": func(a, b corpus.Source) int {
		if a.Issued == "" || b.Issued == "" {
			return oldestFirst(a, b)
		}
		return oldestFirst(b, a)
	},
}

func firstAuthor(s corpus.Source) string {
	if len(s.Authors) > 0 {
		return strings.ToLower(s.Authors[0])
	}
	return strings.ToLower(s.Organisation)
}

// knownFirst compares two texts, an empty one behind all others.
func knownFirst(a, b string) int {
	return cmp.Or(cmp.Compare(min(len(b), 1), min(len(a), 1)), cmp.Compare(a, b))
}

// oldestFirst compares by dates, as precise as both are known.
func oldestFirst(a, b corpus.Source) int {
	first, second := date.Read(a.Issued), date.Read(b.Issued)
	return cmp.Or(knownFirst(a.Issued[:min(1, len(a.Issued))], b.Issued[:min(1, len(b.Issued))]),
		cmp.Compare(first.Year, second.Year), cmp.Compare(first.Month, second.Month), cmp.Compare(first.Day, second.Day))
}
