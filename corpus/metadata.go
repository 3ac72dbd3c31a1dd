package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// The record of a work is filled in from the lines around its text, never from
// the text itself: the dates and names of a report belong to its events.

// mostHead bounds the lines in which the title and what stands by it is looked for.
const mostHead = 120

// headEnd is where the lines that may speak of the work end: at the third line
// of prose, because a summary and a caption may come before the byline.
func (d *draft) headEnd() int {
	prose := 0
	for i, l := range d.lines[:min(len(d.lines), mostHead)] {
		if l.kept() && l.prose && l.hint == "" {
			if prose++; prose == 3 {
				return i
			}
		}
	}
	return min(len(d.lines), mostHead)
}

// hasDatePart says whether a line or one of its parts is a date.
func hasDatePart(s string) bool {
	if len(s) > 120 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	return slices.ContainsFunc(partJoint.Split(s, -1), isDate)
}

// sender is the line of an e-mail that names its author.
var sender = regexp.MustCompile(`(?i)^(?:from|von|de|от)\s*:\s*"?([^"<>@]+?)"?\s*<[^<>]+@[^<>]+>$`)

// labelledHead reads the labelled lines before the text.
func (d *draft) labelledHead() { d.readLabels(d.lines[:d.headEnd()]) }

// readSender reads the author of an e-mail.
func (d *draft) readSender() {
	for _, l := range d.lines[:d.headEnd()] {
		if m := sender.FindStringSubmatch(l.Text); m != nil && len(d.meta.Authors) == 0 && personName(m[1]) {
			d.meta.Authors = []string{familyFirst(m[1])}
		}
	}
}

// stillTold are the reasons for which a line is left out that may say more of the
// work.
var stillTold = set("logo notice keywords date byline")

