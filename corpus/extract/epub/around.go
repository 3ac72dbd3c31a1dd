package epub

import (
	"path"
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// partReasons are the parts of a book that are not of its text, by the words
// that EPUB 3 and the guide of EPUB 2 have for them.
var partReasons = map[string]string{
	"cover": "cover", "cover-page": "cover", "titlepage": "title page", "title-page": "title page", "halftitlepage": "title page",
	"copyright-page": "copyright", "copyright": "copyright", "imprint": "copyright", "imprimatur": "copyright",
	"colophon": "colophon", "other-credits": "copyright", "seriespage": "copyright",
	"toc": "contents", "toc-brief": "contents", "landmarks": "contents", "page-list": "contents", "loi": "contents", "lot": "contents", "loa": "contents", "lov": "contents",
	"index": "index", "bibliography": line.References,
}

// leftOut says why a chapter is left out as a whole, "" if it stays: by what the
// book says that it is, by the name of its file, or by its words.
func (b *ebook) leftOut(item bookItem, chapter *xhtml.Node) string {
	if strings.Contains(" "+item.properties+" ", " nav ") {
		return "contents"
	}
	if reason := partReasons[b.guide[item.name]]; reason != "" {
		return reason
	}
	for n, i := bodyOf(chapter), 0; n != nil && i < 3; n, i = onlyElement(n), i+1 {
		for word, reason := range partReasons {
			if xhtml.HasRole(n, word) {
				return reason
			}
		}
	}
	words := shortText(bodyOf(chapter), longestImprint)
	if words == "" {
		return ""
	}
	if reason := partReasons[fileWord(item.name)]; reason != "" && reason != line.References && reason != "index" { // index.html is where many books begin
		return reason
	}
	if isImprint(words) {
		return "copyright"
	}
	return ""
}

// onlyElement is the only child element of a node, nil if it has none or more.
func onlyElement(n *xhtml.Node) *xhtml.Node {
	var only *xhtml.Node
	for c := range n.ChildNodes() {
		switch {
		case c.Type == xhtml.TextNode && strings.TrimSpace(c.Data) != "", c.Type == xhtml.ElementNode && only != nil:
			return nil
		case c.Type == xhtml.ElementNode:
			only = c
		}
	}
	return only
}

var fileDigits = lang.Regexp(`[\d_.-]+$|^[\d_.-]+`)

// fileWord is what the name of a file says: "text/05_copyright.xhtml" is
// "copyright".
func fileWord(name string) string {
	name = path.Base(name)
	name = fileDigits.ReplaceAllString(strings.TrimSuffix(name, path.Ext(name)), "")
	switch name {
	case "nav", "contents":
		return "toc"
	case "title", "title_page":
		return "titlepage"
	}
	return strings.ReplaceAll(name, "_", "-")
}

// longestImprint is how many bytes of text a page about the book itself has at most.
const longestImprint = 6000

// shortText gives the text under a node, "" where it has more than the given bytes,
// or as many elements around it.
func shortText(n *xhtml.Node, most int) string {
	var b strings.Builder
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > most {
			return ""
		}
		if d.Type != xhtml.TextNode {
			continue
		}
		if b.Len()+len(d.Data) > most {
			return ""
		}
		b.WriteString(d.Data)
		if d.NextSibling == nil {
			b.WriteByte(' ')
		}
	}
	return lang.Squeeze(lang.Scrub(b.String()))
}

// imprintSigns are what the page with the rights of a book says.
var imprintSigns = []*lang.Pattern{
	lang.Regexp(`(?i)(?:©|\(c\)|\bcopyright\b)[^.]{0,60}\b(?:1[5-9]|20)\d{2}\b|\b(?:1[5-9]|20)\d{2}\b[^.]{0,20}©`),
	lang.Regexp(`(?i)all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены|her hakkı saklıdır|no part of this (?:book|publication)`),
	lang.Regexp(`(?i)\be?-?isbn\b`),
	lang.Regexp(`(?i)\b(?:first|originally) published\b|\bpublished by\b|erstausgabe|auflage|\bimpression\b|dépôt légal|cover design|umschlag|typeset by|printed (?:and bound )?in\b`),
	lang.Regexp(`(?i)library of congress|british library|deutsche nationalbibliothek|cataloguing|cataloging`),
}

func isImprint(text string) bool {
	signs := 0
	for _, sign := range imprintSigns {
		if sign.MatchString(text) {
			signs++
		}
	}
	return signs >= 3 || signs >= 2 && lang.WordCount(text) <= 150
}

// sameTitle says whether a heading is the title in the table of contents or a
// part of it.
func sameTitle(heading, title string) bool {
	heading, title = lang.Plain(heading), lang.Plain(title)
	return heading != "" && (heading == title || strings.Contains(" "+title+" ", " "+heading+" ") || strings.Contains(" "+heading+" ", " "+title+" ") && title != "")
}
