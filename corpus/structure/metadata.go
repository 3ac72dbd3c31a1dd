package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/judgment"
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
const MostHead = 120

// headEnd is where the lines that may speak of the work end: at the third line
// of prose, because a summary and a caption may come before the byline.
func (d *Draft) headEnd() int {
	prose := 0
	for i, l := range d.Lines[:min(len(d.Lines), MostHead)] {
		if l.Kept() && l.Prose && l.Hint == "" {
			if prose++; prose == 3 {
				return i
			}
		}
	}
	return min(len(d.Lines), MostHead)
}

// sender is the line of an e-mail that names its author.
var sender = lang.Regexp(`(?i)^(?:from|von|de|от)\s*:\s*"?([^"<>@]+?)"?\s*<[^<>]+@[^<>]+>$`)

// labelledHead reads the labelled lines before the text.
func (d *Draft) labelledHead() {
	d.readLabels(d.Lines[:d.headEnd()])
	d.readMemo()
}

// mailHead is a line over an e-mail that says who wrote to whom.
var mailHead = lang.Regexp(`(?i)^(?:from|to|cc|bcc|reply-to|von|an|de|à|para|от|кому|kimden|kime)\s*:.*@`)

// readSender reads the author of an e-mail.
func (d *Draft) readSender() {
	for i, l := range d.Lines[:d.headEnd()] {
		if m := sender.FindStringSubmatch(l.Text); m != nil && record.PersonName(m[1]) {
			d.tell(record.Names(m[1], record.OfLine).Credit(record.FromHead)...)
		}
		if !l.Prose && mailHead.MatchString(l.Text) {
			d.skip(i, "contact")
		}
	}
}

// stillTold are the reasons for which a line is left out that may say more of the
// work.
var stillTold = lang.Set("logo notice keywords date byline")

// eachOfHead goes over the lines before the text that may speak of the work.
func (d *Draft) eachOfHead(read func(i int, l Line)) {
	for i, l := range d.Lines[:d.headEnd()] {
		told := l.Kept() || stillTold[l.Skip] || l.Skip == "reading time"
		if told && !l.Prose && l.Kind != corpus.Heading && (l.Kind != corpus.Item || d.opensHead(i)) && !l.Verse && (i <= d.first || l.Words <= 15) {
			read(i, l)
		}
	}
}

// opensHead says whether an item stands above the text and opens its list, or follows one
// that is read: some set who wrote a page, and when, as a list.
func (d *Draft) opensHead(i int) bool {
	read := func(l Line) bool { return l.Skip == line.Byline || l.Skip == "date" }
	return i > 0 && i < d.first && (d.Lines[i-1].Kind == corpus.Heading || d.Lines[i-1].Kind == corpus.Item && read(d.Lines[i-1]))
}

// readJournals reads the lines that say where an article stands. One of them counts:
// the next is of another article.
func (d *Draft) readJournals() {
	told := false
	for i, l := range d.Lines[:d.headEnd()] {
		if (!l.Kept() && !stillTold[l.Skip]) || l.Kind == corpus.Heading && l.Marked || l.Kind == corpus.Item && l.Marked || l.Verse {
			continue
		}
		if issue, ok := container.ReadIssueLine(l.Text); ok {
			if !told {
				d.tell(issue.Findings(record.FromContainer)...)
			}
			told = true
			d.skip(i, "record")
		}
	}
}

// readBookLine reads the line that says which book a chapter stands in.
func (d *Draft) readBookLine() {
	for i, l := range d.Lines[:d.headEnd()] {
		if !l.Kept() || l.Kind == corpus.Heading || l.Verse {
			continue
		}
		if book, ok := container.ReadBookLine(l.Text); ok {
			d.tell(book.Findings()...)
			d.skip(i, "record")
			return
		}
	}
}

// readLetterHead reads the place and date that a letter begins with.
func (d *Draft) readLetterHead() {
	d.eachOfHead(func(i int, l Line) {
		if iso, ok := date.OfLetter(l.Text); ok {
			d.tellOne("issued", iso, record.FromHead)
			d.skip(i, "date")
		}
	})
}

// readDateLabels reads dates before the text that stand each under a label of its
// own, as in a list of terms: "Published", "2 May 2018".
func (d *Draft) readDateLabels() {
	for i := range d.Lines[:min(d.first, d.headEnd())] {
		label := d.Lines[i]
		if i+1 == len(d.Lines) || !label.Kept() || !d.Lines[i+1].Kept() || !date.IsLabel(label.Text) {
			continue
		}
		iso, ok := date.Whole(record.PartJoint.Split(d.Lines[i+1].Text, 2)[0])
		if !ok {
			continue
		}
		d.readOwnerLabel(i)
		if !date.OtherWords.MatchString(label.Text) {
			d.tellOne("issued", iso, record.FromHead)
		}
		d.skipRange(i, i+2, "date")
	}
}

