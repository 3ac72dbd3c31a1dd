package structure

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/remainder"
	"footnote/corpus/structure/head"
)

// keepUnsaid puts back into the text the lines that were read for the record but say more than it
// has in the end: where a lecture was given, who else is named. It is text of the work, and no
// heading of it. What a page of the web says around a text is none of it.
func (d *Draft) keepUnsaid() {
	if d.Table == ofWeb && !d.keeps {
		return
	}
	held := remainder.WordsOf(&d.Meta)
	for i := range d.Lines {
		if l := &d.Lines[i]; d.leavesUnsaid(i, held) {
			l.Skip, l.Kind, l.Level, l.Marked, l.Prose = "", corpus.Paragraph, 0, true, true
		}
	}
}

// leavesUnsaid says whether line i was left out because it was read, and has words that no field
// holds. What a paper or an archive says above the title is of them.
func (d *Draft) leavesUnsaid(i int, held remainder.Words) bool {
	l := d.Lines[i]
	switch l.Skip {
	case line.Byline, "date":
		return !d.isBesideAuthor(l) && len(held.Without(l.Text)) > 0
	case "record":
		return i > d.Title && !head.IsCorrespondent(l.Text) && len(held.Without(l.Text)) > 0
	}
	return false
}

// isBesideAuthor says whether a line says no more than what an author is and where, who taught them
// or who made the pictures: in a line of its own that is none of the text.
func (d *Draft) isBesideAuthor(l Line) bool {
	isOther := record.IsOtherCredit(l.Text) && len(record.Parts(l.Text)) == 1 && !strings.Contains(l.Text, ". ")
	return isOther || isRole(l) || record.IsRoleByline(l.Text) || teacher.MatchString(l.Text) || record.IsAffiliation(l.Text) && d.namesNoAuthor(l.Text)
}

// namesNoAuthor says whether authors are known, of whom a line names none.
func (d *Draft) namesNoAuthor(text string) bool {
	words := " " + lang.Plain(text) + " "
	return len(d.Meta.Authors) > 0 && !slices.ContainsFunc(d.Meta.Authors, func(name string) bool {
		family, _, _ := strings.Cut(name, ", ")
		return strings.Contains(words, " "+lang.Plain(family)+" ")
	})
}
