package html

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/extract/html/linked"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// overTitle are the names of the line that magazines set over a title, in its headline.
var overTitle = []string{"overline", "kicker", "topic", "topline", "eyebrow", "subheading", "subtitle", "suptitle", "pretitle", "dachzeile", "spitzmarke", "rubric", "surtitre", "antetitulo", "occhiello"}

// mostOverTitle bounds its words.
const mostOverTitle = 10

// headlineOf is what a headline says without the line over the title that it begins with: an
// element that is named so, or that a mark in one of its own parts from the rest.
func headlineOf(n *xhtml.Node) string {
	all := words(n)
	var parts []*xhtml.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if said := partOf(c); said != "" {
			parts = append(parts, c)
		}
	}
	if len(parts) == 1 && parts[0].FirstChild != nil && parts[0].FirstChild.NextSibling != nil { // all of it in one element
		return headlineOf(parts[0])
	}
	if len(parts) < 2 || parts[0].Type != xhtml.ElementNode || lang.WordCount(partOf(parts[0])) > mostOverTitle {
		return all
	}
	isParted := len(parts) == 3 && parts[1].Type == xhtml.ElementNode && isMark(partOf(parts[1]))
	if !isParted && !xhtml.HasToken(parts[0], overTitle...) {
		return all
	}
	var title []string
	for _, part := range parts[1:] {
		title = append(title, partOf(part))
	}
	rest := strings.TrimLeft(strings.Join(title, " "), " :|–—-•·/")
	if lang.WordCount(rest) < 2 {
		return all
	}
	return rest
}

// keptHeadline is what a headline says without the line over the title, which its line in
// the text then loses too.
func (d *pageData) keptHeadline(n *xhtml.Node) string {
	all, title := words(n), headlineOf(n)
	if title != all {
		d.Whole[title] = all
	}
	return title
}

// shortenHeadline takes the line over its title from the headline of a text.
func (d *pageData) shortenHeadline(lines []structure.Line, title string) {
	whole := lang.Plain(d.Whole[title])
	for i, l := range lines {
		if whole != "" && l.Kind == corpus.Heading && lang.Plain(l.Text) == whole {
			lines[i].Text = title
		}
	}
}

// partOf is what a part of a headline says, text or element.
func partOf(n *xhtml.Node) string {
	if n.Type == xhtml.TextNode {
		return linked.Tidy(n.Data)
	}
	return words(n)
}

// isMark says whether a text is no more than a mark: ":".
func isMark(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// unmarkCredits makes paragraphs of the headings right under the first one that only say who
// wrote the text, with a word for that, or when: some sites mark those rows so for their size.
func unmarkCredits(lines []structure.Line) {
	first := slices.IndexFunc(lines, func(l structure.Line) bool { return l.Kind == corpus.Heading && l.Skip == "" })
	for i := first + 1; first >= 0 && i < len(lines); i++ {
		l := &lines[i]
		if l.Skip != "" {
			continue
		}
		iso, isDate := date.Whole(l.Text)
		isCredit := isDate && len(iso) == len("2021-07-03") || len(record.ReadByline(l.Text).People) > 0
		if l.Kind != corpus.Heading || !isCredit {
			return
		}
		l.Kind, l.Level, l.Marked = corpus.Paragraph, 0, false
	}
}
