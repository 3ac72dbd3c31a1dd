package html

import (
	"net/url"
	"strings"
	"unicode"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// Controls of a page and teasers of others are told by what they do, since their words are
// of any language.

// leaveControls leaves out the links that are controls of the page.
func (p *pageParts) leaveControls() {
	for n := range p.root.Descendants() {
		if isControl(n) {
			p.leave(n, "navigation")
		}
	}
}

// mostOfControl is the words up to which a link may be a control.
const mostOfControl = 6

// isControl says whether an element is a link that moves the reader about the page and
// stands in a row of its own, or with other links: "Skip to content", "Jump to recipe". A
// name, and what is numbered, says more than that.
func isControl(n *xhtml.Node) bool {
	target, inPage := strings.CutPrefix(xhtml.Attr(n, "href"), "#")
	if xhtml.TagOf(n) != "a" || !inPage || target == "" {
		return false
	}
	said := spelled(n)
	count := lang.WordCount(said)
	if count < 2 || count > mostOfControl || lang.IsFinal(lang.LastRune(said)) || strings.ContainsFunc(said, unicode.IsDigit) || record.PersonName(said) {
		return false
	}
	return isInRowOfLinks(n, target)
}

// entries are the elements in which a link names what the element is about.
var entries = lang.Set("li dt dd td th figcaption summary blockquote")

// isInRowOfLinks says whether nothing but links stands in the row of a link, and the row is
// no entry and no heading, nor what the link leads to.
func isInRowOfLinks(n *xhtml.Node, target string) bool {
	for ; n != nil && !xhtml.Blocks[xhtml.TagOf(n)]; n = n.Parent {
		if xhtml.Attr(n, "id") == target || xhtml.HeadingLevel(n) > 0 {
			return false
		}
		for c := n.PrevSibling; c != nil && !breaksRow(c); c = c.PrevSibling {
			if !saysOnlyLinks(c) {
				return false
			}
		}
		for c := n.NextSibling; c != nil && !breaksRow(c); c = c.NextSibling {
			if !saysOnlyLinks(c) {
				return false
			}
		}
	}
	return n != nil && !entries[xhtml.TagOf(n)] && xhtml.Attr(n, "id") != target
}

// breaksRow says whether a row of text ends at a node.
func breaksRow(n *xhtml.Node) bool {
	return xhtml.Blocks[xhtml.TagOf(n)] || xhtml.TagOf(n) == "br" || xhtml.HeadingLevel(n) > 0
}

// saysOnlyLinks says whether a node in a row says nothing but links and what stands between them.
func saysOnlyLinks(n *xhtml.Node) bool {
	if n.Type == xhtml.TextNode {
		return !strings.ContainsFunc(n.Data, lang.IsWordRune)
	}
	if xhtml.TagOf(n) != "a" {
		for c := range n.ChildNodes() {
			if !saysOnlyLinks(c) {
				return false
			}
		}
	}
	return true
}

// isTeasers says whether an element is a heading and, under it, nothing but the titles of
// other pages of the same site, as addresses without a site show: "Most viewed".
func (p *pageParts) isTeasers(n *xhtml.Node) bool {
	switch xhtml.TagOf(n) {
	case "section", "div", "aside":
	default:
		return false
	}
	s := p.shares[n]
	if s.prose > 0 || s.linked == 0 {
		return false
	}
	headed, links := 0, 0
	for d := range n.Descendants() {
		switch {
		case xhtml.HeadingLevel(d) == 1:
			return false
		case xhtml.HeadingLevel(d) > 1:
			headed += p.shares[d].text - p.shares[d].linked
			links++ // one heading is not enough
		case xhtml.TagOf(d) == "a":
			if !namesOther(d) {
				return false
			}
			links++
		}
	}
	return headed > 0 && links > 1 && s.linked+headed == s.text
}

// namesOther says whether a link names another page of the site that it stands on.
func namesOther(link *xhtml.Node) bool {
	u, err := url.Parse(xhtml.Attr(link, "href"))
	return err == nil && u.Host == "" && u.Scheme == "" && u.Path != "" && lang.WordCount(spelled(link)) >= fewestInLink
}
