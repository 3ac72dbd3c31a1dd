// Package caption leaves out the texts of pictures: those that say that they are such, and
// those that only look like it.
package caption

import (
	"footnote/corpus"
	"footnote/corpus/line"
)

// CutSaid leaves out what says that it describes a picture.
func CutSaid(lines []line.Line) {
	for i := range lines {
		l := &lines[i]
		if mayDescribe(lines, i) && line.IsCaption(*l) {
			l.Skip = line.Caption
		}
	}
}

// CutDoubled leaves out the second of two equal sentences in a row, such as the text of a
// picture and its caption. One stays: it may be what nothing else says.
func CutDoubled(lines []line.Line) {
	for i := range lines {
		l := &lines[i]
		if mayDescribe(lines, i) && i > 0 && l.SameLetters(lines[i-1]) && l.Kind == corpus.Paragraph && l.Words >= 5 && l.Words <= 45 && l.Final {
			l.Skip = line.Caption
		}
	}
}

func mayDescribe(lines []line.Line, i int) bool {
	l := lines[i]
	return line.Looked(lines, i) && l.Kept() && l.Kind != corpus.Heading && l.Kind != corpus.Footnote
}

// CutDepictions leaves out captions of one sentence in the present tense: "Two
// ministers shake hands in Geneva."
func CutDepictions(lines []line.Line) { cutAlike(lines, isDepiction) }

// CutVerbless leaves out captions that are a noun phrase with a full stop: "A
// checkpoint near the border with Jordan."
func CutVerbless(lines []line.Line) { cutAlike(lines, isVerbless) }

// cutAlike leaves out lines that have the shape of captions, if they are few
// among much prose.
func cutAlike(lines []line.Line, isAlike func(line.Line) bool) {
	var alike []int
	prose := 0
	for i, l := range lines {
		if l.Prose {
			prose++
		}
		if mayDescribe(lines, i) && l.Kind == corpus.Paragraph && !l.Marked && !l.Verse && !l.Code && isAlike(l) {
			alike = append(alike, i)
		}
	}
	if prose < 5 || len(alike)*5 > prose {
		return
	}
	for _, i := range alike {
		lines[i].Leave(line.Caption)
	}
}
