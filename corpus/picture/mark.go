package picture

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// seed is how many letters that stand in a row, on the page as in the passage, are
// taken for the passage's; a shorter passage is looked for whole. Hyphens, spaces and
// marks do not count: they change where a line ends.
const seed = 20

// marked gives the places of those letters of a page that belong to a passage.
func marked(page []letter, passage string) []box {
	var at []int // the letter of the page that a folded one comes from
	var folded []rune
	for i, l := range page {
		for _, r := range fold(l.text) {
			folded, at = append(folded, r), append(at, i)
		}
	}
	hit := make([]bool, len(page))
	found := false
	for _, run := range shared(folded, fold(passage)) {
		for _, i := range at[run.from:run.to] {
			hit[i], found = true, true
		}
	}
	if !found {
		return nil
	}
	return linesOf(page, hit)
}

// fold leaves the letters and digits of a text, small and without accents.
func fold(text string) []rune {
	var out []rune
	for _, r := range strings.ToLower(lang.Unaccented(lang.Scrub(text))) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}

type span struct{ from, to int }

// shared gives the runs of a page that stand in a passage, too: seeds at least, and
// what stands between two of them both here and there, such as the end of a line
// between the numbers of lines.
func shared(page, passage []rune) []span {
	n := min(seed, len(passage))
	if n == 0 {
		return nil
	}
	known := map[string]int{}
	for i := len(passage) - n; i >= 0; i-- {
		known[string(passage[i:i+n])] = i
	}
	var out []span
	ends := 0 // where in the passage the last run ends
	for i := 0; i+n <= len(page); i++ {
		at, ok := known[string(page[i:i+n])]
		if !ok {
			continue
		}
		last := len(out) - 1
		switch {
		case last >= 0 && out[last].to >= i:
			out[last].to = i + n
		case last >= 0 && at > ends && i-out[last].to < mostBetween:
			if between := find(page[out[last].to:i], passage[ends:at]); between >= 0 {
				from := out[last].to + between
				out = append(out, span{from, from + at - ends})
			}
			out = append(out, span{i, i + n})
		default:
			out = append(out, span{i, i + n})
		}
		ends = at + n
	}
	return out
}

// mostBetween is how many letters stand at most between two runs of one text: a few
// lines.
const mostBetween = 200

// find gives where a run begins in a text, -1 if it is not there.
func find(text, run []rune) int {
	for i := 0; i+len(run) <= len(text); i++ {
		if slices.Equal(text[i:i+len(run)], run) {
			return i
		}
	}
	return -1
}

// linesOf joins letters that are hit and stand beside each other, so that the gaps
// between words are marked, too.
func linesOf(page []letter, hit []bool) []box {
	var out []box
	joins := false // the letters since the last one that was hit are spaces and marks
	for i, l := range page {
		switch {
		case hit[i] && joins && besides(out[len(out)-1], l.at):
			out[len(out)-1] = out[len(out)-1].with(l.at)
		case hit[i]:
			out, joins = append(out, l.at), true
		default:
			joins = joins && len(fold(l.text)) == 0
		}
	}
	return out
}

// besides says whether a letter stands on the line of those before it.
func besides(line, l box) bool {
	overlap := min(line.top, l.top) - max(line.bottom, l.bottom)
	low, high := min(line.top-line.bottom, l.top-l.bottom), max(line.top-line.bottom, l.top-l.bottom)
	return 2*overlap >= low && l.left-line.right < 3*high && line.left-l.right < 3*high
}

// marker is the colour of the pen.
var marker = color.RGBA{255, 226, 89, 255}

// mark lays the pen over parts of a picture: what is dark stays dark.
func mark(img *image.RGBA, places []image.Rectangle) {
	done := map[image.Point]bool{} // not darker where places overlap
	for _, p := range places {
		p = p.Inset(-max(2, p.Dy()/8)).Intersect(img.Rect)
		for y := p.Min.Y; y < p.Max.Y; y++ {
			for x := p.Min.X; x < p.Max.X; x++ {
				if at := image.Pt(x, y); !done[at] {
					done[at] = true
					c := img.RGBAAt(x, y)
					img.SetRGBA(x, y, color.RGBA{times(c.R, marker.R), times(c.G, marker.G), times(c.B, marker.B), 255})
				}
			}
		}
	}
}

func times(a, b uint8) uint8 { return uint8(int(a) * int(b) / 255) }
