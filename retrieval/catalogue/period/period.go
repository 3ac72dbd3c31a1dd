// Package period reads the times that people name in plain words, and keeps the sources of one.
package period

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

// Words are the plain words that [Read] reads, as far as they follow others.
const Words = `(?:(?:in|from|of|during|before|prior to|until|till|up to|after|since) ` + aYear + `|(?:in|from|of|during) (?:` + aDecade + `|` + aCentury + `)|(?:between|from) [12]\d{3} (?:and|to|until|till) [12]\d{3})`

// A Period is some months, the first and the last of them, counted from the year 0.
type Period struct{ from, to int }

const (
	earliest = -9999 * 12
	latest   = 9999 * 12
)

// periodOf gives the months of some years.
func periodOf(first, last int) Period { return Period{first * 12, last*12 + 11} }

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

// Read reads a period in plain words: "in 2005", "in October 2023", "before 1990",
// "between 1990 and 2000", "from the 1970s", "the seventies", "the 20th century".
func Read(text string) (Period, bool) {
	at := inPeriod.FindStringSubmatch(text)
	if at == nil {
		return Period{}, false
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
		return Period{month, month}.bounded(part), true
	case part("ten") != "":
		return periodOf(year, year+9).bounded(part), true
	default:
		return periodOf(year, year).bounded(part), true
	}
}

// century gives the years of one of our era.
func century(n int) (Period, bool) { return periodOf(n*100-99, n*100), n > 0 }

// bounded gives what lies before a period, or after it, where one of these words stands there.
func (p Period) bounded(stands func(string) string) Period {
	switch {
	case stands("before") != "":
		return Period{earliest, p.from - 1}
	case stands("until") != "":
		return Period{earliest, p.to}
	case stands("after") != "":
		return Period{p.to + 1, latest}
	case stands("since") != "":
		return Period{p.from, latest}
	}
	return p
}

// Of keeps the sources of a period: of those that tell no month, where all their year is in it.
func (p Period) Of(sources []corpus.Source) (kept []corpus.Source) {
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
