package pdf

import (
	"math"
	"slices"
	"strings"
)

// A Page is what stands on one page. Places are in points from its left and
// upper edge.
type Page struct {
	Number  int    // from 1
	Label   string // as printed, by the file's own word, often ""
	Width   float64
	Height  float64
	Columns []Column // in reading order
	Turned  []Line   // text that runs in another direction than most of it
	Images  int      // how many images are shown
}

// A Column is lines that are read one after the other.
type Column struct {
	Left, Right float64 // of its widest lines
	Lines       []Line
}

// A Line is what stands on one base line of a column, in logical order.
type Line struct {
	Runs        []Run
	Left, Right float64
	Base        float64
	Size        float64 // that most of its letters have
	Artifact    bool    // the file says that it is no part of the text
	RightToLeft bool
}

// A Run is a part of a line in one type. Unknown signs are U+FFFD.
type Run struct {
	Text        string // with a space in front where one stands between it and the run before
	Left, Right float64
	Size        float64
	Font        *Font
	Raise       int  // 1 for a raised run, as marks of notes are, -1 for a lowered one
	Cell        bool // a wide gap stands before it
}

// Text is the text of a line.
func (l Line) Text() string {
	var out strings.Builder
	for _, r := range l.Runs {
		out.WriteString(r.Text)
	}
	return out.String()
}

// Bold says whether most letters of a line are bold.
func (l Line) Bold() bool { return l.share(func(r Run) bool { return r.Font.Bold }) > 0.8 }

// Italic says whether most letters of a line are slanted.
func (l Line) Italic() bool { return l.share(func(r Run) bool { return r.Font.Italic }) > 0.8 }

func (l Line) share(is func(Run) bool) float64 {
	n, all := 0, 0
	for _, r := range l.Runs {
		if r.Raise == 0 {
			all += len(r.Text)
			n += len(r.Text) * btoi(is(r))
		}
	}
	return float64(n) / float64(max(all, 1))
}

// layPage makes a page of its glyphs.
func layPage(glyphs []glyph, width, height float64) Page {
	glyphs, slanted := takeSlanted(glyphs)
	turn := mainTurn(glyphs)
	if turn%2 == 1 {
		width, height = height, width
	}
	p := Page{Width: width, Height: height}
	upright := make([]glyph, 0, len(glyphs))
	var others []glyph
	for _, g := range glyphs {
		if g.turn == turn {
			upright = append(upright, g.shifted(width, height))
		} else {
			others = append(others, g)
		}
	}
	for _, words := range columnsOf(wordsOf(onPage(upright, width, height))) {
		if c := columnOf(words); len(c.Lines) > 0 {
			p.Columns = append(p.Columns, c)
		}
	}
	for turn := range 4 {
		p.Turned = append(p.Turned, linesOf(wordsOf(onlyTurn(others, turn)))...)
		p.Turned = append(p.Turned, linesOf(wordsOf(onlyTurn(slanted, turn)))...)
	}
	return p
}

// onPage leaves out glyphs that stand a whole page or more beside the page, where programs put
// what a step of a slide does not show yet. Where all do, the size of the page is wrong.
func onPage(glyphs []glyph, width, height float64) []glyph {
	isOff := func(g glyph) bool {
		return !(g.left < 2*width && g.right > -width && g.base < 2*height && g.base > -height)
	}
	if !slices.ContainsFunc(glyphs, isOff) {
		return glyphs // nearly always: nothing is copied
	}
	out := slices.DeleteFunc(slices.Clone(glyphs), isOff)
	if len(out) == 0 {
		return glyphs
	}
	return out
}

// mainTurn is the direction that most glyphs run in.
func mainTurn(glyphs []glyph) int {
	var count [4]int
	for _, g := range glyphs {
		count[g.turn]++
	}
	most := 0
	for turn, n := range count {
		if n > count[most] {
			most = turn
		}
	}
	return most
}

func onlyTurn(glyphs []glyph, turn int) []glyph {
	var out []glyph
	for _, g := range glyphs {
		if g.turn == turn {
			out = append(out, g)
		}
	}
	return out
}

// shifted puts a glyph of a turned page where it is seen from the page's own
// edges; width and height are those of the turned page.
func (g glyph) shifted(width, height float64) glyph {
	if g.turn == 1 || g.turn == 2 {
		g.base += height
	}
	if g.turn == 2 || g.turn == 3 {
		g.left += width
		g.right += width
	}
	return g
}

// columnOf makes a column of the words in it.
func columnOf(words []word) Column {
	c := Column{Left: math.Inf(1), Right: math.Inf(-1), Lines: linesOf(words)}
	for _, l := range c.Lines {
		c.Left, c.Right = min(c.Left, l.Left), max(c.Right, l.Right)
	}
	return c
}

// median gives the middle one of some numbers, 0 of none.
func median(numbers []float64) float64 {
	if len(numbers) == 0 {
		return 0
	}
	inOrder := slices.Sorted(slices.Values(numbers))
	return inOrder[len(inOrder)/2]
}

// sorted gives items in order, equal ones as they stand.
func sorted[T any](items []T, compare func(a, b T) int) []T {
	out := slices.Clone(items)
	slices.SortStableFunc(out, compare)
	return out
}
