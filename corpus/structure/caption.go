package structure

import (
	"footnote/corpus"
	"footnote/corpus/line"
)

// cutCaptions leaves out what says that it describes a picture.
func (d *Draft) cutCaptions() {
	for i := range d.Lines {
		l := &d.Lines[i]
		if d.mayDescribe(i) && line.IsCaption(*l) {
			l.Skip = line.Caption
		}
	}
}

// cutDoubled leaves out sentences that stand twice in a row: the text of a
// picture and its caption.
func (d *Draft) cutDoubled() {
	for i := range d.Lines {
		l := &d.Lines[i]
		if d.mayDescribe(i) && i > 0 && l.SameLetters(d.Lines[i-1]) && l.Kind == corpus.Paragraph && l.Words >= 5 && l.Words <= 45 && l.Final {
			l.Skip = line.Caption
			d.skip(i-1, line.Caption)
		}
	}
}

func (d *Draft) mayDescribe(i int) bool {
	l := d.Lines[i]
	return d.looked(i) && l.Kept() && l.Kind != corpus.Heading && l.Kind != corpus.Footnote
}

// cutDepictions leaves out captions of one sentence in the present tense: "Two
// ministers shake hands in Geneva."
func (d *Draft) cutDepictions() { d.cutAlike(line.IsDepiction) }

// cutVerbless leaves out captions that are a noun phrase with a full stop: "A
// checkpoint near the border with Jordan."
func (d *Draft) cutVerbless() { d.cutAlike(line.IsVerbless) }

// cutAlike leaves out lines that have the shape of captions, if they are few
// among much prose.
func (d *Draft) cutAlike(isAlike func(Line) bool) {
	var alike []int
	prose := 0
	for i, l := range d.Lines {
		if l.Prose {
			prose++
		}
		if d.mayDescribe(i) && l.Kind == corpus.Paragraph && !l.Marked && !l.Verse && !l.Code && isAlike(l) {
			alike = append(alike, i)
		}
	}
	if prose < 5 || len(alike)*5 > prose {
		return
	}
	for _, i := range alike {
		d.skip(i, line.Caption)
	}
}
