package xhtml

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// The bounds of one tree of HTML. The parser of golang.org/x/net stops at 512
// open elements by itself.
const (
	mostNodes = 400000
	mostDepth = 1000
)

// Lines reads what stands under a node of an HTML tree into lines: its
// headings, paragraphs, items, quotes, tables, verse and notes in the order of
// the tree, without what is hidden. Lines under a node of apart are left out
// for the reason that it has there. A printed page number that the tree marks
// is the label of the lines after it.
func Lines(ctx context.Context, root *Node, apart map[*Node]string) ([]structure.Line, error) {
	r := &treeReader{ctx: ctx, apart: apart, notes: noteTargets(root)}
	r.node(root)
	r.flush()
	return r.lines, r.err
}

// A treeReader walks a tree and collects its lines.
type treeReader struct {
	ctx   context.Context
	apart map[*Node]string
	notes map[string]bool // the ids of footnotes
	lines []structure.Line
	err   error // ends the walk

	run    run            // the paragraph that is being read
	like   structure.Line // what its line will be like
	prefix string         // the number of an item that begins
	label  string         // the printed page
	cut    bool           // a rule came before the next line
	poem   bool           // the lines of a paragraph are verse
	flat   bool           // everything goes into one run, as in a heading or a cell
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
		r.err = fmt.Errorf("more than %d elements and texts: %w", mostNodes, corpus.ErrTooLarge)
	case r.depth > mostDepth:
		r.err = fmt.Errorf("elements nested more than %d deep: %w", mostDepth, corpus.ErrTooLarge)
	case r.nodes%1024 == 0:
		r.err = r.ctx.Err()
	}
	return r.err == nil
}

func (r *treeReader) node(n *Node) {
	if !r.step() {
		return
	}
	r.depth++
	switch n.Type {
	case TextNode:
		if reason := r.apart[n]; reason != "" {
			r.block(structure.Line{Skip: reason}, func() { r.write(n.Data) })
		} else {
			r.write(n.Data)
		}
	case DocumentNode:
		r.children(n)
	case ElementNode:
		r.element(n)
	}
	r.depth--
}

func (r *treeReader) children(n *Node) {
	wasPoem := r.poem
	r.poem = r.poem || isPoem(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if lines := r.stanza(c); lines != nil {
			r.verse(lines)
			c = lines[len(lines)-1]
			continue
		}
		r.node(c)
	}
	if r.poem && !wasPoem {
		r.flush()
	}
	r.poem = wasPoem
}

// element reads an element that may be hidden, the number of a page, a note or
// left out.
func (r *treeReader) element(n *Node) {
	id := AnchorOf(n)
	switch {
	case IsHidden(n) || Headless[TagOf(n)] && !(r.flat && TagOf(n) == "button"):
	case IsPageBreak(n):
		r.turnPage(PrintedPage(n))
	case r.apart[n] != "":
		r.block(structure.Line{Block: corpus.Block{Kind: r.like.Kind, Level: r.like.Level}, Skip: r.apart[n]}, func() { r.content(n) })
	case r.notes[id] && Blocks[TagOf(n)], isNote(n):
		r.block(structure.Line{Note: cmp.Or(id, "*")}, func() { r.children(n) })
	default:
		if r.notes[id] && strings.TrimSpace(r.run.text.String()) == "" {
			r.run.note = id
		}
		r.content(n)
	}
}

// content reads an element by its name.
func (r *treeReader) content(n *Node) {
	if level := HeadingLevel(n); level > 0 {
		r.heading(n, level)
		return
	}
	switch TagOf(n) {
	case "br":
		r.breakLine()
	case "hr":
		r.flush()
		r.cut = true
	case "ul", "ol", "menu", "dir":
		r.list(n)
	case "dt":
		r.block(structure.Line{Block: corpus.Block{Kind: corpus.Item, Level: 1}, Marked: true}, func() { r.children(n) })
	case "dd":
		r.block(structure.Line{Block: corpus.Block{Kind: corpus.Item, Level: 2}, Marked: true}, func() { r.children(n) })
	case "blockquote":
		r.block(structure.Line{Block: corpus.Block{Kind: corpus.Quote}, Marked: true}, func() { r.children(n) })
	case "pre", "listing", "xmp":
		r.preformatted(n)
	case "table":
		r.table(n)
	case "figcaption", "caption":
		r.block(structure.Line{Skip: line.Caption}, func() { r.children(n) })
	default:
		if !Blocks[TagOf(n)] {
			r.inline(n)
			return
		}
		if isStandfirstElement(n) && r.like.Kind == corpus.Paragraph && !r.like.Marked && r.like.Note == "" {
			r.block(structure.Line{Marked: true}, func() { r.children(n) })
			return
		}
		r.flush()
		r.children(n)
		r.flush()
	}
}

