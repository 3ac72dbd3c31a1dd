package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure/heading"
)

var (
	licenceStart = lang.Regexp(`(?i)^\**\s*start of (?:the|this) project gutenberg`)
	licenceEnd   = lang.Regexp(`(?i)^(?:\**\s*end of (?:the |this )?project gutenberg|\**\s*end of the project gutenberg)`)
)

// cutLicence leaves out the licence that e-text archives put around a book; the
// labels of the record in front of it are still read.
func (d *Draft) cutLicence() {
	started := false
	for i, l := range d.Lines {
		switch {
		case !l.Kept() || l.Words > 30 || !strings.Contains(strings.ToLower(l.Text), "project gutenberg"):
		case !started && licenceStart.MatchString(l.Text):
			started = true
			d.cutArchiveDates(i)
			d.readLabels(d.Lines[:i])
			d.skipRange(0, i+1, "notice")
			d.cutMakers(i + 1)
		case licenceEnd.MatchString(l.Text):
			d.skipRange(i, len(d.Lines), "notice")
		}
	}
}

// madeBy is how the line begins in which an archive thanks who made the file.
var madeBy = lang.Regexp(`(?i)^(?:e-?text )?(?:produced|prepared|transcribed|proofread|credits:)(?: from [^.]{1,60})? by\s`)

// cutMakers leaves out such a line where it is the next one.
func (d *Draft) cutMakers(i int) {
	if i < len(d.Lines) && madeBy.MatchString(d.Lines[i].Text) && d.Lines[i].Words <= 40 {
		d.skip(i, "notice")
	}
}

// cutArchiveDates leaves out the lines before the given one that say when an archive
// took the book in or mended its file: the work is older than that.
func (d *Draft) cutArchiveDates(end int) {
	for i, l := range d.Lines[:end] {
		if _, _, iso := date.Cut(l.Text); iso != "" && !record.Labels["title"].MatchString(l.Text) {
			d.skip(i, "record")
		}
	}
}

// giveHints notes what the words of each line tell.
func (d *Draft) giveHints() {
	for i := range d.Lines {
		if l := &d.Lines[i]; line.Looked(d.Lines, i) && l.Kept() {
			l.Hint, l.Whole = line.SaidAround(*l, d.amid(i))
			if l.Hint == "contact" && d.isAnnounced(i) {
				l.Hint = ""
			}
		}
	}
}

// isAnnounced says whether a line is of a list that the text announces: "Authors:" and
// whom one may write to, one in an item.
func (d *Draft) isAnnounced(i int) bool {
	if d.Lines[i].Kind != corpus.Item {
		return false
	}
	for i > 0 && d.Lines[i].Kind == corpus.Item && !announces(d.Lines[i]) {
		i--
	}
	return d.Lines[i].Kind != corpus.Heading && announces(d.Lines[i])
}

// cutContents leaves out tables of contents near the front.
func (d *Draft) cutContents() {
	for i := range d.Lines[:min(len(d.Lines), line.EndLines)] {
		if d.Lines[i].Kept() && d.Lines[i].Hint == "contents" {
			d.skipContents(i)
		}
	}
}

// ofPapers are what stands around the text of a paper wherever it is kept, and says
// nothing that a text would.
var ofPapers = lang.Set("keywords history notice")

// cutSurroundings leaves out the lines that are certainly not of the text by
// their words. What opens a part of the page waits for tail.
func (d *Draft) cutSurroundings() {
	for i := range d.Lines {
		l := &d.Lines[i]
		if !line.Looked(d.Lines, i) || !l.Kept() || d.keeps && (!ofPapers[l.Hint] || l.Prose) {
			continue
		}
		switch l.Hint {
		case "", line.References, line.Biography, "contents":
			continue
		case "rubric":
			if i > 12 || l.Kind == corpus.Heading {
				continue
			}
		case line.Related, line.Comments:
			if l.Whole || l.Kind == corpus.Heading || l.Hint == line.Comments {
				continue
			}
		}
		if l.Kind == corpus.Heading || l.Whole && l.Hint == "navigation" && d.mayHead(i) {
			continue
		}
		l.Skip = l.Hint
		if l.Hint == "keywords" && strings.TrimRight(l.Text, " :：") != l.Text && i+1 < len(d.Lines) && !d.Lines[i+1].Final && d.Lines[i+1].Words < 40 && d.Lines[i+1].Kind != corpus.Heading {
			d.Lines[i+1].Skip = l.Hint
		}
	}
}