// ownerLabel is what stands before the office that a page is from.
var ownerLabel = lang.Regexp(`(?i)^` + lang.OneOf("label-owner") + `(?:\s*[:：]\s*(.*))?$`)

// readOwnerLabel reads whose the page is from the lines right before the label of a
// date: "From:", "Department for Rivers".
func (d *Draft) readOwnerLabel(before int) {
	for i := max(before-2, 0); i < before; i++ {
		m := ownerLabel.FindStringSubmatch(d.Lines[i].Text)
		if m == nil || !d.Lines[i].Kept() || d.Lines[i].Prose {
			continue
		}
		name, end := m[1], i+1
		if name == "" && end < before {
			name, end = d.Lines[end].Text, end+1
		}
		if record.IsOrganisation(name) && lang.WordCount(name) <= mostOfOwner {
			d.tellOne("organisation", name, record.FromLabel)
			d.skipRange(i, end, "record")
		}
		return
	}
}

// mostOfOwner bounds the words of the name of an office.
const mostOfOwner = 10

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

// datelined is how the first paragraph of a press release begins.
var datelined = lang.Regexp(`^\p{Lu}(?:[\p{Lu} .,'’-]{2,40}(?:, \p{Lu}[\p{L}. ]{1,20})?|[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})[,(]\s?(?:den |le |el )?((?:\d{1,2}\.?\s+(?:de )?\p{L}+|\p{L}+\.?\s+\d{1,2}),?\s+(?:de )?\d{4})\)?(?:\s*(?:\([^()]{2,30}\)|/[^/]{2,30}/))?\s*[–—-]`)

// longTitle is how an act says what it is for and when it was given.
var longTitle = lang.Regexp(`^An Act (?:to|for|respecting|relating to) .*\[([\p{L}\d ,]+\d{4})\]$`)

// dateline reads the date at the beginning of the first paragraph, or of an act at its end.
func (d *Draft) dateline() {
	if d.first >= len(d.Lines) {
		return
	}
	if m := longTitle.FindStringSubmatch(d.Lines[d.first].Text); m != nil {
		iso, _ := date.Whole(m[1])
		d.tellOne("issued", iso, record.FromHead)
	}
	if m := datelined.FindStringSubmatch(d.Lines[d.first].Text); m != nil {
		iso, _ := date.Parse(m[1])
		d.tellOne("issued", iso, record.FromSentence)
	}
}

// readBiographies reads who wrote the text from what is said of them after it.
func (d *Draft) readBiographies() {
	var people []string
	for _, name := range d.biographies() {
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
			d.skip(i, frontReason)
		}
	}
}

// titlePageEnd is where a title page ends: at the first prose that does not say what degree
// the work is for.
func (d *Draft) titlePageEnd() int {
	most := min(len(d.Lines), MostHead)
	for i, l := range d.Lines[:most] {
		if l.Kept() && l.Prose && (l.Final || !record.IsDegreeLine(l.Text)) {
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
	for i, l := range d.Lines[:min(d.first, d.headEnd())] {
		if l.Kept() && l.Words <= 10 && l.Kind == corpus.Paragraph && record.HasLegalForm(l.Text) {
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

// sign takes line i for the name of the organisation that wrote the text.
func (d *Draft) sign(i int) bool {
	l := d.Lines[i]
	if l.Words > 14 || l.Words < 2 || l.Final || strings.ContainsAny(l.Text, ":：") || judgment.NamesParties(l.Text) || l.Kind != corpus.Paragraph || l.Hint != "" || !record.OrganisationWords.MatchString(l.Text) || lang.FunctionShare(l.Text) > 0.5 || record.IsOwnerNotice(l.Text) {
		return false
	}
	if name, _, found := strings.Cut(l.Text, ","); found && record.PersonName(name) {
		return false
	}
	parts := record.PartJoint.Split(l.Text, -1)
	d.tellOne("organisation", strings.Join(parts, ", "), record.FromSignature)
	if parent := parts[len(parts)-1]; len(parts) > 1 && record.OrganisationWords.MatchString(parent) {
		d.tellOne("publisher", parent, record.FromSignature)
	}
	d.skip(i, line.Byline)
	return true
}
