package xhtml

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// mostTable bounds the text of one block of a table; a longer table becomes
// several, cut between rows.
const mostTable = 8000

// table reads a table of data as rows of cells, one that only lays out a page
// as the paragraphs in it.
func (r *treeReader) table(n *Node) {
	if r.flat || isLayout(n) {
		r.flush()
		r.children(n)
		r.flush()
		return
	}
	r.flush()
	t := tableReader{treeReader: r}
	t.rows(n)
	t.put()
}

// A tableReader collects the rows of a table.
type tableReader struct {
	*treeReader
	text  strings.Builder
	marks []string
}

// rows reads the rows under a table or a part of one, and its caption.
func (t *tableReader) rows(n *Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch TagOf(c) {
		case "tr":
			t.row(c)
		case "thead", "tbody", "tfoot":
			t.rows(c)
		case "caption":
			t.put()
			t.node(c)
		}
	}
}

func (t *tableReader) row(tr *Node) {
	if IsHidden(tr) || !t.step() {
		return
	}
	var cells []string
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if TagOf(c) != "td" && TagOf(c) != "th" || IsHidden(c) {
			continue
		}
		inner := t.flattened(c)
		t.marks = append(t.marks, inner.marks...)
		cells = append(cells, lang.Squeeze(lang.Scrub(inner.text.String())))
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	row := strings.Join(cells, " | ")
	if strings.Trim(row, " |") == "" {
		return
	}
	if t.text.Len() > 0 {
		t.text.WriteByte('\n')
	}
	t.text.WriteString(row)
	if t.text.Len() > mostTable {
		t.put()
	}
}

// put makes one block of the rows so far.
func (t *tableReader) put() {
	l := structure.Line{Block: corpus.Block{Kind: corpus.Table}, Marked: true, Skip: t.like.Skip}
	t.treeReader.put(l, t.text.String(), run{marks: t.marks})
	t.text.Reset()
	t.marks = nil
}

// isLayout says whether a table only lays out a page: it says so, holds another
// table or headings, has one column, or cells with paragraphs in them.
func isLayout(table *Node) bool {
	switch Attr(table, "role") {
	case "presentation", "none":
		return true
	case "table", "grid":
		return false
	}
	rows, widest, long, looked := 0, 0, 0, 0
	for n := range table.Descendants() {
		if looked++; looked > 20000 {
			break
		}
		switch {
		case TagOf(n) == "table", HeadingLevel(n) > 0 && TagOf(n.Parent) != "th", TagOf(n) == "article", TagOf(n) == "main":
			return true
		case TagOf(n) == "tr":
			rows++
			widest = max(widest, cellsOf(n))
		case TagOf(n) == "p" && len(RawStart(n, 300)) >= 300:
			long++
		}
	}
	return widest < 2 || rows < 2 && long > 0 || long > rows
}

func cellsOf(tr *Node) int {
	n := 0
	for c := range tr.ChildNodes() {
		if TagOf(c) == "td" || TagOf(c) == "th" {
			n++
		}
	}
	return n
}

// RawStart is the text under a node, cut after size bytes or a little more.
func RawStart(n *Node, size int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == TextNode {
			b.WriteString(d.Data)
		}
		if b.Len() >= size {
			break
		}
	}
	return b.String()
}
