package structure

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// The record of a work is filled in from the lines around its text, never from
// the text itself: the dates and names of a report belong to its events.

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

// HasDatePart says whether a line or one of its parts is a date.
func HasDatePart(s string) bool {
	if len(s) > 120 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	return slices.ContainsFunc(record.PartJoint.Split(s, -1), record.IsWholeDate)
}

// sender is the line of an e-mail that names its author.
var sender = regexp.MustCompile(`(?i)^(?:from|von|de|от)\s*:\s*"?([^"<>@]+?)"?\s*<[^<>]+@[^<>]+>$`)

// labelledHead reads the labelled lines before the text.
func (d *Draft) labelledHead() { d.readLabels(d.Lines[:d.headEnd()]) }

// readSender reads the author of an e-mail.
func (d *Draft) readSender() {
	for _, l := range d.Lines[:d.headEnd()] {
		if m := sender.FindStringSubmatch(l.Text); m != nil && len(d.Meta.Authors) == 0 && record.PersonName(m[1]) {
			d.Meta.Authors = []string{record.FamilyFirst(m[1])}
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
		if told && !l.Prose && l.Kind != corpus.Heading && l.Kind != corpus.Item && !l.Verse && (i <= d.first || l.Words <= 15) {
			read(i, l)
		}
	}
}

var (
	logoLine  = regexp.MustCompile(`(?i)^(.+?)\s*[-–—|:]?\s*(?:small |large |site |main )?logo$`)
	copyright = regexp.MustCompile(`(?i)^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?((?:1[5-9]|20)\d{2})?(?:\s?[-–]\s?(?:20\d{2}|present))?,?\s*(?:by\s+)?([^.|]*)`)
	rights    = regexp.MustCompile(`(?i)[,.]?\s*(?:` + lang.OneOf("rights-reserved") + `|or its affiliat.*|and contributors.*).*$`)
)

var yearAtEnd = regexp.MustCompile(`\b(?:1[5-9]|20)\d{2}$`)

// readJournals reads the lines that say where an article stands.
func (d *Draft) readJournals() {
	d.eachOfHead(func(i int, l Line) {
		if issue, ok := record.ReadIssueLine(l.Text); ok {
			issue.Over(&d.Meta)
			d.skip(i, "record")
		}
	})
}

// readBookLine reads the line that says which book a chapter stands in.
func (d *Draft) readBookLine() {
	for i, l := range d.Lines[:d.headEnd()] {
		if !l.Kept() || l.Kind == corpus.Heading || l.Verse {
			continue
		}
		if book, ok := record.ReadBookLine(l.Text); ok {
			book.Over(&d.Meta)
			d.skip(i, "record")
			return
		}
	}
}

// readLetterHead reads the place and date that a letter begins with.
func (d *Draft) readLetterHead() {
	d.eachOfHead(func(i int, l Line) {
		if iso, ok := record.LetterDate(l.Text); ok {
			record.Fill(&d.Meta.Issued, iso)
			d.skip(i, "date")
		}
	})
}

// bylineWords stand before the name of an author, on a title page in a line of
// their own.
var bylineWords = lang.PhraseSet("byline")

// readBylines reads the lines of which the parts say who wrote the text and when.
func (d *Draft) readBylines() {
	d.eachOfHead(func(i int, l Line) {
		if next := i + 1; bylineWords[l.Norm] && next < len(d.Lines) && l.Words <= 2 {
			people := record.NamesIn(d.Lines[next].Text)
			if len(people) == 0 {
				return
			}
			if len(d.Meta.Authors) == 0 {
				d.Meta.Authors = people
			}
			d.skipRange(i, next+1, line.Byline)
		}
	})
	d.eachOfHead(func(i int, l Line) {
		for _, part := range partsOfByline(l.Text) {
			d.readPart(i, part)
		}
	})
}

// readDateLabels reads dates before the text that stand each under a label of its
// own, as in a list of terms: "Published", "2 May 2018".
func (d *Draft) readDateLabels() {
	for i := range d.Lines[:min(d.first, d.headEnd())] {
		label := d.Lines[i]
		if i+1 == len(d.Lines) || !label.Kept() || !d.Lines[i+1].Kept() || !isDateLabel(label.Text) {
			continue
		}
		iso, ok := record.WholeDate(d.Lines[i+1].Text)
		if !ok {
			continue
		}
		if !record.OtherDates.MatchString(label.Text) {
			record.Fill(&d.Meta.Issued, iso)
		}
		d.skipRange(i, i+2, "date")
	}
}

// isDateLabel says whether a text is nothing but words that stand beside dates.
func isDateLabel(text string) bool {
	words := strings.Fields(lang.Plain(text))
	return len(words) > 0 && len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool { return !record.BesideDate[w] && !record.OtherDates.MatchString(w) })
}

func partsOfByline(text string) []string {
	var parts []string
	for _, part := range record.PartJoint.Split(text, -1) {
		if m := record.DateByline.FindStringSubmatch(part); m != nil {
			parts = append(parts, m[1:]...)
		} else {
			parts = append(parts, part)
		}
	}
	return parts
}

