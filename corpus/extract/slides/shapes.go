package slides

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// A slide is the shapes on it.
type slide struct {
	reader *reader
	parts  map[string]string // that it refers to
	hidden bool
	list   []shape
	date   string // that its field for one shows
}

// A shape is a box with text.
type shape struct {
	placeholder string // what it is for: "title", "body"; "" for a box that somebody drew
	index       string // of the placeholder in the layout
	box         box
	placed      bool // its place is known
	lines       []structure.Line
}

// A box is a place on a slide.
type box struct{ left, top, width, height float64 }

// A move maps the places in a group to those on the slide.
type move struct{ scaleX, scaleY, x, y float64 }

var unmoved = move{scaleX: 1, scaleY: 1}

func (m move) box(b box) box {
	return box{m.x + m.scaleX*b.left, m.y + m.scaleY*b.top, m.scaleX * b.width, m.scaleY * b.height}
}

// mostShapes bounds the shapes of one slide, as columns are looked for among them.
const mostShapes = 2000

// fieldsOfPage are placeholders that are on every slide.
var fieldsOfPage = map[string]bool{"dt": true, "ftr": true, "sldNum": true, "hdr": true, "sldImg": true}

// read reads the shapes in the element that was just opened.
func (s *slide) read(x *zipxml.ElementReader, m move) error {
	return x.Children(func(tag xml.StartElement) error {
		if len(s.list) >= mostShapes {
			return fmt.Errorf("slide of more than %d shapes: %w", mostShapes, corpus.ErrTooLarge)
		}
		switch tag.Name.Local {
		case "grpSp":
			return s.group(x, m)
		case "sp", "graphicFrame":
			return s.shape(x, m)
		case "AlternateContent":
			return x.First(func(x *zipxml.ElementReader) error { return s.read(x, m) })
		}
		return nil
	})
}

// group reads shapes that are moved together.
func (s *slide) group(x *zipxml.ElementReader, m move) error {
	inner := m
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "grpSpPr":
			return x.Children(func(tag xml.StartElement) error {
				if tag.Name.Local != "xfrm" {
					return nil
				}
				f, err := readFrame(x)
				inner = f.move(m)
				return err
			})
		case "sp", "graphicFrame":
			return s.shape(x, inner)
		case "grpSp":
			return s.group(x, inner)
		}
		return nil
	})
}

// A frame says where something stands, and of a group how far its own space reaches.
type frame struct{ outer, inner box }

func readFrame(x *zipxml.ElementReader) (frame, error) {
	var f frame
	err := x.Children(func(tag xml.StartElement) error {
		number := func(name string) float64 {
			n, _ := strconv.ParseFloat(zipxml.ValueOf(tag, name), 64)
			return min(max(n, -1e9), 1e9)
		}
		switch tag.Name.Local {
		case "off":
			f.outer.left, f.outer.top = number("x"), number("y")
		case "ext":
			f.outer.width, f.outer.height = number("cx"), number("cy")
		case "chOff":
			f.inner.left, f.inner.top = number("x"), number("y")
		case "chExt":
			f.inner.width, f.inner.height = number("cx"), number("cy")
		}
		return nil
	})
	return f, err
}

// move gives how places in a group are moved.
func (f frame) move(m move) move {
	scale := func(outer, inner float64) float64 {
		if inner == 0 {
			return 1
		}
		return outer / inner
	}
	g := move{scaleX: scale(f.outer.width, f.inner.width), scaleY: scale(f.outer.height, f.inner.height)}
	g.x, g.y = f.outer.left-g.scaleX*f.inner.left, f.outer.top-g.scaleY*f.inner.top
	return move{m.scaleX * g.scaleX, m.scaleY * g.scaleY, m.x + m.scaleX*g.x, m.y + m.scaleY*g.y}
}

// shape reads one box: a text, a table or a diagram.
func (s *slide) shape(x *zipxml.ElementReader, m move) error {
	var sh shape
	hidden := false
	var read func(tag xml.StartElement) error
	read = func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "cNvPr":
			hidden = zipxml.ValueOf(tag, "hidden") == "1"
		case "ph":
			sh.placeholder, sh.index = cmp.Or(zipxml.ValueOf(tag, "type"), "obj"), zipxml.ValueOf(tag, "idx")
		case "xfrm":
			f, err := readFrame(x)
			sh.box, sh.placed = m.box(f.outer), true
			return err
		case "txBody":
			lines, err := s.text(x, sh.isBody())
			sh.lines = append(sh.lines, lines...)
			return err
		case "tbl":
			l, err := s.table(x)
			sh.lines = append(sh.lines, l)
			return err
		case "relIds":
			lines, err := s.diagram(zipxml.ValueOf(tag, "dm"))
			sh.lines = append(sh.lines, lines...)
			return err
		default:
			return x.Children(read)
		}
		return nil
	}
	err := x.Children(read)
	if iso, ok := date.Whole(joined(sh.lines, " ")); ok && sh.placeholder == "dt" {
		s.date = iso
	}
	if !hidden && !fieldsOfPage[sh.placeholder] {
		s.list = append(s.list, sh)
	}
	return err
}

