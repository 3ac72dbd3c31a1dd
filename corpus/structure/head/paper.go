package head

import (
	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/imprint"
)

// mostOfPaper bounds the rows at the head of a paper of a meeting.
const mostOfPaper = 5

// Paper reads what a paper of a meeting is, whose and of what day, and gives the line of its title,
// -1 if there is none or the text is titled already. A row that says more than the record holds, as
// where they met, stays as text, and so do those who were there.
func Paper(lines []line.Line, titled bool) (found []record.Finding, title int) {
	var rows []string
	var at []int
	for i, l := range lines[:End(lines)] {
		isDay := l.Kind == corpus.Item && !l.Marked && len(rows) > 0 // "5. Juni 2019" looks like one
		if len(rows) == mostOfPaper || l.Kind != corpus.Paragraph && l.Kind != corpus.Heading && !isDay {
			break
		}
		if l.Kept() {
			rows, at = append(rows, l.Text), append(at, i)
		}
	}
	meeting, ok := imprint.ReadMeeting(rows)
	switch {
	case !ok:
		return nil, -1
	case titled: // as the page is; the day is the same
		return []record.Finding{one("issued", meeting.Issued, record.FromHead)}, -1
	}
	for _, i := range at[:meeting.Rows] {
		settle(&lines[i], meeting)
	}
	return meeting.Findings(), at[meeting.Paper]
}

// settle leaves out a row that is a field of the record and no more.
func settle(l *line.Line, meeting imprint.Meeting) {
	switch {
	case l.Text == meeting.Title || record.AsWritten(l.Text) == record.AsWritten(meeting.Title):
		l.Leave("title")
	case record.AsWritten(l.Text) == record.AsWritten(meeting.Organisation):
		l.Leave("record")
	case date.IsWhole(l.Text):
		l.Leave("date")
	default:
		l.Kind, l.Level, l.Marked, l.Prose = corpus.Paragraph, 0, true, true
	}
}
