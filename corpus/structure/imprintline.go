package structure

import (
	"footnote/corpus"
	"footnote/corpus/record/imprint"
)

// mostImprintLines is within how many lines below a title those stand that say where the text is
// from.
const mostImprintLines = 3

// readImprintLines reads the lines below the title that say where the text is from. One with
// words that no field holds stays, as text of the work and not as a heading of it.
func (d *Draft) readImprintLines() {
	if d.Meta.Title == "" {
		return
	}
	seen := 0
	for i := d.Title + 1; i < len(d.Lines) && seen < mostImprintLines; i++ {
		l := &d.Lines[i]
		if !l.Kept() {
			continue
		}
		if l.Kind == corpus.Heading && l.Marked || l.Kind == corpus.Item || l.Verse || l.Code || l.Kind == corpus.Table {
			return
		}
		seen++
		said, ok := imprint.ReadLine(l.Text)
		switch {
		case ok:
			d.tell(said.Findings...)
			if said.Whole {
				d.skip(i, "record")
			} else if d.keeps || d.Table != ofWeb { // what a page of the web says around a text is none of it
				l.Kind, l.Level, l.Marked, l.Prose = corpus.Paragraph, 0, true, true
			}
		case l.Prose:
			return
		}
	}
}

// saysWhereFrom says whether a line is one that says where a text is from, so that it is no title
// of it.
func saysWhereFrom(text string) bool {
	_, ok := imprint.ReadLine(text)
	return ok
}
