package corpus

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// aroundText gives the elements of a page that are not of its main text, each
// with the reason.
func aroundText(root *html.Node) map[*html.Node]string {
	p := &pageParts{shares: measurePage(root), apart: map[*html.Node]string{}}
	p.whole = p.shares[root].prose
	p.named(root)
	p.main = p.findMain(root)
	p.outside()
	return p.apart
}

// pageParts is a page that is being cut into its text and what is around it.
type pageParts struct {
	shares
	whole int // the prose of the page
	apart map[*html.Node]string
	main  *html.Node
}

// leave takes an element out of the text.
func (p *pageParts) leave(n *html.Node, reason string) {
	p.apart[n] = reason
	gone := p.shares[n]
	for up := n; up != nil; up = up.Parent {
		p.shares[up] = p.shares[up].minus(gone)
	}
}

// named leaves out the elements whose names say that they stand around the
// text, unless they hold much of the prose: names lie.
func (p *pageParts) named(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || headless[c.DataAtom] || p.shares[c].text == 0 {
			continue
		}
		reason, most := namedReason(c)
		if reason != "" && p.shares[c].prose*100 <= p.whole*most {
			p.leave(c, reason)
			continue
		}
		if p.isLinks(c) {
			p.leave(c, "navigation")
			continue
		}
		p.named(c)
	}
}

// isLinks says whether an element is a list of links.
func (p *pageParts) isLinks(n *html.Node) bool {
	s := p.shares[n]
	if s.prose > 0 || s.linked*10 < s.text*8 {
		return false
	}
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Td, atom.Table, atom.Tr, atom.Dl, atom.Center:
		return countLinks(n, 3) >= 3
	}
	return false
}

func countLinks(n *html.Node, most int) int {
	links, looked := 0, 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			links++
		}
		if looked++; links >= most || looked > 200 {
			break
		}
	}
	return links
}

// A nameRule says what a word in the names of an element means.
type nameRule struct {
	reason string
	most   int // of the page's prose that such an element may hold, in percent
	words  []string
}

var nameRules = []nameRule{
	{comments, 90, strings.Fields("comments comment disqus commentlist kommentare livefyre respond commentarea")},
	{"notice", 30, strings.Fields("cookie cookies consent gdpr cmp onetrust cookiebar cookiebanner cookieconsent didomi usercentrics")},
	{"sharing", 20, strings.Fields("share sharing social sharedaddy addthis addtoany sharebar shares socials shariff sharethis")},
	{related, 40, strings.Fields("related recommended recommendations outbrain taboola teaser teasers morefrom mostread mostpopular popular trending readmore moreon zergnet relatedposts jp")},
	{"advertisement", 20, strings.Fields("ad ads advert adverts advertisement advertising banner sponsor sponsored promo promoted promotion anzeige werbung adsense dfp adslot")},
	{"subscription", 20, strings.Fields("newsletter subscribe subscription signup paywall donate donation")},
	{"navigation", 20, strings.Fields("nav navbar navigation menu breadcrumb breadcrumbs sidebar footer pagination pager toolbar toc masthead topbar widget widgets skip navbox catlinks sitesub jump colophon siteinfo sidemenu submenu sitemap")},
	{biography, 20, strings.Fields("authorbox authorbio bio aboutauthor")},
	{caption, 20, strings.Fields("caption figcaption credit imagecaption photocredit copyright")},
	{"keywords", 10, strings.Fields("tags taglist categories keywords")},
}

var roleReasons = map[string]string{"navigation": "navigation", "banner": "navigation", "contentinfo": "navigation", "search": "navigation",
	"menu": "navigation", "menubar": "navigation", "complementary": "navigation", "dialog": "notice", "alertdialog": "notice", "toolbar": "navigation"}

// namedReason is what the name, the role and the class of an element say that
// it is, and how much of the page's prose it may hold, in percent.
func namedReason(n *html.Node) (reason string, most int) {
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Main, atom.Article:
		return "", 0
	case atom.Nav:
		return "navigation", 20
	case atom.Aside:
		return "navigation", 30
	case atom.Footer:
		return "navigation", 25
	}
	if reason := roleReasons[attr(n, "role")]; reason != "" {
		return reason, 25
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		tokens := tokensOf(a.Val)
		for _, rule := range nameRules {
			if slices.ContainsFunc(tokens, func(t string) bool { return slices.Contains(rule.words, t) }) {
				return rule.reason, rule.most
			}
		}
	}
	return "", 0
}

var articleNames = regexp.MustCompile(`(?i)(?:article|story|post|entry|page|news)[-_]?(?:body|content|text)|articleBody|mw-parser-output|main-?content`)

// findMain is the element that holds the main text: the deepest one with most
// of the prose.
func (p *pageParts) findMain(root *html.Node) *html.Node {
	at := root
	for {
		var best *html.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && p.apart[c] == "" && (best == nil || p.shares[c].prose > p.shares[best].prose) {
				best = c
			}
		}
		if best == nil || p.shares[best].prose*100 < p.shares[at].prose*85 || !holdsBlocks(best) {
			return at
		}
		at = best
	}
}

// holdsBlocks says whether an element may be a part of a page.
func holdsBlocks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Blockquote, atom.Ul, atom.Ol, atom.Li, atom.Table, atom.Tbody, atom.Dl, atom.Pre, atom.Figure, atom.Span, atom.A, atom.Font:
		return false
	}
	return true
}

// outside leaves out what stands beside the main text, but for what stands
// between the headline and the text.
func (p *pageParts) outside() {
	for n := p.main; n != nil && n.Parent != nil; n = n.Parent {
		for c := n.PrevSibling; c != nil; c = c.PrevSibling {
			if p.apart[c] != "" {
				continue
			}
			if holdsHeadline(c) {
				break
			}
			p.leave(c, "navigation")
		}
		for c := n.NextSibling; c != nil; c = c.NextSibling {
			if p.apart[c] == "" {
				p.leave(c, "navigation")
			}
		}
	}
}

func holdsHeadline(n *html.Node) bool {
	if n.DataAtom == atom.H1 {
		return true
	}
	looked := 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.H1 {
			return true
		}
		if looked++; looked > 2000 {
			break
		}
	}
	return false
}
