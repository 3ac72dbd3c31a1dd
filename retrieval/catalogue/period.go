package catalogue

import (
	"strconv"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/names"
)

// someYears are the plain words that [readPeriod] reads, as far as they follow others.
const someYears = `(?:(?:in|from|of|during|before|prior to|until|till|up to|after|since) (?:the )?(?:year )?[12]\d{3}s?|(?:in|from|of|during) the [a-z]+ties|(?:between|from) [12]\d{3} (?:and|to|until|till) [12]\d{3})`

// A period is some years, the first and the last of them.
type period struct{ from, to int }

const (
	earliest = -9999
	latest   = 9999
)

// periods are the ways to name one; what stands before a year makes it one.
var (
	years    = `(?:(?P<before>before|prior to|older than|earlier than)|(?P<until>until|till|up to)|(?P<after>after|newer than|later than|more recent than)|(?P<since>since))? ?(?:in |from |of |during )?(?:the )?(?:year )?(?P<year>[12]\d{3})(?P<ten>s)?`
	decades  = `(?:in |from |of |during )?the (?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)`
	between2 = `(?:between|from) (?P<from>[12]\d{3}) (?:and|to|until|till) (?P<to>[12]\d{3})`
	inPeriod = lang.Regexp(`^(?:` + between2 + `|` + years + `|` + decades + `)$`)
)

// decadeNames are those of the last century, of which people speak so.
var decadeNames = map[string]int{"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}

// readPeriod reads a period in plain words: "in 2005", "before 1990", "between 1990 and
// 2000", "from the 1970s", "the seventies".
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
		return period{first, first + 9}, true
	case year == 0:
		return period{number("from"), number("to")}, true
	default:
		last := year
		if part("ten") != "" {
			last += 9
		}
		switch {
		case part("before") != "":
			return period{earliest, year - 1}, true
		case part("until") != "":
			return period{earliest, last}, true
		case part("after") != "":
			return period{last + 1, latest}, true
		case part("since") != "":
			return period{year, latest}, true
		}
		return period{year, last}, true
	}
}

// of keeps the sources of a period.
func (p period) of(sources []corpus.Source) (kept []corpus.Source) {
	for _, s := range sources {
		if year, ok := names.Year(s); ok && p.from <= year && year <= p.to {
			kept = append(kept, s)
		}
	}
	return kept
}

var cameOut = pattern(`(?:what|which)(?: else)?(?: (?:<texts>|<text>))? (?:(?:all )?(?:came|come) out|(?:was|were|got) (?:published|printed|released)|appeared) (?P<years><when>)`)

// cameOut reads a question for what appeared in some years. Where a source did, it may ask for
// that, and passages that tell of those years stand beside it.
func (rs *Records) cameOut(f framed) (Answer, bool) {
	named, ok := f.match(cameOut)
	if !ok {
		return Answer{}, false
	}
	years, ok := readPeriod(f.plain[named["years"].start:named["years"].end])
	if !ok {
		return Answer{}, false
	}
	found := years.of(rs.sources())
	return Answer{Topic: TopicList, Sources: ByTitle(found), Beside: true}, len(found) > 0
}
