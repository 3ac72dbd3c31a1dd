package boilerplate

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// CutReferences leaves out lists of references: those under a heading of that
// name, a run of entries at the end of the text, and how the work itself is to be cited.
func CutReferences(lines []line.Line) {
	cutCiting(lines)
	for i := 0; i < len(lines); i++ {
		if isReferenceHeading(lines, i) {
			end := endOfReferences(lines, i)
			leaveEntries(lines, i, end)
			i = end - 1
		}
	}
	end := len(lines)
	for end > 0 && (!lines[end-1].Kept() || lines[end-1].Words < 80 && lines[end-1].Kind != corpus.Heading && isEntry(lines[end-1])) {
		end--
	}
	run := 0
	for _, l := range lines[end:] {
		if l.Kept() {
			run++
		}
	}
	if run >= 4 && end > 0 {
		line.LeaveOut(lines, end, len(lines), line.References)
	}
}

// isEntry says whether a line is an entry of a list of references.
func isEntry(l line.Line) bool { return record.IsReference(l.Text) && !record.IsNote(l.Text) }

// leaveEntries leaves out a list of references and its heading. Numbered notes among them that
// say something stay, and the heading with them: they are text of the work.
func leaveEntries(lines []line.Line, from, to int) {
	for i := from + 1; i < to; i++ {
		if lines[i].Kept() && record.IsNote(lines[i].Text) {
			for j := from + 1; j < to; j++ {
				if !record.IsNote(lines[j].Text) {
					line.LeaveOut(lines, j, j+1, line.References)
				}
			}
			return
		}
	}
	line.LeaveOut(lines, from, to, line.References)
}

// isReferenceHeading says whether a line is such a heading by its words and by
// what follows: a chapter "Literatur" may be on literature.
func isReferenceHeading(lines []line.Line, i int) bool {
	l := lines[i]
	if l.Words > 6 || !l.Kept() || line.Phrases()[record.HeadDigit.ReplaceAllString(l.Norm, "")] != line.References {
		return false
	}
	entries, others := 0, 0
	for j := i + 1; j < len(lines) && entries+others < 8 && lines[j].Kind != corpus.Heading && !opensSection(lines, j); j++ {
		if lines[j].Words < 120 && isEntry(lines[j]) {
			entries++
		} else {
			others++
		}
	}
	return entries*3 >= entries+others
}

// endOfReferences is where the list under the heading at i ends: at the next
// heading, at a footnote of the text, or where prose begins that is no entry.
func endOfReferences(lines []line.Line, i int) int {
	strange := 0
	for j := i + 1; j < len(lines); j++ {
		l := lines[j]
		switch {
		case l.Kind == corpus.Footnote, l.Kind == corpus.Heading && !record.IsReference(l.Text), opensSection(lines, j), appendixHeading.MatchString(l.Text) && l.Words <= 12:
			return j
		case l.Hint == line.Biography:
			return j
		case l.Words >= 40 && l.Final && !record.IsReference(l.Text) && !strings.Contains(l.Text, "http"):
			if strange++; strange == 2 || l.Words >= 80 {
				return j - strange + 1
			}
		default:
			strange = 0
		}
	}
	return len(lines)
}

var appendixHeading = lang.Regexp(`(?i)^(?:` + lang.OneOf("appendix") + `|ek\s?\d)(?:\s|$|:)`)
