package xhtml

import (
	"strings"

	"footnote/corpus/lang"
)

// permalinkText is what a link shows that only gives readers the address of the
// heading that it stands by.
var permalinkText = lang.Regexp(`(?i)^(?:[¶#§🔗⚓∞☍⌗] ?){0,2}(?:(?:permalink|permanent link|direct link|copy link|anchor link|anchor)(?: (?:to|for) .{1,80})?|links? to (?:this|the) (?:heading|section|headline|definition|title|term)|(?:perma)?link zu dieser überschrift|permanenter link|lien permanent|lien vers cette rubrique|enlace permanente(?: a .{1,40})?|постоянная ссылка(?: на .{1,40})?|ссылка на этот заголовок)? ?[¶#§🔗⚓∞☍⌗]?$`)

// The bounds of what is looked at for one link.
const (
	mostInPermalink  = 30  // nodes
	mostInHeading    = 200 // nodes
	permalinkInDepth = 6   // elements between it and its heading
)

// LeavePermalinks empties the links that pages of documentation put at their
// headings: their signs are no words of the titles. The elements stay, since
// they may be what notes lead to.
func LeavePermalinks(root *Node) {
	for n := range root.Descendants() {
		if TagOf(n) != "a" || !isPermalink(n) {
			continue
		}
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
	}
}

// isPermalink says whether a link leads to the place where it stands and shows
// no more than a sign for that.
func isPermalink(n *Node) bool {
	_, fragment, found := strings.Cut(Attr(n, "href"), "#")
	if !found || !showsPermalink(n) {
		return false
	}
	if HasToken(n, "headerlink", "permalink") {
		return true
	}
	heading := headingAbove(n)
	if heading == nil || !saysMoreThan(heading, n) {
		return false
	}
	samePage := strings.HasPrefix(Attr(n, "href"), "#") || fragment == Attr(heading, "id")
	return samePage || HasToken(n, "headeranchor", "headinganchor", "anchor", "anchorlink", "hashlink")
}

func showsPermalink(n *Node) bool {
	var text strings.Builder
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > mostInPermalink || text.Len() > longestNames {
			return false
		}
		if d.Type == TextNode && !Headless[TagOf(d.Parent)] {
			text.WriteString(d.Data)
		}
	}
	said := strings.ReplaceAll(text.String(), "\uFE0F", "") // asks for a picture in colours
	return permalinkText.MatchString(lang.Squeeze(lang.Scrub(said)))
}

// headingAbove is the heading that an element stands in, nil for none.
func headingAbove(n *Node) *Node {
	for range permalinkInDepth {
		if n = n.Parent; n == nil || HeadingLevel(n) > 0 {
			return n
		}
	}
	return nil
}

// saysMoreThan says whether a heading has words outside a link in it.
func saysMoreThan(heading, link *Node) bool {
	looked := 0
	for d := range heading.Descendants() {
		if looked++; looked > mostInHeading {
			return true
		}
		if d.Type == TextNode && lang.WordCount(d.Data[:min(len(d.Data), longestNames)]) > 0 && !within(d, link) {
			return true
		}
	}
	return false
}

// within says whether a text stands in a link, not deep in it.
func within(n, link *Node) bool {
	for range permalinkInDepth {
		if n = n.Parent; n == nil || n == link {
			return n != nil
		}
	}
	return false
}
