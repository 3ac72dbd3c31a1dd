package structure

import (
	"footnote/corpus"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/imprint"
)

// mostOfMeeting bounds the rows at the head of a paper of a meeting.
const mostOfMeeting = 5

// readMeeting reads what a paper of a meeting is, whose and of what day. A row that says more than
// the record holds, as where they met, stays as text, and so do those who were there.
func (d *Draft) readMeeting() {
	var rows []string
	var at []int
	for i, l := range d.Lines[:d.headEnd()] {
		isDay := l.Kind == corpus.Item && !l.Marked && len(rows) > 0 // "5. Juni 2019" looks like one
		if len(rows) == mostOfMeeting || l.Kind != corpus.Paragraph && l.Kind != corpus.Heading && !isDay {
			break
		}
		if l.Kept() {
			rows, at = append(rows, l.Text), append(at, i)
		}
	}
	meeting, ok := imprint.ReadMeeting(rows)
	if !ok {
		return
	}
	if d.Meta.Title != "" { // that of the page; the day is the same
		d.tellOne("issued", meeting.Issued, record.FromHead)
		return
	}
	d.tell(meeting.Findings()...)
	d.Title = at[meeting.Paper]
	for _, i := range at[:meeting.Rows] {
		d.settleMeetingRow(i)
	}
}

// settleMeetingRow leaves out a row that is a field of the record and no more.
func (d *Draft) settleMeetingRow(i int) {
	l := &d.Lines[i]
	switch {
	case l.Text == d.Meta.Title || record.AsWritten(l.Text) == d.Meta.Title:
		d.skip(i, "title")
	case record.AsWritten(l.Text) == d.Meta.Organisation:
		d.skip(i, "record")
	case date.IsWhole(l.Text):
		d.skip(i, "date")
	default:
		l.Kind, l.Level, l.Marked, l.Prose = corpus.Paragraph, 0, true, true
	}
}
