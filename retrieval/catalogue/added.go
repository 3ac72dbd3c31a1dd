package catalogue

import (
	"cmp"
	"slices"
	"time"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/period"
)

// Recent is what a question wants that asks for what was added lately.
type Recent struct {
	Since time.Time // the day from which on
	None  bool      // nothing was, and the sources are those that were added last

	written string // the time, as it is asked for
}

// addedWays are the ways to ask for it: "what did we add last week", "anything new?".
var addedWays = []way{
	pattern(`(?:whats|what is|is there anything|is there something|anything|something|any|got anything) new(?: <texts>)?(?: (?:in )?(?:<library>|here|there))?(?: (?P<time>` + period.Lately + `))?`),
	pattern(`(?:what|which)(?: (?:<texts>|<text>|ones))?(?: (?:did|have|has) (?:we|you|they|somebody|someone|people))? (?:add|added|upload|uploaded)(?: (?:to|in) <library>)?(?: (?P<time>` + period.Lately + `))?`),
	pattern(`(?:what|which)(?: (?:<texts>|<text>|ones))? (?:was|were|has been|have been|got) (?:newly )?(?:added|uploaded)(?: (?:to|in) <library>)?(?: (?P<time>` + period.Lately + `))?`),
	pattern(`(?:(?:what|which) are )?(?:the |our )?(?:newest|latest|recent|new) (?:additions|uploads)(?: (?:to|in) <library>)?(?: (?P<time>` + period.Lately + `))?`),
}

// addedLast asks for the one that was added last.
var addedLast = pattern(`(?:what|which)(?: (?:was|is))?(?: the)? (?:last|latest|newest|most recent) (?:<text>|thing|one|addition|upload)(?: (?:that )?(?:(?:we|you|they|i) |was )?(?:added|uploaded))`)

// addedWords are those of which each of these questions has one.
var addedWords = lang.Set("new add added upload uploaded additions uploads")

// addedLately reads a question for what was added lately, or last.
func (rs *Records) addedLately(f framed) (Answer, bool) {
	if !f.has(addedWords) {
		return Answer{}, false
	}
	a := Answer{Topic: TopicList, Sources: rs.Sources()}
	if _, ok := f.match(addedLast); ok {
		a.Extreme = Added
		return a, true
	}
	for _, way := range addedWays {
		if named, ok := f.match(way); ok {
			part := named["time"]
			a.Recent = &Recent{written: f.plain[part.start:part.end]}
			return a, true
		}
	}
	return Answer{}, false
}

// mostRecent is how many are shown where nothing was added in the time that was asked for.
const mostRecent = 5

// recent keeps of an answer's sources those that were added since, the last first, or the last
// few of all.
func (a Answer) recent(day time.Time) Answer {
	since := period.Since(a.Recent.written, day)
	byTime := slices.Clone(a.Sources)
	slices.SortStableFunc(byTime, func(s, t corpus.Source) int {
		return cmp.Or(t.AddedAt.Compare(s.AddedAt), int(t.ID-s.ID))
	})
	n := 0
	for n < len(byTime) && !byTime[n].AddedAt.Before(since) {
		n++
	}
	a.Recent = &Recent{Since: since, None: n == 0, written: a.Recent.written}
	if n == 0 {
		n = min(mostRecent, len(byTime))
	}
	a.Sources = byTime[:n]
	return a
}
