package pdf

import (
	"context"
	"fmt"
)

// An interpreter runs the content of one page and collects what it shows as
// text. Of the graphics it keeps the matrix and whether images are shown.
type interpreter struct {
	file      *File
	width     float64 // of the page
	resources object
	graphics  graphics
	saved     []graphics
	line      matrix // where the current line of text starts
	text      matrix // where the next glyph goes
	glyphs    []glyph
	images    int
	marks     []mark
	forms     []int // the numbers of the forms that are being run
}

// graphics is the state that q saves and Q restores.
type graphics struct {
	ctm         matrix
	font        *font
	size        float64
	charSpacing float64
	wordSpacing float64
	stretch     float64 // horizontal scaling, 1 for none
	leading     float64
	rise        float64
}

// A mark is a stretch of content that the file tags.
type mark struct {
	artifact bool   // it is of the page, not of the text
	actual   string // the characters that it stands for, if the file says so
	spelled  bool   // it does
	first    int    // the index of its first glyph
}

// What one page may ask for. A page of a newspaper has some 30,000
// glyphs.
const (
	mostOnPage   = 200_000 // glyphs
	mostOperands = 64
	mostSaved    = 200
	mostForms    = 8 // forms in forms
)

// run executes one content stream, that of a page or of a form in it.
func (in *interpreter) run(ctx context.Context, content []byte) error {
	s := scanner{data: content}
	var operands []token
	for t := s.next(); t.kind != endOfData; t = s.next() {
		if t.kind != keyword {
			if len(operands) < mostOperands {
				operands = append(operands, t)
			}
			continue
		}
		if err := in.file.spend(ctx, 1); err != nil {
			return err
		}
		if len(in.glyphs) >= mostOnPage {
			return fmt.Errorf("more than %d glyphs on a page: %w", mostOnPage, ErrTooLarge)
		}
		if t.text == "ID" {
			s.skipImage()
			in.images++
		} else if t.text == "Do" {
			if err := in.show(ctx, nameOf(operands)); err != nil {
				return err
			}
		} else if operate := operators[t.text]; operate != nil {
			operate(in, operands)
		}
		operands = operands[:0]
	}
	return in.file.spend(ctx, 0)
}

// spend counts work, and looks at the clock now and then.
func (f *File) spend(ctx context.Context, work int) error {
	if f.operators++; f.operators%1024 == 0 && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return f.parsed.spend(work)
}

// operators are those that bear on text. They take what operands there are;
// ones with too few do nothing.
var operators = map[string]func(*interpreter, []token){
	"q":   func(in *interpreter, _ []token) { in.save() },
	"Q":   func(in *interpreter, _ []token) { in.restore() },
	"cm":  func(in *interpreter, o []token) { in.transform(o) },
	"BT":  func(in *interpreter, _ []token) { in.line, in.text = unchanged, unchanged },
	"Tf":  func(in *interpreter, o []token) { in.setFont(o) },
	"Tc":  func(in *interpreter, o []token) { set(&in.graphics.charSpacing, o) },
	"Tw":  func(in *interpreter, o []token) { set(&in.graphics.wordSpacing, o) },
	"TL":  func(in *interpreter, o []token) { set(&in.graphics.leading, o) },
	"Ts":  func(in *interpreter, o []token) { set(&in.graphics.rise, o) },
	"Tz":  func(in *interpreter, o []token) { set(&in.graphics.stretch, o); in.graphics.stretch /= 100 },
	"Td":  func(in *interpreter, o []token) { in.move(o) },
	"TD":  func(in *interpreter, o []token) { in.moveAndLead(o) },
	"Tm":  func(in *interpreter, o []token) { in.place(o) },
	"T*":  func(in *interpreter, _ []token) { in.newLine() },
	"Tj":  func(in *interpreter, o []token) { in.showStrings(o) },
	"TJ":  func(in *interpreter, o []token) { in.showList(o) },
	"'":   func(in *interpreter, o []token) { in.newLine(); in.showStrings(o) },
	"\"":  func(in *interpreter, o []token) { in.spaceAndShow(o) },
	"BDC": func(in *interpreter, o []token) { in.mark(o) },
	"BMC": func(in *interpreter, o []token) { in.mark(o) },
	"EMC": func(in *interpreter, _ []token) { in.endMark() },
}

// numbersOf gives the first n operands, nil unless they are numbers.
func numbersOf(operands []token, n int) []float64 {
	if len(operands) < n {
		return nil
	}
	var out []float64
	for _, t := range operands[len(operands)-n:] {
		if t.kind != numberToken {
			return nil
		}
		out = append(out, t.number)
	}
	return out
}

func nameOf(operands []token) string {
	if len(operands) == 0 || operands[0].kind != nameToken {
		return ""
	}
	return operands[0].text
}

func set(field *float64, operands []token) {
	if n := numbersOf(operands, 1); n != nil {
		*field = n[0]
	}
}

func (in *interpreter) save() {
	if len(in.saved) < mostSaved {
		in.saved = append(in.saved, in.graphics)
	}
}

func (in *interpreter) restore() {
	if n := len(in.saved); n > 0 {
		in.graphics, in.saved = in.saved[n-1], in.saved[:n-1]
	}
}

func (in *interpreter) transform(operands []token) {
	if n := numbersOf(operands, 6); n != nil {
		in.graphics.ctm = matrixOf(n).then(in.graphics.ctm)
	}
}

