package html

import (
	"slices"
	"strings"

	"footnote/corpus/extract/html/linked"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// mostSigned bounds the words of an element that only names authors.
const mostSigned = 40

// leaveBylines leaves out the elements that name who wrote the work, which are
// read as data. One in a part of the page around the text is such only where it
// shares an article or a header with the headline: cards of other articles name
// their authors too.
func (p *pageParts) leaveBylines() {
	headline := p.headline()
	for n := range p.root.Descendants() {
		if n.Type != xhtml.ElementNode || !isBylineElement(n) || lang.WordCount(spelled(n)) > mostSigned {
			continue
		}
		switch p.reasonOf(n) {
		case line.Byline, line.Comments, line.Related, "advertisement", "notice":
			continue
		case line.Biography: // a box that only has the name stands for a byline
			if !sharesArticle(n, headline) || !p.nameOnly(n) {
				continue
			}
		case "":
		default:
			if !sharesArticle(n, headline) {
				continue
			}
		}
		if people, organisation := signedBy(n); len(people) == 0 && organisation == "" {
			continue
		}
		if all := bylineBlock(n); all != nil {
			p.apart[all] = line.Byline
		}
	}
}

// bylineBlock is the block that an element for the author is, or that holds
// nothing but it and a date. It is nil for a part of a line that says more.
func bylineBlock(n *xhtml.Node) *xhtml.Node {
	block := n
	for block.Parent != nil && !xhtml.Blocks[xhtml.TagOf(block)] {
		block = block.Parent
	}
	if block == n {
		return n
	}
	rest := spelled(block)
	for d := range block.Descendants() {
		if d.Type == xhtml.ElementNode && isBylineElement(d) {
			rest = strings.Replace(rest, spelled(d), " ", 1)
		}
	}
	rest = strings.Trim(record.NameJoint.ReplaceAllString(" "+rest+" ", " "), " |·•–—-")
	if rest == "" || lang.WordCount(rest) <= 6 && record.BioRole.MatchString(rest) || record.ByWord.ReplaceAllString(rest, "") == "" || date.IsWhole(rest) {
		return block
	}
	return nil
}

// reasonOf is why an element is left out, or one around it.
func (p *pageParts) reasonOf(n *xhtml.Node) string {
	for up := n; up != nil; up = up.Parent {
		if p.apart[up] != "" {
			return p.apart[up]
		}
	}
	return ""
}

// sharesArticle says whether the smallest article, header or main part around an
// element holds the headline.
func sharesArticle(n, headline *xhtml.Node) bool {
	for up := n.Parent; up != nil && headline != nil; up = up.Parent {
		switch xhtml.TagOf(up) {
		case "article", "header", "main":
			return holds(up, headline)
		}
	}
	return false
}

// nameOnly says whether the box around an element, which is named for what is
// said of the author, says no more than who that is.
func (p *pageParts) nameOnly(n *xhtml.Node) bool {
	for up := n; up != nil; up = up.Parent {
		if p.apart[up] != "" {
			return lang.WordCount(spelled(up)) <= mostOfNameBox
		}
	}
	return false
}

// mostOfNameBox bounds the words of such a box.
const mostOfNameBox = 8

func holds(outer, n *xhtml.Node) bool {
	for up := n; up != nil; up = up.Parent {
		if up == outer {
			return true
		}
	}
	return false
}

// isBylineElement says whether an element is there to name the author.
func isBylineElement(n *xhtml.Node) bool {
	if (xhtml.TagOf(n) == "a" || xhtml.TagOf(n) == "address") && slices.Contains(strings.Fields(strings.ToLower(xhtml.Attr(n, "rel"))), "author") {
		return true
	}
	if xhtml.HeadingLevel(n) > 0 && xhtml.Attr(n, "class") == "" { // its id is made of its words
		return false
	}
	return xhtml.TagOf(n) != "body" && xhtml.TagOf(n) != "article" && xhtml.HasToken(n, authorTokens...) &&
		!xhtml.HasToken(n, "avatar", "image", "img", "photo", "comment", "follow", "icon", "testimonial", "testimonials", "quote", "review") &&
		(!xhtml.HasToken(n, "bio", "box", "social", "title", "job", "about", "link") || record.PersonName(spelled(n)))
}

// authorTokens are in the names of elements that name the author.
var authorTokens = []string{"byline", "author", "authors", "authorname", "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "firma", "profilehover", "profilehovercardtarget"}

// handleOf is the name of one word that an element for the author says, or the first
// link in it.
func handleOf(n *xhtml.Node) string {
	if name := record.Handle(spelled(n)); name != "" {
		return name
	}
	name := ""
	for d := range n.Descendants() {
		switch {
		case d.Type != xhtml.ElementNode:
		case xhtml.HasToken(d, "fn", "username"):
			return record.Handle(spelled(d))
		case name == "" && xhtml.TagOf(d) == "a":
			name = record.Handle(spelled(d))
		}
	}
	return name
}

// aboutSomebody is how the heading of a box about somebody begins.
var aboutSomebody = lang.Regexp(`(?i)^(?:about|meet|über|sobre|acerca de|à propos de|over|om)\s+`)

// boxedAuthor gives the person whose name heads a box about the author.
func boxedAuthor(box *xhtml.Node) []string {
	if named := record.ReadByline(spelled(box)); len(named.People) > 0 {
		return named.People
	}
	for d := range box.Descendants() {
		if d.Type != xhtml.ElementNode || xhtml.HeadingLevel(d) == 0 && !xhtml.HasToken(d, "name", "fn", "title") && xhtml.TagOf(d) != "a" {
			continue
		}
		if name := record.Person(aboutSomebody.ReplaceAllString(spelled(d), "")); name != "" {
			return []string{name}
		}
	}
	return nil
}

// signedBy gives those whom a byline names: of elements in it that name authors
// each those, else the people of its first part that has any. All parts count
// where each is a name, for a part may as well be a place or an agency.
func signedBy(n *xhtml.Node) (people []string, organisation string) {
	for d := range n.Descendants() {
		if d.Type != xhtml.ElementNode || !isBylineElement(d) || slices.ContainsFunc(people, func(string) bool { return holdsByline(d) }) {
			continue
		}
		inner, _ := namesOfParts(partsOfElement(d))
		people = append(people, inner...)
	}
	if len(people) > 0 {
		return lang.Unique(people), ""
	}
	return namesOfParts(partsOfElement(n))
}

// besideNames is the date that a byline says, "" without one: whole parts of it,
// or what follows its names.
func besideNames(n *xhtml.Node) string {
	var b strings.Builder
	allParts(n, &b)
	for part := range strings.SplitSeq(b.String(), "\n") {
		part = linked.Tidy(part)
		if iso, ok := date.Whole(part); ok {
			return iso
		}
		if m := dateBehind.FindString(part); m != "" && date.IsWhole(m) {
			return m
		}
	}
	return ""
}

// updatedBeside is the date on which a byline says that the page was changed.
func updatedBeside(n *xhtml.Node) string {
	var b strings.Builder
	allParts(n, &b)
	for part := range strings.SplitSeq(b.String(), "\n") {
		if part = linked.Tidy(part); len(part) <= 90 && date.OtherWords.MatchString(part) {
			if iso, ok := date.Parse(part); ok {
				return iso
			}
		}
	}
	return ""
}

// dateBehind is a date at the end of a line.
var dateBehind = lang.Regexp(`(?:\p{L}+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.?(?:st|nd|rd|th)? \p{L}+\.?,? \d{4}|\d{4}-\d{2}-\d{2})$`)

func allParts(n *xhtml.Node, to *strings.Builder) {
	for c := n.FirstChild; c != nil && to.Len() < linked.Longest; c = c.NextSibling {
		switch {
		case c.Type == xhtml.TextNode:
			to.WriteString(c.Data)
		case c.Type == xhtml.ElementNode && !xhtml.Headless[xhtml.TagOf(c)]:
			to.WriteString("\n")
			allParts(c, to)
			to.WriteString("\n")
		}
	}
}

func holdsByline(n *xhtml.Node) bool {
	return xhtml.Holds(n, func(d *xhtml.Node) bool { return d.Type == xhtml.ElementNode && isBylineElement(d) })
}

func namesOfParts(parts []string) (people []string, organisation string) {
	parts = rejoined(parts)
	for i, part := range parts {
		named := record.Names(part, record.Stated)
		found, other := named.People, named.Organisation
		found = slices.DeleteFunc(found, func(name string) bool {
			return !strings.ContainsAny(name, " ,") && !record.IsUncased(lang.FirstRune(name))
		})
		switch {
		case len(found) == 0 && len(people) > 0:
			first, _ := namesOfParts(parts[:1])
			if len(first) > 0 {
				return first, ""
			}
			return people, ""
		case len(found) == 0 && organisation == "" && i == 0:
			organisation = other
		}
		people = append(people, found...)
	}
	if len(people) > 0 {
		organisation = ""
	}
	return lang.Unique(people), organisation
}

// rejoined are the parts of a byline, those as one that a word for that stands between:
// "Jane Doe", "and", "John Roe".
func rejoined(parts []string) (out []string) {
	for i, part := range parts {
		if n := len(out); n > 0 && (record.JoinsNames(part) || record.JoinsNames(parts[i-1])) {
			out[n-1] += " " + part
			continue
		}
		out = append(out, part)
	}
	return out
}

// besideName are the names of elements in a byline that do not name the author.
var besideName = []string{"role", "job", "jobtitle", "title", "position", "desk", "location", "bio", "description", "handle", "email", "affiliation", "social", "outlet", "agency",
	"date", "datestamp", "timestamp", "time", "published", "updated", "readtime", "prefix", "preamble"}

// partsOfElement is what an element says, cut where its blocks begin and end, up
// to the date, without roles and places that are marked as such. A word alone
// that only announces the author is not a part.
func partsOfElement(n *xhtml.Node) []string {
	var b strings.Builder
	readParts(n, &b)
	var parts []string
	for part := range strings.SplitSeq(b.String(), "\n") {
		if part = linked.Tidy(part); part != "" && (record.ByWord.ReplaceAllString(part, "") != "" || len(parts) > 0) {
			parts = append(parts, part)
		}
	}
	return parts
}

func readParts(n *xhtml.Node, to *strings.Builder) {
	for c := n.FirstChild; c != nil && to.Len() < linked.Longest; c = c.NextSibling {
		switch {
		case c.Type == xhtml.TextNode:
			to.WriteString(c.Data)
		case c.Type != xhtml.ElementNode || xhtml.Headless[xhtml.TagOf(c)] || xhtml.TagOf(c) == "time" || xhtml.HasToken(c, besideName...) && !xhtml.HasToken(c, "name"):
			to.WriteString("\n")
		case xhtml.Blocks[xhtml.TagOf(c)] || xhtml.TagOf(c) == "br":
			to.WriteString("\n")
			readParts(c, to)
			to.WriteString("\n")
		default:
			to.WriteString(" ")
			readParts(c, to)
			to.WriteString(" ")
		}
	}
}
