package corpus

import (
	"regexp"
	"strings"

	"footnote/corpus/lang"
)

var (
	licenceStart = regexp.MustCompile(`(?i)^\**\s*start of (?:the|this) project gutenberg`)
	licenceEnd   = regexp.MustCompile(`(?i)^(?:\**\s*end of (?:the |this )?project gutenberg|\**\s*end of the project gutenberg)`)
)

// cutLicence leaves out the licence that e-text archives put around a book; the
// labels of the record in front of it are still read.
func (d *draft) cutLicence() {
	started := false
	for i, l := range d.lines {
		switch {
		case !l.kept() || l.words > 30 || !strings.Contains(strings.ToLower(l.Text), "project gutenberg"):
		case !started && licenceStart.MatchString(l.Text):
			started = true
			d.readLabels(d.lines[:i])
			d.skipRange(0, i+1, "notice")
		case licenceEnd.MatchString(l.Text):
			d.skipRange(i, len(d.lines), "notice")
		}
	}
}

// giveHints notes what the words of each line tell.
func (d *draft) giveHints() {
	for i := range d.lines {
		if l := &d.lines[i]; d.looked(i) && l.kept() {
			l.hint, l.whole = saidAround(*l, d.amid(i))
		}
	}
}

// cutContents leaves out tables of contents near the front.
func (d *draft) cutContents() {
	for i := range d.lines[:min(len(d.lines), endLines)] {
		if d.lines[i].kept() && d.lines[i].hint == "contents" {
			d.skipContents(i)
		}
	}
}

// cutSurroundings leaves out the lines that are certainly not of the text by
// their words. What opens a part of the page waits for tail.
func (d *draft) cutSurroundings() {
	for i := range d.lines {
		l := &d.lines[i]
		if !d.looked(i) || !l.kept() {
			continue
		}
		switch l.hint {
		case "", references, biography, "contents":
			continue
		case "rubric":
			if i > 12 || l.Kind == Heading {
				continue
			}
		case related, comments:
			if l.whole || l.Kind == Heading || l.hint == comments {
				continue
			}
		}
		if l.Kind == Heading || l.whole && l.hint == "navigation" && d.mayHead(i) {
			continue
		}
		l.skip = l.hint
		if l.hint == "keywords" && strings.TrimRight(l.Text, " :：") != l.Text && i+1 < len(d.lines) && !d.lines[i+1].final && d.lines[i+1].words < 40 && d.lines[i+1].Kind != Heading {
			d.lines[i+1].skip = l.hint
		}
	}
}

// cutAroundWork leaves out what stands around the text in a work itself: its table
// of contents, its keywords, and the captions that say that they are such.
func (d *draft) cutAroundWork() {
	for i := range d.lines {
		l := &d.lines[i]
		if !d.looked(i) || !l.kept() || l.note != "" {
			continue
		}
		switch reason, _ := saidAround(*l, true); {
		case reason == "contents" && i < endLines:
			d.skipContents(i)
		case reason == "keywords":
			l.skip = reason
		case l.Kind == Paragraph && l.words <= 40 && (captionLabel.MatchString(l.Text) || figureLabel.MatchString(l.Text)):
			l.skip = caption
		}
	}
}

// amid says whether prose stands right before and right after a line.
func (d *draft) amid(i int) bool {
	return i > 0 && i+1 < len(d.lines) && d.lines[i-1].prose && d.lines[i+1].prose
}

// skipContents leaves out a table of contents: links, or lines that end in the
// number of a page or come again later, under a heading of that name.
func (d *draft) skipContents(i int) {
	last := d.lastLines()
	listed := func(i int) bool {
		l := d.lines[i]
		comesLater := l.words <= 12 && !l.final && l.norm != "" && last[headDigit.ReplaceAllString(l.norm, "")] > i
		return l.link || l.words <= 20 && pageAtEnd.MatchString(l.Text) || comesLater
	}
	end := i + 1
	for end < len(d.lines) && listed(end) {
		end++
	}
	if end > i+1 {
		d.skipRange(i, end, "contents")
	}
}

// lastLines gives for the words of each short line, its number aside, where they
// stand last.
func (d *draft) lastLines() map[string]int {
	last := map[string]int{}
	for i, l := range d.lines {
		if l.words <= 20 && l.norm != "" {
			last[headDigit.ReplaceAllString(l.norm, "")] = i
		}
	}
	return last
}

var pageAtEnd = regexp.MustCompile(`(?:\.{3,}|…|\s)\s?(?:\d{1,4}|[ivxlc]{1,6})$`)

// mayHead says whether a short line stands between two paragraphs of prose, as
// a heading does.
func (d *draft) mayHead(i int) bool {
	return d.lines[i].Kind == Paragraph && d.amid(i)
}

