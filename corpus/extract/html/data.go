package html

import (
	"cmp"
	"net/url"
	"strings"

	"footnote/corpus/extract/html/linked"
	"footnote/corpus/extract/html/stated"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record/date"
)

// pageData is what a page says of itself to programs, and where its reader is.
type pageData struct {
	stated.Data
	aside     bool // what is being read stands beside the text
	begun     bool // a paragraph of the text was read
	base      string
	signed    *xhtml.Node
	item      *xhtml.Node // of microdata, whose author is known
	coins     url.Values  // of the OpenURL that the page holds
	coinsSeen int
}

// mostScripts bounds the scripts of JSON-LD that are kept of a page.
const mostScripts = 40

// dataOf collects the data of a page; bylines and dates of comments and of
// other pages' teasers are not looked at.
func dataOf(root *xhtml.Node, apart map[*xhtml.Node]string) *pageData {
	d := &pageData{Data: stated.New()}
	d.collect(root, apart, true)
	d.UseOpenURL(d.coins)
	return d
}

// collect reads the elements under a node; of the text says that no part of the
// page around the text holds them.
func (d *pageData) collect(n *xhtml.Node, apart map[*xhtml.Node]string, ofText bool) {
	aside := d.aside
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != xhtml.ElementNode || apart[c] == line.Comments || apart[c] == line.Related {
			continue
		}
		if apart[c] == line.Byline || ofText && isBylineElement(c) && lang.WordCount(spelled(c)) <= mostSigned {
			d.readByline(c)
		} else if !ofText && !d.begun && len(d.SignedAside) < mostAside && isBylineElement(c) && lang.WordCount(spelled(c)) <= mostSigned {
			if people, _ := signedBy(c); len(people) > 0 {
				d.SignedAside = append(d.SignedAside, strings.Join(people, "\n"))
			}
		} else if len(d.Boxed) == 0 && apart[c] == line.Biography {
			d.Boxed = boxedAuthor(c)
		}
		ofText := ofText && (apart[c] == "" || apart[c] == line.Byline)
		tag := xhtml.TagOf(c)
		d.aside = d.aside || tag == "aside" || tag == "nav" || tag == "footer"
		d.read(c)
		d.readNamed(c, ofText)
		if ofText {
			d.readPost(c, tag)
		}
		if ofText && tag == "h1" && len(d.PrintedAll) < 3 && words(c) != "" {
			d.PrintedAll = append(d.PrintedAll, d.keptHeadline(c))
		}
		d.collect(c, apart, ofText)
		d.aside = aside
	}
}

// mostAside bounds the elements apart from the text that are read for its author.
const mostAside = 50

// fewestBegun is the words of a paragraph with which the text has begun.
const fewestBegun = 15

// readPost keeps a heading that is named for the title of a post, and whether text stood
// before the first one, as it does where more posts follow a work.
func (d *pageData) readPost(n *xhtml.Node, tag string) {
	switch {
	case tag == "p" && !d.begun:
		d.begun = lang.WordCount(words(n)) >= fewestBegun
	case (tag == "h2" || tag == "h3") && len(d.Posts) < mostBelow && xhtml.HasToken(n, "posttitle", "entrytitle"):
		d.PostsFollow = d.PostsFollow || d.begun && len(d.Posts) == 0
		d.Posts = append(d.Posts, words(n))
	}
}

// readNamed reads an element whose names say that it holds a date.
func (d *pageData) readNamed(n *xhtml.Node, ofText bool) {
	if !xhtml.HasToken(n, "date", "datum", "published", "pubdate", "posted", "fecha", "dateline", "timestamp", "datetime", "publishingdate") || xhtml.HasToken(n, "updated", "modified", "update", "comment") {
		return
	}
	value := spelled(n)
	if iso, ok := date.Whole(xhtml.Attr(n, "title")); ok {
		value = iso
	}
	switch iso, ok := date.Whole(value); {
	case len(value) > 100:
	case ofText && len(d.Dates) < mostDates:
		d.Dates = append(d.Dates, value)
	case ok && !d.aside && len(d.DatesAside) < mostDates:
		d.DatesAside = append(d.DatesAside, iso)
	}
}

// mostBelow bounds the headings below the first level that are looked at.
const mostBelow = 10

// mostDates bounds the dates of elements that are looked at.
const mostDates = 8

// readByline reads an element that names authors, of one group of them.
func (d *pageData) readByline(n *xhtml.Node) {
	if d.signed != nil && d.signed != groupOf(n) {
		return
	}
	people, organisation := signedBy(n)
	if len(people) > 0 {
		d.signed = groupOf(n)
	} else if name := handleOf(n); name != "" && len(d.Handles) == 0 {
		d.Handles = append(d.Handles, name)
	}
	if date := besideNames(n); date != "" && len(d.Dates) < mostDates {
		d.Dates = append(d.Dates, date)
	}
	d.Updated = cmp.Or(d.Updated, updatedBeside(n))
	d.Signers = lang.Unique(append(d.Signers, people...))
	d.SigningOrganisation = cmp.Or(d.SigningOrganisation, organisation)
}

