package head

import (
	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
)

// mostBeforeMasthead is how many kept lines stand before the masthead of a newspaper.
const mostBeforeMasthead = 3

// Masthead reads the name and the date of a newspaper over an article that was cut out of
// it, or between its headline and its author.
func Masthead(lines []line.Line) []record.Finding {
	seen := 0
	for i, l := range lines[:beforeProse(lines)] {
		if !l.Kept() {
			continue
		}
		if seen++; seen > mostBeforeMasthead {
			break
		}
		rows := []string{l.Text}
		for j := i + 1; j < min(len(lines), i+3) && lines[j].Kept() && !lines[j].Prose; j++ {
			rows = append(rows, lines[j].Text)
		}
		if newspaper, n := container.ReadMasthead(rows); n > 0 && l.Kind != corpus.Item {
			line.LeaveOut(lines, i, i+n, "record")
			return newspaper
		}
	}
	return nil
}
