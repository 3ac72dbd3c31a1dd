package structure

import (
	"footnote/corpus"
	"footnote/corpus/record"
)

// mostBeforeMasthead is how many kept lines stand before the masthead of a newspaper.
const mostBeforeMasthead = 3

// readMasthead reads the name and the date of a newspaper over an article that was cut
// out of it, or between its headline and its author.
func (d *Draft) readMasthead() {
	seen := 0
	for i, l := range d.Lines[:min(d.first, d.headEnd())] {
		if !l.Kept() {
			continue
		}
		if seen++; seen > mostBeforeMasthead {
			return
		}
		lines := []string{l.Text}
		for j := i + 1; j < min(len(d.Lines), i+3) && d.Lines[j].Kept() && !d.Lines[j].Prose; j++ {
			lines = append(lines, d.Lines[j].Text)
		}
		if findings, n := record.ReadMasthead(lines); n > 0 && l.Kind != corpus.Item {
			d.tell(findings...)
			d.skipRange(i, i+n, "record")
			return
		}
	}
}