// readPart reads a part of line i that is a date or a byline.
func (d *Draft) readPart(i int, part string) {
	if iso, ok := record.WholeDate(part); ok && (len(iso) > 4 || strings.Contains(part, "/")) {
		record.Fill(&d.Meta.Issued, iso)
		d.skip(i, "date")
		return
	}
	if _, ok := record.ParseDate(part); ok && d.Lines[i].Words <= 8 && record.OtherDates.MatchString(part) {
		d.skip(i, "date")
		return
	}
	people, organisation := record.ReadByline(part)
	if len(people) == 0 && organisation == "" {
		return
	}
	if len(d.Meta.Authors) == 0 && d.Meta.Organisation == "" {
		d.Meta.Authors, d.Meta.Organisation = people, organisation
	}
	d.skip(i, line.Byline)
}

// readOwner reads the publisher from a logo or a notice of copyright; the year of
// the latter dates the work only before the text, elsewhere it is the site's.
func (d *Draft) readOwner(text string, before bool) {
	if m := logoLine.FindStringSubmatch(text); m != nil && len(text) < 80 {
		record.Fill(&d.Meta.Publisher, strings.Trim(m[1], " -–—|:"))
	}
	m := copyright.FindStringSubmatch(text)
	if m == nil || len(text) > 300 {
		return
	}
	owner := strings.Trim(rights.ReplaceAllString(m[2], ""), " ,.-–")
	if year := yearAtEnd.FindString(owner); year != "" && m[1] == "" { // "© Harbour Press 2017"
		owner, m[1] = strings.Trim(strings.TrimSuffix(owner, year), " ,.-–"), year
	}
	if owner != "" && lang.WordCount(owner) <= 8 && strings.ContainsFunc(owner, lang.IsWordRune) && !record.PersonName(owner) {
		record.Fill(&d.Meta.Publisher, owner)
	}
	if before && m[1] != "" {
		record.Fill(&d.Meta.Issued, m[1])
	}
}

// aboutItself finds where a magazine speaks of itself by name.
var aboutItself = regexp.MustCompile(`(?:^|[.!?]\s+)(?:Here|Below),\s+((?:The\s+|the\s+)?\p{Lu}[\p{L}’'&-]+(?:\s+\p{Lu}[\p{L}’'&-]+){0,3})\s+(?:looks at|takes a look|examines|explains|explores|breaks down|profiles|investigates|analyses|analyzes|answers)\s`)

// selfReference reads the publisher from such a sentence near the front.
func (d *Draft) selfReference() {
	if d.Meta.Publisher != "" {
		return
	}
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
		if !record.PersonName(m[1]) || record.Particles[strings.ToLower(first)] {
			d.Meta.Publisher = strings.TrimPrefix(m[1], "the ")
			return
		}
	}
}

// datelined is how the first paragraph of a press release begins.
var datelined = regexp.MustCompile(`^\p{Lu}[\p{Lu} .,'’-]{2,40}[,(]\s?((?:\d{1,2}\.?\s+\p{L}+|\p{L}+\s+\d{1,2}),?\s+\d{4})\)?\s*[–—-]`)

// dateline reads the date at the beginning of the first paragraph.
func (d *Draft) dateline() {
	if d.first >= len(d.Lines) || d.Meta.Issued != "" {
		return
	}
	if m := datelined.FindStringSubmatch(d.Lines[d.first].Text); m != nil {
		d.Meta.Issued, _ = record.ParseDate(m[1])
	}
}

// readBiographies reads who wrote the text from what is said of them after it.
func (d *Draft) readBiographies() {
	names := d.biographies()
	if len(d.Meta.Authors) == 0 {
		for _, name := range names {
			d.Meta.Authors = append(d.Meta.Authors, record.FamilyFirst(name))
		}
		d.Meta.Authors = lang.Unique(d.Meta.Authors)
	}
}

// readOwners reads whose the work is from the notices before and after the text.
func (d *Draft) readOwners() {
	d.eachOfHead(func(_ int, l Line) { d.readOwner(l.Text, true) })
	for _, l := range d.afterText() {
		if l.Words <= 45 {
			d.readOwner(l.Text, false)
		}
	}
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
			d.Meta.Organisation = l.Text
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
	if l.Words > 14 || l.Words < 2 || l.Final || l.Kind != corpus.Paragraph || l.Hint != "" || !record.OrganisationWords.MatchString(l.Text) || lang.FunctionShare(l.Text) > 0.5 {
		return false
	}
	if name, _, found := strings.Cut(l.Text, ","); found && record.PersonName(name) {
		return false
	}
	parts := record.PartJoint.Split(l.Text, -1)
	d.Meta.Organisation = strings.Join(parts, ", ")
	if parent := parts[len(parts)-1]; len(parts) > 1 && record.OrganisationWords.MatchString(parent) {
		record.Fill(&d.Meta.Publisher, parent)
	}
	d.skip(i, line.Byline)
	return true
}