// cutAroundWork leaves out what stands around the text in a work itself: its table
// of contents, its keywords, and the captions that say that they are such.
func (d *Draft) cutAroundWork() {
	for i := range d.Lines {
		l := &d.Lines[i]
		if !line.Looked(d.Lines, i) || !l.Kept() || l.Note != "" {
			continue
		}
		switch reason, _ := line.SaidAround(*l, true); {
		case reason == "contents" && i < line.EndLines:
			d.skipContents(i)
		case reason == "keywords":
			l.Skip = reason
		case l.Kind == corpus.Paragraph && l.Words <= 40 && (line.CaptionLabel.MatchString(l.Text) || line.FigureLabel.MatchString(l.Text)):
			l.Skip = line.Caption
		}
	}
}

// amid says whether prose stands right before and right after a line.
func (d *Draft) amid(i int) bool {
	return i > 0 && i+1 < len(d.Lines) && d.Lines[i-1].Prose && d.Lines[i+1].Prose
}

// skipContents leaves out a table of contents: links, or lines that end in the
// number of a page or come again later, under a heading of that name.
func (d *Draft) skipContents(i int) {
	last := d.lastLines()
	listed := func(i int) bool {
		l := d.Lines[i]
		comesLater := l.Words <= 12 && !l.Final && l.Norm != "" && last[record.HeadDigit.ReplaceAllString(l.Norm, "")] > i
		if record.ChapterWord.MatchString(l.Text) { // over its name, in a row of its own
			comesLater = comesLater || last[firstTwo(l.Norm)] > i
		}
		return l.Link || l.Words <= 20 && line.PageAtEnd.MatchString(l.Text) || comesLater
	}
	end := i + 1
	for end < len(d.Lines) && listed(end) {
		end++
	}
	if end > i+1 || d.Lines[i].Kind == corpus.Heading && d.headsHeading(i) {
		d.skipRange(i, end, "contents")
	}
}

// firstTwo gives the first two words of a line: "chapter iv".
func firstTwo(norm string) string {
	words := strings.Fields(norm)
	return strings.Join(words[:min(len(words), 2)], " ")
}

// headsHeading says whether the next line that is kept is a heading: what stood under
// this one is left out.
func (d *Draft) headsHeading(i int) bool {
	for _, l := range d.Lines[i+1:] {
		if l.Kept() {
			return l.Kind == corpus.Heading
		}
	}
	return false
}

// lastLines gives for the words of each short line, its number aside, where they
// stand last.
func (d *Draft) lastLines() map[string]int {
	last := map[string]int{}
	for i, l := range d.Lines {
		if l.Words <= 20 && l.Norm != "" {
			last[record.HeadDigit.ReplaceAllString(l.Norm, "")] = i
		}
	}
	return last
}

// mayHead says whether a short line stands between two paragraphs of prose, as
// a heading does.
func (d *Draft) mayHead(i int) bool {
	return d.Lines[i].Kind == corpus.Paragraph && d.amid(i)
}

// tellCommentHeadings takes back that a line opens the comments of readers, where
// none follow: it is the heading of a section.
func (d *Draft) tellCommentHeadings() {
	for i := range d.Lines {
		if l := &d.Lines[i]; l.Kept() && l.Hint == line.Comments && l.Whole && !d.hasComments(i) {
			l.Hint = ""
		}
	}
}

// tail leaves out what follows the text under a heading of its own: related
// articles, comments, the author. Such a line inside the text goes alone.
func (d *Draft) tail() {
	total, before := line.ProseWords(d.Lines), 0
	part := "" // what the last heading of this kind opened
	for i := range d.Lines {
		l := &d.Lines[i]
		if part != "" && l.Skip == part && (l.Hint == line.Comments || l.Hint == line.Biography) {
			part = l.Hint
			d.reskip(i, part)
		}
		if !l.Kept() {
			continue
		}
		if l.Prose {
			before += l.Words
		}
		if l.Hint != line.Related && l.Hint != line.Comments && l.Hint != line.Biography || l.Hint == line.Comments && l.Marked && l.Whole {
			continue
		}
		switch {
		case before > 0 && (l.Hint == line.Comments && before*10 >= total*3 || before*10 >= total*6):
			part = l.Hint
			d.skipRange(i, d.endOfPart(i), part)
		case l.Kind != corpus.Heading:
			l.Skip = l.Hint
		}
	}
}

