package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// references leaves out lists of references: those under a heading of that
// name, and a run of entries at the end of the text.
func (d *Draft) references() {
	for i := 0; i < len(d.Lines); i++ {
		if d.isReferenceHeading(i) {
			end := d.endOfReferences(i)
			d.skipRange(i, end, line.References)
			i = end - 1
		}
	}
	end := len(d.Lines)
	for end > 0 && (!d.Lines[end-1].Kept() || d.Lines[end-1].Words < 80 && d.Lines[end-1].Kind != corpus.Heading && record.IsReference(d.Lines[end-1].Text)) {
		end--
	}
	run := 0
	for _, l := range d.Lines[end:] {
		if l.Kept() {
			run++
		}
	}
	if run >= 4 && end > 0 {
		d.skipRange(end, len(d.Lines), line.References)
	}
}

// isReferenceHeading says whether a line is such a heading by its words and by
// what follows: a chapter "Literatur" may be on literature.
func (d *Draft) isReferenceHeading(i int) bool {
	l := d.Lines[i]
	if l.Words > 6 || !l.Kept() || line.Phrases[record.HeadDigit.ReplaceAllString(l.Norm, "")] != line.References {
		return false
	}
	entries, others := 0, 0
	for j := i + 1; j < len(d.Lines) && entries+others < 8 && d.Lines[j].Kind != corpus.Heading && !d.opensSection(j); j++ {
		if d.Lines[j].Words < 120 && record.IsReference(d.Lines[j].Text) {
			entries++
		} else {
			others++
		}
	}
	return entries*3 >= entries+others
}

// endOfReferences is where the list under the heading at i ends: at the next
// heading, at a footnote of the text, or where prose begins that is no entry.
func (d *Draft) endOfReferences(i int) int {
	strange := 0
	for j := i + 1; j < len(d.Lines); j++ {
		l := d.Lines[j]
		switch {
		case l.Kind == corpus.Footnote, l.Kind == corpus.Heading && !record.IsReference(l.Text), d.opensSection(j), appendixHeading.MatchString(l.Text) && l.Words <= 12:
			return j
		case l.Hint == line.Biography || l.Hint == line.Related || l.Hint == line.Comments:
			return j
		case l.Words >= 40 && l.Final && !record.IsReference(l.Text) && !strings.Contains(l.Text, "http"):
			if strange++; strange == 2 || l.Words >= 80 {
				return j - strange + 1
			}
		default:
			strange = 0
		}
	}
	return len(d.Lines)
}

var appendixHeading = lang.Regexp(`(?i)^(?:` + lang.OneOf("appendix") + `|ek\s?\d)(?:\s|$|:)`)
