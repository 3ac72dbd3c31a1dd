package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure/head"
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
			d.tell(head.AllLabels(d.Lines[:i])...)
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
			d.skip(i, line.FrontMatter)
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
