package imprint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// A Meeting is what the head of a paper of a meeting says: "Elm Bowling Club", "Minutes of the annual
// meeting", "Friday 3 May 2019, 7 pm, church hall". Where they met and who kept the minutes is no
// part of a record: who wrote down what others said is not the author of it.
type Meeting struct {
	Paper, Rows                 int // the row that says what the paper is, and how many were read
	Title, Organisation, Issued string
}

// Findings are the fields of the record.
func (m Meeting) Findings() []record.Finding {
	return []record.Finding{
		{Field: "title", Value: m.Title, From: record.FromHead}, {Field: "organisation", Value: m.Organisation, From: record.FromHead}, {Field: "issued", Value: m.Issued, From: record.FromHead},
	}
}

// mostBeforePaper is how many rows may stand over the one that says what the paper is, mostToDay
// within how many more the day stands, and mostInPaper how many words that row has at most.
const (
	mostBeforePaper = 1
	mostToDay       = 3
	mostInPaper     = 30
)

// ReadMeeting reads the rows at the head of a text. Without a day it is the head of no such paper:
// "Agenda for change" may be a title as any other.
func ReadMeeting(rows []string) (Meeting, bool) {
	for at := range rows[:min(len(rows), mostBeforePaper+1)] {
		who, paper := partedFromWho(rows[at])
		if !isPaper(paper) {
			continue
		}
		title, iso := paperAndDay(paper)
		if slices.ContainsFunc(rows[at+1:], isDatedPaper) {
			return Meeting{}, false // a list of such papers
		}
		end := at + 1
		for ; iso == "" && title != "" && end < min(len(rows), at+1+mostToDay); end++ {
			iso = dayOf(rows[end])
		}
		if title == "" || iso == "" || at > 0 && firstBody("", rows[0]) == "" { // what it is under a title of its own
			return Meeting{}, false
		}
		title, beside := partedTitle(title)
		for _, row := range append([]string{beside}, rows[at+1:end]...) {
			if dayOf(row) == "" { // beside the day stands where they met
				who = firstBody(who, row)
			}
		}
		if at > 0 {
			who = firstBody(who, rows[at-1])
		}
		return Meeting{at, end, title, who, iso}, true
	}
	return Meeting{}, false
}

var (
	// paperFirst and paperLast are how a row begins or ends that says what the paper is.
	paperFirst = lang.Regexp(`(?i)^(?:\p{L}+\s)?` + lang.LongestOf("meeting-papers") + `(?:$|[\s,:])`)
	paperLast  = lang.Regexp(`(?i)(?:^|\s)` + lang.LongestOf("meeting-papers") + `$`)
	// heldThere is how it goes on with where they met, and when.
	heldThere = lang.Regexp(`(?i),?\s` + lang.LongestOf("venue-verbs") + `\s.*$`)
)

func isPaper(text string) bool {
	text = withoutYearMark(text)
	before, _, _ := date.Cut(text)
	return lang.WordCount(text) <= mostInPaper && !strings.HasSuffix(text, ".") && (paperFirst.MatchString(text) || paperLast.MatchString(text) || paperLast.MatchString(strings.TrimRight(before, " ,")))
}

func isDatedPaper(row string) bool {
	_, iso := paperAndDay(row)
	return iso != "" && isPaper(row)
}

// withoutYearMark takes away the word for a year behind one: "4 lipca 2017 r."
func withoutYearMark(text string) string { return yearMark.ReplaceAllString(text, "$1$2") }

// partedFromWho parts what the paper is from whose it is: "Elm Bowling Club: minutes of the meeting".
func partedFromWho(text string) (who, paper string) {
	if who, paper, found := strings.Cut(text, ": "); found && isMeetingBody(who) && isPaper(paper) {
		first, size := utf8.DecodeRuneInString(paper)
		return who, string(unicode.ToUpper(first)) + paper[size:]
	}
	return "", text
}

// paperAndDay parts what the paper is from the day, "" for both where what stands behind the day
// makes it part of another title: "Minutes of the meeting of 3 May 1911: a parody".
func paperAndDay(text string) (paper, iso string) {
	before, after, iso := date.Cut(withoutYearMark(text))
	after = strings.TrimSpace(after)
	switch {
	case iso == "":
		return heldThere.ReplaceAllString(text, ""), ""
	case len(iso) < len("2021-07-03"), after != "" && after[0] != ',' && !within.MatchString(after) && !timeOfDay.MatchString(after):
		return "", ""
	}
	paper = heldThere.ReplaceAllString(before, "")
	for short := ""; short != paper; {
		short, paper = paper, withoutPreposition(date.Beside(paper, ""))
	}
	return paper, iso
}

// dayOf is the day in a row that stands below what the paper is, "" in one with none or with a label
// that makes the day another one.
func dayOf(row string) string {
	row = withoutYearMark(row)
	_, _, iso := date.Cut(row)
	if len(iso) != len("2021-07-03") || lang.WordCount(row) > mostInPaper/2 || date.IsOther(row) || strings.HasSuffix(row, ".") {
		return ""
	}
	return iso
}

// partedTitle parts what the paper is from what stands beside it in the row: "Minutes of the annual
// meeting, Elm Bowling Club". A word alone goes with the next: "Agenda, committee meeting".
func partedTitle(text string) (title, beside string) {
	title, beside, _ = strings.Cut(text, ", ")
	if lang.WordCount(title) == 1 && beside != "" && !isMeetingBody(beside) {
		next, more, _ := strings.Cut(beside, ", ")
		title, beside = title+", "+next, more
	}
	if record.AllCaps(title) {
		title = record.AsWritten(title)
	}
	return title, beside
}

// firstBody gives the institution that is known, or else the one that a row names, without the place
// behind it: "Elm Bowling Club, Northport".
func firstBody(known, row string) string {
	if known != "" {
		return known
	}
	for _, name := range []string{row, strings.SplitN(row, ", ", 2)[0]} {
		switch {
		case isMeetingBody(name) && record.HasLegalForm(name):
			return name
		case isMeetingBody(name):
			return record.AsWritten(name)
		}
	}
	return ""
}

func isMeetingBody(name string) bool {
	return (IsBodyName(name) || record.NamesInstitution(name) || record.NamesTown(name)) && !strings.Contains(name, ", ") && !paperFirst.MatchString(name) && !paperLast.MatchString(name)
}
