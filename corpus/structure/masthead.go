package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// mostBeforeMasthead is how many kept lines stand before the masthead of a newspaper.
const mostBeforeMasthead = 3

// readMasthead reads the name and the date of a newspaper over an article that was cut
// out of it, or between its headline and its author.
func (d *Draft) readMasthead() {
	seen := 0
	for i, l := range d.Lines[:min(d.first, d.headEnd())] {
		if !l.Kept() {
			continue
		}
		if seen++; seen > mostBeforeMasthead {
			return
		}
		if meeting := d.meetingUnder(i); seen == 1 && meeting > 0 {
			d.tellOne("organisation", record.AsWritten(l.Text), record.FromHead)
			d.tellOne("title", d.Lines[meeting].Text, record.FromHead)
			d.skip(i, "record")
			return
		}
		lines := []string{l.Text}
		for j := i + 1; j < min(len(d.Lines), i+3) && d.Lines[j].Kept() && !d.Lines[j].Prose; j++ {
			lines = append(lines, d.Lines[j].Text)
		}
		if findings, n := record.ReadMasthead(lines); n > 0 && l.Kind != corpus.Item {
			d.tell(findings...)
			d.skipRange(i, i+n, "record")
			return
		}
	}
}

// mostOfMeeting is within how many lines under the name of who met it stands that they
// did, and mostInMeeting how many words such a line has at most.
const (
	mostOfMeeting = 4
	mostInMeeting = 8
)

var meetingPaper = lang.AsWord("meeting-papers")

// meetingUnder gives the line that says what a paper of a meeting is ("Regular Meeting"),
// where line i over it is the name of the institution that met; 0 without one. Print
// marks what is only bold.
func (d *Draft) meetingUnder(i int) int {
	if d.Lines[i].Marked && d.Lines[i].Page == 0 || !record.NamesInstitution(d.Lines[i].Text) {
		return 0
	}
	for j := i + 1; j < min(len(d.Lines), i+1+mostOfMeeting); j++ {
		if l := d.Lines[j]; l.Words <= mostInMeeting && meetingPaper.MatchString(l.Text) && !strings.ContainsAny(l.Text, ",0123456789") {
			return j
		}
	}
	return 0
}
