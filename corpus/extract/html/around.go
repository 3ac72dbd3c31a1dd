package html

import (
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// A nameClaim says what a name takes an element for. Names lie, so that each
// is believed only up to a share of the prose of the page.
type nameClaim struct {
	reason, name string
	most         int // of the page's prose, in percent
}

// leaveClaimed leaves out the elements whose names or first words say that they
// stand around the text, as far as the claim is allowed and what it would take
// away in all is not too much.
func (p *pageParts) leaveClaimed(allowed func(nameClaim) bool) {
	of := map[*xhtml.Node]nameClaim{}
	under := map[nameClaim][]*xhtml.Node{}
	var claims []nameClaim // in the order of the page
	for n := range p.root.Descendants() {
		if n.Type != xhtml.ElementNode || xhtml.Headless[n.Data] || p.shares[n].text == 0 {
			continue
		}
		c := p.claimOn(n)
		if c.reason == "" || !allowed(c) || claimedAbove(n, c, of) {
			continue
		}
		if under[c] == nil {
			claims = append(claims, c)
		}
		of[n] = c
		under[c] = append(under[c], n)
	}
	headline := p.headline()
	for _, c := range claims {
		isMuch := p.proseOf(under[c])*100 > p.whole*c.most
		for _, n := range under[c] {
			if isMuch && (!surelyAround[c.name] && c.reason != line.Comments && c.reason != "notice" || !p.standsApart(n, headline)) {
				continue
			}
			if isMuch {
				p.surely += p.shares[n].prose
			}
			p.leave(n, c.reason)
		}
	}
}

// surelyAround are the names that are believed for any share of the page, where the text
// stands apart from what they name.
var surelyAround = lang.Set("aside footer sidebar cards")

// standsApart says whether an element stands beside a part of the page that holds the
// headline and prose enough to be the text.
func (p *pageParts) standsApart(n, headline *xhtml.Node) bool {
	for part := headline; part != nil && part.Parent != nil; part = part.Parent {
		if holds(part.Parent, n) {
			return part.Parent != n && p.shares[part].prose >= fewestPage
		}
	}
	return false
}

// claimedAbove says whether an element around n is claimed by the same name.
func claimedAbove(n *xhtml.Node, c nameClaim, of map[*xhtml.Node]nameClaim) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if of[up] == c {
			return true
		}
	}
	return false
}

func (p *pageParts) proseOf(nodes []*xhtml.Node) int {
	prose := 0
	for _, n := range nodes {
		prose += p.shares[n].prose
	}
	return prose
}

func (p *pageParts) claimOn(n *xhtml.Node) nameClaim {
	if claim := nameOf(n); claim.reason != "" {
		if p.isNamedForHeading(n) || claim.reason == line.Related && (p.isSection(n) || p.leadsNowhere(n)) {
			return nameClaim{}
		}
		return claim
	}
	if p.isLinks(n) {
		return nameClaim{"navigation", "links", 1}
	}
	if p.isTeasers(n) {
		return nameClaim{line.Related, "teasers", 0}
	}
	if p.isCards(n) {
		return nameClaim{line.Related, "cards", 0}
	}
	return nameClaim{}
}

// leadsNowhere says whether an element has prose and no link in or around it, so that it
// tells of no other page: the teaser of the article itself.
func (p *pageParts) leadsNowhere(n *xhtml.Node) bool {
	if p.shares[n].prose == 0 || p.shares[n].linked > 0 {
		return false
	}
	for up := n; up != nil; up = up.Parent {
		if xhtml.TagOf(up) == "a" {
			return false
		}
	}
	return countLinks(n, 1) == 0
}

// isLinks says whether an element is a list of links.
func (p *pageParts) isLinks(n *xhtml.Node) bool {
	s := p.shares[n]
	if s.prose > 0 || s.linked*10 < s.text*8 {
		return false
	}
	switch xhtml.TagOf(n) {
	case "ul", "ol", "div", "section", "td", "table", "tr", "dl", "center":
		return countLinks(n, 3) >= 3
	}
	return false
}

