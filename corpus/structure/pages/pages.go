// Package pages mends what the pages of print do to a text: heads and numbers that stand on
// each, and sentences that the end of one cuts.
package pages

import (
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/line"
)

// CutHeads leaves out the line that stands at the head of each page, next to
// the number of the page.
func CutHeads(lines []line.Line) {
	count := map[string]int{}
	for i, l := range lines {
		if mayRun(lines, i) {
			count[headKey(l)]++
		}
	}
	for i, l := range lines {
		if count[headKey(l)] >= 2 && l.Norm != "" && !l.Final {
			lines[i].Leave("running head")
		}
	}
}

// mayRun says whether a line is short and stands next to a page number or at
// the break of a page.
func mayRun(lines []line.Line, i int) bool {
	l := lines[i]
	if l.Marked && l.Kind != corpus.Heading || l.Final || l.Words < 2 || l.Words > 14 || l.Verse {
		return false
	}
	return l.Cut && l.Page > 1 || i > 0 && line.IsPageNumber(lines[i-1]) || i+1 < len(lines) && line.IsPageNumber(lines[i+1])
}

// headKey is a running head without the figures in it, and without the number
// of the issue at its end.
func headKey(l line.Line) string {
	key := strings.TrimFunc(l.Norm, func(r rune) bool { return unicode.IsDigit(r) || r == ' ' })
	return strings.TrimSuffix(key, " no")
}

// Rejoin puts together sentences that the end of a page cut, over page numbers
// and the footnotes that stand at the foot of the page.
func Rejoin(lines []line.Line) []line.Line {
	out := lines[:0]
	open := -1 // the line in out that may go on
	cut := false
	for _, l := range lines {
		switch {
		case l.Kind == corpus.Footnote || line.IsPageNumber(l) || !l.Kept():
			cut = true
		case open >= 0 && line.GoesOn(out[open], l, cut || l.Cut):
			out[open] = line.Joined(out[open], l)
			cut = false
			continue
		default:
			cut = false
			open = -1
			if l.Kind == corpus.Paragraph && !l.Verse && !l.Code || l.Kind == corpus.Item {
				open = len(out)
			}
		}
		out = append(out, l)
	}
	return out
}

const (
	leastPages  = 2  // numbers in a row that prove that a text numbers its pages
	leastOnPage = 60 // words between two of them; a list has less under its numbers
)

// CutNumbers leaves out numbers that stand alone, count up one by one and have a
// page of text between each two: "0" and "15" in a list of what a program returns are
// of the text.
func CutNumbers(lines []line.Line) {
	var run []int
	last, words := 0, 0
	settle := func() {
		if len(run) >= leastPages {
			for _, i := range run {
				lines[i].Leave("page number")
			}
		}
		run = nil
	}
	for i, l := range lines {
		n, isNumber := pageNumber(l)
		if !isNumber || !l.Kept() {
			words += l.Words
			continue
		}
		if len(run) > 0 && (n != last+1 || words < leastOnPage) {
			settle()
		}
		run, last, words = append(run, i), n, 0
	}
	settle()
}

// pageNumber gives the number that a line is and nothing else.
func pageNumber(l line.Line) (n int, ok bool) {
	if !line.IsPageNumber(l) {
		return 0, false
	}
	n, err := strconv.Atoi(strings.Trim(l.Text, "-–— "))
	return n, err == nil
}
