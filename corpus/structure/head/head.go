package head

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// Most bounds the lines in which the title and what stands by it is looked for.
const Most = 120

// MostDated bounds the words of a line with a date in it that may be of the record.
const MostDated = 25

// End is where the lines that may speak of the work end: at the third line of prose, because
// a summary and a caption may come before the byline.
func End(lines []line.Line) int {
	prose := 0
	for i, l := range lines[:min(len(lines), Most)] {
		if l.Kept() && l.Prose && l.Hint == "" {
			if prose++; prose == 3 {
				return i
			}
		}
	}
	return min(len(lines), Most)
}

// beforeProse is where the lines of the head end that no prose stands over.
func beforeProse(lines []line.Line) int {
	first, _ := line.Body(lines)
	return min(first, End(lines))
}

// stillTold are the reasons for which a line is left out that may say more of the work.
var stillTold = lang.Set("logo notice keywords date byline")

// Each goes over the lines that may speak of the work, where first is the first of prose.
func Each(lines []line.Line, first int, read func(i int, l line.Line)) {
	for i, l := range lines[:End(lines)] {
		told := l.Kept() || stillTold[l.Skip] || l.Skip == "reading time"
		if told && (!l.Prose || isCredits(l)) && l.Kind != corpus.Heading && (l.Kind != corpus.Item || i < first && opensList(lines, i)) && !l.Verse && (i <= first || l.Words <= 15) {
			read(i, l)
		}
	}
}

// isCredits says whether a line is sentences of which each says who did what: "Words by Ida Sund.
// Photographs by Per Falk."
func isCredits(l line.Line) bool {
	if l.Words > mostInCredits || !record.IsByline(l.Text) {
		return false
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(l.Text, "."), ". ") {
		if !record.IsByline(part) && !record.IsOtherCredit(part) {
			return false
		}
	}
	return true
}

// mostInCredits bounds the words of such a line.
const mostInCredits = 30

// opensList says whether an item opens the list that stands over a text, or follows one that
// is read: some set who wrote a page, and when, as a list.
func opensList(lines []line.Line, i int) bool {
	if i == 0 {
		return false
	}
	above := lines[i-1]
	isRead := above.Skip == line.Byline || above.Skip == "date"
	return above.Kind == corpus.Heading || above.Kind == corpus.Item && isRead
}

// one is a finding of one field.
func one(field, value, from string) record.Finding {
	return record.Finding{Field: field, Value: value, From: from}
}
