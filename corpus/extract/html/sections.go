package html

import (
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// Sections of a text that bear names of what stands around texts: one on related
// work, on advertising, on comments.

// A headingStart is what an element begins with, where that is a heading.
type headingStart struct {
	node *xhtml.Node
	text string
}

// mostBeforeHeading is how many nodes an element may have before its heading.
const mostBeforeHeading = 30

// startOf gives the heading that an element is or begins with.
func startOf(n *xhtml.Node) headingStart {
	if xhtml.HeadingLevel(n) > 0 {
		return headingStart{n, lang.Squeeze(lang.Scrub(xhtml.RawStart(n, 200)))}
	}
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > mostBeforeHeading || d.Type == xhtml.TextNode && strings.TrimSpace(d.Data) != "" {
			break
		}
		if xhtml.HeadingLevel(d) > 0 {
			return headingStart{d, lang.Squeeze(lang.Scrub(xhtml.RawStart(d, 200)))}
		}
	}
	return headingStart{}
}

// numberBefore is the number of a section in a heading: "1.4. ", "3 ", "§ 2 ".
var numberBefore = lang.Regexp(`^(?:§\s?)?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+|[IVX]{1,5}\.)[.)]?\s*`)

// surelyNumbered is a number that no list of other pages has before its heading.
var surelyNumbered = lang.Regexp(`^(?:§\s?\d|(?:\d{1,3}|[A-Z])\.\d|\d{1,3}\.\s|[IVX]{1,5}\.\s)`)

// isNamedForHeading says whether the name of an element tells nothing, since
// programs made it of the heading that the element is or begins with: that of
// a heading itself, or of a section that has a number and prose.
func (p *pageParts) isNamedForHeading(n *xhtml.Node) bool {
	id := xhtml.Attr(n, "id")
	if id == "" || nameOf(&xhtml.Node{Type: xhtml.ElementNode, Data: n.Data, Attr: withoutID(n.Attr)}).reason != "" {
		return false
	}
	start := startOf(n)
	if start.node == nil {
		return false
	}
	numbered := surelyNumbered.MatchString(start.text)
	if start.node != n && !(numbered && p.shares[n].prose > 0) {
		return false
	}
	named := lang.Plain(numberBefore.ReplaceAllString(start.text, ""))
	return named != "" && (numbered || named == lang.Plain(id) && line.Phrases()[named] == "")
}

func withoutID(list []xhtml.Attribute) []xhtml.Attribute {
	var out []xhtml.Attribute
	for _, a := range list {
		if a.Key != "id" {
			out = append(out, a)
		}
	}
	return out
}

// isSection says whether an element is a section of the text: it has a heading
// and prose, and so has what follows it, and prose stands before it.
func (p *pageParts) isSection(n *xhtml.Node) bool {
	start := startOf(n)
	if start.node == nil || start.node == n || linksWhole(start.node) || !p.shares[n].isProse() {
		return false
	}
	before := p.proseBeside(n, func(c *xhtml.Node) *xhtml.Node { return c.PrevSibling })
	next := p.proseBeside(n, func(c *xhtml.Node) *xhtml.Node { return c.NextSibling })
	return before != nil && next != nil && startOf(next).node != nil && nameOf(next).reason == ""
}

// mostSiblings is how many empty nodes may stand between two sections.
const mostSiblings = 10

// proseBeside is the next element in a direction that shows something, nil where
// that is no prose.
func (p *pageParts) proseBeside(n *xhtml.Node, step func(*xhtml.Node) *xhtml.Node) *xhtml.Node {
	c := step(n)
	for range mostSiblings {
		if c == nil || p.shares[c].text > 0 {
			break
		}
		c = step(c)
	}
	if c == nil || !p.shares[c].isProse() {
		return nil
	}
	return c
}
