package heading

import (
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// numberedSection is the head of a section as laws, contracts and manuals number
// theirs: "15. Limits of liability.", "§ 3 Fees".
var numberedSection = lang.Regexp(`^(?:§\s*)?(\d{1,3})\.?\s+\p{Lu}`)

// leastNumbered is how many sections in a row prove that a text numbers them.
const leastNumbered = 3

// Number finds the sections of a text that counts them. One such line proves
// nothing, for its full stop speaks for a sentence and its number for a list. Lines that
// each stand above text of their own and count up from the first one are sections.
func Number(lines []line.Line) {
	var run []int
	settle := func() {
		if len(run) >= leastNumbered {
			for _, i := range run {
				lines[i].Kind, lines[i].Level = corpus.Heading, 0
			}
		}
		run = nil
	}
	expected := -1
	for i := range lines {
		n, ok := sectionAt(lines, i)
		switch {
		case !ok:
		case n == expected:
			run, expected = append(run, i), n+1
		case n <= 1:
			settle()
			run, expected = []int{i}, n+1
		}
	}
	settle()
}

// sectionAt gives the number of a line that may be the head of a section.
func sectionAt(lines []line.Line, i int) (n int, ok bool) {
	l := lines[i]
	if !l.Kept() || l.Marked || l.Verse || l.Code || !l.Gap || l.Words < 2 || l.Words > 12 || line.SentenceMarks(strings.TrimLeft(l.Text, "§ 0123456789.")) > 1 || l.Kind != corpus.Paragraph && l.Kind != corpus.Item {
		return 0, false
	}
	if n = NumberOf(l); n < 0 {
		return 0, false
	}
	for _, next := range lines[i+1:] {
		if next.Kept() && next.Kind != corpus.Footnote {
			return n, next.Gap && NumberOf(next) != n+1
		}
	}
	return 0, false
}

// NumberOf gives the number of a section that a line begins with, -1 without one.
func NumberOf(l line.Line) int {
	m := numberedSection.FindStringSubmatch(l.Text[:min(len(l.Text), 40)])
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
