package heading

import (
	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/record/date"
)

// How many dates with text of their own under them show that a text is told by its dates:
// two days, or three of which one is no more than a year, which may be any number.
const (
	leastDays  = 2
	leastYears = 3
)

// mostInDate bounds the words of a date that stands over an entry.
const mostInDate = 6

// An entry is a line of a date over what happened then.
type entry struct {
	at     int
	issued string // in ISO 8601, "" without a year
	isYear bool
	says   bool // what is under it reads as text
}

// Entries makes headings of the dates that stand each over an entry of a diary or a
// chronicle: they are of its text. One date says when the work is from.
func Entries(lines []line.Line) {
	entries := entriesOf(lines)
	if len(entries) > 2 && entries[1].issued > "" && entries[0].issued > entries[1].issued && entries[1].issued <= entries[2].issued {
		entries = entries[1:] // the first is when it was written down
	}
	days, least := map[string]bool{}, leastDays
	for _, e := range entries {
		if e.isYear {
			least = leastYears
		}
		if e.says {
			days[lines[e.at].Norm] = true
		}
	}
	if len(days) < least || len(entries) == 2 && entries[0].issued > entries[1].issued && entries[1].issued > "" {
		return
	}
	for _, e := range entries {
		lines[e.at].Kind, lines[e.at].Level = corpus.Heading, 0
	}
}

// entriesOf finds the dates with something under them.
func entriesOf(lines []line.Line) (out []entry) {
	for i, l := range lines[:max(len(lines)-1, 0)] {
		isRow := l.Kept() && (l.Gap || i == 0) && !l.Verse && !l.Code && l.Words <= mostInDate && (l.Kind == corpus.Paragraph || l.Kind == corpus.Item && !l.Marked)
		if !isRow {
			continue
		}
		e, ok := entryOf(l.Text)
		under := lines[i+1]
		if _, another := entryOf(under.Text); !ok || another || !under.Kept() || under.Kind == corpus.Heading {
			continue
		}
		e.at, e.says = i, under.Prose || under.Verse || under.Final && under.Words > 1
		out = append(out, e)
	}
	return out
}

// someYear makes a date of a day and a month.
const someYear = " 2000"

// entryOf reads a date over an entry: a day, with or without its year, a month or a year.
func entryOf(text string) (e entry, ok bool) {
	if first := text[:min(len(text), 1)]; first == "[" || first == "(" { // it is of the words over it
		return entry{}, false
	}
	if iso, ok := date.Whole(text); ok {
		return entry{issued: iso, isYear: len(iso) == len("2021")}, true
	}
	iso, ok := date.Whole(text + someYear)
	return entry{}, ok && len(iso) == len("2021-07-03")
}
