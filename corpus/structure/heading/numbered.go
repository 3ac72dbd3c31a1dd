package heading

import (
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// numberedSection is the head of a section as laws, contracts and manuals number
// theirs: "15. Limits of liability.", "§ 3 Fees".
var numberedSection = lang.Regexp(`^(?:§\s*)?(\d{1,3})\.?\s+\p{Lu}`)

// leastNumbered is how many sections in a row prove that a text numbers them.
const leastNumbered = 3

// Number finds the sections of a text that counts them. One such line proves
// nothing, for its full stop speaks for a sentence and its number for a list. Lines that
// each stand above text of their own, or begin a paragraph with a name of their own, and
// count up from the first one are sections. A name that a paragraph begins with stays in
// it, and stands above it as well.
func Number(lines []line.Line) []line.Line {
	var run []int
	isHead := map[int]bool{}
	settle := func() {
		if len(run) >= leastNumbered {
			for _, i := range run {
				isHead[i] = true
			}
		}
		run = nil
	}
	expected := -1
	for i, l := range lines {
		n, ok := sectionAt(lines, i)
		if !ok {
			n, ok = NumberOf(l), runInName(l) != ""
		}
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
	return headed(lines, isHead)
}

// headed makes headings of the lines that are heads of sections, or puts one above them.
func headed(lines []line.Line, isHead map[int]bool) []line.Line {
	var out []line.Line
	for i, l := range lines {
		switch name := runInName(l); {
		case isHead[i] && name != "":
			above := l
			above.Text, above.Kind, above.Level, above.Marks, above.Number = name, corpus.Heading, 0, nil, -l.Number // no reader gave it
			out = append(out, line.Measured(above))
			l.Gap = false
		case isHead[i]:
			l.Kind, l.Level = corpus.Heading, 0
		}
		out = append(out, l)
	}
	return out
}

// runIn is how a clause begins that has its name in its first row: "2. Grant of Use.
// Subject to …".
var runIn = lang.Regexp(`^((?:§\s*)?\d{1,3}\.?\s+\p{Lu}[\p{L}’'&,;/ -]{2,80})\.\s+["“„«(]?\p{Lu}`)

// Bounds of the name of such a clause, and of what it says.
const (
	mostOfName    = 9
	leastOfClause = 8
)

// runInName gives the number and the name that a paragraph begins with, "" without one. A
// person or an institution is the author in a list of works.
func runInName(l line.Line) string {
	if !l.Kept() || l.Marked || l.Verse || l.Code || l.Kind != corpus.Paragraph && l.Kind != corpus.Item || l.Words < leastOfClause {
		return ""
	}
	m := runIn.FindStringSubmatch(l.Text[:min(len(l.Text), 160)])
	if m == nil || lang.WordCount(m[1]) > mostOfName {
		return ""
	}
	name := strings.TrimLeft(m[1], "§ 0123456789.")
	isInitial := func(w string) bool { return len(strings.Trim(w, ",;")) == 1 && w != "a" }
	if line.TitleShare(name) < 0.8 || slices.ContainsFunc(strings.Fields(name), isInitial) || len(record.Names(name, record.OfLine).People) > 0 || record.NamesInstitution(name) {
		return ""
	}
	return m[1]
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
