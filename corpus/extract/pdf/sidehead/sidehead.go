// Package sidehead parts the heads of sections that some books set beside the text, in its
// margin, from the lines that they stand beside.
package sidehead

import (
	"math"
	"slices"

	"footnote/corpus/pdf"
)

// mainLeft is where most lines of a column begin, and whether most do.
func mainLeft(lines []pdf.Line) (float64, bool) {
	count := map[float64]int{}
	for _, l := range lines {
		for i, r := range l.Runs {
			if i == 0 || r.Cell {
				count[math.Round(r.Left)]++
			}
		}
	}
	left := 0.0
	for place, n := range count {
		if n > count[left] || n == count[left] && place < left {
			left = place
		}
	}
	return left, len(lines) >= 6 && count[left]*2 > len(lines)
}

// Part puts the heads that stand beside the text before the lines that they
// stand beside: each in one line, however many it takes in the margin.
func Part(lines []pdf.Line) []pdf.Line {
	left, ok := mainLeft(lines)
	if !ok {
		return lines
	}
	var out []pdf.Line
	open := -1 // the head in out whose next line may follow
	for _, l := range lines {
		at := besideText(l, left)
		if at == 0 {
			out, open = append(out, l), -1
			continue
		}
		head, rest := l, l
		head.Runs, rest.Runs = slices.Clone(l.Runs[:at]), slices.Clone(l.Runs[at:])
		head.Right, rest.Left = head.Runs[at-1].Right, rest.Runs[0].Left
		head.Size, rest.Runs[0].Cell = head.Runs[0].Size, false
		if open >= 0 {
			head.Runs[0].Text = " " + head.Runs[0].Text
			out[open].Runs = append(out[open].Runs, head.Runs...)
			out = append(out, rest)
			continue
		}
		open = len(out)
		out = append(out, head, rest)
	}
	return out
}

// besideText gives how many runs of a line are of a head beside the text: those left of
// where the text begins, in bold type while the text is not. It is 0 for a line without.
func besideText(l pdf.Line, left float64) int {
	at := 0
	for at < len(l.Runs) && l.Runs[at].Right < left-0.5*l.Size {
		if !l.Runs[at].Font.Bold {
			return 0
		}
		at++
	}
	if at == 0 || at == len(l.Runs) || math.Abs(l.Runs[at].Left-left) > 2 || l.Runs[at].Font.Bold {
		return 0
	}
	letters := 0
	for _, r := range l.Runs[at:] {
		letters += len(r.Text)
	}
	if letters < fewestBeside {
		return 0 // the cell of a table
	}
	return at
}

// fewestBeside is how many letters a line of text beside a head has at least.
const fewestBeside = 20

// Join puts a column of nothing but heads in bold type into the text to its right, each
// before the line that it stands beside.
func Join(columns []pdf.Column) []pdf.Column {
	for i := 0; i+1 < len(columns); i++ {
		if lines := beside(columns[i].Lines, columns[i+1].Lines); lines != nil {
			columns = slices.Delete(slices.Clone(columns), i, i+1)
			columns[i].Lines = lines
		}
	}
	return columns
}

const (
	fewestLines = 6   // of a text that has heads beside it
	headGap     = 1.8 // sizes of type between the lines of two heads, at least
	level       = 0.8 // and between a head and the line that it stands beside, at most
)

// beside gives the lines of a text with the heads beside it, nil where one of them is none.
func beside(heads, text []pdf.Line) (out []pdf.Line) {
	if len(text) < fewestLines || len(heads)*2 > len(text) {
		return nil
	}
	at := map[int]pdf.Line{}
	last := -1
	for i, h := range heads {
		if slices.ContainsFunc(h.Runs, func(r pdf.Run) bool { return !r.Font.Bold }) {
			return nil
		}
		if i > 0 && h.Base-heads[i-1].Base < headGap*h.Size { // the next line of a head
			head := at[last]
			head.Runs = slices.Concat(head.Runs, []pdf.Run{{Text: " ", Size: h.Size, Font: h.Runs[0].Font}}, h.Runs)
			at[last] = head
			continue
		}
		last = slices.IndexFunc(text, func(l pdf.Line) bool { return math.Abs(l.Base-h.Base) < level*l.Size })
		if last < 0 || text[last].Runs[0].Font.Bold {
			return nil
		}
		at[last] = h
	}
	for i, l := range text {
		if h, ok := at[i]; ok {
			out = append(out, h)
		}
		out = append(out, l)
	}
	return out
}
