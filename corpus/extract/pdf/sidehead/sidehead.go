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
