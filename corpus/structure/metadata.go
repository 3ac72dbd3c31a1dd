package structure

import (
	"cmp"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/imprint"
	"footnote/corpus/record/judgment"
	"footnote/corpus/structure/biography"
	"footnote/corpus/structure/head"
)

// The record of a work is filled in from the lines around its text, never from
// the text itself: the dates and names of a report belong to its events.

// tell puts what a line says into the record; of what others say of the same, the more
// trusted counts.
func (d *Draft) tell(findings ...record.Finding) { record.Put(&d.Meta, findings...) }

// tellOne puts one field into the record.
func (d *Draft) tellOne(field, value, from string) {
	d.tell(record.Finding{Field: field, Value: value, From: from})
}

// MostHead bounds the lines in which the title and what stands by it is looked for.
const MostHead = head.Most

func (d *Draft) readMeeting() {
	found, title := head.Paper(d.Lines, d.Meta.Title != "")
	if d.tell(found...); title >= 0 {
		d.Title = title
	}
}

// readPress reads who gives out a text for the press that nobody signs.
func (d *Draft) readPress() {
	if len(d.Meta.Authors) == 0 && d.Meta.Organisation == "" {
		d.tell(head.Press(d.Lines, d.Meta.Title)...)
	}
}

func (d *Draft) headEnd() int { return head.End(d.Lines) }

func (d *Draft) eachOfHead(read func(i int, l Line)) { head.Each(d.Lines, d.first, read) }

// aboutItself finds where a magazine speaks of itself by name.
var aboutItself = lang.Regexp(`(?:^|[.!?]\s+)(?:Here|Below),\s+((?:The\s+|the\s+)?\p{Lu}[\p{L}’'&-]+(?:\s+\p{Lu}[\p{L}’'&-]+){0,3})\s+(?:looks at|takes a look|examines|explains|explores|breaks down|profiles|investigates|analyses|analyzes|answers)\s`)

// selfReference reads the publisher from such a sentence near the front.
func (d *Draft) selfReference() {
	for i, prose := 0, 0; i < len(d.Lines) && prose < 12; i++ {
		l := d.Lines[i]
		if !l.Prose || !l.Kept() {
			continue
		}
		prose++
		m := aboutItself.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		first, _, _ := strings.Cut(m[1], " ")
		if !record.PersonName(m[1]) || record.IsParticle(first) {
			d.tellOne("publisher", strings.TrimPrefix(m[1], "the "), record.FromSentence)
			return
		}
	}
}

// readBiographies reads who wrote the text from what is said of them after it.
func (d *Draft) readBiographies() {
	var people []string
	for _, name := range biography.Names(d.Lines, d.Meta.Authors) {
		people = append(people, record.Person(name))
	}
	d.tell(record.Named{People: lang.Unique(people)}.Credit(record.FromBiography)...)
}

// readTitlePage reads the title page of a thesis.
func (d *Draft) readTitlePage() {
	var rows []string
	end := d.titlePageEnd()
	for _, l := range d.Lines[:end] {
		if l.Text != d.Meta.Title {
			rows = append(rows, l.Text)
		}
	}
	findings := record.ReadTitlePage(rows, record.FromHead)
	d.tell(findings...)
	for i, l := range d.Lines[:end] {
		if findings != nil && (l.Kind != corpus.Heading || !l.Marked) {
			d.skip(i, line.FrontMatter)
		}
	}
}

// titlePageEnd is where a title page ends: at the first prose that does not say what degree
// the work is for.
func (d *Draft) titlePageEnd() int {
	most := min(len(d.Lines), MostHead)
	for i, l := range d.Lines[:most] {
		isCredit := l.Words <= longestFront && record.IsOtherCredit(l.Text) // "Supervisor: Jane Roe, Ph.D."
		if l.Kept() && l.Prose && !isCredit && (l.Final || !record.IsDegreeLine(l.Text)) {
			return i
		}
	}
	return most
}

// afterText gives the lines after the last prose, at most the last ones of all.
func (d *Draft) afterText() []Line { return d.Lines[max(d.last+1, len(d.Lines)-record.MostTail, 0):] }

// signature reads the line under the text, or the one between title and text,
// as the organisation that wrote it, if it has the words of one.
func (d *Draft) signature() {
	if len(d.Meta.Authors) > 0 || d.Meta.Organisation != "" {
		return
	}
	if signed := head.Signed(d.Lines); signed != nil {
		d.tell(signed...)
		return
	}
	for i, l := range d.Lines[:min(d.first, d.headEnd())] {
		if l.Kept() && l.Words <= 10 && l.Kind == corpus.Paragraph && !strings.ContainsAny(l.Text, ":：") && record.HasLegalForm(l.Text) {
			d.tellOne("organisation", l.Text, record.FromSignature)
			d.skip(i, line.Byline)
			return
		}
	}
	for i := d.Title + 1; d.Title >= 0 && i < d.first; i++ {
		if d.Lines[i].Kept() && d.sign(i) {
			return
		}
	}
	for i := d.last + 1; i > 0 && i < len(d.Lines); i++ {
		if d.Lines[i].Kept() {
			d.sign(i)
			return
		}
	}
}

// datedTail is a year, or the number of an issue, behind a comma or a full stop: no name of an
// organisation goes on with one, so that the line says more than who signed it.
var datedTail = lang.Regexp(`[,.]\s(?:\p{L}+\.?\s){0,3}(?:\d{1,4}|[IVX]+)\b`)

// enactedBy is how by-laws and orders say who made them, and by what right.
var enactedBy = lang.Regexp(`^(?:Made|Given|Adopted|Issued|Enacted|Passed) by (?:the )?(\p{Lu}[\p{L}’' -]+?)(?:,? (?:under|pursuant|in (?:exercise|pursuance)|by virtue)\s.*)?$`)

// indefinite begins no name of an organisation: "A story of bread and the Harbour Board".
var indefinite = lang.Set("a an ein eine un une una um uma")

// sign takes line i for the name of the organisation that wrote the text.
func (d *Draft) sign(i int) bool {
	l := d.Lines[i]
	if l.Words > 14 || l.Words < 2 || l.Final || indefinite[strings.ToLower(lang.FirstWord(l.Text))] || strings.ContainsAny(l.Text, ":：;") || judgment.NamesParties(l.Text) || l.Kind != corpus.Paragraph || l.Hint != "" || !record.OrganisationWords.MatchString(l.Text) || lang.FunctionShare(l.Text) > 0.5 || record.IsOwnerNotice(l.Text) {
		return false
	}
	if name, _, found := strings.Cut(l.Text, ","); found && record.PersonName(name) || datedTail.MatchString(l.Text) {
		return false
	}
	if creditedBy.MatchString(l.Text) {
		if m := enactedBy.FindStringSubmatch(l.Text); m != nil && record.NamesInstitution(m[1]) {
			d.tellOne("organisation", m[1], record.FromSignature)
		}
		return false // it says more than who
	}
	parts := record.PartJoint.Split(cmp.Or(imprint.GivenOutBy(l.Text), l.Text), -1)
	d.tellOne("organisation", strings.Join(parts, ", "), record.FromSignature)
	if parent := parts[len(parts)-1]; len(parts) > 1 && record.OrganisationWords.MatchString(parent) {
		d.tellOne("publisher", parent, record.FromSignature)
	}
	d.skip(i, line.Byline)
	return true
}
