package corpus

import (
	"slices"
	"strconv"
	"strings"
)

// pageBreak is an element that marks where a printed page begins; one without a
// label ends the page before it.
func pageBreak(label string) *node {
	return &node{Type: elementNode, Data: "span",
		Attr: []attribute{{Key: "epub:type", Val: "pagebreak"}, {Key: "title", Val: label}}}
}

// setPages marks the printed pages that only the list of pages tells, and ends
// those of which nobody knows where they end.
func (b *ebook) setPages(root *node) {
	targets := map[string]string{}
	for _, e := range b.pages {
		if e.title != "" {
			targets[e.place] = e.title
		}
	}
	nodes := slices.Collect(root.Descendants()) // the tree is changed on the way
	for _, n := range nodes {
		label := targets[anchorOf(n)]
		switch {
		case label == "" || isPageBreak(n):
		case n.Parent.Type == documentNode:
			n.InsertBefore(pageBreak(label), n.FirstChild)
		default:
			n.Parent.InsertBefore(pageBreak(label), n)
		}
	}
	endPages(root)
}

// endPages ends a page at the end of a file, unless the next page that is marked
// is the one after it: a file without marks may stand on any pages.
func endPages(root *node) {
	last := ""
	var open []*node // files that begin on the last page, as it seems
	for chapter := range root.ChildNodes() {
		if last != "" {
			open = append(open, chapter)
		}
		for n := range chapter.Descendants() {
			if n.Type != elementNode || !isPageBreak(n) {
				continue
			}
			label := printedPage(n)
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
		if strings.EqualFold(label, roman(n)) {
			return strings.ToLower(roman(n + 1))
		}
	}
	return ""
}

// setNotePages gives the notes that stand in the file of their mark the page of
// the mark, because they were printed there.
func setNotePages(lines []line, root *node) {
	marked := map[string]string{} // the file of the mark
	for n := range root.Descendants() {
		if tagOf(n) == "a" && attr(n, "href") != "" {
			if target := noteTarget(n); marked[target] == "" {
				marked[target] = anchorOf(chapterOf(n))
			}
		}
	}
	pages := map[string]string{}
	for i, l := range lines {
		for _, m := range l.marks {
			pages[m] = l.Label
		}
		file, _, _ := strings.Cut(l.note, "!")
		if page, ok := pages[l.note]; ok && l.note != "" && marked[l.note] == file {
			lines[i].Label = page
		}
	}
}