// groupOf is what elements have in common that name authors of one work.
func groupOf(n *xhtml.Node) *xhtml.Node {
	for range 2 {
		if n.Parent != nil {
			n = n.Parent
		}
	}
	return n
}

func (d *pageData) read(n *xhtml.Node) {
	d.readWiki(n)
	d.readCoins(n)
	switch xhtml.TagOf(n) {
	case "html":
		d.Language = stated.FirstFilled(xhtml.Attr(n, "lang"), xhtml.Attr(n, "xml:lang"))
	case "base":
		d.base = xhtml.Attr(n, "href")
	case "title":
		if n.Namespace == "" && d.Title == "" {
			d.Title = archiveTitle.ReplaceAllString(topicTitle.ReplaceAllString(blogArchive.ReplaceAllString(words(n), " » "), ""), "$1")
		}
	case "h1":
		d.readHeadline(n)
		if iso := dateOver(n); iso != "" && !d.aside && len(d.Dates) < mostDates {
			d.Dates = append(d.Dates, iso)
		}
	case "h2", "h3":
		if len(d.Below) < mostBelow {
			d.Below = append(d.Below, words(n))
		}
	case "meta":
		d.Wiki = d.Wiki || strings.EqualFold(xhtml.Attr(n, "name"), "generator") && strings.HasPrefix(xhtml.Attr(n, "content"), "MediaWiki")
		name := stated.FirstFilled(xhtml.Attr(n, "name"), xhtml.Attr(n, "property"))
		stated.Keep(d.Tags, tagName(name), xhtml.Attr(n, "content"))
	case "link":
		if strings.EqualFold(xhtml.Attr(n, "rel"), "canonical") && d.Canonical == "" {
			d.Canonical = strings.TrimSpace(xhtml.Attr(n, "href"))
		}
	case "script":
		if strings.Contains(strings.ToLower(xhtml.Attr(n, "type")), "ld+json") && len(d.Linked) < mostScripts {
			d.Linked = append(d.Linked, linked.Objects(xhtml.RawStart(n, linked.MostScript))...)
		}
	case "time":
		if !d.aside || isInArticle(n) {
			d.time(n)
		}
	}
	if prop := xhtml.Attr(n, "itemprop"); prop != "" && !d.aside && !d.isOfAnother(n, prop) && !d.keepNames(n, prop) {
		stated.Keep(d.Props, strings.ToLower(prop), stated.FirstFilled(xhtml.Attr(n, "content"), xhtml.Attr(n, "datetime"), words(n)))
	}
}

// blogArchive is what blogs put between their name and the title of an article.
var blogArchive = lang.Regexp(`(?i)\s+»\s+(?:blog archive?s?|archives?)\s+»\s+`)

// archiveTitle is what the largest archive of books writes around a title.
// topicTitle is what forums put before the title of a thread in that of its page.
var topicTitle = lang.Regexp(`(?i)^(?:view topic|thread|topic) [-–:] |^thema anzeigen - |^voir le sujet - |^ver tema - `)

var archiveTitle = lang.Regexp(`(?i)^the project gutenberg e-?book of (.+?)(?:, by .+|\s*\|.*)?$`)

// tagName is the name of a tag as it is looked for: "dc:title" is "DC.title".
func tagName(name string) string {
	name = strings.ToLower(name)
	if space, field, found := strings.Cut(name, ":"); found && dublin[space] {
		return space + "." + field
	}
	return name
}

// dublin are the vocabularies whose names are written with a colon or a full stop.
var dublin = lang.Set("dc dcterms prism eprints")

// isOfAnother says whether a property names the author of another item of microdata than
// the first that has one: a page shows cards of other articles, and readers' reviews.
func (d *pageData) isOfAnother(n *xhtml.Node, prop string) bool {
	if !strings.EqualFold(prop, "author") {
		return false
	}
	item := n.Parent
	for item != nil && !xhtml.HasAttr(item, "itemscope") {
		item = item.Parent
	}
	if item == nil { // nothing says where an item ends
		item = groupOf(n)
	}
	if d.item == nil {
		d.item = item
	}
	return d.item != item
}

// keepNames keeps of an author in microdata the names, where these are marked
// inside: beside them stand pictures, roles and links.
func (d *pageData) keepNames(n *xhtml.Node, prop string) bool {
	found := false
	if !strings.EqualFold(prop, "author") {
		return false
	}
	for inner := range n.Descendants() {
		if inner.Type == xhtml.ElementNode && strings.EqualFold(xhtml.Attr(inner, "itemprop"), "name") {
			stated.Keep(d.Props, "author", stated.FirstFilled(xhtml.Attr(inner, "content"), words(inner)))
			found = true
		}
	}
	return found
}

