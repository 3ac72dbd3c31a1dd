package html

import (
	"footnote/corpus/extract/html/stated"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// aroundText gives the elements of a page that are not of its main text, each
// with the reason, and of a thread of a forum who wrote its posts.
func aroundText(root *xhtml.Node) (apart map[*xhtml.Node]string, writers []string) {
	p := partsOf(root)
	p.leaveAroundPosts()
	writers = lang.Unique(p.writers)
	p.leaveClaimed(func(nameClaim) bool { return true })
	if p.shares[root].prose*100 < (p.whole-p.surely)*fewestLeft {
		p = partsOf(root)
		p.leaveClaimed(func(c nameClaim) bool { return c.name == "nav" || c.name == "footer" })
	}
	p.leaveControls()
	p.main = p.findMain(root)
	p.outside()
	p.leaveBylines()
	return p.apart, writers
}

// fewestLeft is how much of the prose, in percent, names may leave. Where they
// leave less, they mean something else.
const fewestLeft = 15

// partsOf is a page of which nothing is left out yet.
func partsOf(root *xhtml.Node) *pageParts {
	p := &pageParts{root: root, shares: measurePage(root), apart: map[*xhtml.Node]string{}}
	p.whole = p.shares[root].prose
	if p.whole < fewestPage { // nothing but lists, verse or programs: any text counts
		for n, s := range p.shares {
			s.prose = s.text - s.linked
			p.shares[n] = s
		}
		p.whole = p.shares[root].prose
	}
	return p
}

// fewestPage is the prose, in bytes, from which a page is judged by it.
const fewestPage = 400

// pageParts is a page that is being cut into its text and what is around it.
type pageParts struct {
	shares
	root   *xhtml.Node
	whole  int // the prose of the page
	surely int // that of what stands apart from the text
	apart  map[*xhtml.Node]string
	main   *xhtml.Node

	writers []string // of the posts of a thread
}

// leave takes an element out of the text.
func (p *pageParts) leave(n *xhtml.Node, reason string) {
	for up := n; up != nil; up = up.Parent {
		if p.apart[up] != "" {
			return
		}
	}
	p.apart[n] = reason
	gone := p.shares[n]
	for up := n; up != nil; up = up.Parent {
		p.shares[up] = p.shares[up].minus(gone)
	}
}

// mainShare is the share of the prose that the main part has, in percent.
const mainShare = 85

// findMain is the element that holds the main text: the deepest one with most
// of the prose.
func (p *pageParts) findMain(root *xhtml.Node) *xhtml.Node {
	at := root
	for {
		var best *xhtml.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == xhtml.ElementNode && p.apart[c] == "" && (best == nil || p.shares[c].prose > p.shares[best].prose) {
				best = c
			}
		}
		if best == nil || p.shares[at].prose == 0 || p.shares[best].prose*100 < p.shares[at].prose*mainShare || !holdsBlocks(best) {
			return at
		}
		at = best
	}
}

// holdsBlocks says whether an element may be a part of a page.
func holdsBlocks(n *xhtml.Node) bool {
	switch xhtml.TagOf(n) {
	case "p", "blockquote", "ul", "ol", "li", "table", "tbody", "dl", "pre", "figure", "span", "a", "font":
		return false
	}
	return true
}

// outside leaves out what stands beside the main text, but for what stands
// between the headline and the text, and prose right beside it.
func (p *pageParts) outside() {
	headline := p.headline()
	above := map[*xhtml.Node]bool{}
	for n := headline; n != nil; n = n.Parent {
		above[n] = true
	}
	between := headline != nil && p.precedes(headline, p.main)
	for n := p.main; n != nil && n.Parent != nil; n = n.Parent {
		for c := n.PrevSibling; c != nil; c = c.PrevSibling {
			switch s := p.shares[c]; {
			case above[c]:
				between = false
			case between && (s.linked*2 <= s.text || p.saysWho(c)):
			case n == p.main && s.isProse():
			default:
				p.leave(c, "navigation")
			}
		}
		for c := n.NextSibling; c != nil; c = c.NextSibling {
			if n == p.main && p.shares[c].isProse() {
				continue
			}
			p.leave(c, "navigation")
		}
	}
}

// saysWho says whether an element does no more than name the author or the date,
// whatever it links.
func (p *pageParts) saysWho(n *xhtml.Node) bool {
	said := spelled(n)
	if lang.WordCount(said) > mostSigned {
		return false
	}
	return record.IsByline(said) || record.HasDatePart(said) || holdsByline(n)
}

// isProse says whether prose is most of what an element holds.
func (s share) isProse() bool { return s.prose*3 > s.text*2 && s.linked*4 < s.text }

// headline is the heading that the title of the page holds, else the first one
// of the first level.
func (p *pageParts) headline() *xhtml.Node {
	var first *xhtml.Node
	title := ""
	for n := range p.root.Descendants() {
		if xhtml.TagOf(n) == "title" && title == "" {
			title = words(n)
		}
		level := xhtml.HeadingLevel(n)
		if level == 0 || level > 3 || p.isApart(n) {
			continue
		}
		if stated.HoldsTitle(title, words(n)) {
			return n
		}
		if first == nil && level == 1 {
			first = n
		}
	}
	return first
}

func (p *pageParts) isApart(n *xhtml.Node) bool { return p.reasonOf(n) != "" }

// precedes says whether an element stands before another one, not in it.
func (p *pageParts) precedes(a, b *xhtml.Node) bool {
	for n := range p.root.Descendants() {
		switch n {
		case a:
			for up := a; up != nil; up = up.Parent {
				if up == b {
					return false
				}
			}
			return true
		case b:
			return false
		}
	}
	return false
}
