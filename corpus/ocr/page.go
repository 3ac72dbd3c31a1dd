package ocr

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"footnote/corpus/pdf"
)

// environment is what the program needs of ours: where its languages lie. It gets
// none of our keys.
func environment() []string {
	var keep []string
	for _, name := range []string{"PATH", "HOME", "TESSDATA_PREFIX", "SystemRoot"} {
		if value, set := os.LookupEnv(name); set {
			keep = append(keep, name+"="+value)
		}
	}
	return keep
}

// A word as tesseract tells it, in points.
type word struct {
	block, line              string // which of the page
	left, top, right, bottom float64
	sure                     float64 // of 100
	text                     string
}

// pageOf makes a page of the table (TSV) that tesseract writes: a row for each word,
// with its block, paragraph, line, place in dots and confidence. Points are the size
// of a dot.
func pageOf(table string, points float64) (page pdf.Page, sure int) {
	var words []word
	for row := range strings.Lines(table) {
		f := strings.SplitN(strings.TrimRight(row, "\r\n"), "\t", 12)
		if len(f) < 12 {
			continue
		}
		var n [12]float64
		for i := range 11 {
			n[i], _ = strconv.ParseFloat(f[i], 64)
		}
		switch f[0] {
		case "1":
			page.Width, page.Height = n[8]*points, n[9]*points
		case "5":
			if text := strings.TrimSpace(f[11]); text != "" {
				block := f[1] + " " + f[2]
				words = append(words, word{block, block + " " + f[3] + " " + f[4], n[6] * points, n[7] * points, (n[6] + n[8]) * points, (n[7] + n[9]) * points, n[10], text})
			}
		}
	}
	letters, total := 0.0, 0.0
	for _, w := range words {
		n := float64(utf8.RuneCountInString(w.text))
		letters, total = letters+n, total+n*w.sure
	}
	for block := range groups(words, func(w word) string { return w.block }) {
		page.Columns = append(page.Columns, columnOf(block))
	}
	return page, int(total / max(letters, 1))
}

// groups yields the runs of words that are alike.
func groups(words []word, key func(word) string) func(yield func([]word) bool) {
	return func(yield func([]word) bool) {
		for len(words) > 0 {
			n := 1
			for n < len(words) && key(words[n]) == key(words[0]) {
				n++
			}
			if !yield(words[:n]) {
				return
			}
			words = words[n:]
		}
	}
}

// columnOf makes a column of a block. Its lines have one size: the height of each
// depends on which letters it has.
func columnOf(block []word) pdf.Column {
	var c pdf.Column
	var heights []float64
	for line := range groups(block, func(w word) string { return w.line }) {
		l := lineOf(line)
		c.Lines = append(c.Lines, l)
		heights = append(heights, l.Size)
	}
	slices.Sort(heights)
	size := heights[len(heights)/2]
	c.Left, c.Right = c.Lines[0].Left, c.Lines[0].Right
	for i := range c.Lines {
		l := &c.Lines[i]
		l.Size, l.Runs[0].Size = size, size
		c.Left, c.Right = min(c.Left, l.Left), max(c.Right, l.Right)
	}
	return c
}

// lineOf makes a line of its words. Most words end on its base line, some below: those
// with a tail.
func lineOf(words []word) pdf.Line {
	top, bottom := words[0].top, words[0].bottom
	var texts []string
	var bottoms []float64
	for _, w := range words {
		top, bottom = min(top, w.top), max(bottom, w.bottom)
		texts, bottoms = append(texts, w.text), append(bottoms, w.bottom)
	}
	slices.Sort(bottoms)
	left, right := words[0].left, words[len(words)-1].right
	run := pdf.Run{Text: strings.Join(texts, " "), Left: min(left, right), Right: max(left, right), Font: &pdf.Font{}}
	return pdf.Line{Runs: []pdf.Run{run}, Left: run.Left, Right: run.Right, Base: bottoms[len(bottoms)/4], Size: bottom - top}
}