func (in *interpreter) setFont(operands []token) {
	if len(operands) < 2 {
		return
	}
	set(&in.graphics.size, operands)
	in.graphics.font = in.file.font(in.resources.get("Font").get(nameOf(operands)))
}

func (in *interpreter) move(operands []token) {
	if n := numbersOf(operands, 2); n != nil {
		in.line = moved(n[0], n[1]).then(in.line)
		in.text = in.line
	}
}

func (in *interpreter) moveAndLead(operands []token) {
	if n := numbersOf(operands, 2); n != nil {
		in.graphics.leading = -n[1]
		in.move(operands)
	}
}

func (in *interpreter) place(operands []token) {
	if n := numbersOf(operands, 6); n != nil {
		in.line = matrixOf(n)
		in.text = in.line
	}
}

func (in *interpreter) newLine() {
	in.line = moved(0, -in.graphics.leading).then(in.line)
	in.text = in.line
}

func (in *interpreter) spaceAndShow(operands []token) {
	if len(operands) < 3 {
		return
	}
	set(&in.graphics.wordSpacing, operands[:1])
	set(&in.graphics.charSpacing, operands[1:2])
	in.newLine()
	in.showStrings(operands[2:])
}

func (in *interpreter) showStrings(operands []token) {
	for _, t := range operands {
		if t.kind == stringToken {
			in.showString(t.text)
		}
	}
}

// showList shows the strings of a list; numbers in it move what follows, in
// thousandths of the size.
func (in *interpreter) showList(operands []token) {
	if len(operands) == 0 {
		return
	}
	for _, t := range operands[0].list {
		switch t.kind {
		case stringToken:
			in.showString(t.text)
		case numberToken:
			in.advance(-t.number / 1000 * in.graphics.size * in.graphics.stretch)
		}
	}
}

func (in *interpreter) advance(x float64) { in.text = moved(x, 0).then(in.text) }

func (in *interpreter) showString(s string) {
	g := &in.graphics
	if g.font == nil {
		return
	}
	for c := range g.font.chars(s) {
		if len(in.glyphs) >= mostOnPage || !in.payLookups() {
			return
		}
		width := c.width * g.size * g.stretch
		in.addGlyph(c, width)
		space := g.charSpacing
		if c.isSpace {
			space += g.wordSpacing
		}
		in.advance(width + space*g.stretch)
	}
}

// payLookups counts what the font looked through to read new codes. It is false
// when that is too much, which the next operator says.
func (in *interpreter) payLookups() bool {
	font := in.graphics.font
	work := font.looked / rangesWork
	font.looked %= rangesWork
	return in.file.parsed.spend(work) == nil
}

// show draws an object by name: an image is counted, a form is run.
func (in *interpreter) show(ctx context.Context, name string) error {
	o := in.resources.get("XObject").get(name)
	switch {
	case o.get("Subtype").name() == "Image":
		in.images++
		return nil
	case o.get("Subtype").name() != "Form" || len(in.forms) >= mostForms || in.running(o.ref):
		return nil
	}
	content, err := o.data()
	if err != nil {
		return nil // a form that cannot be read is missing, not the page
	}
	outer := *in
	if resources := o.get("Resources"); resources.isDict() {
		in.resources = resources
	}
	in.graphics.ctm = matrixOf(o.get("Matrix").numbers()).then(in.graphics.ctm)
	in.forms = append(in.forms, o.ref)
	err = in.run(ctx, content)
	in.graphics, in.saved, in.resources, in.forms = outer.graphics, outer.saved, outer.resources, outer.forms
	in.line, in.text = outer.line, outer.text
	in.marks = in.marks[:min(len(in.marks), len(outer.marks))]
	return err
}

func (in *interpreter) running(form int) bool {
	for _, ref := range in.forms {
		if ref == form {
			return true
		}
	}
	return false
}

// mark opens a tagged stretch.
func (in *interpreter) mark(operands []token) {
	m := mark{first: len(in.glyphs), artifact: nameOf(operands) == "Artifact"}
	if n := len(in.marks); n > 0 {
		m.artifact = m.artifact || in.marks[n-1].artifact
	}
	if len(operands) > 1 && operands[1].kind == dictToken {
		for pair := range groups(operands[1].list, 2) {
			if pair[0].text == "ActualText" && pair[1].kind == stringToken {
				m.actual, m.spelled = textString(pair[1].text), true
			}
		}
	}
	if len(in.marks) < mostSaved {
		in.marks = append(in.marks, m)
	}
}

// endMark closes a stretch, and puts what it stands for in place of what it
// shows: ligatures, hyphens at the end of a line.
func (in *interpreter) endMark() {
	n := len(in.marks)
	if n == 0 {
		return
	}
	m := in.marks[n-1]
	in.marks = in.marks[:n-1]
	shown := in.glyphs[min(m.first, len(in.glyphs)):]
	if !m.spelled || len(shown) == 0 || len(m.actual) > 8*len(shown)+16 {
		return
	}
	whole := shown[0]
	for _, g := range shown[1:] {
		if !g.sameLine(whole) {
			return // more than a line: a picture or a paragraph, which shows more than it says
		}
		whole.left, whole.right = min(whole.left, g.left), max(whole.right, g.right)
	}
	whole.text = tidy(m.actual, "")
	in.glyphs = append(in.glyphs[:len(in.glyphs)-len(shown)], whole)
}
