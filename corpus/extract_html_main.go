package corpus

import (
	"strings"
)

// aroundText gives the elements of a page that are not of its main text, each
// with the reason.
func aroundText(root *node) map[*node]string {
	p := &pageParts{root: root, shares: measurePage(root), apart: map[*node]string{}}
	p.whole = p.shares[root].prose
	if p.whole < fewestPage { // nothing but lists, verse or programs: any text counts
		for n, s := range p.shares {
			s.prose = s.text - s.linked
			p.shares[n] = s
		}
		p.whole = p.shares[root].prose
	}
	p.named(root)
	p.main = p.findMain(root)
	p.outside()
	return p.apart
}

// fewestPage is the prose, in bytes, from which a page is judged by it.
const fewestPage = 400

// pageParts is a page that is being cut into its text and what is around it.
type pageParts struct {
	shares
	root  *node
	whole int // the prose of the page
	apart map[*node]string
	main  *node
}

// leave takes an element out of the text.
func (p *pageParts) leave(n *node, reason string) {
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

// named leaves out the elements whose names or first words say that they stand
// around the text. Names lie: what one name would take away must not be much of
// the prose in all.
func (p *pageParts) named(root *node) {
	under := map[nameClaim][]*node{}
	var claims []nameClaim
	p.claim(root, func(n *node, c nameClaim) {
		if under[c] == nil {
			claims = append(claims, c)
		}
		under[c] = append(under[c], n)
	})
	for _, c := range claims {
		prose := 0
		for _, n := range under[c] {
			prose += p.shares[n].prose
		}
		if prose*100 > p.whole*c.most {
			continue
		}
		for _, n := range under[c] {
			p.leave(n, c.reason)
		}
	}
}

// A nameClaim says what a name takes an element for.
type nameClaim struct {
	reason, name string
	most         int // of the page's prose, in percent
}

// claim calls found for each element that a name claims. What is in it may be
// claimed as well, by another name.
func (p *pageParts) claim(n *node, found func(*node, nameClaim)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != elementNode || headless[tagOf(c)] || p.shares[c].text == 0 {
			continue
		}
		if claim := p.claimOn(c); claim.reason != "" {
			found(c, claim)
		}
		p.claim(c, found)
	}
}

func (p *pageParts) claimOn(n *node) nameClaim {
	if claim := nameOf(n); claim.reason != "" {
		return claim
	}
	switch {
	case p.isLinks(n):
		return nameClaim{"navigation", "links", 1}
	case p.isCards(n):
		return nameClaim{related, "cards", 40}
	}
	return nameClaim{headedReason(n), "heading", 40}
}

// isLinks says whether an element is a list of links.
func (p *pageParts) isLinks(n *node) bool {
	s := p.shares[n]
	if s.prose > 0 || s.linked*10 < s.text*8 {
		return false
	}
	switch tagOf(n) {
	case "ul", "ol", "div", "section", "td", "table", "tr", "dl", "center":
		return countLinks(n, 3) >= 3
	}
	return false
}

func countLinks(n *node, most int) int {
	links, looked := 0, 0
	for d := range n.Descendants() {
		if tagOf(d) == "a" {
			links++
		}
		if looked++; links >= most || looked > 200 {
			break
		}
	}
	return links
}

// nameRules is what single words in the names of elements mean.
var nameRules = nameTable(
	nameClaim{comments, "comments comment disqus commentlist kommentare livefyre respond commentarea", 70},
	nameClaim{"notice", "cookie cookies consent gdpr cmp onetrust cookiebar cookiebanner cookieconsent didomi usercentrics", 30},
	nameClaim{"sharing", "share sharing social sharedaddy addthis addtoany sharebar shares socials shariff sharethis", 20},
	nameClaim{related, "related recommended recommendations outbrain taboola teaser teasers morefrom mostread mostpopular popular trending readmore moreon zergnet relatedposts jp", 40},
	nameClaim{"advertisement", "ad ads advert adverts advertisement advertising banner sponsor sponsored promo promoted promotion anzeige werbung adsense dfp adslot", 20},
	nameClaim{"subscription", "newsletter subscribe subscription signup paywall donate donation", 20},
	nameClaim{"navigation", "nav navbar navigation menu breadcrumb breadcrumbs sidebar footer pagination pager toolbar toc masthead topbar widget widgets skip navbox catlinks sitesub jump colophon siteinfo sidemenu submenu sitemap", 20},
	nameClaim{biography, "authorbox authorbio bio aboutauthor", 20},
	nameClaim{caption, "caption figcaption credit imagecaption photocredit copyright", 20},
	nameClaim{"keywords", "tags taglist categories keywords", 10},
)

func nameTable(claims ...nameClaim) map[string]nameClaim {
	out := map[string]nameClaim{}
	for _, c := range claims {
		for word := range strings.FieldsSeq(c.name) {
			out[word] = c
		}
	}
	return out
}

var roleReasons = map[string]string{"navigation": "navigation", "banner": "navigation", "contentinfo": "navigation", "search": "navigation",
	"menu": "navigation", "menubar": "navigation", "complementary": "navigation", "dialog": "notice", "alertdialog": "notice", "toolbar": "navigation"}

