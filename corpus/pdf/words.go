package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A word is glyphs without a gap between them, from left to right.
type word struct {
	glyphs      []glyph
	left, right float64
	base, size  float64
	raise       int // in the line that it was put in

	// The line of text that it stands on, and the size of its type: a raised or
	// lowered word stands on that of its neighbours.
	line, em float64
}

// The gap that makes a space, as a share of the size of the type. Kerning stays
// under a tenth, the narrowest spaces of justified text are about a fifth.
// Letters of Arabic are joined, and Hebrew is set close: there less is enough,
// and a space in the file without a gap is a mark between joined letters.
const (
	wordGap            = 0.17
	wordGapRightToLeft = 0.08
)

// wordsOf cuts the glyphs of a page into words, row by row.
func wordsOf(glyphs []glyph) []word {
	var out []word
	settleMarks(glyphs)
	for _, row := range rowsOf(glyphs) {
		row = composed(row)
		wide := tracking(row)
		for _, part := range partsOf(row) {
			gap := wordGap + wide
			if wide == 0 {
				gap = gapOf(part)
			}
			out = append(out, cut(part, row[0].base, gap)...)
		}
	}
	return out
}

// cut makes words of glyphs that stand on one line: a space or a wide gap ends a word.
func cut(row []glyph, base, gap float64) []word {
	var out []word
	spaced := true // a space stands before the next glyph
	for _, g := range row {
		if g.isSpace() {
			spaced = true
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].goesOn(g, gap, spaced) {
			out[last].add(g)
		} else {
			out = append(out, word{glyphs: []glyph{g}, left: g.left, right: g.right, base: base, size: g.size})
		}
		spaced = false
	}
	return out
}

func (g glyph) isSpace() bool { return g.text != "" && strings.TrimSpace(g.text) == "" }

// gapAfter is the gap from one glyph to the next, as a share of their size; of
// the smaller one beside a letter as large as several lines, which a line of
// text keeps away from.
func (g glyph) gapAfter(last glyph) float64 {
	small, large := min(g.size, last.size), max(g.size, last.size)
	if large >= capSize*small {
		large = small
	}
	return (g.left - last.right) / large
}

// partsOf cuts a row at gaps as wide as those between columns, each of which is
// justified for itself.
func partsOf(row []glyph) [][]glyph {
	var out [][]glyph
	start := 0
	for i := 1; i <= len(row); i++ {
		if i == len(row) || row[i].gapAfter(row[i-1]) > cellGap {
			out = append(out, row[start:i])
			start = i
		}
	}
	return out
}

// A row that is justified tightly has gaps between words of about wordGap, some
// under it. They are told from kerning where hardly a gap is in between.
const (
	mostKerning  = 0.06
	leastTight   = 0.11
	mostTight    = 0.21
	fewTightGaps = 3
)

// gapOf gives the gap that makes a space in a part of a row: wordGap, or less
// where its own gaps show that it is justified tightly.
func gapOf(part []glyph) float64 {
	var wide []float64
	for i, g := range part {
		if g.isSpace() { // they tell words apart
			return wordGap
		}
		if i == 0 {
			continue
		}
		switch gap := g.gapAfter(part[i-1]); {
		case gap >= leastTight:
			wide = append(wide, gap)
		case gap > mostKerning:
			return wordGap
		}
	}
	if len(wide) < fewTightGaps || len(wide)*3 > len(part) {
		return wordGap
	}
	slices.Sort(wide)
	if wide[len(wide)/2] > mostTight {
		return wordGap
	}
	return (mostKerning + leastTight) / 2
}

// goesOn says whether a glyph is of the word that stands before it.
func (w word) goesOn(g glyph, gap float64, spaced bool) bool {
	last := w.glyphs[len(w.glyphs)-1]
	if w.size >= capSize*g.size && w.initial() {
		return false // it may belong to a line above
	}
	between := g.gapAfter(last)
	if runsLeft(last.text) && runsLeft(g.text) {
		return between <= wordGapRightToLeft
	}
	return !spaced && between <= gap
}

func (w *word) add(g glyph) {
	w.glyphs = append(w.glyphs, g)
	w.left, w.right = min(w.left, g.left), max(w.right, g.right)
	w.size = max(w.size, g.size)
}

