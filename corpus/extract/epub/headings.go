package epub

import (
	"strconv"
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
)

// farthestHeading is how many bytes of text may stand between the place that the
// table of contents leads to and the heading there.
const farthestHeading = 200

// longestTitle bounds the titles that are compared, in bytes.
const longestTitle = 600

// A landmark is a place in the text that has to do with headings: one is there,
// or the table of contents leads there.
type landmark struct {
	node      *xhtml.Node
	entry     entry       // of the table of contents, if it leads here
	paragraph *xhtml.Node // that the entry leads to, if it is a short one
	heading   string      // the text of the heading, if it is one
	before    int         // bytes of text that stand before it in the book
}

// setHeadings gives the headings of the book the levels that the table of
// contents says. A title that the text does not show becomes a heading; one that
// it shows in two lines becomes one.
func (b *ebook) setHeadings(root *xhtml.Node, apart map[*xhtml.Node]string) {
	if len(b.contents) == 0 {
		return
	}
	marks := landmarks(root, apart, b.contents)
	depth := 0
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		if m.entry.title != "" {
			depth = m.entry.depth
			i += b.setTitle(marks[i:], apart)
			continue
		}
		end := i
		least := 6
		for end < len(marks) && marks[end].entry.title == "" {
			least = min(least, xhtml.HeadingLevel(marks[end].node))
			end++
		}
		if depth > 0 {
			for _, under := range marks[i:end] {
				setLevel(under.node, depth+1+xhtml.HeadingLevel(under.node)-least)
			}
		}
		i = end - 1
	}
}

// landmarks gives those of a book in the order of the text.
func landmarks(root *xhtml.Node, apart map[*xhtml.Node]string, contents []entry) []landmark {
	targets := map[string][]entry{}
	for _, e := range contents {
		if e.title != "" && e.place != "" {
			targets[e.place] = append(targets[e.place], e)
		}
	}
	f := landmarkFinder{targets: targets, apart: apart}
	f.walk(root, false)
	return f.found
}

// A landmarkFinder walks a book and collects its landmarks.
type landmarkFinder struct {
	targets map[string][]entry // of the table of contents that no landmark has yet
	apart   map[*xhtml.Node]string
	text    int // bytes so far
	found   []landmark
}

// walk looks at what stands under a node. In a heading no targets are left.
func (f *landmarkFinder) walk(parent *xhtml.Node, inHeading bool) {
	for n := range parent.ChildNodes() {
		switch {
		case n.Type == xhtml.TextNode:
			f.text += len(strings.TrimSpace(n.Data))
		case f.apart[n] != "":
			f.pass(n)
		default:
			f.add(n, xhtml.AnchorOf(n))
			heading := xhtml.HeadingLevel(n) > 0
			if heading && !inHeading {
				f.addInner(n)
			}
			if heading {
				f.found = append(f.found, landmark{node: n, heading: shortText(n, longestTitle), before: f.text})
			}
			f.walk(n, inHeading || heading)
		}
	}
}

// pass counts the text of what is left out.
func (f *landmarkFinder) pass(n *xhtml.Node) {
	for d := range n.Descendants() {
		if d.Type == xhtml.TextNode {
			f.text += len(strings.TrimSpace(d.Data))
		}
	}
}

// add adds the entries that lead to a place as landmarks of a node.
func (f *landmarkFinder) add(n *xhtml.Node, place string) {
	for _, e := range f.targets[place] {
		f.found = append(f.found, landmark{node: n, entry: e, paragraph: firstParagraph(n), before: f.text})
	}
	delete(f.targets, place)
}

// addInner adds the entries that lead to an anchor inside a heading.
func (f *landmarkFinder) addInner(heading *xhtml.Node) {
	for n := range heading.Descendants() {
		f.add(heading, xhtml.AnchorOf(n))
	}
}

// chapterOf is the chapter that a node stands in.
func chapterOf(n *xhtml.Node) *xhtml.Node {
	for n.Parent != nil && n.Parent.Type != xhtml.DocumentNode {
		n = n.Parent
	}
	return n
}

// titleLines counts the headings right after the first landmark that show its
// title or parts of it.
func titleLines(marks []landmark) int {
	first := marks[0]
	n := 0
	for _, m := range marks[1:] {
		if m.heading == "" || m.before-first.before > farthestHeading || !sameTitle(m.heading, first.entry.title) {
			break
		}
		n++
		if lang.Plain(m.heading) == lang.Plain(first.entry.title) {
			break
		}
	}
	return n
}

// setTitle gives the first landmark its title: the headings after it that show it
// become one, or the paragraph that does, or else a heading is set there. It says
// how many landmarks it used after the first.
func (b *ebook) setTitle(marks []landmark, apart map[*xhtml.Node]string) int {
	first, used := marks[0], titleLines(marks)
	p := first.paragraph
	switch {
	case used > 0:
		joinTitle(marks[1:1+used], first.entry, apart)
		if p != nil && sameTitle(shortText(p, longestTitle), first.entry.title) {
			apart[p] = "repeated" // the number over the title
		}
	case p != nil && lang.Plain(shortText(p, longestTitle)) == lang.Plain(first.entry.title):
		setLevel(p, first.entry.depth)
	default:
		insertHeading(first)
	}
	return used
}

// joinTitle makes one heading of the lines that show a title or more than it.
func joinTitle(lines []landmark, e entry, apart map[*xhtml.Node]string) {
	heading := lines[0].node
	setLevel(heading, e.depth)
	for _, m := range lines[1:] {
		apart[m.node] = "repeated"
	}
	if len(lines) == 1 && len(lang.Plain(lines[0].heading)) >= len(lang.Plain(e.title)) {
		return
	}
	for c := heading.FirstChild; c != nil; c = heading.FirstChild {
		heading.RemoveChild(c)
	}
	heading.AppendChild(&xhtml.Node{Type: xhtml.TextNode, Data: e.title})
}

func setLevel(n *xhtml.Node, level int) {
	n.Data = "h" + strconv.Itoa(min(max(level, 1), 6))
}

// firstParagraph is the first paragraph with words near a node of a chapter, nil
// where something else has the first words or they are many.
func firstParagraph(n *xhtml.Node) *xhtml.Node {
	for steps := 0; n != nil && (n.Type != xhtml.TextNode || strings.TrimSpace(n.Data) == ""); steps++ {
		if n = following(n); steps > 50 {
			return nil
		}
	}
	for n != nil && !xhtml.Blocks[xhtml.TagOf(n)] {
		n = n.Parent
	}
	if n == nil || xhtml.TagOf(n) != "p" {
		return nil
	}
	return n
}

// following is the node after another one in the order of the text.
func following(n *xhtml.Node) *xhtml.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != nil && n.NextSibling == nil {
		n = n.Parent
	}
	if n == nil {
		return nil
	}
	return n.NextSibling
}

// insertHeading sets a title of the table of contents before the place that it
// leads to: the paragraph there, not a word inside it.
func insertHeading(m landmark) {
	h := &xhtml.Node{Type: xhtml.ElementNode}
	setLevel(h, m.entry.depth)
	h.AppendChild(&xhtml.Node{Type: xhtml.TextNode, Data: m.entry.title})
	at := m.node
	for at.Parent != nil && at.Parent.Type != xhtml.DocumentNode && !xhtml.Blocks[xhtml.TagOf(at)] {
		at = at.Parent
	}
	if at.Parent == nil || at.Parent.Type == xhtml.DocumentNode {
		at.InsertBefore(h, at.FirstChild)
		return
	}
	at.Parent.InsertBefore(h, at)
}
