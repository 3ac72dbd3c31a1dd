package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Columns are found by their gutters: strips that no line crosses over some
// height. Lines that do cross, such as a title, cut the columns in two bands,
// and each band is read column by column. Tables have gutters too; they are
// told by cells that are short and leave their side of it empty.
const (
	gutterWidth  = 0.9 // at least, in ems
	fewestRows   = 4   // of the longer side
	fewestBeside = 2   // of the shorter one
	fewestInRow  = 12  // letters in half of the rows of a side
	fullRow      = 0.55
	mostSplits   = 6
)

// columnsOf groups the words of a page by column, in reading order.
func columnsOf(words []word) [][]word {
	var out [][]word
	splitColumns(onLines(words), 0, &out)
	return out
}

// onLines finds the line that each word stands on. Without it the room that a line
// leaves for a raised number would look like a gutter.
func onLines(words []word) []word {
	rows := wordRows(words)
	sizes := sizesOf(rows)
	var out []word
	for i, row := range rows {
		for _, w := range row {
			w.line, w.em = w.base, w.size
			if at, _ := hostOf(rows, sizes, i, w); len(row) <= mostInRow && at >= 0 {
				w.line, w.em = rows[at][0].base, sizes[at]
			}
			out = append(out, w)
		}
	}
	return out
}

func splitColumns(words []word, depth int, out *[][]word) {
	if len(words) == 0 {
		return
	}
	rows := segmentRows(words)
	g, ok := findGutter(rows)
	if !ok || depth >= mostSplits {
		*out = append(*out, words)
		return
	}
	for _, b := range g.bands(rows) {
		if !b.parted {
			splitColumns(b.words(), depth+1, out)
			continue
		}
		left, right := g.sidesOf(b)
		splitColumns(left, depth+1, out)
		splitColumns(right, depth+1, out)
	}
}

// A segment is words of one row without a gutter between them.
type segment struct {
	words       []word
	left, right float64
	base, size  float64
}

func (s segment) middle() float64 { return (s.left + s.right) / 2 }

// letters counts the letters of a segment.
func (s segment) letters() int {
	n := 0
	for _, w := range s.words {
		for _, g := range w.glyphs {
			n += btoi(isLetters(g.text))
		}
	}
	return n
}

// segmentRows cuts words into rows from the top, and rows at gaps that may be
// of a gutter.
func segmentRows(words []word) [][]segment {
	inOrder := sorted(words, func(a, b word) int { return cmp.Compare(a.line, b.line) })
	var out [][]segment
	for i := 0; i < len(inOrder); {
		end := i + 1
		for end < len(inOrder) && inOrder[end].line-inOrder[i].line < 0.3*min(inOrder[i].em, inOrder[end].em) {
			end++
		}
		row := sorted(inOrder[i:end], func(a, b word) int { return cmp.Compare(a.left, b.left) })
		out = append(out, segmentsOf(row))
		i = end
	}
	return out
}

func segmentsOf(row []word) []segment {
	var out []segment
	for _, w := range row {
		n := len(out)
		if n > 0 && w.left-out[n-1].right < gutterWidth*min(w.em, out[n-1].size) {
			s := &out[n-1]
			s.words = append(s.words, w)
			s.right, s.size = max(s.right, w.right), max(s.size, w.em)
			continue
		}
		out = append(out, segment{words: []word{w}, left: w.left, right: w.right, base: w.line, size: w.em})
	}
	return out
}

// A gutter is the strip between two columns.
type gutter struct {
	left, right float64
	from, to    float64 // the edges of the columns beside it
}

func (g gutter) middle() float64 { return (g.left + g.right) / 2 }

// crossed says whether a segment goes over the gutter. One that starts with the
// left column and only juts out is a line that is too long.
func (g gutter) crossed(s segment) bool {
	if s.left >= g.middle() || s.right <= g.middle() {
		return false
	}
	juts := s.left <= g.from+(g.left-g.from)*0.1 && s.right < g.right+(g.to-g.right)*0.1
	return !juts
}

// findGutter looks for the strip that the fewest rows cross.
func findGutter(rows [][]segment) (gutter, bool) {
	left, right := math.Inf(1), math.Inf(-1)
	for _, row := range rows {
		left, right = min(left, row[0].left), max(right, row[len(row)-1].right)
	}
	if len(rows) < fewestRows || right-left < 100 || right-left > 20_000 {
		return gutter{}, false
	}
	for _, g := range strips(rows, left, right) {
		if slices.ContainsFunc(g.bands(rows), func(b band) bool { return b.parted }) {
			return g, true
		}
	}
	return gutter{}, false
}

// strips gives the likely gutters, the one that the fewest rows cross first.
func strips(rows [][]segment, left, right float64) []gutter {
	crossing := make([]int, int(right-left)+2) // rows at each point; at first how many more than at the one before
	for _, row := range rows {
		for _, s := range row {
			from, to := max(0, int(s.left-left)), int(s.right-left)+1
			if from < len(crossing) && from < to {
				crossing[from]++
				if to < len(crossing) {
					crossing[to]--
				}
			}
		}
	}
	for x := 1; x < len(crossing); x++ {
		crossing[x] += crossing[x-1]
	}
	type strip struct {
		gutter
		rows int
	}
	var found []strip
	for from := len(crossing) / 8; from < len(crossing)*7/8; {
		to := from
		for to < len(crossing)*7/8 && crossing[to] == crossing[from] {
			to++
		}
		if crossing[from]*10 <= len(rows)*6 && to-from >= 3 {
			found = append(found, strip{gutter{left + float64(from), left + float64(to), left, right}, crossing[from]})
		}
		from = to
	}
	slices.SortStableFunc(found, func(a, b strip) int {
		return cmp.Or(cmp.Compare(a.rows, b.rows), cmp.Compare(b.right-b.left, a.right-a.left))
	})
	var out []gutter
	for _, s := range found[:min(len(found), 6)] {
		out = append(out, s.gutter)
	}
	return out
}

