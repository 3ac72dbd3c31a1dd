package structure

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure/boilerplate"
	"footnote/corpus/structure/head"
	"footnote/corpus/structure/heading"
)

// What stands before the first prose and after the last.

// cutFrontEdge leaves out the short lines before the prose.
func (d *Draft) cutFrontEdge() {
	if !d.isMostlyProse() {
		return
	}
	headed := false // stands under a heading of the markup
	for i := range d.first {
		l := d.Lines[i]
		if d.Title >= 0 && i > d.Title && d.saysMore(i) {
			if !l.Gap || listed.MatchString(l.Text) {
				d.Lines[i].Hint = line.Detail
			}
			continue
		}
		headed = l.Kept() && (headed || l.Marked && l.Kind == corpus.Heading)
		if l.Kept() && !headed && !l.Marked && l.Kind != corpus.Footnote && !d.maySayMore(l) && !d.leadsToBody(i) {
			switch {
			case d.isSalutation(i):
			case d.isSubtitle(i), d.keeps && i < d.Title:
				d.Lines[i].Hint = line.Detail
			case d.keeps:
			default:
				d.skip(i, d.edgeReason(i))
			}
		}
	}
}

// cutBackEdge leaves out the short lines after the prose, but for the name under
// a letter.
func (d *Draft) cutBackEdge() {
	if !d.isMostlyProse() {
		return
	}
	isLetter := d.first > 0 && d.Lines[d.first-1].Kept() && d.isSalutation(d.first-1)
	announced := true // the line before announces a list, or is of one that is announced
	for i := d.last + 1; i < len(d.Lines); i++ {
		l := d.Lines[i]
		announced = announced && i > 0 && d.Lines[i-1].Kept() && (l.Kind == corpus.Item || boilerplate.Announces(l))
		switch {
		case l.Verse || l.Code || l.Final || l.Words > 12 || l.Kind == corpus.Table || l.Kind == corpus.Footnote || l.Marked && !l.Link:
		case isLetter && i <= d.last+3:
		case l.Kind == corpus.Item && announced, i > 0 && d.Lines[i-1].Kept() && d.Lines[i-1].Kind == corpus.Heading:
		default:
			d.skip(i, "navigation")
		}
	}
}

// maySayMore says whether a line before the prose may be part of it.
func (d *Draft) maySayMore(l Line) bool {
	return l.Verse || l.Kind != corpus.Item && (l.Final && l.Words >= 4 || l.Words >= 7 && lang.FunctionShare(l.Text) >= 0.2)
}

// isSubtitle says whether a line stands between the title and the byline.
func (d *Draft) isSubtitle(i int) bool {
	return d.Title >= 0 && i > d.Title && d.Lines[i].Words >= 3 && d.Lines[i].Hint == "" && i+1 < len(d.Lines) && record.IsByline(d.Lines[i+1].Text)
}

// listed is a line of a list that no bullet shows: an amount, or a label with
// what it stands for.
var listed = lang.Regexp(`^(?:\d+(?:[.,/]\d+)?\s?\p{L}|\p{Lu}\p{L}+(?: \p{L}+){0,2}: \S)`)

// mostListed bounds the lines on either side that count for one.
const mostListed = 30

// saysMore says whether a line between title and prose is of a group of which at
// least half are such lines, or stands over one: "Ingredients".
func (d *Draft) saysMore(i int) bool {
	if d.Lines[i].Hint != "" {
		return false
	}
	if i+1 < d.first && d.Lines[i].Gap && d.Lines[i+1].Gap && d.Lines[i].Words <= 4 {
		i++
	}
	from, to := i, i+1
	for from > max(d.Title+1, i-mostListed) && !d.Lines[from].Gap {
		from--
	}
	for to < min(d.first, i+mostListed) && !d.Lines[to].Gap {
		to++
	}
	n := 0
	for _, l := range d.Lines[from:to] {
		if l.Kept() && listed.MatchString(l.Text) && !record.Labelled(l.Text) && !record.HasDatePart(l.Text) {
			n++
		}
	}
	return n >= 2 && n*2 >= to-from
}

// isSalutation says whether a line right before the prose is that of a letter.
func (d *Draft) isSalutation(i int) bool { return i+1 == d.first && head.Greets(d.Lines[i]) }

// leadsToBody says whether a short line is the heading of the first prose, or a
// numbered one over that.
func (d *Draft) leadsToBody(i int) bool {
	if d.Title < 0 || i < d.Title || !heading.IsShaped(d.Lines, i) && !d.opensNumbered(i) {
		return false
	}
	next := i + 1
	if next >= len(d.Lines) || !d.Lines[next].Kept() {
		return false
	}
	return next == d.first || line.Chapterish(d.Lines[i].Text) && lang.FirstWord(d.Lines[i].Text) != lang.FirstWord(d.Lines[next].Text) && d.leadsToBody(next)
}

// opensNumbered says whether a line is the first of numbered sections, in a row of its
// own: "1. Definitions."
func (d *Draft) opensNumbered(i int) bool {
	n := heading.NumberOf(d.Lines[i])
	return n >= 0 && n <= 1 && d.Lines[i].Gap && d.Lines[i].Words <= longestFront && i+1 < len(d.Lines) && d.Lines[i+1].Gap
}

func (d *Draft) edgeReason(i int) string {
	if d.Title >= 0 && i > d.Title {
		return line.FrontMatter
	}
	return "navigation"
}
