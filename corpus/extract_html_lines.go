package corpus

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"footnote/corpus/lang"
)

// The bounds of one tree of HTML. The parser of golang.org/x/net stops at 512
// open elements by itself.
const (
	mostNodes = 400000
	mostDepth = 1000
)

// treeLines reads what stands under a node of an HTML tree into lines: its
// headings, paragraphs, items, quotes, tables, verse and notes in the order of
// the tree, without what is hidden. Lines under a node of apart are left out
// for the reason that it has there. A printed page number that the tree marks
// is the label of the lines after it.
func treeLines(ctx context.Context, root *node, apart map[*node]string) ([]line, error) {
	r := &treeReader{ctx: ctx, apart: apart, notes: noteTargets(root)}
	r.node(root)
	r.flush()
	return r.lines, r.err
}

// A treeReader walks a tree and collects its lines.
type treeReader struct {
	ctx   context.Context
	apart map[*node]string
	notes map[string]bool // the ids of footnotes
	lines []line
	err   error // ends the walk

	run    run    // the paragraph that is being read
	like   line   // what its line will be like
	prefix string // the number of an item that begins
	label  string // the printed page
	cut    bool   // a rule came before the next line
	flat   bool   // everything goes into one run, as in a heading or a cell
	bold   bool
	link   bool
	depth  int
	nodes  int
}

// step counts a node and says whether to go on.
func (r *treeReader) step() bool {
	r.nodes++
	switch {
	case r.err != nil:
	case r.nodes > mostNodes:
		r.err = fmt.Errorf("more than %d elements and texts: %w", mostNodes, ErrTooLarge)
	case r.depth > mostDepth:
		r.err = fmt.Errorf("elements nested more than %d deep: %w", mostDepth, ErrTooLarge)
	case r.nodes%1024 == 0:
		r.err = r.ctx.Err()
	}
	return r.err == nil
}

func (r *treeReader) node(n *node) {
	if !r.step() {
		return
	}
	r.depth++
	switch n.Type {
	case textNode:
		if reason := r.apart[n]; reason != "" {
			r.block(line{skip: reason}, func() { r.write(n.Data) })
		} else {
			r.write(n.Data)
		}
	case documentNode:
		r.children(n)
	case elementNode:
		r.element(n)
	}
	r.depth--
}

func (r *treeReader) children(n *node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
}

// element reads an element that may be hidden, the number of a page, a note or
// left out.
func (r *treeReader) element(n *node) {
	id := anchorOf(n)
	switch {
	case isHidden(n) || headless[tagOf(n)] && !(r.flat && tagOf(n) == "button"):
	case isPageBreak(n):
		r.turnPage(printedPage(n))
	case r.apart[n] != "":
		r.block(line{Block: Block{Kind: r.like.Kind, Level: r.like.Level}, skip: r.apart[n]}, func() { r.content(n) })
	case r.notes[id] && blocks[tagOf(n)], isNote(n):
		r.block(line{note: cmp.Or(id, "*")}, func() { r.children(n) })
	default:
		if r.notes[id] && strings.TrimSpace(r.run.text.String()) == "" {
			r.run.note = id
		}
		r.content(n)
	}
}

// content reads an element by its name.
func (r *treeReader) content(n *node) {
	if level := headingLevel(n); level > 0 {
		r.heading(n, level)
		return
	}
	switch tagOf(n) {
	case "br":
		r.breakLine()
	case "hr":
		r.flush()
		r.cut = true
	case "ul", "ol", "menu", "dir":
		r.list(n)
	case "dt":
		r.block(line{Block: Block{Kind: Item, Level: 1}, marked: true}, func() { r.children(n) })
	case "dd":
		r.block(line{Block: Block{Kind: Item, Level: 2}, marked: true}, func() { r.children(n) })
	case "blockquote":
		r.block(line{Block: Block{Kind: Quote}, marked: true}, func() { r.children(n) })
	case "pre", "listing", "xmp":
		r.preformatted(n)
	case "table":
		r.table(n)
	case "figcaption", "caption":
		r.block(line{skip: caption}, func() { r.children(n) })
	default:
		if !blocks[tagOf(n)] {
			r.inline(n)
			return
		}
		r.flush()
		r.children(n)
		r.flush()
	}
}

// block reads a part of the tree into paragraphs like the given line.
func (r *treeReader) block(like line, read func()) {
	r.flush()
	outer := r.like
	like.skip = cmp.Or(outer.skip, like.skip)
	like.note = cmp.Or(like.note, outer.note)
	r.like = like
	read()
	r.flush()
	r.like, r.prefix = outer, ""
}

