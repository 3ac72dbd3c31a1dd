package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// cellGap is the gap, in ems, from which on two parts of a line are cells.
const cellGap = 1.5

// linesOf makes lines of the words of one column, from the top.
func linesOf(words []word) []Line {
	words, caps := takeDropCaps(words)
	rows := wordRows(words)
	rows = attachRaised(rows)
	var out []Line
	for _, row := range rows {
		out = append(out, lineOf(row))
	}
	for _, c := range caps {
		putDropCap(out, c)
	}
	slices.SortStableFunc(out, func(a, b Line) int { return cmp.Compare(a.Base, b.Base) })
	return out
}

// wordRows groups words that stand on one line.
func wordRows(words []word) [][]word {
	inOrder := sorted(words, func(a, b word) int { return cmp.Compare(a.base, b.base) })
	var out [][]word
	for _, w := range inOrder {
		n := len(out)
		if n == 0 || w.base-out[n-1][0].base > 0.15*min(w.size, out[n-1][0].size) {
			out = append(out, []word{w})
			continue
		}
		out[n-1] = append(out[n-1], w)
	}
	return out
}

// sizeOf is the size of the type that most glyphs of a row have.
func sizeOf(row []word) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, w := range row {
		key := math.Round(w.size*10) / 10
		count[key] += len(w.glyphs)
		if count[key] > count[best] || count[key] == count[best] && key > best {
			best = key
		}
	}
	return best
}

func sizesOf(rows [][]word) []float64 {
	sizes := make([]float64, len(rows))
	for i, row := range rows {
		sizes[i] = sizeOf(row)
	}
	return sizes
}

// mostInRow bounds the words of a row that are compared with each of the rows
// beside it: nobody prints so long a line.
const mostInRow = 1000