// readWiki reads when a wiki was edited last, which is the version that is read.
func (d *pageData) readWiki(n *xhtml.Node) {
	d.Wiki = d.Wiki || xhtml.HasToken(n, "mwparseroutput", "mwbody")
	if id := xhtml.Attr(n, "id"); id == "footer-info-lastmod" || id == "lastmod" {
		d.Edited, _ = date.Parse(words(n))
	}
}

// readHeadline keeps a heading of the first level: those in the head of the page
// after those of the text, and what is named for the site with its names.
func (d *pageData) readHeadline(n *xhtml.Node) {
	if leadsHome(n) {
		d.Sites = append(d.Sites, words(n))
		return
	}
	inHead := false
	for up := n; up != nil && xhtml.TagOf(up) != "article" && xhtml.TagOf(up) != "main"; up = up.Parent {
		if (up == n || up == n.Parent) && xhtml.HasToken(up, "logo", "sitelogo", "brand", "sitename", "sitetitle") {
			d.Sites = append(d.Sites, words(n))
			return
		}
		inHead = inHead || xhtml.TagOf(up) == "header" || xhtml.TagOf(up) == "nav"
	}
	switch {
	case len(d.Headings)+len(d.InHead) >= 10:
	case inHead:
		d.InHead = append(d.InHead, d.keptHeadline(n))
	default:
		d.Headings = append(d.Headings, d.keptHeadline(n))
	}
}

// mostOver is how many elements around a headline may begin with it.
const mostOver = 3

// dateOver is the date, with its day, in the element right above a headline that says nothing
// else.
func dateOver(headline *xhtml.Node) string {
	for n, up := headline, 0; n != nil && up < mostOver; n, up = n.Parent, up+1 {
		for before := n.PrevSibling; before != nil; before = before.PrevSibling {
			said := ""
			if before.Type == xhtml.ElementNode {
				said = spelled(before)
			} else if before.Type == xhtml.TextNode {
				said = strings.TrimSpace(before.Data)
			}
			if said == "" {
				continue
			}
			if iso, ok := date.Whole(said); ok && len(iso) == len("2021-07-03") {
				return iso
			}
			return ""
		}
	}
	return ""
}

// leadsHome says whether all of a headline is a link to the front page of the site, whose
// name it is.
func leadsHome(n *xhtml.Node) bool {
	link := n.Parent
	if xhtml.TagOf(link) != "a" {
		link = nil
		for d := range n.Descendants() {
			if xhtml.TagOf(d) == "a" && words(d) == words(n) {
				link = d
				break
			}
		}
	}
	if link == nil || words(n) == "" {
		return false
	}
	address := strings.TrimSpace(xhtml.Attr(link, "href"))
	if at := strings.LastIndex(address, "/http"); at > 0 { // in an archive
		address = address[at+1:]
	}
	u, err := url.Parse(address)
	return err == nil && u.RawQuery == "" && u.Fragment == "" && strings.Trim(u.Path, "/") == "" && address != ""
}

// isInArticle says whether an element stands in an article, of which the foot or a box may say when
// it appeared; one beside all articles tells of other pages.
func isInArticle(n *xhtml.Node) bool {
	for ; n != nil; n = n.Parent {
		if tag := xhtml.TagOf(n); tag == "article" || tag == "main" {
			return true
		}
	}
	return false
}

// time keeps a date that an element states: that of the publication first.
func (d *pageData) time(n *xhtml.Node) {
	value := stated.FirstFilled(xhtml.Attr(n, "datetime"), words(n))
	names := xhtml.Attr(n, "class") + " " + xhtml.Attr(n, "itemprop")
	switch {
	case d.Updated == "" && strings.Contains(names, "updat"):
		d.Updated = value
	case len(d.Times) >= 20 || strings.Contains(names, "updat") || strings.Contains(names, "modif") || strings.Contains(names, "dateline-mod"):
	case xhtml.HasAttr(n, "pubdate") || strings.Contains(names, "publish"):
		d.Times = append([]string{value}, d.Times...)
	default:
		d.Times = append(d.Times, value)
	}
}

// words is what an element says, on one line and not for long.
func words(n *xhtml.Node) string { return says(n, false) }

// spelled is what an element says with a space between any two elements in it,
// as names and dates have them.
func spelled(n *xhtml.Node) string { return says(n, true) }

func says(n *xhtml.Node, apart bool) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == xhtml.TextNode && xhtml.TagOf(d.Parent) != "script" && xhtml.TagOf(d.Parent) != "style":
			b.WriteString(d.Data)
		case d.Type == xhtml.ElementNode && (apart || xhtml.TagOf(d) == "br" || xhtml.Blocks[xhtml.TagOf(d)]), apart && d.Type == xhtml.TextNode && d.PrevSibling != nil:
			b.WriteByte(' ')
		}
		if b.Len() > linked.Longest {
			break
		}
	}
	return linked.Tidy(b.String())
}