// A band is rows that follow each other, with columns beside the gutter or not.
type band struct {
	rows   [][]segment
	parted bool
}

func (b band) words() []word {
	var out []word
	for _, row := range b.rows {
		for _, s := range row {
			out = append(out, s.words...)
		}
	}
	return out
}

// bands cuts rows where one crosses the gutter.
func (g gutter) bands(rows [][]segment) []band {
	var out []band
	var open band
	flush := func() {
		n := len(out)
		if open.parted = g.parts(open.rows); !open.parted && n > 0 && !out[n-1].parted {
			out[n-1].rows = append(out[n-1].rows, open.rows...)
		} else if len(open.rows) > 0 {
			out = append(out, open)
		}
		open = band{}
	}
	across := false
	for i, row := range rows {
		if crosses := slices.ContainsFunc(row, g.crossed); crosses != across {
			flush()
			across = crosses
		} else if !crosses && opensStory(open.rows, row) && g.hasRight(rows[i+1:]) {
			flush()
		}
		open.rows = append(open.rows, row)
	}
	flush()
	return out
}

// opensStory says whether a row is the headline of another story below that of some rows: alone,
// in larger type, and with room above it over both columns.
func opensStory(rows [][]segment, row []segment) bool {
	if len(rows) < fewestRows || len(row) > 1 {
		return false
	}
	above := rows[len(rows)-1][0]
	return row[0].size > 1.3*above.size && row[0].base-above.base > 2*row[0].size
}

// hasRight says whether some rows go on in the right column: a story that only the left one has
// ends there what began above.
func (g gutter) hasRight(rows [][]segment) bool {
	return slices.ContainsFunc(rows, func(row []segment) bool { return row[len(row)-1].left >= g.middle() })
}

// sidesOf gives the words on either side of the gutter.
func (g gutter) sidesOf(b band) (left, right []word) {
	for _, row := range b.rows {
		for _, s := range row {
			if s.middle() < g.middle() {
				left = append(left, s.words...)
			} else {
				right = append(right, s.words...)
			}
		}
	}
	return left, right
}

// parts says whether rows are columns of text on both sides of the gutter.
func (g gutter) parts(rows [][]segment) bool {
	var left, right []segment
	for _, row := range rows {
		if slices.ContainsFunc(row, g.crossed) {
			return false
		}
		l, r := g.sides(row)
		left, right = append(left, l...), append(right, r...)
	}
	more, less := max(len(left), len(right)), min(len(left), len(right))
	return more >= fewestRows && less >= fewestBeside && g.isText(rows, left, 0) && g.isText(rows, right, 1)
}

// isText says whether what stands on one side of the gutter, 0 for the left, is a
// column of text, or several columns. Those need not stand on the same base lines,
// and then each row is as wide as one of them.
func (g gutter) isText(rows [][]segment, joined []segment, side int) bool {
	if isColumn(joined) || side == 0 && isArticleInfo(joined) {
		return true
	}
	var beside [][]segment
	for _, row := range rows {
		var kept []segment
		for _, s := range row {
			if btoi(s.middle() >= g.middle()) == side {
				kept = append(kept, s)
			}
		}
		if len(kept) > 0 {
			beside = append(beside, kept)
		}
	}
	if len(beside) == len(rows) && slices.EqualFunc(beside, rows, func(a, b []segment) bool { return len(a) == len(b) }) {
		return false // nothing is on the other side
	}
	_, ok := findGutter(beside)
	return ok
}

// isArticleInfo says whether rows are what journals set beside the abstract, when the article came
// in and its keywords, which is as narrow as the cells of a table.
func isArticleInfo(rows []segment) bool {
	return slices.ContainsFunc(rows, func(s segment) bool {
		var text strings.Builder
		for _, w := range s.words {
			text.WriteString(textOf(w))
		}
		head := strings.ToLower(text.String())
		return head == "articleinfo" || head == "articlehistory:"
	})
}

// sides joins the segments of a row on either side to one each.
func (g gutter) sides(row []segment) (left, right []segment) {
	for _, s := range row {
		side := &right
		if s.middle() < g.middle() {
			side = &left
		}
		if len(*side) == 0 {
			s.words = slices.Clip(s.words) // what is added is written elsewhere
			*side = []segment{s}
			continue
		}
		joint := &(*side)[0]
		joint.words = append(joint.words, s.words...)
		joint.right = max(joint.right, s.right)
	}
	return left, right
}

// isColumn says whether rows look like lines of text: full, and of letters.
func isColumn(rows []segment) bool {
	var widths, letters []float64
	widest := 0.0
	for _, s := range rows {
		widths = append(widths, s.right-s.left)
		letters = append(letters, float64(s.letters()))
		widest = max(widest, s.right-s.left)
	}
	return median(letters) >= fewestInRow && median(widths) >= fullRow*widest
}
