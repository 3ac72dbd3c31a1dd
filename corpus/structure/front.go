package structure

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/report"
	"footnote/corpus/structure/head"
)

var (
	courseLine  = lang.Regexp(`^\p{Lu}[\p{L}&]*(?:[ -][\p{L}&]+){0,5}[ -]?\d{2,4}\p{Lu}?(?:[-–]\d{1,3})?(?:\s*[:–,-]\s*\S.*)?$`)
	courseGroup = lang.Regexp(`(?i)^\p{L}[\p{L}&’'. ]{1,40}(?: \d{1,2})?(?:\s*[,:–—-]\s*|\s+)` + lang.OneOf("course-groups") + `\s+(?:\d{1,2}\p{L}?|\p{L})$`)
	// settingLine says under which circumstances somebody was asked or has written.
	settingLine  = lang.Regexp(`(?i)^` + lang.LongestOf("label-setting") + `\s*[:：]\s*\S`)
	reportNumber = lang.Regexp(`(?i)^(?:\p{L}+ ){0,2}(?:report|paper|memorandum|bulletin|circular|bericht|rapport|informe)\s+(?:no|nr|n°|núm|#)\.?\s*[\w/-]*\d[\w/-]*\.?$`)
	teacher      = lang.Regexp(`(?i)^(?:(?:instructor|professor|prof|dr|lecturer|tutor|supervisor|advis[eo]r|submitted (?:to|by)|course|class|section|(?:student|roll|registration|enrol?ment|matriculation) (?:id|no|number))\b|(?:dozent(?:in)?|betreuer|betreuerin|matrikelnummer|modul|kurs|seminar)\b|(?:mr|mrs|ms|miss|mx|mme|frau|herr)\.? \p{L}[\p{L}’'-]+$)`)
)

// isUnread says whether a line below a title says more than what was read of the work.
func isUnread(l Line) bool { return l.Kept() && !head.IsKind(l.Text) }

// markedPlace is where somebody works, behind the mark that stands behind the name.
var markedPlace = lang.Regexp(`^[¹²³⁴⁵⁶*†‡§] ?\p{Lu}`)

// saysWhere says whether a line is no more than where those work whom the line above names.
func saysWhere(l Line) bool {
	return record.IsAffiliation(l.Text) || markedPlace.MatchString(l.Text) && !l.Final && !l.Prose && l.Words <= mostOfPlace
}

// mostOfPlace bounds the words of such a line.
const mostOfPlace = 30

// courseLabel says which course, and of which student, a paper is for.
var courseLabel = lang.Regexp(`(?i)^` + lang.LongestOf("label-course") + `\s*[:：]\s*\S`)

// isLabelled says whether a line is one of the head of a paper or a memorandum, with its
// label, so that it is neither title nor heading.
func isLabelled(text string) bool {
	return len(text) <= 200 && (courseLabel.MatchString(text) || settingLine.MatchString(text) || record.IsInterviewLabel(text) || head.IsCorrespondent(text) ||
		strings.ContainsAny(text, ":：") && record.IsOtherCredit(text))
}

var (
	runningLabel = lang.Regexp(`(?i)^running (?:head|title)\s*:`)
	nameAndPage  = lang.Regexp(`^(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) \d{1,3}$`)
)

// mostAfterHead is within how many lines the author follows who is named in the head of
// the page.
const mostAfterHead = 4

// cutTypedHead leaves out the head of the first page, where somebody typed it into the
// text: "Running head: LOW WATER", "Sund 1" over "Ida Sund".
func (d *Draft) cutTypedHead() {
	if len(d.Lines) == 0 {
		return
	}
	l := d.Lines[0]
	m := nameAndPage.FindStringSubmatch(l.Text)
	isNamed := m != nil && slices.ContainsFunc(d.Lines[1:min(len(d.Lines), 1+mostAfterHead)], func(l Line) bool {
		return record.PersonName(l.Text) && strings.HasSuffix(l.Text, " "+m[1])
	})
	if l.Kind != corpus.Heading && (isNamed || runningLabel.MatchString(l.Text) && l.Words <= longestFront) {
		d.skip(0, "running head")
	}
}

// isCourse says whether a line names a course between who wrote or teaches and the
// date, so that it is not the title.
func (d *Draft) isCourse(i int) bool {
	fact := func(i int) bool {
		text := d.Lines[i].Text
		return date.IsWhole(text) || teacher.MatchString(text) || record.PersonName(text)
	}
	l := d.Lines[i]
	return i > 0 && i+1 < len(d.Lines) && !l.Marked && !l.Bold && isCourseLine(l.Text) && fact(i-1) && fact(i+1)
}

// isCourseLine says whether a line names a course: by its number, or by the group of
// those who take it.
func isCourseLine(text string) bool {
	return courseLine.MatchString(text) || courseGroup.MatchString(text)
}

// longestFront bounds the words of such a line.
const longestFront = 14

// cutFrontLines leaves out what stands between the title, the author and the date
// at the head of a paper: the course, the teacher, the university. They are no
// headings of what follows.
func (d *Draft) cutFrontLines() {
	end := min(d.first, d.headEnd())
	told := func(i int) bool {
		return i >= 0 && i < end && (d.Lines[i].Skip == line.Byline || d.Lines[i].Skip == "date" || d.Lines[i].Skip == "title" || d.Lines[i].Skip == "record" || d.Lines[i].Skip == "keywords" || d.Lines[i].Skip == line.FrontMatter || d.explainsSpeaker(i))
	}
	named := false // by whom
	for i := range d.Lines[:end] {
		named = named || d.Lines[i].Skip == line.Byline || d.explainsSpeaker(i)
	}
	for again := named || d.labelsOfPaper(end); again; {
		again = false
		for i := range d.Lines[:end] {
			l := d.Lines[i]
			if !l.Kept() || l.Kind != corpus.Paragraph || l.Prose || l.Words > longestFront || line.Chapterish(l.Text) || d.explainsSpeaker(i) || !told(i-1) && !told(i+1) {
				continue
			}
			isPlace := saysWhere(l) || record.NamesInstitution(l.Text)
			number := report.ReadSeries(l.Text)
			if number != nil || head.IsTerm(l.Text) || head.IsPart(l) || isCourseLine(l.Text) || head.IsKind(l.Text) || teacher.MatchString(l.Text) || isLabelled(l.Text) || reportNumber.MatchString(l.Text) || isPlace && !l.Final {
				for _, f := range number {
					f.From = record.FromHead
					d.tell(f)
				}
				d.skip(i, line.FrontMatter)
				again = true
			}
		}
	}
	d.tell(head.Issuer(d.Meta, d.Lines[:end])...)
}

// fewestLabels is how many labels over a text show that they are the head of a paper, whose author
// nothing names.
const fewestLabels = 2

// labelsOfPaper says whether so many of the lines say for which course a paper is, or when it was
// handed in.
func (d *Draft) labelsOfPaper(end int) bool {
	n := 0
	for _, l := range d.Lines[:end] {
		if l.Words <= longestFront && (courseLabel.MatchString(l.Text) || head.IsHandedIn(l.Text)) {
			n++
		}
	}
	return n >= fewestLabels
}
