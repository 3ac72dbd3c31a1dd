package catalogue

import (
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
	"footnote/retrieval/catalogue/order"
	"footnote/retrieval/catalogue/scope"
)

// An Extreme is what a question wants of several sources: the one that is most so.
type Extreme = order.Extreme

// The extremes that records tell.
const (
	Oldest   = order.Oldest
	Newest   = order.Newest
	Longest  = order.Longest
	Shortest = order.Shortest
	Added    = order.Added
)

// superlatives are the words for them.
var superlatives = lang.Regexp(`\b(?:` +
	`(?P<added>(?:most )?(?:recently|last|newly|latest) added|(?:was |were |been )?added (?:last|most recently)|did (?:we|you|they) add (?:last|most recently))|` +
	`(?P<oldest>oldest|earliest|older$)|(?P<newest>newest|latest|most recent|(?:newer|more recent)$)|` +
	`(?P<longest>longest|biggest|longer$)|(?P<shortest>shortest|briefest|shorter$))\b`)

// inSuperlatives are the letters of which each of them has some: the expression takes long.
var inSuperlatives = []string{"est", "recent", "add", "older", "newer", "longer", "shorter"}

var extremes = map[string]Extreme{"added": Added, "oldest": Oldest, "newest": Newest, "longest": Longest, "shortest": Shortest}

// extreme takes a superlative out of a plain question: blanks stand where it stood.
func (f framed) extreme() (framed, Extreme) {
	if !slices.ContainsFunc(inSuperlatives, func(part string) bool { return strings.Contains(f.plain, part) }) {
		return f, ""
	}
	at := superlatives.FindStringSubmatchIndex(f.plain)
	if at == nil {
		return f, ""
	}
	without := f
	without.single = true
	without.plain = f.plain[:at[0]] + strings.Repeat(" ", at[1]-at[0]) + f.plain[at[1]:]
	for i, name := range superlatives.SubexpNames() {
		if name != "" && at[2*i] >= 0 {
			return without, extremes[name]
		}
	}
	return f, ""
}

// ofTexts are the words that call a source so, and hardly anything that a text speaks of:
// "the oldest book" may be one.
var ofTexts = lang.Set("source sources text texts article articles paper papers reading readings")

// oneOfAll is what a superlative is taken out of where nothing is called a text: "what's the
// latest thing".
var oneOfAll = pattern(`(?:(?:what|whats|which)(?: is)?|show(?: me)?|give me|list)(?: the)? +(?:one|thing)s?`)

// extremeOf reads a question for the oldest, the longest … of the sources, or of those
// that are by somebody, on a shelf, or have a word.
func (rs *Records) extremeOf(f framed) (Answer, bool) {
	without, which := f.extreme()
	if which == "" {
		return Answer{}, false
	}
	s := without.scope()
	if which == Added && s.From == s.To {
		return Answer{Topic: TopicList, Sources: rs.Sources(), Extreme: which}, true
	}
	rest := strings.TrimLeft(without.plain[s.From:s.To], " ")
	_, lone := without.match(oneOfAll)
	meant := lone || s.MustBe || f.has(ofTexts) || s.Noun && strings.HasPrefix(f.plain, "which ") || scope.Link.MatchString(rest)
	if !meant {
		return Answer{}, false
	}
	a, ok := rs.aboutLibrary(without)
	if !ok || a.Topic != TopicList && a.Topic != TopicMention {
		return Answer{}, false
	}
	a.Extreme = which
	return a.mostOfKind(f), true
}

// Perhaps reads a question for the oldest, the longest … book or text that may as well be
// one for a book that the texts speak of, and a mere word for all of them ("titles pls"). The
// words for it tell: where they stand in a passage, its text is meant.
func (rs *Records) Perhaps(q Asked) (a Answer, words string, ok bool) {
	f := q.bare
	if named, ok := f.match(mereNoun); ok {
		return Answer{Topic: topicOf(f.scope()), Sources: rs.Sources()}, f.written(named["words"]), true
	}
	named, ok := f.match(perhaps)
	_, which := f.extreme()
	if !ok || which == "" {
		return Answer{}, "", false
	}
	a = Answer{Topic: TopicList, Sources: rs.Sources(), Extreme: which}.mostOfKind(f)
	return a, f.written(named["words"]), len(which.Told(a.Sources)) > 0 || f.has(ofTexts)
}

var perhaps = pattern(`(?:(?:what|which|whats|show|give|name|find|tell)(?: me)?(?: (?:is|are|was))? )?(?:the |our )?(?P<words>(?:most )?[a-z]+ (?:<texts>|<text>))(?: (?:is|are) (?:there|here))?`)

// mereNoun asks for all by their name alone.
var mereNoun = pattern(`(?:the |our |your )?(?P<words><texts>|titles|authors|writers)`)

// mostOf reads "the oldest source" where a question names a work.
func (rs *Records) mostOf(f framed, part span, topic Topic) (Answer, bool) {
	without, which := f.extreme()
	n := without.naming(part)
	if which == "" || len(n.words) > 0 || !n.noun {
		return Answer{}, false
	}
	return Answer{Topic: topic, Sources: rs.Sources(), Extreme: which}, true
}

// Most keeps of an answer's sources those that are most so as its question wants: several
// where their records do not tell which. It is for who knows which sources count, and which
// day it is: what is dated years ahead is mistyped, and not the newest.
func (a Answer) Most(day time.Time) Answer {
	if a.Recent != nil {
		return a.recent(day)
	}
	if a.Extreme == "" {
		return a
	}
	told := a.Extreme.Told(a.Sources)
	if dated := a.Extreme == Oldest || a.Extreme == Newest; dated && len(told) == 0 && len(a.Sources) > 0 {
		a.Undated = true // to say that nothing fits would deny them
		return a
	}
	if a.Extreme == Newest {
		ahead := func(s corpus.Source) bool { return date.IsAhead(s.Issued, day) }
		if past := slices.DeleteFunc(slices.Clone(told), ahead); len(past) > 0 {
			a.Ahead = slices.DeleteFunc(told, func(s corpus.Source) bool { return !ahead(s) })
			told = past
		}
	}
	a.Of, a.Sources = len(told), a.Extreme.Most(told)
	return a
}