// reskip gives the lines that are left out from line i on, for the same reason
// as line i, another one.
func (d *Draft) reskip(i int, reason string) {
	for old := d.Lines[i].Skip; i < len(d.Lines); i++ {
		if d.Lines[i].Skip == old {
			d.Lines[i].Skip = reason
		}
	}
}

// endOfPart is where the part that line i opens ends: at the next heading by
// markup that is not deeper or by its words, else at the end.
func (d *Draft) endOfPart(i int) int {
	for j := i + 1; j < len(d.Lines); j++ {
		l := d.Lines[j]
		if l.Kind == corpus.Heading && d.Lines[i].Kind == corpus.Heading && l.Level <= d.Lines[i].Level || d.opensSection(j) {
			return j
		}
	}
	return len(d.Lines)
}

// opensSection says whether a line is the heading of a section of the text by
// its words, with prose under it: "Conclusion", "Chapter 4".
func (d *Draft) opensSection(i int) bool {
	l := d.Lines[i]
	if !l.Kept() || l.Hint != "" || l.Words > 12 || i+1 >= len(d.Lines) || !heading.IsShaped(d.Lines, i) {
		return false
	}
	next := d.Lines[i+1]
	return (line.SectionWords[record.HeadDigit.ReplaceAllString(l.Norm, "")] || record.ChapterWord.MatchString(l.Text)) && next.Prose && !record.IsReference(next.Text)
}

// commentSigns are what stands by a reader's comment.
var commentSigns = lang.Regexp(`(?i)^` + lang.OneOf("reply") + `(?:\s*\(?\d+\)?)?$|\b(?:says|said|wrote|writes|sagt|schreibt|dice|dit)\s?:|\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b|\d{1,2}:\d{2}|comments? (?:are|is|were) closed|first to comment|назад$|önce$|前$`)

// hasComments says whether what follows a heading "Comments" is such: no prose
// at all, or lines with the names of readers, times and "Reply".
func (d *Draft) hasComments(i int) bool {
	prose, people := false, 0
	for _, l := range d.Lines[i+1 : min(len(d.Lines), i+40)] {
		prose = prose || l.Prose
		switch {
		case l.Hint == line.Comments, l.Words <= 15 && commentSigns.MatchString(l.Text):
			return true
		case l.Words <= 12 && (record.PersonName(l.Text) || record.HasDatePart(l.Text)):
			people++
		}
	}
	return !prose || people >= 2
}

// cutNotices leaves out what print says of its rights, its history and how to
// reach somebody, in lines that are no prose.
func (d *Draft) cutNotices() {
	for i, l := range d.Lines {
		if !line.Looked(d.Lines, i) || !l.Kept() || l.Prose || l.Note != "" || l.Kind == corpus.Heading || l.Kind == corpus.Table {
			continue
		}
		switch reason, _ := line.SaidAround(l, true); reason {
		case "notice", "history", "contact", "page number":
			d.skip(i, reason)
		}
	}
}

// nameMarks stand behind a name and before where its bearer works.
const nameMarks = "*∗†‡§¶‖"

// cutFrontMatter leaves out what stands on the first page of print before its
// text and is none: names, dates, where somebody works.
func (d *Draft) cutFrontMatter() {
	isPaper := d.isMostlyProse()
	for i, l := range d.Lines[:d.first] {
		mayGo := l.Page == d.Lines[0].Page && !l.Marked && l.Kind == corpus.Paragraph && !d.leadsToBody(i)
		isShort := !d.maySayMore(l) || record.IsAffiliation(l.Text) && !l.Final
		if l.Front || mayGo && (isPaper && isShort || strings.ContainsRune(nameMarks, lang.FirstRune(l.Text))) {
			d.skip(i, "front matter")
		}
	}
}

// isMostlyProse says whether a text is no list and no poem.
func (d *Draft) isMostlyProse() bool {
	all, lines := 0, 0
	for _, l := range d.Lines {
		if l.Kept() {
			all += l.Words
		}
		if l.Kept() && l.Prose {
			lines++
		}
	}
	return lines >= 3 && line.ProseWords(d.Lines)*2 >= all
}
