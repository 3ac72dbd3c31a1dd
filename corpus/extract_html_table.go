package corpus

import (
	"strings"
)

// mostTable bounds the text of one block of a table; a longer table becomes
// several, cut between rows.
const mostTable = 8000

// table reads a table of data as rows of cells, one that only lays out a page
// as the paragraphs in it.
func (r *treeReader) table(n *node) {
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
func (t *tableReader) rows(n *node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch tagOf(c) {
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

func (t *tableReader) row(tr *node) {
	if isHidden(tr) || !t.step() {
		return
	}
	var cells []string
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if tagOf(c) != "td" && tagOf(c) != "th" || isHidden(c) {
			continue
		}
		inner := t.flattened(c)
		t.marks = append(t.marks, inner.marks...)
		cells = append(cells, squeeze(scrub(inner.text.String())))
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
	l := line{Block: Block{Kind: Table}, marked: true, skip: t.like.skip}
	t.treeReader.put(l, t.text.String(), run{marks: t.marks})
	t.text.Reset()
	t.marks = nil
}

// isLayout says whether a table only lays out a page: it says so, holds another
// table or headings, has one column, or cells with paragraphs in them.
func isLayout(table *node) bool {
	switch attr(table, "role") {
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
		case tagOf(n) == "table", headingLevel(n) > 0 && tagOf(n.Parent) != "th", tagOf(n) == "article", tagOf(n) == "main":
			return true
		case tagOf(n) == "tr":
			rows++
			widest = max(widest, cellsOf(n))
		case tagOf(n) == "p" && len(rawStart(n, 300)) >= 300:
			long++
		}
	}
	return widest < 2 || rows < 2 && long > 0 || long > rows
}

func cellsOf(tr *node) int {
	n := 0
	for c := range tr.ChildNodes() {
		if tagOf(c) == "td" || tagOf(c) == "th" {
			n++
		}
	}
	return n
}

// rawStart is the text under a node, cut after size bytes or a little more.
func rawStart(n *node, size int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == textNode {
			b.WriteString(d.Data)
		}
		if b.Len() >= size {
			break
		}
	}
	return b.String()
}