// nameOf is what the name, the role and the class of an element say that it is.
func nameOf(n *node) nameClaim {
	switch tagOf(n) {
	case "body", "html", "main", "article":
		return nameClaim{}
	case "nav":
		return nameClaim{"navigation", "nav", 20}
	case "aside":
		return nameClaim{"navigation", "aside", 30}
	case "footer":
		return nameClaim{"navigation", "footer", 25}
	case "address":
		return nameClaim{"contact", "address", 10}
	}
	if role := attr(n, "role"); roleReasons[role] != "" {
		return nameClaim{roleReasons[role], role, 25}
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, token := range tokensOf(a.Val) {
			if rule, found := nameRules[token]; found {
				rule.name = token
				return rule
			}
		}
	}
	return nameClaim{}
}

// mostCard bounds the text of a card, in bytes.
const mostCard = 500

// isCards says whether an element holds nothing but teasers of other pages:
// three or more short parts, each with a link.
func (p *pageParts) isCards(n *node) bool {
	if holdsBlocks(n) == false && tagOf(n) != "ul" && tagOf(n) != "ol" {
		return false
	}
	cards, others := 0, 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != elementNode || p.shares[c].text == 0 {
			continue
		}
		s := p.shares[c]
		if s.text <= mostCard && s.linked >= 15 && isCard(c) {
			cards++
		} else {
			others++
		}
	}
	return cards >= 3 && others <= 1
}

// isCard says whether an element begins with a picture, a heading or a block
// that is a link.
func isCard(n *node) bool {
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > 40 {
			break
		}
		switch {
		case tagOf(d) == "img", headingLevel(d) > 0 && linksWhole(d):
			return true
		case tagOf(d) == "a" && d.FirstChild != nil && holdsElement(d):
			return true
		}
	}
	return false
}

// linksWhole says whether a heading is a link.
func linksWhole(n *node) bool {
	for up := n.Parent; up != nil && up != n.Parent.Parent; up = up.Parent {
		if tagOf(up) == "a" {
			return true
		}
	}
	for d := range n.Descendants() {
		if tagOf(d) == "a" {
			return true
		}
	}
	return false
}

func holdsElement(n *node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == elementNode && (blocks[tagOf(c)] || headingLevel(c) > 0) {
			return true
		}
	}
	return false
}

// headedReason is what the heading at the start of an element says that the
// element is.
func headedReason(n *node) string {
	if !holdsBlocks(n) || tagOf(n) == "body" || tagOf(n) == "html" {
		return ""
	}
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > 30 {
			return ""
		}
		if headingLevel(d) > 0 {
			reason := phrases[plain(squeeze(rawStart(d, 100)))]
			if reason == related || reason == comments || reason == "subscription" || reason == "sharing" || reason == "advertisement" {
				return reason
			}
			return ""
		}
		if d.Type == textNode && strings.TrimSpace(d.Data) != "" {
			return ""
		}
	}
	return ""
}

// mainShare is the share of the prose that the main part has, in percent.
const mainShare = 85

// findMain is the element that holds the main text: the deepest one with most
// of the prose.
func (p *pageParts) findMain(root *node) *node {
	at := root
	for {
		var best *node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == elementNode && p.apart[c] == "" && (best == nil || p.shares[c].prose > p.shares[best].prose) {
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
func holdsBlocks(n *node) bool {
	switch tagOf(n) {
	case "p", "blockquote", "ul", "ol", "li", "table", "tbody", "dl", "pre", "figure", "span", "a", "font":
		return false
	}
	return true
}

// outside leaves out what stands beside the main text, but for what stands
// between the headline and the text, and prose right beside it.
func (p *pageParts) outside() {
	headline := p.headline()
	above := map[*node]bool{}
	for n := headline; n != nil; n = n.Parent {
		above[n] = true
	}
	between := headline != nil && p.precedes(headline, p.main)
	for n := p.main; n != nil && n.Parent != nil; n = n.Parent {
		for c := n.PrevSibling; c != nil; c = c.PrevSibling {
			switch s := p.shares[c]; {
			case above[c]:
				between = false
			case between && s.linked*2 <= s.text:
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

// isProse says whether prose is most of what an element holds.
func (s share) isProse() bool { return s.prose*3 > s.text*2 && s.linked*4 < s.text }

// headline is the heading that the title of the page holds, else the first one
// of the first level.
func (p *pageParts) headline() *node {
	var first *node
	title := ""
	for n := range p.root.Descendants() {
		if tagOf(n) == "title" && title == "" {
			title = words(n)
		}
		level := headingLevel(n)
		if level == 0 || level > 3 || p.isApart(n) {
			continue
		}
		if holdsTitle(title, words(n)) {
			return n
		}
		if first == nil && level == 1 {
			first = n
		}
	}
	return first
}

func (p *pageParts) isApart(n *node) bool {
	for up := n; up != nil; up = up.Parent {
		if p.apart[up] != "" {
			return true
		}
	}
	return false
}

// precedes says whether an element stands before another one, not in it.
func (p *pageParts) precedes(a, b *node) bool {
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