// tellCommentHeadings takes back that a line opens the comments of readers, where
// none follow: it is the heading of a section.
func (d *draft) tellCommentHeadings() {
	for i := range d.lines {
		if l := &d.lines[i]; l.kept() && l.hint == comments && l.whole && !d.hasComments(i) {
			l.hint = ""
		}
	}
}

// tail leaves out what follows the text under a heading of its own: related
// articles, comments, the author. Such a line inside the text goes alone.
func (d *draft) tail() {
	total, before := d.proseWords(0, len(d.lines)), 0
	part := "" // what the last heading of this kind opened
	for i := range d.lines {
		l := &d.lines[i]
		if part != "" && l.skip == part && (l.hint == comments || l.hint == biography) {
			part = l.hint
			d.reskip(i, part)
		}
		if !l.kept() {
			continue
		}
		if l.prose {
			before += l.words
		}
		if l.hint != related && l.hint != comments && l.hint != biography || l.hint == comments && l.marked && l.whole {
			continue
		}
		switch {
		case before > 0 && (l.hint == comments && before*10 >= total*3 || before*10 >= total*6):
			part = l.hint
			d.skipRange(i, d.endOfPart(i), part)
		case l.Kind != Heading:
			l.skip = l.hint
		}
	}
}

// reskip gives the lines that are left out from line i on, for the same reason
// as line i, another one.
func (d *draft) reskip(i int, reason string) {
	for old := d.lines[i].skip; i < len(d.lines); i++ {
		if d.lines[i].skip == old {
			d.lines[i].skip = reason
		}
	}
}

// endOfPart is where the part that line i opens ends: at the next heading by
// markup that is not deeper or by its words, else at the end.
func (d *draft) endOfPart(i int) int {
	for j := i + 1; j < len(d.lines); j++ {
		l := d.lines[j]
		if l.Kind == Heading && d.lines[i].Kind == Heading && l.Level <= d.lines[i].Level || d.opensSection(j) {
			return j
		}
	}
	return len(d.lines)
}

// opensSection says whether a line is the heading of a section of the text by
// its words, with prose under it: "Conclusion", "Chapter 4".
func (d *draft) opensSection(i int) bool {
	l := d.lines[i]
	if !l.kept() || l.hint != "" || l.words > 12 || i+1 >= len(d.lines) || !d.headingShape(i) {
		return false
	}
	next := d.lines[i+1]
	return (sectionWords[headDigit.ReplaceAllString(l.norm, "")] || chapterWord.MatchString(l.Text)) && next.prose && !isReference(next.Text)
}

// commentSigns are what stands by a reader's comment.
var commentSigns = regexp.MustCompile(`(?i)^` + lang.OneOf("reply") + `(?:\s*\(?\d+\)?)?$|\b(?:says|said|wrote|writes|sagt|schreibt|dice|dit)\s?:|\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b|\d{1,2}:\d{2}|comments? (?:are|is|were) closed|first to comment|назад$|önce$|前$`)

// hasComments says whether what follows a heading "Comments" is such: no prose
// at all, or lines with the names of readers, times and "Reply".
func (d *draft) hasComments(i int) bool {
	prose, people := false, 0
	for _, l := range d.lines[i+1 : min(len(d.lines), i+40)] {
		prose = prose || l.prose
		switch {
		case l.hint == comments, l.words <= 15 && commentSigns.MatchString(l.Text):
			return true
		case l.words <= 12 && (personName(l.Text) || hasDatePart(l.Text)):
			people++
		}
	}
	return !prose || people >= 2
}

// cutNotices leaves out what print says of its rights, its history and how to
// reach somebody, in lines that are no prose.
func (d *draft) cutNotices() {
	for i, l := range d.lines {
		if !d.looked(i) || !l.kept() || l.prose || l.note != "" || l.Kind == Heading || l.Kind == Table {
			continue
		}
		switch reason, _ := saidAround(l, true); reason {
		case "notice", "history", "contact", "page number":
			d.skip(i, reason)
		}
	}
}

// nameMarks stand behind a name and before where its bearer works.
const nameMarks = "*∗†‡§¶‖"

// cutFrontMatter leaves out what stands on the first page of print before its
// text and is none: names, dates, where somebody works.
func (d *draft) cutFrontMatter() {
	isPaper := d.isMostlyProse()
	for i, l := range d.lines[:d.first] {
		mayGo := l.Page == d.lines[0].Page && !l.marked && l.Kind == Paragraph && !d.leadsToBody(i)
		isShort := !d.maySayMore(l) || isAffiliation(l.Text) && !l.final
		if l.front || mayGo && (isPaper && isShort || strings.ContainsRune(nameMarks, lang.FirstRune(l.Text))) {
			d.skip(i, "front matter")
		}
	}
}

// isMostlyProse says whether a text is no list and no poem.
func (d *draft) isMostlyProse() bool {
	all, lines := 0, 0
	for _, l := range d.lines {
		if l.kept() {
			all += l.words
		}
		if l.kept() && l.prose {
			lines++
		}
	}
	return lines >= 3 && d.proseWords(0, len(d.lines))*2 >= all
}

