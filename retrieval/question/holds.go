package question

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/question/grammar"
)

// Holds says how much a sentence holds of the kind of thing that is asked for,
// from 0 for nothing of it to 1 for what can only be of it: a number that is
// neither a year nor a mark of citation, a date or a year, a length of time, a
// person's name, a place, a reason. It looks at form only, and is meant to
// choose among sentences that are near a question anyway. Of kind None it is 0.
func (s Sentence) Holds(kind Kind) float64 { return reading{s.words, s.uncited}.holds(kind) }

func (s reading) holds(kind Kind) float64 {
	switch kind {
	case Number:
		return s.number()
	case Date:
		return s.date()
	case Duration:
		return s.duration()
	case Person:
		return s.person()
	case Place:
		return s.place()
	case Reason:
		return max(s.cue("CAUSE", 1), s.cue("HINT", 0.3))
	}
	return 0
}

// A reading is a sentence with its words.
type reading struct {
	words []word
	text  string
}

var (
	year   = lang.Regexp(`^(?:1\d{3}|20\d\d)(?:s|-\d\d(?:\d\d)?)?$`)
	decade = lang.Regexp(`^\d0s$`)
	nth    = lang.Regexp(`^\d+(?:st|nd|rd|th)$`)
)

func digit(w string) bool { return isDigit(w[0]) }

func (s reading) number() float64 {
	best := 0.0
	for i, w := range s.words {
		switch {
		case s.counts(i):
			return 1
		case anyPart(w.text, "COUNT"):
			best = max(best, 0.8)
		case s.isYear(i), grammar.English().Has("VAGUE", w.text):
			best = max(best, 0.2)
		}
	}
	return best
}

// counts says whether word i is a number in digits that counts something.
func (s reading) counts(i int) bool {
	w := s.words[i].text
	if !digit(w) || nth.MatchString(w) || decade.MatchString(w) || s.isDay(i) {
		return false
	}
	return !s.isYear(i) || s.measured(i) || i > 0 && grammar.English().Has("ROUGHLY", s.words[i-1].text)
}

// anyPart says whether a word, or its part at a hyphen, is one of a rule's ("fifty-seven").
func anyPart(w, rule string) bool {
	for part := range strings.SplitSeq(w, "-") {
		if grammar.English().Has(rule, part) {
			return true
		}
	}
	return false
}

// isYear says whether word i is the number of a year: four digits without a
// comma, or up to four before AD or BC.
func (s reading) isYear(i int) bool {
	w := s.words[i].text
	if !digit(w) {
		return false
	}
	if year.MatchString(w) {
		return true
	}
	era := func(j int) bool {
		if j < 0 || j >= len(s.words) {
			return false
		}
		e := strings.ToUpper(s.words[j].text)
		return e == "BC" || e == "AD" || e == "CE" || e == "BCE"
	}
	return len(w) <= 4 && (era(i+1) || era(i-1))
}

// measured says whether the number at word i counts or measures something: a
// sign of money before it, or a sign of a share behind it.
func (s reading) measured(i int) bool {
	before, after := s.text[:s.words[i].start], s.text[s.words[i].end:]
	money := strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£")
	return money || strings.HasPrefix(after, "%") || strings.HasPrefix(after, " %")
}

// isDay says whether the number at word i is the day of a month.
func (s reading) isDay(i int) bool {
	month := func(j int) bool {
		return j >= 0 && j < len(s.words) && s.words[j].capital && grammar.English().Has("MONTH", s.words[j].text)
	}
	return len(s.words[i].text) <= 2 && (month(i-1) || month(i+1))
}

func (s reading) date() float64 {
	best := s.cue("TIMECUE", 0.2)
	for i, w := range s.words {
		switch {
		case s.isYear(i) && !s.measured(i), s.isDay(i) && digit(w.text):
			return 1
		case digit(w.text) && decade.MatchString(w.text), w.capital && grammar.English().Has("MONTH", w.text) && (w.text != "may" && w.text != "march" || !w.first):
			best = max(best, 0.9)
		case (digit(w.text) && nth.MatchString(w.text) || grammar.English().Has("ORDINAL", w.text)) && i+1 < len(s.words) && grammar.English().Has("PERIOD", s.words[i+1].text):
			best = max(best, 0.9)
		case w.capital && grammar.English().Has("WEEKDAY", w.text):
			best = max(best, 0.5)
		}
	}
	return best
}

func (s reading) duration() float64 {
	best := 0.0
	for i, w := range s.words {
		if !anyPart(w.text, "UNIT") {
			continue
		}
		best = max(best, 0.5)
		for j := max(0, i-3); j <= i; j++ {
			if s.counts(j) || anyPart(s.words[j].text, "COUNT") {
				return 1
			}
		}
	}
	return max(best, s.number()*0.5, s.date()*0.4)
}

// person looks for names: words with capitals that do not only begin the
// sentence, two or more together or one behind a title.
func (s reading) person() float64 {
	best := s.cue("PERSONCUE", 0.3)
	run := 0
	for i, w := range s.words {
		if !s.namelike(i) {
			run = 0
			continue
		}
		if w.gap {
			run = 0
		}
		run++
		switch titled := i > 0 && grammar.English().Has("HONORIFIC", s.words[i-1].text); {
		case run >= 2 || titled:
			return 1
		case !w.first:
			best = max(best, 0.6)
		}
	}
	return best
}

// namelike says whether word i may be of a person's name.
func (s reading) namelike(i int) bool {
	w := s.words[i]
	return w.capital && len(w.text) > 1 && !grammar.English().Has("FUNCTION", w.text) && !grammar.English().Has("NOPERSON", w.text) && !w.shout
}

func (s reading) place() float64 {
	best := s.cue("PLACENOUN", 0.5)
	for i, w := range s.words {
		if !w.capital || w.first || grammar.English().Has("FUNCTION", w.text) || grammar.English().Has("MONTH", w.text) || grammar.English().Has("WEEKDAY", w.text) {
			continue
		}
		best = max(best, 0.4)
		cue := func(j int) bool { return j >= 0 && grammar.English().Has("PLACECUE", s.words[j].text) }
		if cue(i-1) || i > 1 && s.words[i-1].text == "the" && cue(i-2) {
			return 1
		}
	}
	return best
}

// cue is worth where one of these words stands in the sentence.
func (s reading) cue(rule string, worth float64) float64 {
	for _, w := range s.words {
		if grammar.English().Has(rule, w.text) {
			return worth
		}
	}
	return 0
}