// standfirstNames are in the names of paragraphs that say in a few words what a text is about.
var standfirstNames = []string{"lead", "lede", "standfirst", "dek", "vorspann", "chapo", "ingress", "entradilla", "sommario", "introtext"}

// isStandfirstElement says whether a paragraph is one by its name: it is of the text, however
// short it is.
func isStandfirstElement(n *Node) bool {
	return TagOf(n) == "p" && HasToken(n, standfirstNames...)
}

// block reads a part of the tree into paragraphs like the given line.
func (r *treeReader) block(like structure.Line, read func()) {
	r.flush()
	outer := r.like
	like.Skip = cmp.Or(outer.Skip, like.Skip)
	like.Note = cmp.Or(like.Note, outer.Note)
	r.like = like
	read()
	r.flush()
	r.like, r.prefix = outer, ""
}

// flattened gives what an element says as one run.
func (r *treeReader) flattened(n *Node) run {
	outer, wasFlat := r.run, r.flat
	r.run, r.flat = run{}, true
	r.children(n)
	inner := r.run
	r.run, r.flat = outer, wasFlat
	return inner
}

func (r *treeReader) heading(n *Node, level int) {
	if r.flat {
		r.write(" ")
		r.children(n)
		r.write(" ")
		return
	}
	r.flush()
	inner := r.flattened(n)
	text := lang.Squeeze(lang.Scrub(inner.text.String()))
	l := structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: level}, Skip: r.like.Skip, Marked: true}
	if level > 1 && isStandfirst(text) {
		l.Block = corpus.Block{Kind: corpus.Paragraph}
	}
	r.put(l, text, inner)
}

// isStandfirst says whether what is marked as a heading is a sentence of the
// text, as the lead of a report often is.
func isStandfirst(text string) bool {
	return strings.HasSuffix(text, ".") && lang.WordCount(text) >= 12
}

// list reads the items of a list, one level deeper than the list it is in.
func (r *treeReader) list(list *Node) {
	level := 1
	if r.like.Kind == corpus.Item {
		level = r.like.Level + 1
	}
	r.flush()
	numbers := numberingOf(list)
	for n := list.FirstChild; n != nil; n = n.NextSibling {
		if TagOf(n) != "li" || r.notes[AnchorOf(n)] || r.apart[n] != "" || IsHidden(n) {
			r.node(n)
			continue
		}
		like := structure.Line{Block: corpus.Block{Kind: corpus.Item, Level: level}, Marked: true}
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
func (r *treeReader) preformatted(n *Node) {
	r.flush()
	text := lang.Scrub(rawText(n))
	if r.flat {
		r.write(" " + text + " ")
		return
	}
	text = strings.Trim(text, "\n")
	if isCode(n) || lang.FunctionShare(text) < 0.15 {
		r.put(structure.Line{Code: true, Marked: true, Skip: r.like.Skip}, text, run{})
		return
	}
	for _, l := range line.TextLines(text) {
		l.Skip, l.Note = r.like.Skip, r.like.Note
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
	text := lang.Scrub(done.text.String())
	if strings.TrimSpace(text) == "" {
		r.run.note = done.note // the anchor of a note stands in front of it
		return
	}
	l := r.like
	l.Note = cmp.Or(done.note, l.Note)
	if l.Note != "" {
		text = noteNumber.ReplaceAllString(strings.TrimSpace(text), "")
	}
	if rows := strings.Trim(text, " \n"); strings.Contains(rows, "\n") && l.Kind != corpus.Item {
		if group := (line.Group{Rows: strings.Split(strings.ReplaceAll(rows, line.PageMark, ""), "\n")}); r.poem {
			l.Verse = true
			r.put(l, group.Verse(), done)
			return
		}
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
func (r *treeReader) rows(like structure.Line, text string, done run) {
	for i, l := range line.TextLines(strings.ReplaceAll(text, line.PageMark, "")) {
		if l.Kind == corpus.Paragraph {
			l.Kind, l.Level = like.Kind, like.Level
		}
		l.Marked, l.Skip, l.Note = like.Marked, like.Skip, like.Note
		if i > 0 {
			done.marks = nil
		}
		r.put(l, l.Text, done)
	}
}

// put adds a line with its text and with what its run tells.
func (r *treeReader) put(l structure.Line, text string, from run) {
	if strings.TrimSpace(text) == "" {
		return
	}
	l.Text, l.Marks = text, from.marks
	l.Bold = from.all > 0 && from.bold == from.all
	l.Link = from.all > 0 && from.links == from.all
	l.Source = from.source || from.all > 0 && from.links*2 >= from.all
	l.Gap, l.Cut, l.Label = true, r.cut, r.label
	if from.all > 0 {
		l.Label = from.label
	}
	r.cut = false
	r.lines = append(r.lines, l)
}