// cutFrontEdge leaves out the short lines before the prose.
func (d *draft) cutFrontEdge() {
	if !d.isMostlyProse() {
		return
	}
	headed := false // stands under a heading of the markup
	for i := range d.first {
		l := d.lines[i]
		if d.title >= 0 && i > d.title && d.saysMore(i) {
			if !l.gap || listed.MatchString(l.Text) {
				d.lines[i].hint = detail
			}
			continue
		}
		headed = l.kept() && (headed || l.marked && l.Kind == Heading)
		if l.kept() && !headed && !l.marked && l.Kind != Footnote && !d.maySayMore(l) && !d.leadsToBody(i) {
			switch {
			case d.isSalutation(i):
			case d.isSubtitle(i):
				d.lines[i].hint = detail
			default:
				d.skip(i, d.edgeReason(i))
			}
		}
	}
}

// cutBackEdge leaves out the short lines after the prose, but for the name under
// a letter.
func (d *draft) cutBackEdge() {
	if !d.isMostlyProse() {
		return
	}
	isLetter := d.first > 0 && d.lines[d.first-1].kept() && d.isSalutation(d.first-1)
	announced := true // the line before announces a list, or is of one that is announced
	for i := d.last + 1; i < len(d.lines); i++ {
		l := d.lines[i]
		announced = announced && i > 0 && d.lines[i-1].kept() && (l.Kind == Item || announces(l))
		switch {
		case l.verse || l.code || l.final || l.words > 12 || l.Kind == Table || l.Kind == Footnote || l.marked && !l.link:
		case isLetter && i <= d.last+3:
		case l.Kind == Item && announced, i > 0 && d.lines[i-1].kept() && d.lines[i-1].Kind == Heading:
		default:
			d.skip(i, "navigation")
		}
	}
}

// maySayMore says whether a line before the prose may be part of it.
func (d *draft) maySayMore(l line) bool {
	return l.Kind != Item && (l.final && l.words >= 4 || l.words >= 7 && lang.FunctionShare(l.Text) >= 0.2)
}

// isSubtitle says whether a line stands between the title and the byline.
func (d *draft) isSubtitle(i int) bool {
	return d.title >= 0 && i > d.title && d.lines[i].words >= 3 && d.lines[i].hint == "" && i+1 < len(d.lines) && isByline(d.lines[i+1].Text)
}

// listed is a line of a list that no bullet shows: an amount, or a label with
// what it stands for.
var listed = regexp.MustCompile(`^(?:\d+(?:[.,/]\d+)?\s?\p{L}|\p{Lu}\p{L}+(?: \p{L}+){0,2}: \S)`)

// mostListed bounds the lines on either side that count for one.
const mostListed = 30

// saysMore says whether a line between title and prose is of a group of which at
// least half are such lines, or stands over one: "Ingredients".
func (d *draft) saysMore(i int) bool {
	if d.lines[i].hint != "" {
		return false
	}
	if i+1 < d.first && d.lines[i].gap && d.lines[i+1].gap && d.lines[i].words <= 4 {
		i++
	}
	from, to := i, i+1
	for from > max(d.title+1, i-mostListed) && !d.lines[from].gap {
		from--
	}
	for to < min(d.first, i+mostListed) && !d.lines[to].gap {
		to++
	}
	n := 0
	for _, l := range d.lines[from:to] {
		if l.kept() && listed.MatchString(l.Text) && !labelled(l.Text) {
			n++
		}
	}
	return n >= 2 && n*2 >= to-from
}

// isSalutation says whether a line before the prose is that of a letter: "Dear Ruth,".
func (d *draft) isSalutation(i int) bool {
	l := d.lines[i]
	return i+1 == d.first && l.words >= 2 && l.words <= 6 && startsBig(l.Text) && strings.ContainsRune(",،，", lang.LastRune(l.Text))
}

// leadsToBody says whether a short line is the heading of the first prose, or a
// numbered one over that.
func (d *draft) leadsToBody(i int) bool {
	if d.title < 0 || i < d.title || !d.headingShape(i) {
		return false
	}
	next := i + 1
	if next >= len(d.lines) || !d.lines[next].kept() {
		return false
	}
	return next == d.first || chapterish(d.lines[i].Text) && lang.FirstWord(d.lines[i].Text) != lang.FirstWord(d.lines[next].Text) && d.leadsToBody(next)
}

func (d *draft) edgeReason(i int) string {
	if d.title >= 0 && i > d.title {
		return "front matter"
	}
	return "navigation"
}

// announces says whether a line after the prose may lead to a list.
func announces(l line) bool {
	return strings.HasSuffix(l.Text, ":") || strings.HasSuffix(l.Text, "：") || l.Kind == Heading
}