// rowsOf groups glyphs by the line that they stand on, over all columns, and
// orders each row from left to right.
func rowsOf(glyphs []glyph) [][]glyph {
	inOrder := sorted(glyphs, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	var out [][]glyph
	start := 0
	for i := range inOrder {
		if next := i + 1; next == len(inOrder) || inOrder[next].base-inOrder[i].base > 0.12*min(inOrder[next].size, inOrder[i].size) {
			out = append(out, inOrder[start:next:next])
			start = next
		}
	}
	for _, row := range out {
		slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.left, b.left) })
	}
	return out
}

// tracking is the space that stands between all letters of a row, as in titles
// that are set wide; 0 where it cannot be told from gaps between words.
func tracking(row []glyph) float64 {
	var gaps []float64
	for i, g := range row {
		if i == 0 || !isLetters(g.text) || !isLetters(row[i-1].text) {
			continue
		}
		gaps = append(gaps, (g.left-row[i-1].right)/max(g.size, 1))
	}
	if len(gaps) < 6 || len(gaps)*10 < len(row)*6 {
		return 0
	}
	slices.Sort(gaps)
	middle := gaps[len(gaps)/2]
	if middle < 0.05 || middle > 0.6 || gaps[len(gaps)*3/4]-gaps[len(gaps)/4] > 0.08 {
		return 0
	}
	return middle
}

func isLetters(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// accentMarks are accents that stand alone, with the marks that they are over or
// under a letter.
var accentMarks = map[string]string{
	"`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306",
	"˙": "\u0307", "¨": "\u0308", "˚": "\u030A", "˝": "\u030B", "ˇ": "\u030C", "¸": "\u0327", "˛": "\u0328",
}

// settleMarks puts marks that are drawn higher or lower than their letter, as
// those of capitals are, on its line. A mark is drawn right before its letter or
// after it.
func settleMarks(glyphs []glyph) {
	for i := range glyphs {
		mark := &glyphs[i]
		if markOf(mark.text) == "" {
			continue
		}
		for _, j := range []int{i + 1, i - 1, i + 2, i - 2} {
			if j >= 0 && j < len(glyphs) && isLetters(glyphs[j].text) && markOf(glyphs[j].text) == "" && mark.isOver(glyphs[j]) {
				mark.base = glyphs[j].base
				break
			}
		}
	}
}

// isOver says whether a glyph stands over or under a letter.
func (g glyph) isOver(letter glyph) bool {
	overlap := min(g.right, letter.right) - max(g.left, letter.left)
	return g.turn == letter.turn && overlap >= 0.5*min(g.right-g.left, letter.right-letter.left) && math.Abs(g.base-letter.base) < 0.8*letter.size
}

// composed drops glyphs that are shown twice to look bold, and puts marks that
// are drawn over a letter into it.
func composed(row []glyph) []glyph {
	out := row[:0:0]
	for _, g := range row {
		n := len(out)
		switch {
		case n > 0 && g.text == out[n-1].text && math.Abs(g.left-out[n-1].left) < 0.12*g.size && g.text != "":
			continue
		case n > 0 && merges(&out[n-1], g):
			continue
		}
		out = append(out, g)
	}
	return out
}

// merges puts two glyphs that stand over each other into the first if one is
// the accent of the other.
func merges(a *glyph, b glyph) bool {
	overlap := min(a.right, b.right) - max(a.left, b.left)
	narrow := min(a.right-a.left, b.right-b.left)
	if overlap < 0.5*narrow || narrow < 0 {
		return false
	}
	letter, mark := a.text, markOf(b.text)
	if mark == "" || !isLetters(letter) {
		letter, mark = b.text, markOf(a.text)
	}
	if mark == "" || !isLetters(letter) || markOf(letter) != "" {
		return false
	}
	switch letter {
	case "ı":
		letter = "i"
	case "ȷ":
		letter = "j"
	}
	if markOf(a.text) != "" {
		*a = b // the letter's place counts
	}
	a.text = composedForm(letter + mark)
	return true
}

// markOf gives the mark that a glyph is, "" if it is none.
func markOf(text string) string {
	if text == "" {
		return ""
	}
	if mark := accentMarks[text]; mark != "" {
		return mark
	}
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			return ""
		}
	}
	return text
}
