package line

import (
	"slices"

	"footnote/corpus"
)

// MostLines bounds the lines that the costlier rules look at one by one; a
// longer text is a book or a log, and only its ends are looked at.
const (
	MostLines = 20000
	EndLines  = 400
)

// Looked says whether the rules that look at single lines look at this one.
func Looked(lines []Line, i int) bool {
	return len(lines) <= MostLines || i < EndLines || i >= len(lines)-EndLines
}

// Filled gives the lines that are not empty.
func Filled(lines []Line) []Line {
	return slices.DeleteFunc(lines, func(l Line) bool { return l.Text == "" })
}

// ProseWords counts the words of the prose that stays.
func ProseWords(lines []Line) int {
	n := 0
	for _, l := range lines {
		if l.Kept() && l.Prose {
			n += l.Words
		}
	}
	return n
}

// Body gives the first and the last line of the prose that stays: len(lines) and -1 without
// one.
func Body(lines []Line) (first, last int) {
	first, last = len(lines), -1
	for i, l := range lines {
		if l.Kept() && l.Prose && l.Kind != corpus.Footnote {
			first = min(first, i)
			last = i
		}
	}
	return first, last
}

// LeaveOut leaves out the lines from one up to another, but for what another rule has left
// out before.
func LeaveOut(lines []Line, from, to int, reason string) {
	for i := from; i < to; i++ {
		lines[i].Leave(reason)
	}
}

// Leave leaves a line out, unless another rule has done so before.
func (l *Line) Leave(reason string) {
	if l.Skip == "" {
		l.Skip = reason
	}
}
