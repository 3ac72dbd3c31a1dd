package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
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
		if _, _, iso := date.Cut(l.Text); len(iso) == len("2021-07-03") && meetingPaper.MatchString(lang.FirstWord(l.Text)) && l.Words <= mostDated {
			d.tellOne("issued", iso, record.FromHead) // "Minutes of the meeting held on 3 May 2018"
		}
		if meeting := d.meetingUnder(i); seen == 1 && meeting > 0 {
			d.readMeeting(i, meeting)
			return
		}
		lines := []string{l.Text}
		for j := i + 1; j < min(len(d.Lines), i+3) && d.Lines[j].Kept() && !d.Lines[j].Prose; j++ {
			lines = append(lines, d.Lines[j].Text)
		}
		if findings, n := container.ReadMasthead(lines); n > 0 && l.Kind != corpus.Item {
			d.tell(findings...)
			d.skipRange(i, i+n, "record")
			return
		}
	}
}

// readMeeting reads who met, in line i and perhaps the one under it, what the paper in
// line meeting is, and when they met, which stands under that.
func (d *Draft) readMeeting(i, meeting int) {
	who := record.AsWritten(d.Lines[i].Text)
	d.skip(i, "record")
	if part := d.Lines[i+1]; i+1 < meeting && record.NamesInstitution(part.Text) {
		who += " " + record.AsWritten(part.Text)
		d.skip(i+1, "record")
	}
	d.tellOne("organisation", who, record.FromHead)
	d.tellOne("title", record.AsWritten(d.Lines[meeting].Text), record.FromHead)
	for j := meeting + 1; j < min(len(d.Lines), meeting+1+mostOfMeeting) && (!d.Lines[j].Prose || date.IsWhole(d.Lines[j].Text)); j++ {
		if _, _, iso := date.Cut(d.Lines[j].Text); len(iso) == len("2021-07-03") && d.Lines[j].Words <= mostDated {
			d.tellOne("issued", iso, record.FromHead)
			if date.IsWhole(d.Lines[j].Text) {
				d.skip(j, "date")
			}
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

// saysMeeting says whether a line says what a paper of a meeting is.
func saysMeeting(text string) bool {
	return lang.WordCount(text) <= mostInMeeting && meetingPaper.MatchString(text) && !strings.ContainsAny(text, ",0123456789")
}

var meetingPaper = lang.AsWord("meeting-papers")

// meetingUnder gives the line that says what a paper of a meeting is ("Regular Meeting"),
// where line i over it is the name of the institution that met; 0 without one. Print
// marks what is only bold.
func (d *Draft) meetingUnder(i int) int {
	if d.Lines[i].Marked && d.Lines[i].Page == 0 || !record.NamesInstitution(d.Lines[i].Text) && !record.NamesTown(d.Lines[i].Text) {
		return 0
	}
	for j := i + 1; j < min(len(d.Lines), i+1+mostOfMeeting); j++ {
		if saysMeeting(d.Lines[j].Text) {
			return j
		}
	}
	return 0
}