func (s shape) isTitle() bool { return s.placeholder == "title" || s.placeholder == "ctrTitle" }

// isBody says whether the paragraphs of a shape have bullets without saying so.
func (s shape) isBody() bool { return s.placeholder == "body" || s.placeholder == "obj" }

// diagram reads the texts of a SmartArt diagram, which stand in a part of their own.
func (s *slide) diagram(id string) ([]structure.Line, error) {
	var out []structure.Line
	part := s.parts[id]
	if part == "" {
		return nil, nil
	}
	err := s.reader.archive.ReadPart(s.reader.ctx, part, zipxml.MostSmallPart, func(x *zipxml.ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			if tag.Name.Local != "ptLst" {
				return nil
			}
			return x.Children(func(tag xml.StartElement) error {
				kind := zipxml.ValueOf(tag, "type")
				return x.Children(func(tag xml.StartElement) error {
					if tag.Name.Local != "t" || kind == "pres" || kind == "parTrans" || kind == "sibTrans" {
						return nil
					}
					lines, err := s.text(x, false)
					out = append(out, lines...)
					return err
				})
			})
		})
	})
	return out, err
}

// title is the title of a slide, "" without one.
func (s *slide) title() string {
	for _, sh := range s.list {
		if sh.isTitle() {
			return joined(sh.lines, " ")
		}
	}
	return ""
}

// joined gives the texts of lines as one.
func joined(lines []structure.Line, between string) string {
	var texts []string
	for _, l := range lines {
		if text := lang.Squeeze(l.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, between)
}

// heading is the line over what stands on a slide: its title, or else its number, so
// that it does not pass for more of the slide before.
func (s *slide) heading(number int) structure.Line {
	text := s.title()
	if text == "" && len(s.lines(number)) > 0 {
		text = fmt.Sprintf("Slide %d", number)
	}
	return structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: 1, Text: text}}
}

// lines gives what stands on a slide besides its title, in the order of reading.
func (s *slide) lines(number int) []structure.Line {
	var shapes []shape
	for _, sh := range s.list {
		if !sh.isTitle() && len(sh.lines) > 0 {
			shapes = append(shapes, sh)
		}
	}
	var out []structure.Line
	for _, sh := range inOrder(shapes, 0) {
		for _, l := range sh.lines {
			if number != 1 || sh.placeholder != "subTitle" {
				if !l.Verse && l.Kind != corpus.Table { // whose rows stay
					l.Text = lang.Squeeze(l.Text)
				}
				out = append(out, l)
				continue
			}
			for row := range strings.SplitSeq(l.Text, "\n") {
				l.Text, l.Front = lang.Squeeze(row), true
				out = append(out, l)
			}
		}
	}
	return out
}

// mostCuts bounds how often the shapes of a slide are parted.
const mostCuts = 12

// inOrder puts shapes in the order of reading: those above a gap that goes through
// all of them come first, else those left of one. Where a place is not known, and
// where nothing parts them, they stay as the file has them.
func inOrder(shapes []shape, depth int) []shape {
	if len(shapes) < 2 || depth > mostCuts || slices.ContainsFunc(shapes, func(s shape) bool { return !s.placed }) {
		return shapes
	}
	for _, side := range []func(box) (from, to float64){
		func(b box) (float64, float64) { return b.top, b.top + b.height },
		func(b box) (float64, float64) { return b.left, b.left + b.width },
	} {
		if first, rest := parted(shapes, side); len(rest) > 0 {
			return append(inOrder(first, depth+1), inOrder(rest, depth+1)...)
		}
	}
	sorted := slices.Clone(shapes)
	slices.SortStableFunc(sorted, func(a, b shape) int { return cmp.Compare(a.box.top, b.box.top) })
	return sorted
}

// parted gives the shapes before the first gap that no shape reaches over, and those
// behind it.
func parted(shapes []shape, side func(box) (from, to float64)) (first, rest []shape) {
	sorted := slices.Clone(shapes)
	slices.SortStableFunc(sorted, func(a, b shape) int {
		x, _ := side(a.box)
		y, _ := side(b.box)
		return cmp.Compare(x, y)
	})
	_, end := side(sorted[0].box)
	for i, s := range sorted[1:] {
		from, to := side(s.box)
		if from >= end-0.1*(to-from) {
			return sorted[:i+1], sorted[i+1:]
		}
		end = max(end, to)
	}
	return sorted, nil
}
