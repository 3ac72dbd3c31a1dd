package catalogue

import (
	"strconv"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// parts of what people call a time; a month stands before its year, "in May" alone is none.
const (
	aYear    = `(?:(?:the )?(?:year )?|` + monthNames + ` (?:of )?)[12]\d{3}s?`
	aCentury = `(?:the )?(?:` + ordinalNames + `|\d{1,2}(?:st|nd|rd|th)) century`
	aDecade  = `the (?:[a-z]+ties|[2-9]0s)`

	monthNames   = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	ordinalNames = `(?:fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty first)`
)

// someYears are the plain words that [readPeriod] reads, as far as they follow others.
const someYears = `(?:(?:in|from|of|during|before|prior to|until|till|up to|after|since) ` + aYear + `|(?:in|from|of|during) (?:` + aDecade + `|` + aCentury + `)|(?:between|from) [12]\d{3} (?:and|to|until|till) [12]\d{3})`

// A period is some months, the first and the last of them, counted from the year 0.
type period struct{ from, to int }

const (
	earliest = -9999 * 12
	latest   = 9999 * 12
)

// periodOf gives the months of some years.
func periodOf(first, last int) period { return period{first * 12, last*12 + 11} }

// periods are the ways to name one; what stands before a year makes it one.
var (
	years     = `(?:(?P<before>before|prior to|older than|earlier than)|(?P<until>until|till|up to)|(?P<after>after|newer than|later than|more recent than)|(?P<since>since))? ?(?:in |from |of |during )?(?:the )?(?:year )?(?:(?P<month>` + monthNames + `) (?:of )?)?(?P<year>[12]\d{3})(?P<ten>s)?`
	decades   = `(?:in |from |of |during )?the (?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0s)`
	centuries = `(?:in |from |of |during )?(?:the )?(?:(?P<ordinal>` + ordinalNames + `)|(?P<century>\d{1,2})(?:st|nd|rd|th)) century`
	between2  = `(?:between|from) (?P<from>[12]\d{3}) (?:and|to|until|till) (?P<to>[12]\d{3})`
	inPeriod  = lang.Regexp(`^(?:` + between2 + `|` + years + `|` + decades + `|` + centuries + `)$`)
)

// decadeNames are those of the last century, of which people speak so.
var decadeNames = map[string]int{"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
	"20s": 1920, "30s": 1930, "40s": 1940, "50s": 1950, "60s": 1960, "70s": 1970, "80s": 1980, "90s": 1990}

// centuryNames are those that people write out.
var centuryNames = map[string]int{"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty first": 21}

// readPeriod reads a period in plain words: "in 2005", "in October 2023", "before 1990",
// "between 1990 and 2000", "from the 1970s", "the seventies", "the 20th century".
func readPeriod(text string) (period, bool) {
	at := inPeriod.FindStringSubmatch(text)
	if at == nil {
		return period{}, false
	}
	part := func(name string) string { return at[inPeriod.SubexpIndex(name)] }
	number := func(name string) int { n, _ := strconv.Atoi(part(name)); return n } // digits
	switch year := number("year"); {
	case part("decade") != "":
		first := decadeNames[part("decade")]
		return periodOf(first, first+9), true
	case part("ordinal") != "":
		return century(centuryNames[part("ordinal")])
	case part("century") != "":
		return century(number("century"))
	case year == 0:
		return periodOf(number("from"), number("to")), true
	case part("month") != "":
		month := year*12 + lang.Month(part("month")) - 1
		return period{month, month}.bounded(part), true
	case part("ten") != "":
		return periodOf(year, year+9).bounded(part), true
	default:
		return periodOf(year, year).bounded(part), true
	}
}

// century gives the years of one of our era.
func century(n int) (period, bool) { return periodOf(n*100-99, n*100), n > 0 }

// bounded gives what lies before a period, or after it, where one of these words stands there.
func (p period) bounded(stands func(string) string) period {
	switch {
	case stands("before") != "":
		return period{earliest, p.from - 1}
	case stands("until") != "":
		return period{earliest, p.to}
	case stands("after") != "":
		return period{p.to + 1, latest}
	case stands("since") != "":
		return period{p.from, latest}
	}
	return p
}

// of keeps the sources of a period: of those that tell no month, where all their year is in it.
func (p period) of(sources []corpus.Source) (kept []corpus.Source) {
	for _, s := range sources {
		issued := date.Read(s.Issued)
		is := periodOf(issued.Year, issued.Year)
		if issued.Month > 0 {
			is.from += issued.Month - 1
			is.to = is.from
		}
		if issued.Year != 0 && p.from <= is.from && is.to <= p.to {
			kept = append(kept, s)
		}
	}
	return kept
}

// during keeps of an answer's sources those of the time that a part of the question names.
func (rs *Records) during(a Answer, f framed, part span) Answer {
	years, ok := readPeriod(f.plain[part.start:part.end])
	if !ok {
		return a
	}
	return rs.of(a, years, f.written(part))
}

// of is [Records.during] of a time that is read. Of another one than was thought, works of
// somebody are still theirs, which is said; how many there are is of that time.
func (rs *Records) of(a Answer, years period, written string) Answer {
	a.dated = a.Sources
	a.Sources, a.Missed = years.of(a.dated), ""
	if len(a.Sources) == 0 && a.Topic != TopicCount && len(a.dated) < len(rs.all) {
		a.Sources, a.Missed = a.dated, written
	}
	return a
}

var (
	cameOut = pattern(`(?:what|which)(?: else)?(?: (?:<texts>|<text>))? (?:(?:all )?(?:came|come|cam) out|(?:was|were|got) (?:published|printed|written|(?P<made>released))|(?P<seen>appeared)) (?P<years><when>)`)
	wroteIn = pattern(`(?:(?P<seen>who)|(?:which|what) (?:authors?|writers?))(?: all| else)? (?:wrote|published) (?P<years><when>)`)
)

// lastOut asks for the newest or the oldest of all: "what came out last".
var lastOut = pattern(`(?:what|which)(?: (?:<texts>|<text>))? (?:came out|was (?:published|printed))(?: the)? (?:(?P<newest>last|latest|(?:the )?most recently)|first|earliest)`)

// cameOut reads a question for what appeared in some years, or who wrote then, where a source
// did, and for what came out first or last. What appears or is released may be no text, and who wrote may be told by one: passages
// stand beside that.
func (rs *Records) cameOut(f framed) (Answer, bool) {
	a := Answer{Topic: TopicList, Sources: ByTitle(rs.sources())}
	if named, ok := f.match(lastOut); ok {
		if a.Extreme = Oldest; named["newest"] != (span{}) {
			a.Extreme = Newest
		}
		return a, a.Most().Of > 0
	}
	named, ok := f.match(cameOut)
	if !ok {
		a.Topic = TopicAuthors
		named, ok = f.match(wroteIn)
	}
	if !ok {
		return Answer{}, false
	}
	has := func(part string) bool { _, ok := named[part]; return ok }
	a.Beside = has("made") || has("seen")
	a = rs.during(a, f, named["years"])
	return a, a.dated != nil && len(a.Sources) > 0
}

// thenAsked is a follow-up that names nothing but another time: "and in 2005?".
var thenAsked = pattern(`(?:(?:what|how) about )?(?P<years><when>|[12]\d{3}s?)`)

// ofThen reads a follow-up that asks the same of another time: "and in 2005?" after "what did
// Moreau publish in 1998". What was chosen by its time is chosen anew from all that fits else.
func (rs *Records) ofThen(before Answer, f framed) (Answer, bool) {
	named, ok := f.match(thenAsked)
	if !ok || before.dated == nil {
		return Answer{}, false
	}
	before.Sources = before.dated
	return rs.during(before, f, named["years"]), true
}
