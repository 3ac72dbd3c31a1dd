package boilerplate

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// CutContents leaves out tables of contents near the front.
func CutContents(lines []line.Line) {
	for i := range lines[:min(len(lines), line.EndLines)] {
		if lines[i].Kept() && lines[i].Hint == "contents" {
			skipContents(lines, i)
		}
	}
}

// skipContents leaves out a table of contents: links, or lines that end in the
// number of a page or come again later, under a heading of that name.
func skipContents(lines []line.Line, i int) {
	last := lastLines(lines)
	listed := func(i int) bool {
		l := lines[i]
		comesLater := l.Words <= 12 && !l.Final && l.Norm != "" && last[record.HeadDigit.ReplaceAllString(l.Norm, "")] > i
		if record.ChapterWord.MatchString(l.Text) { // over its name, in a row of its own
			comesLater = comesLater || last[firstTwo(l.Norm)] > i
		}
		return l.Link || l.Words <= 20 && line.PageAtEnd.MatchString(l.Text) || comesLater
	}
	end := i + 1
	for end < len(lines) && listed(end) {
		end++
	}
	if end > i+1 || lines[i].Kind == corpus.Heading && headsHeading(lines, i) {
		line.LeaveOut(lines, i, end, "contents")
	}
}

// firstTwo gives the first two words of a line: "chapter iv".
func firstTwo(norm string) string {
	words := strings.Fields(norm)
	return strings.Join(words[:min(len(words), 2)], " ")
}

// headsHeading says whether the next line that is kept is a heading: what stood under
// this one is left out.
func headsHeading(lines []line.Line, i int) bool {
	for _, l := range lines[i+1:] {
		if l.Kept() {
			return l.Kind == corpus.Heading
		}
	}
	return false
}

// lastLines gives for the words of each short line, its number aside, where they
// stand last.
func lastLines(lines []line.Line) map[string]int {
	last := map[string]int{}
	for i, l := range lines {
		if l.Words <= 20 && l.Norm != "" {
			last[record.HeadDigit.ReplaceAllString(l.Norm, "")] = i
		}
	}
	return last
}