// attachRaised puts words that are raised or lowered, as marks of notes and
// figures in formulas are, into the line that they belong to.
func attachRaised(rows [][]word) [][]word {
	sizes := sizesOf(rows)
	out := rows[:0:0]
	for i, row := range rows {
		if len(row) > mostInRow {
			continue
		}
		var rest []word
		for _, w := range row {
			if at, raise := hostOf(rows, sizes, i, w); at >= 0 {
				w.raise = raise
				rows[at] = placed(rows[at], w)
				continue
			}
			rest = append(rest, w)
		}
		rows[i] = rest
	}
	for _, row := range rows {
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
}

// How far a letter of a logo stands off its line at most, in ems of it: one as large
// as the line's, the E of TeX, less than half of the way to the next line.
const (
	mostShifted      = 0.3
	mostShiftedLarge = 0.4
)

// smallType is the share of a line's size up to which type is that of marks and figures.
const smallType = 0.88

// hostOf finds the row near row i that a small word stands on, right behind or
// before a word of it; -1 if it stands for itself.
func hostOf(rows [][]word, sizes []float64, i int, w word) (at, raise int) {
	for j := max(0, i-4); j < min(len(rows), i+5); j++ {
		if j == i || len(rows[j]) == 0 || len(rows[j]) > mostInRow || sizes[j] > capSize*w.size && len(rows[j]) < len(rows[i]) { // a letter beside several lines
			continue
		}
		up := (rows[j][0].base - w.base) / sizes[j]
		shifted := mostShifted
		if w.size > smallType*sizes[j] {
			shifted = mostShiftedLarge
		}
		if math.Abs(up) < shifted && len(w.glyphs) <= 2 && len(rows[j]) > len(rows[i]) && w.size < 1.02*sizes[j] && touches(rows[j], w, 0.17*sizes[j]) {
			return j, 0 // letters of a logo
		}
		if w.size > smallType*sizes[j] || up < -0.35 || up > 0.75 || math.Abs(up) < 0.08 || !touches(largerThan(w, rows[j]), w, 0.35*sizes[j]) {
			continue
		}
		if up > 0 {
			return j, 1
		}
		return j, -1
	}
	return -1, 0
}

// placed adds a word to a row, into a word of it that it stands inside: the
// letters of a logo are set over each other.
func placed(row []word, w word) []word {
	for i := range row {
		if host := &row[i]; w.raise == 0 && host.surrounds(w) {
			host.glyphs = append(slices.Clip(host.glyphs), w.glyphs...)
			slices.SortStableFunc(host.glyphs, func(a, b glyph) int { return cmp.Compare(a.left, b.left) })
			return row
		}
	}
	return append(row, w)
}

func (w word) surrounds(inner word) bool {
	return w.raise == 0 && inner.left > w.left && inner.right < w.right
}

// touches says whether a word stands right behind or before one of a row, or
// as one letter inside it.
func touches(row []word, w word, reach float64) bool {
	for _, host := range row {
		if host.raise == 0 && (math.Abs(w.left-host.right) < reach || math.Abs(host.left-w.right) < reach || len(w.glyphs) == 1 && host.surrounds(w)) {
			return true
		}
	}
	return false
}

// largerThan gives the words of a row in larger type than a word: in a row of two sizes it is
// raised beside these only.
func largerThan(w word, row []word) (out []word) {
	for _, host := range row {
		if w.size <= smallType*host.size {
			out = append(out, host)
		}
	}
	return out
}

// lineOf makes a line of its words.
func lineOf(row []word) Line {
	slices.SortStableFunc(row, func(a, b word) int { return cmp.Compare(a.left, b.left) })
	l := Line{Left: row[0].left, Right: row[0].right, Base: row[0].base, Size: sizeOf(row), Artifact: true}
	var pieces []piece
	for i, w := range row {
		l.Right = max(l.Right, w.right)
		if w.raise == 0 && len(w.glyphs) > 2 {
			l.Base = w.base
		}
		if i > 0 {
			pieces = append(pieces, spaceBetween(row[i-1], w)...)
		}
		for _, g := range w.glyphs {
			l.Artifact = l.Artifact && g.artifact
			pieces = append(pieces, piece{glyph: g, raise: w.raise})
		}
	}
	pieces, l.RightToLeft = logical(pieces)
	l.Runs = runsOf(pieces)
	return l
}

// A piece is a glyph of a line, or the space between two words.
type piece struct {
	glyph
	raise int
	space bool
	cell  bool // a space that is wide
}

// spaceBetween gives the space between two words of a line, none where a raised
// mark stands right behind its word, or a word behind its large first letter.
func spaceBetween(a, b word) []piece {
	gap := b.left - a.right
	size := max(a.size, b.size)
	switch {
	case a.raise != b.raise && gap < 0.25*size, a.base != b.base && gap < wordGap*size:
		return nil
	case a.size >= capSize*b.size && a.initial() && gap < wordGap*b.size:
		return nil
	}
	font := a.glyphs[len(a.glyphs)-1].font
	return []piece{{glyph: glyph{text: " ", left: a.right, right: b.left, size: size, font: font}, space: true, cell: gap > cellGap*size}}
}

// runsOf joins pieces of one type to runs.
func runsOf(pieces []piece) []Run {
	var out []Run
	var written strings.Builder // of the last run
	pending, cell := "", false
	for _, p := range pieces {
		if p.space {
			pending, cell = " ", cell || p.cell
			continue
		}
		text := p.text
		if text == "" {
			text = "\uFFFD"
		}
		n := len(out)
		if n > 0 && !cell && out[n-1].continues(p) {
			r := &out[n-1]
			r.Left, r.Right = min(r.Left, p.left), max(r.Right, p.right)
		} else {
			endRun(out, &written)
			out = append(out, Run{Left: p.left, Right: p.right, Size: p.size, Font: p.font, Raise: p.raise, Cell: cell})
		}
		written.WriteString(pending + text)
		pending, cell = "", false
	}
	endRun(out, &written)
	return out
}

// endRun gives the last run what was written for it.
func endRun(runs []Run, written *strings.Builder) {
	if n := len(runs); n > 0 {
		runs[n-1].Text = written.String()
	}
	written.Reset()
}

func (r Run) continues(p piece) bool {
	return r.Raise == p.raise && r.Font.Bold == p.font.Bold && r.Font.Italic == p.font.Italic && math.Abs(r.Size-p.size) < 0.05*r.Size
}

// Cells gives the texts of a line between wide gaps.
func (l Line) Cells() []string {
	var out []string
	var cell strings.Builder
	for i, r := range l.Runs {
		cell.WriteString(r.Text)
		if i+1 == len(l.Runs) || l.Runs[i+1].Cell {
			out = append(out, strings.TrimSpace(cell.String()))
			cell.Reset()
		}
	}
	return out
}