// eachOfHead goes over the lines before the text that may speak of the work.
func (d *draft) eachOfHead(read func(i int, l line)) {
	for i, l := range d.lines[:d.headEnd()] {
		told := l.kept() || stillTold[l.skip] || l.skip == "reading time"
		if told && !l.prose && l.Kind != Heading && l.Kind != Item && !l.verse && (i <= d.first || l.words <= 15) {
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
func (d *draft) readJournals() {
	d.eachOfHead(func(i int, l line) {
		if issue, ok := readIssueLine(l.Text); ok {
			issue.over(&d.meta)
			d.skip(i, "record")
		}
	})
}

// readLetterHead reads the place and date that a letter begins with.
func (d *draft) readLetterHead() {
	d.eachOfHead(func(i int, l line) {
		if iso, ok := letterDate(l.Text); ok {
			fill(&d.meta.Issued, iso)
			d.skip(i, "date")
		}
	})
}

// readBylines reads the lines of which the parts say who wrote the text and when.
func (d *draft) readBylines() {
	d.eachOfHead(func(i int, l line) {
		for _, part := range partsOfByline(l.Text) {
			d.readPart(i, part)
		}
	})
}

// readDateLabels reads dates before the text that stand each under a label of its
// own, as in a list of terms: "Published", "2 May 2018".
func (d *draft) readDateLabels() {
	for i := range d.lines[:min(d.first, d.headEnd())] {
		label := d.lines[i]
		if i+1 == len(d.lines) || !label.kept() || !d.lines[i+1].kept() || !isDateLabel(label.Text) {
			continue
		}
		iso, ok := wholeDate(d.lines[i+1].Text)
		if !ok {
			continue
		}
		if !otherDates.MatchString(label.Text) {
			fill(&d.meta.Issued, iso)
		}
		d.skipRange(i, i+2, "date")
	}
}

// isDateLabel says whether a text is nothing but words that stand beside dates.
func isDateLabel(text string) bool {
	words := strings.Fields(lang.Plain(text))
	return len(words) > 0 && len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool { return !besideDate[w] && !otherDates.MatchString(w) })
}

func partsOfByline(text string) []string {
	var parts []string
	for _, part := range partJoint.Split(text, -1) {
		if m := dateByline.FindStringSubmatch(part); m != nil {
			parts = append(parts, m[1:]...)
		} else {
			parts = append(parts, part)
		}
	}
	return parts
}

// readPart reads a part of line i that is a date or a byline.
func (d *draft) readPart(i int, part string) {
	if iso, ok := wholeDate(part); ok && (len(iso) > 4 || strings.Contains(part, "/")) {
		fill(&d.meta.Issued, iso)
		d.skip(i, "date")
		return
	}
	if _, ok := parseDate(part); ok && d.lines[i].words <= 8 && otherDates.MatchString(part) {
		d.skip(i, "date")
		return
	}
	people, organisation := readByline(part)
	if len(people) == 0 && organisation == "" {
		return
	}
	if len(d.meta.Authors) == 0 && d.meta.Organisation == "" {
		d.meta.Authors, d.meta.Organisation = people, organisation
	}
	d.skip(i, byline)
}

// readOwner reads the publisher from a logo or a notice of copyright; the year of
// the latter dates the work only before the text, elsewhere it is the site's.
func (d *draft) readOwner(text string, before bool) {
	if m := logoLine.FindStringSubmatch(text); m != nil && len(text) < 80 {
		fill(&d.meta.Publisher, strings.Trim(m[1], " -–—|:"))
	}
	m := copyright.FindStringSubmatch(text)
	if m == nil || len(text) > 300 {
		return
	}
	owner := strings.Trim(rights.ReplaceAllString(m[2], ""), " ,.-–")
	if year := yearAtEnd.FindString(owner); year != "" && m[1] == "" { // "© Harbour Press 2017"
		owner, m[1] = strings.Trim(strings.TrimSuffix(owner, year), " ,.-–"), year
	}
	if owner != "" && lang.WordCount(owner) <= 8 && strings.ContainsFunc(owner, lang.IsWordRune) && !personName(owner) {
		fill(&d.meta.Publisher, owner)
	}
	if before && m[1] != "" {
		fill(&d.meta.Issued, m[1])
	}
}

// aboutItself finds where a magazine speaks of itself by name.
var aboutItself = regexp.MustCompile(`(?:^|[.!?]\s+)(?:Here|Below),\s+((?:The\s+|the\s+)?\p{Lu}[\p{L}’'&-]+(?:\s+\p{Lu}[\p{L}’'&-]+){0,3})\s+(?:looks at|takes a look|examines|explains|explores|breaks down|profiles|investigates|analyses|analyzes|answers)\s`)

// selfReference reads the publisher from such a sentence near the front.
func (d *draft) selfReference() {
	if d.meta.Publisher != "" {
		return
	}
	for i, prose := 0, 0; i < len(d.lines) && prose < 12; i++ {
		l := d.lines[i]
		if !l.prose || !l.kept() {
			continue
		}
		prose++
		m := aboutItself.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		first, _, _ := strings.Cut(m[1], " ")
		if !personName(m[1]) || particles[strings.ToLower(first)] {
			d.meta.Publisher = strings.TrimPrefix(m[1], "the ")
			return
		}
	}
}

// datelined is how the first paragraph of a press release begins.
var datelined = regexp.MustCompile(`^\p{Lu}[\p{Lu} .,'’-]{2,40}[,(]\s?((?:\d{1,2}\.?\s+\p{L}+|\p{L}+\s+\d{1,2}),?\s+\d{4})\)?\s*[–—-]`)

// dateline reads the date at the beginning of the first paragraph.
func (d *draft) dateline() {
	if d.first >= len(d.lines) || d.meta.Issued != "" {
		return
	}
	if m := datelined.FindStringSubmatch(d.lines[d.first].Text); m != nil {
		d.meta.Issued, _ = parseDate(m[1])
	}
}

// readBiographies reads who wrote the text from what is said of them after it.
func (d *draft) readBiographies() {
	names := d.biographies()
	if len(d.meta.Authors) == 0 {
		for _, name := range names {
			d.meta.Authors = append(d.meta.Authors, familyFirst(name))
		}
		d.meta.Authors = unique(d.meta.Authors)
	}
}

// readOwners reads whose the work is from the notices before and after the text.
func (d *draft) readOwners() {
	d.eachOfHead(func(_ int, l line) { d.readOwner(l.Text, true) })
	for _, l := range d.afterText() {
		if l.words <= 45 {
			d.readOwner(l.Text, false)
		}
	}
}

// afterText gives the lines after the last prose, at most the last ones of all.
func (d *draft) afterText() []line { return d.lines[max(d.last+1, len(d.lines)-mostTail, 0):] }

// signature reads the line under the text, or the one between title and text,
// as the organisation that wrote it, if it has the words of one.
func (d *draft) signature() {
	if len(d.meta.Authors) > 0 || d.meta.Organisation != "" {
		return
	}
	for i := d.title + 1; d.title >= 0 && i < d.first; i++ {
		if d.lines[i].kept() && d.sign(i) {
			return
		}
	}
	for i := d.last + 1; i > 0 && i < len(d.lines); i++ {
		if d.lines[i].kept() {
			d.sign(i)
			return
		}
	}
}

// sign takes line i for the name of the organisation that wrote the text.
func (d *draft) sign(i int) bool {
	l := d.lines[i]
	if l.words > 14 || l.words < 2 || l.final || l.Kind != Paragraph || l.hint != "" || !organisationWords.MatchString(l.Text) || lang.FunctionShare(l.Text) > 0.5 {
		return false
	}
	if name, _, found := strings.Cut(l.Text, ","); found && personName(name) {
		return false
	}
	parts := partJoint.Split(l.Text, -1)
	d.meta.Organisation = strings.Join(parts, ", ")
	if parent := parts[len(parts)-1]; len(parts) > 1 && organisationWords.MatchString(parent) {
		fill(&d.meta.Publisher, parent)
	}
	d.skip(i, byline)
	return true
}