// flattened gives what an element says as one run.
func (r *treeReader) flattened(n *node) run {
	outer, wasFlat := r.run, r.flat
	r.run, r.flat = run{}, true
	r.children(n)
	inner := r.run
	r.run, r.flat = outer, wasFlat
	return inner
}

func (r *treeReader) heading(n *node, level int) {
	if r.flat {
		r.write(" ")
		r.children(n)
		r.write(" ")
		return
	}
	r.flush()
	inner := r.flattened(n)
	text := squeeze(scrub(inner.text.String()))
	l := line{Block: Block{Kind: Heading, Level: level}, skip: r.like.skip, marked: true}
	if level > 1 && isStandfirst(text) {
		l.Block = Block{Kind: Paragraph}
	}
	r.put(l, text, inner)
}

// isStandfirst says whether what is marked as a heading is a sentence of the
// text, as the lead of a report often is.
func isStandfirst(text string) bool {
	return strings.HasSuffix(text, ".") && lang.WordCount(text) >= 12
}

// list reads the items of a list, one level deeper than the list it is in.
func (r *treeReader) list(list *node) {
	level := 1
	if r.like.Kind == Item {
		level = r.like.Level + 1
	}
	r.flush()
	numbers := numberingOf(list)
	for n := list.FirstChild; n != nil; n = n.NextSibling {
		if tagOf(n) != "li" || r.notes[anchorOf(n)] || r.apart[n] != "" || isHidden(n) {
			r.node(n)
			continue
		}
		like := line{Block: Block{Kind: Item, Level: level}, marked: true}
		number := numbers.next(n)
		r.block(like, func() {
			r.prefix = number
			r.depth++
			if r.step() {
				r.children(n)
			}
			r.depth--
		})
	}
	r.flush()
}

// preformatted reads text whose line feeds count: a program as it is, anything
// else like a plain text.
func (r *treeReader) preformatted(n *node) {
	r.flush()
	text := scrub(rawText(n))
	if r.flat {
		r.write(" " + text + " ")
		return
	}
	text = strings.Trim(text, "\n")
	if isCode(n) || lang.FunctionShare(text) < 0.15 {
		r.put(line{code: true, marked: true, skip: r.like.skip}, text, run{})
		return
	}
	for _, l := range textLines(text) {
		l.skip, l.note = r.like.skip, r.like.note
		r.put(l, l.Text, run{})
	}
}

// flush ends the paragraph that is being read.
func (r *treeReader) flush() {
	if r.flat {
		r.run.text.WriteByte(' ')
		return
	}
	done := r.run
	r.run = run{}
	text := scrub(done.text.String())
	if strings.TrimSpace(text) == "" {
		r.run.note = done.note // the anchor of a note stands in front of it
		return
	}
	l := r.like
	l.note = cmp.Or(done.note, l.note)
	if l.note != "" {
		text = noteNumber.ReplaceAllString(strings.TrimSpace(text), "")
	}
	if rows := strings.Trim(text, " \n"); strings.Contains(rows, "\n") && l.Kind != Item {
		r.rows(l, rows, done)
		return
	}
	text = r.prefix + squeezePages(text)
	r.prefix = ""
	l.Turns = done.turns
	r.put(l, text, done)
}

// rows reads a paragraph with forced breaks as a plain text is read: verse, a
// list, a wrapped paragraph, or one paragraph a row.
func (r *treeReader) rows(like line, text string, done run) {
	for i, l := range textLines(strings.ReplaceAll(text, pageMark, "")) {
		if l.Kind == Paragraph {
			l.Kind, l.Level = like.Kind, like.Level
		}
		l.marked, l.skip, l.note = like.marked, like.skip, like.note
		if i > 0 {
			done.marks = nil
		}
		r.put(l, l.Text, done)
	}
}

// put adds a line with its text and with what its run tells.
func (r *treeReader) put(l line, text string, from run) {
	if strings.TrimSpace(text) == "" {
		return
	}
	l.Text, l.marks = text, from.marks
	l.bold = from.all > 0 && from.bold == from.all
	l.link = from.all > 0 && from.links == from.all
	l.source = from.source || from.all > 0 && from.links*2 >= from.all
	l.gap, l.cut, l.Label = true, r.cut, r.label
	if from.all > 0 {
		l.Label = from.label
	}
	r.cut = false
	r.lines = append(r.lines, l)
}