const (
	fewestCards = 3
	mostOfCard  = 600 // bytes of prose
)

// isCards says whether an element is a list of cards, each of which names another page
// and says a sentence or two of it.
func (p *pageParts) isCards(n *xhtml.Node) bool {
	cards, others := 0, 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s := p.shares[c]
		switch {
		case c.Type != xhtml.ElementNode || s.text == 0:
		case s.linked > 0 && s.prose <= mostOfCard && opensWithLink(c):
			cards++
		default:
			others++
		}
	}
	return cards >= fewestCards && others*4 <= cards && p.shares[n].prose > 0
}

// fewestInLink is the words from which a link names a page.
const fewestInLink = 3

// opensWithLink says whether the first thing that an element says in a few words is a
// link to another page.
func opensWithLink(n *xhtml.Node) bool {
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > 60 {
			return false
		}
		if d.Type == xhtml.TextNode && lang.WordCount(d.Data) >= fewestInLink && xhtml.TagOf(d.Parent) != "script" && xhtml.TagOf(d.Parent) != "style" {
			for up := d.Parent; up != n.Parent; up = up.Parent {
				if address := xhtml.Attr(up, "href"); xhtml.TagOf(up) == "a" {
					return address != "" && !strings.HasPrefix(address, "#")
				}
			}
			return false
		}
	}
	return false
}

func countLinks(n *xhtml.Node, most int) int {
	links, looked := 0, 0
	for d := range n.Descendants() {
		if xhtml.TagOf(d) == "a" {
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
	nameClaim{line.Comments, "comments comment disqus commentlist kommentare livefyre respond commentarea comentarios comentario commentaires commenti reactie reacties komentarze yorumlar", 70},
	nameClaim{"notice", "cookie cookies consent gdpr cmp onetrust cookiebar cookiebanner cookieconsent didomi usercentrics", 30},
	nameClaim{"notice", "modal popup lightbox flyout", 20},
	nameClaim{"sharing", "share sharing social sharedaddy addthis addtoany sharebar shares socials shariff sharethis", 20},
	nameClaim{line.Related, "related recommended recommendations outbrain taboola teaser teasers morefrom mostread mostpopular popular trending readmore moreon zergnet relatedposts jp", 40},
	nameClaim{"advertisement", "ad ads advert adverts advertisement advertising banner sponsor sponsored promo promoted promotion anzeige werbung adsense dfp adslot", 20},
	nameClaim{"subscription", "newsletter subscribe subscription signup paywall donate donation", 20},
	nameClaim{"navigation", "ambox hatnote rellink dablink homonymie nav navbar navigation menu breadcrumb breadcrumbs sidebar footer pagination pager toolbar toc masthead topbar widget widgets skip navbox jump colophon siteinfo sidemenu submenu sitemap rightbar leftbar rightrail leftrail rightcol", 20},
	nameClaim{"navigation", "catlinks sitesub printfooter", 100}, // only a wiki has such
	nameClaim{line.Biography, "authorbox authorbio bio aboutauthor", 20},
	nameClaim{line.Caption, "caption figcaption imagecaption thumbcaption wp-caption-text", 20},
	nameClaim{"credit", "credit photocredit copyright", 20},
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
func nameOf(n *xhtml.Node) nameClaim {
	switch xhtml.TagOf(n) {
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
	if role := xhtml.Attr(n, "role"); roleReasons[role] != "" {
		return nameClaim{roleReasons[role], role, 25}
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, token := range xhtml.TokensOf(a.Val) {
			if rule, found := nameRules[token]; found {
				rule.name = token
				return rule
			}
		}
	}
	return nameClaim{}
}

// linksWhole says whether a heading is a link.
func linksWhole(n *xhtml.Node) bool {
	for up := n.Parent; up != nil && up != n.Parent.Parent; up = up.Parent {
		if xhtml.TagOf(up) == "a" {
			return true
		}
	}
	return xhtml.Holds(n, func(d *xhtml.Node) bool { return xhtml.TagOf(d) == "a" })
}
