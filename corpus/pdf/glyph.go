package pdf

import (
	"math"
	"slices"
)

// A glyph is one sign on a page. Places are in points from the left and upper
// edge of the page as it is shown; for glyphs that run in another direction,
// of the page turned so that they run to the right.
type glyph struct {
	text        string // "" where the file does not tell
	left, right float64
	base        float64 // the line that it stands on
	size        float64 // of the type: the height of an em
	font        *Font
	turn        int    // quarter turns clockwise from the way of the page, the nearest one
	slanted     *glyph // where it is if it runs aslant, of the page turned so that it does not
	artifact    bool
}

// sameLine says whether two glyphs stand on one line.
func (g glyph) sameLine(h glyph) bool {
	return g.turn == h.turn && math.Abs(g.base-h.base) < 0.3*max(g.size, h.size)
}

// addGlyph puts a glyph where the text matrix is.
func (in *interpreter) addGlyph(c char, width float64) {
	state := &in.graphics
	m := in.text.then(state.ctm)
	if !m.sane() {
		return
	}
	along := math.Hypot(m.a, m.b)
	size := math.Hypot(m.c, m.d) * math.Abs(state.size) * state.font.height
	if size < 0.5 || size > 2000 || along == 0 {
		return
	}
	x, y := m.e+m.c*state.rise, m.f+m.d*state.rise
	a, b, mirrored := state.direction(m)
	if mirrored {
		x, a = in.width-x, -a
	}
	turn := turnOf(a, b)
	left, base := turned(x, y, turn)
	length := along * math.Abs(width)
	g := glyph{
		text: c.text, left: left, right: left + length, base: base, size: size, font: &state.font.Font, turn: turn,
		artifact: len(in.marks) > 0 && in.marks[len(in.marks)-1].artifact,
	}
	if isAslant(a, b) {
		s := g
		unit := math.Hypot(a, b)
		s.left, s.base = (x*a+y*b)/unit, (y*a-x*b)/unit
		s.right = s.left + length
		g.slanted = &s
	}
	in.glyphs = append(in.glyphs, g)
}

// leastSlant is the tangent of the angle from which text runs aslant, as a stamp across
// the page does: scans are turned by a few degrees at most.
const leastSlant = 0.2

// isAslant says whether text in a direction runs neither along nor across the page.
func isAslant(a, b float64) bool {
	less, more := min(math.Abs(a), math.Abs(b)), max(math.Abs(a), math.Abs(b))
	return less > leastSlant*more
}

// takeSlanted parts the glyphs that run aslant from the others, each where it is when the
// page is turned for it. Where most do, the page itself is.
func takeSlanted(glyphs []glyph) (straight, slanted []glyph) {
	if !slices.ContainsFunc(glyphs, func(g glyph) bool { return g.slanted != nil }) {
		return glyphs, nil // nearly always: nothing is copied
	}
	for _, g := range glyphs {
		if g.slanted != nil {
			slanted = append(slanted, *g.slanted)
		} else {
			straight = append(straight, g)
		}
	}
	if len(slanted) > len(straight) {
		return glyphs, nil
	}
	return straight, slanted
}

// direction gives the way in which text runs whose space m maps to the page, and
// whether its letters are seen in a mirror. A size below zero turns them upside
// down and leads to the left; a stretch or a font's own unit below zero only leads
// to the left. The letters of a Type 3 font may be drawn upside down, to be seen
// upright: those that run to the right are taken to be.
func (g *graphics) direction(m matrix) (a, b float64, mirrored bool) {
	up := sign(g.size)
	right := up * sign(g.stretch) * sign(g.font.unit)
	a, b = m.a*right, m.b*right
	c, d := m.c*up*g.font.upright, m.d*up*g.font.upright
	if g.font.drawn && turnOf(a, b) == 0 {
		return a, b, false
	}
	return a, b, a*d-b*c > 0
}

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

// turnOf gives the quarter turns of a direction, y growing downwards.
func turnOf(a, b float64) int {
	switch {
	case math.Abs(a) >= math.Abs(b) && a >= 0:
		return 0
	case math.Abs(a) >= math.Abs(b):
		return 2
	case b > 0:
		return 1
	}
	return 3
}

// turned gives a point of the page as it is when the page is turned back by
// that many quarters.
func turned(x, y float64, turn int) (float64, float64) {
	switch turn {
	case 1:
		return y, -x
	case 2:
		return -x, -y
	case 3:
		return -y, x
	}
	return x, y
}

// A page whose letters nearly all stand in marks of what is no text has been
// marked by a program that knows of no text: the marks mean nothing.
const (
	fewestMarked = 150 // letters: heads and feet have fewer
	nearlyAll    = 0.9
)

// unmarkText takes the marks of a page that mean nothing away.
func unmarkText(glyphs []glyph) {
	letters, marked := 0, 0
	for _, g := range glyphs {
		if isLetters(g.text) {
			letters++
			marked += btoi(g.artifact)
		}
	}
	if marked < fewestMarked || float64(marked) < nearlyAll*float64(letters) {
		return
	}
	for i := range glyphs {
		glyphs[i].artifact = false
	}
}
