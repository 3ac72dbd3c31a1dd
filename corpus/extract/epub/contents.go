package epub

import (
	"encoding/xml"
	"maps"
	"slices"
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
)

// An entry leads from a title, or the number of a page, to a place in the book.
type entry struct {
	title string
	place string // as chapterTree.place gives it, "" for none
	depth int    // from 1
}

// mostEntries bounds the entries of a table of contents or list of pages.
const mostEntries = 20000

// readContents reads the table of contents and the list of printed pages: those
// of EPUB 3, else those of EPUB 2.
func (b *ebook) readContents() error {
	names := slices.Sorted(maps.Keys(b.files)) // of two the first, each time the file is read
	for _, name := range names {
		if !strings.Contains(" "+b.files[name].properties+" ", " nav ") {
			continue
		}
		tree, err := b.chapter(name)
		if err != nil {
			return err
		}
		if tree != nil {
			b.readNav(tree)
		}
	}
	if len(b.contents) > 0 {
		return nil
	}
	ncx := b.items[b.ncx].name
	for _, name := range names {
		if ncx == "" && b.files[name].mediaType == "application/x-dtbncx+xml" {
			ncx = name
		}
	}
	return b.part(ncx, func(x *zipxml.ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			switch tag.Name.Local {
			case "navMap":
				return b.readPoints(x, ncx, &b.contents, 1)
			case "pageList":
				return b.readPoints(x, ncx, &b.pages, 1)
			}
			return nil
		})
	})
}

// readPoints reads the points of the old kind of table of contents in the
// element that was just opened.
func (b *ebook) readPoints(x *zipxml.ElementReader, part string, list *[]entry, depth int) error {
	return x.Children(func(tag xml.StartElement) error {
		if name := tag.Name.Local; name != "navPoint" && name != "pageTarget" || len(*list) >= mostEntries {
			return nil
		}
		return b.readPoint(x, part, list, depth)
	})
}

func (b *ebook) readPoint(x *zipxml.ElementReader, part string, list *[]entry, depth int) error {
	at := len(*list)
	*list = append(*list, entry{depth: depth})
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "navLabel":
			text, err := x.Text()
			if len(text) <= longestTitle {
				(*list)[at].title = lang.Squeeze(lang.Scrub(text))
			}
			return err
		case "content":
			(*list)[at].place = b.parser.place(linkedPart(part, zipxml.ValueOf(tag, "src")))
		case "navPoint":
			if len(*list) < mostEntries {
				return b.readPoint(x, part, list, depth+1)
			}
		}
		return nil
	})
}

// readNav reads the lists of the new kind of table of contents. One in another is
// read with that.
func (b *ebook) readNav(n *xhtml.Node) {
	for c := range n.ChildNodes() {
		switch {
		case xhtml.TagOf(c) == "nav" && xhtml.HasRole(c, "page-list"):
			b.navEntries(c, 0, &b.pages)
		case xhtml.TagOf(c) == "nav" && xhtml.HasRole(c, "toc"):
			b.navEntries(c, 0, &b.contents)
		default:
			b.readNav(c)
		}
	}
}

// navEntries reads the links under a node; depth is that of the list around it.
// A title without a link leads where the first one under it does.
func (b *ebook) navEntries(n *xhtml.Node, depth int, list *[]entry) {
	for c := range n.ChildNodes() {
		switch {
		case len(*list) >= mostEntries:
			return
		case xhtml.TagOf(c) == "ol" || xhtml.TagOf(c) == "ul":
			at := len(*list) - 1
			b.navEntries(c, depth+1, list)
			if at >= 0 && depth > 0 && (*list)[at].place == "" && at+1 < len(*list) {
				(*list)[at].place = (*list)[at+1].place
			}
		case xhtml.TagOf(c) == "a" && depth > 0, xhtml.TagOf(c) == "span" && depth > 0 && xhtml.TagOf(n) == "li":
			*list = append(*list, entry{title: shortText(c, longestTitle), place: b.navPlace(c), depth: depth})
		case c.Type == xhtml.ElementNode:
			b.navEntries(c, depth, list)
		}
	}
}

// navPlace is where a link of the table of contents leads.
func (b *ebook) navPlace(n *xhtml.Node) string {
	for d := range n.Descendants() {
		if xhtml.TagOf(d) == "a" {
			n = d
			break
		}
	}
	href := xhtml.Attr(n, "href")
	if place, inPart := strings.CutPrefix(href, "#"); inPart || href == "" {
		return place
	}
	return b.parser.place(href, "")
}
