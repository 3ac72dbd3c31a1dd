package structure

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/structure/head"
)

// mostToDate is how many lines below the title the month or season of a work stands at most.
const mostToDate = 8

// mostOfTown bounds the words of a place before a date.
const mostOfTown = 5

// dateUnderTitle reads line i as the month or season in which the work was made, where it stands
// among the lines between title and text. One of a series of such lines heads a part.
func (d *Draft) dateUnderTitle(i int) string {
	l := d.Lines[i]
	if d.Title < 0 || i <= d.Title || i > d.Title+mostToDate || i > d.first || l.Marked || l.Kind != corpus.Paragraph || d.Lines[i-1].Prose {
		return ""
	}
	place, iso := date.OfTitlePage(l.Text)
	if iso == "" || date.IsPlaceAndDate(l.Text) || lang.WordCount(place) > mostOfTown || len(record.Names(place, record.OfLine).People) > 0 {
		return ""
	}
	isSeries := slices.ContainsFunc(d.Lines[i+1:], func(l Line) bool {
		_, other := date.OfTitlePage(l.Text)
		return other != ""
	})
	if isSeries {
		return ""
	}
	return iso
}

// readSubtitle takes the line between the title and the author, who is known by now, for the
// subtitle.
func (d *Draft) readSubtitle() {
	i := d.Title + 1
	if d.Title < 0 || i+1 >= len(d.Lines) || d.Lines[i+1].Skip != line.Byline || !d.isSubtitleLine(i) || strings.Contains(d.Meta.Title, ":") || lang.Seems(d.Lines[i].Text, d.languages()) != "" {
		return // a second subtitle, or the title in another language
	}
	if record.IsByline(d.Lines[i+1].Text) && line.TitleShare(d.Lines[i].Text) < shareOfTitle {
		return // a sentence that a story leads in with
	}
	if d.Meta.Found["title"] == record.FromHead {
		d.Meta.Title = record.WithSubtitle(d.Meta.Title, line.TitleCase(d.Lines[i].Text, line.AcronymsOf(d.Lines)))
	}
	d.skip(i, "title")
}

// shareOfTitle is the share of the words of a subtitle that have a capital, where it stands as what
// a story leads in with may.
const shareOfTitle = 0.8

// languages gives the language that the text is in, as far as its first prose shows.
func (d *Draft) languages() []string {
	if d.first >= len(d.Lines) {
		return nil
	}
	return []string{lang.Detect(d.Lines[d.first].Text)}
}

// partsOfWork is how what kind of work it is goes on with how many parts it has: "A play in one act".
var partsOfWork = lang.Regexp(`(?i) (?:in|en|em) \p{L}+ \p{L}+$`)

// isSubtitleLine says whether the line under the title may be its subtitle: some words without
// the end of a sentence, that are neither name nor date nor what the kind of the work is.
func (d *Draft) isSubtitleLine(i int) bool {
	l := d.Lines[i]
	return i == d.Title+1 && l.Kept() && l.Kind == corpus.Paragraph && !l.Prose && !l.Final && !l.Marked && l.Hint == "" && l.Words >= 3 && l.Words <= longestFront &&
		!line.Chapterish(l.Text) && !line.SectionWords()[l.Norm] && !head.IsKind(partsOfWork.ReplaceAllString(l.Text, "")) && !isLabelled(l.Text) && !record.Labelled(l.Text) && !record.IsCredit(l.Text) &&
		!record.NamesInstitution(l.Text) && !container.NamesJournal(l.Text) && !container.IsIssueLine(l.Text) && !saysWhere(l) && !isCourseLine(l.Text) && !head.IsTerm(l.Text) && !teacher.MatchString(l.Text)
}

// isNameUnderSubtitle says whether the name in line i stands under title and subtitle and right
// over the text. Where more such lines stand in the text, each heads what is said of somebody.
func (d *Draft) isNameUnderSubtitle(i int) bool {
	return i == d.Title+2 && d.isSubtitleLine(i-1) && d.bodyFollows(i) && !slices.ContainsFunc(d.Lines[i+1:], func(l Line) bool {
		return l.Kept() && !l.Prose && l.Words <= 4 && record.PersonName(l.Text)
	})
}
