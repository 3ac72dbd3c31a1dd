package epub

import (
	"slices"
	"strconv"
	"strings"

	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// pageBreak is an element that marks where a printed page begins; one without a
// label ends the page before it.
func pageBreak(label string) *xhtml.Node {
	return &xhtml.Node{Type: xhtml.ElementNode, Data: "span",
		Attr: []xhtml.Attribute{{Key: "epub:type", Val: "pagebreak"}, {Key: "title", Val: label}}}
}

// setPages marks the printed pages that only the list of pages tells, and ends
// those of which nobody knows where they end.
func (b *ebook) setPages(root *xhtml.Node) {
	targets := map[string]string{}
	for _, e := range b.pages {
		if e.title != "" {
			targets[e.place] = e.title
		}
	}
	nodes := slices.Collect(root.Descendants()) // the tree is changed on the way
	for _, n := range nodes {
		label := targets[xhtml.AnchorOf(n)]
		switch {
		case label == "" || xhtml.IsPageBreak(n):
		case n.Parent.Type == xhtml.DocumentNode:
			n.InsertBefore(pageBreak(label), n.FirstChild)
		default:
			n.Parent.InsertBefore(pageBreak(label), n)
		}
	}
	endPages(root)
}

// endPages ends a page at the end of a file, unless the next page that is marked
// is the one after it: a file without marks may stand on any pages.
func endPages(root *xhtml.Node) {
	last := ""
	var open []*xhtml.Node // files that begin on the last page, as it seems
	for chapter := range root.ChildNodes() {
		if last != "" {
			open = append(open, chapter)
		}
		for n := range chapter.Descendants() {
			if n.Type != xhtml.ElementNode || !xhtml.IsPageBreak(n) {
				continue
			}
			label := xhtml.PrintedPage(n)
			if len(open) > 0 && label != pageAfter(last) {
				open[0].InsertBefore(pageBreak(""), open[0].FirstChild)
			}
			last, open = label, nil
		}
	}
	if len(open) > 0 {
		open[0].InsertBefore(pageBreak(""), open[0].FirstChild)
	}
}

// mostRoman is how far pages are numbered in Roman figures.
const mostRoman = 200

// pageAfter is the label of the page after one, "" where that is not known.
func pageAfter(label string) string {
	if n, err := strconv.Atoi(label); err == nil {
		return strconv.Itoa(n + 1)
	}
	for n := 1; n < mostRoman; n++ {
		if strings.EqualFold(label, lang.Roman(n)) {
			return strings.ToLower(lang.Roman(n + 1))
		}
	}
	return ""
}

// setNotePages gives the notes that stand in the file of their mark the page of
// the mark, because they were printed there.
func setNotePages(lines []structure.Line, root *xhtml.Node) {
	marked := map[string]string{} // the file of the mark
	for n := range root.Descendants() {
		if xhtml.TagOf(n) == "a" && xhtml.Attr(n, "href") != "" {
			if target := xhtml.NoteTarget(n); marked[target] == "" {
				marked[target] = xhtml.AnchorOf(chapterOf(n))
			}
		}
	}
	pages := map[string]string{}
	for i, l := range lines {
		for _, m := range l.Marks {
			pages[m] = l.Label
		}
		file, _, _ := strings.Cut(l.Note, "!")
		if page, ok := pages[l.Note]; ok && l.Note != "" && marked[l.Note] == file {
			lines[i].Label = page
		}
	}
}
