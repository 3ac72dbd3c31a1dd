package head

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// Meeting reads the head of a printed paper of a meeting, where rows are set apart that a text
// has in one: who met, in a row or two, what the paper is, and the day.
func Meeting(lines []line.Line) (found []record.Finding) {
	seen := 0
	for i, l := range lines[:beforeProse(lines)] {
		if !l.Kept() {
			continue
		}
		if seen++; seen > mostBeforeMasthead {
			break
		}
		if iso := dayIn(l); iso != "" && meetingPaper.MatchString(lang.FirstWord(l.Text)) {
			found = append(found, one("issued", iso, record.FromHead)) // "Minutes of the meeting held on 3 May 2018"
		}
		if paper := paperUnder(lines, i); seen == 1 && paper > 0 {
			return append(found, meeting(lines, i, paper)...)
		}
	}
	return found
}

// mostOfMeeting is within how many lines under the name of who met it stands that they
// did, and mostInMeeting how many words such a line has at most.
const (
	mostOfMeeting = 4
	mostInMeeting = 8
)

// meeting reads who met, in line i and perhaps the one under it, what the paper in line
// paper is, and when they met, which stands under that.
func meeting(lines []line.Line, i, paper int) []record.Finding {
	who := record.AsWritten(lines[i].Text)
	lines[i].Leave("record")
	if part := &lines[i+1]; i+1 < paper && record.NamesInstitution(part.Text) {
		who += " " + record.AsWritten(part.Text)
		part.Leave("record")
	}
	found := []record.Finding{one("organisation", who, record.FromHead), one("title", record.AsWritten(paperIn(lines[paper].Text)), record.FromHead)}
	if iso := dayIn(lines[paper]); iso != "" {
		return append(found, one("issued", iso, record.FromHead))
	}
	for j := paper + 1; j < min(len(lines), paper+1+mostOfMeeting) && (!lines[j].Prose || date.IsWhole(lines[j].Text)); j++ {
		if iso := dayIn(lines[j]); iso != "" {
			if date.IsWhole(lines[j].Text) {
				lines[j].Leave("date")
			}
			return append(found, one("issued", iso, record.FromHead))
		}
	}
	return found
}

// dayIn is the date in a line that is short enough to be of the record, if it names the day.
func dayIn(l line.Line) string {
	if _, _, iso := date.Cut(l.Text); len(iso) == len("2021-07-03") && l.Words <= MostDated {
		return iso
	}
	return ""
}

// paperIn gives what a paper of a meeting is, without where and when they met: "Minutes of the
// meeting", of "Minutes of the meeting held in the hall on 3 May 2018".
func paperIn(text string) string {
	if at := heldAt.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	if before, after, iso := date.Cut(text); iso != "" && date.Beside("", after) == "" {
		text = date.Beside(before, "")
	}
	return text
}

// heldAt is how such a line goes on.
var heldAt = lang.Regexp(`(?i),?\s(?:held|abgehalten|tenue|celebrada|svoltasi|gehouden|realizada)\s(?:\p{L}+\s){0,8}.*\d.*$`)

// saysMeeting says whether a line says what a paper of a meeting is.
func saysMeeting(text string) bool {
	if meetingPaper.MatchString(lang.FirstWord(text)) { // and not "Adopted at the meeting of 3 May 2018"
		text = paperIn(text)
	}
	return lang.WordCount(text) <= mostInMeeting && meetingPaper.MatchString(text) && !strings.ContainsAny(text, ",0123456789")
}

var meetingPaper = lang.AsWord("meeting-papers")

// paperUnder gives the line that says what a paper of a meeting is ("Regular Meeting"),
// where line i over it is the name of the institution that met; 0 without one. Print
// marks what is only bold.
func paperUnder(lines []line.Line, i int) int {
	if lines[i].Marked && lines[i].Page == 0 || !record.NamesInstitution(lines[i].Text) && !record.NamesTown(lines[i].Text) {
		return 0
	}
	for j := i + 1; j < min(len(lines), i+1+mostOfMeeting); j++ {
		if saysMeeting(lines[j].Text) {
			return j
		}
	}
	return 0
}
