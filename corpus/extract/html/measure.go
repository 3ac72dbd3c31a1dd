package html

import (
	"strings"
	"unicode"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
)

// Where the text of a page stands is told by its prose: long runs of words that
// are no links, with the marks of sentences.

// A share is what an element holds, in bytes that are no white space.
type share struct {
	text, linked, prose int
}

func (s share) plus(o share) share {
	return share{s.text + o.text, s.linked + o.linked, s.prose + o.prose}
}

func (s share) minus(o share) share {
	return share{s.text - o.text, s.linked - o.linked, s.prose - o.prose}
}

// fewestProse is the length from which a run of words counts as prose.
const fewestProse = 80

// shares holds the share of each element of a page.
type shares map[*xhtml.Node]share

// A pageMeasure is a page that is being measured.
type pageMeasure struct {
	of     shares
	run    share
	marks  int // of sentences and clauses in the run
	linked bool
}

func measurePage(root *xhtml.Node) shares {
	m := &pageMeasure{of: shares{}}
	m.measure(root)
	return m.of
}

// measure measures a node and gives the share of the run that it ends and that
// is not its own.
func (m *pageMeasure) measure(n *xhtml.Node) (before share) {
	switch {
	case n.Type == xhtml.TextNode:
		m.words(n.Data)
		return share{}
	case n.Type == xhtml.ElementNode && (xhtml.Headless[xhtml.TagOf(n)] || xhtml.IsHidden(n)), n.Type == xhtml.CommentNode:
		return share{}
	}
	isBlock := n.Type == xhtml.DocumentNode || xhtml.Blocks[xhtml.TagOf(n)] || xhtml.HeadingLevel(n) > 0 || xhtml.TagOf(n) == "br"
	if isBlock {
		before = m.end()
	}
	outer := m.linked
	m.linked = outer || xhtml.TagOf(n) == "a" && xhtml.HasAttr(n, "href")
	var inside share
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inside = inside.plus(m.measure(c)).plus(m.of[c])
	}
	m.linked = outer
	if isBlock {
		inside = inside.plus(m.end())
	}
	m.of[n] = inside
	return before
}

func (m *pageMeasure) words(s string) {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			continue
		case lang.IsFinal(r) || strings.ContainsRune(",;、，،؛", r):
			m.marks++
		}
		n += min(max(len(string(r)), 1), 3)
	}
	m.run.text += n
	if m.linked {
		m.run.linked += n
	}
}

// end ends a run and gives its share.
func (m *pageMeasure) end() share {
	done := m.run
	if done.text >= fewestProse && done.linked*2 < done.text && m.marks > 0 {
		done.prose = done.text - done.linked
	}
	m.run, m.marks = share{}, 0
	return done
}
