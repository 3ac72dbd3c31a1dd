package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// An inlineWriter writes the words of a paragraph without its markup.
type inlineWriter struct {
	source []byte
	out    strings.Builder
	raised *strings.Builder // what stands between <sup> and </sup>
	breaks []int            // where forced breaks stand in the text
	soft   bool             // rows end without one
	rows   []int            // where rows end, either way
	marks  []string
	note   string
}

// words gives the words under a node on one line.
func (w *inlineWriter) words(n ast.Node) string {
	w.node(n)
	if w.raised != nil { // never closed
		w.out.WriteString(w.raised.String())
		w.raised = nil
	}
	return lang.Squeeze(w.out.String())
}

func (w *inlineWriter) node(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			w.text(n)
		case *ast.String:
			w.write(string(n.Value))
		case *ast.AutoLink:
			w.write(string(n.Label(w.source)))
		case *ast.RawHTML:
			w.tag(strings.ToLower(string(n.Segments.Value(w.source))))
		case *ast.Image, *extast.FootnoteBacklink:
		case *extast.FootnoteLink:
			w.marks = append(w.marks, strconv.Itoa(n.Index))
		default:
			w.node(n)
		}
	}
}

func (w *inlineWriter) text(n *ast.Text) {
	raw := n.Segment.Value(w.source)
	if n.Parent() != nil && n.Parent().Kind() == ast.KindCodeSpan {
		w.write(string(raw))
	} else {
		w.write(unescape(raw))
	}
	if n.HardLineBreak() || n.SoftLineBreak() {
		w.rows = append(w.rows, w.out.Len())
	}
	switch {
	case n.HardLineBreak():
		w.breaks = append(w.breaks, w.out.Len())
		w.write(" ")
	case n.SoftLineBreak():
		w.soft = true
		w.breaks = append(w.breaks, w.out.Len())
		w.write(" ")
	}
}

// verse gives the rows of a paragraph as a stanza, if each of them but the last ends
// with a break that the writer asked for and they are as short as lines of verse are, or if
// they are verse by their looks. Two rows are one only under another stanza.
func (w *inlineWriter) verse(under bool) (string, bool) {
	if len(w.breaks) < 2 && !(under && !w.soft && len(w.breaks) == 1) {
		return "", false
	}
	text, from := w.out.String(), 0
	var rows []string
	for _, at := range append(w.breaks, len(text)) {
		rows = append(rows, text[from:at])
		from = at
	}
	if slices.ContainsFunc(rows, func(row string) bool { return utf8.RuneCountInString(strings.TrimSpace(row)) > longestVerse }) {
		return "", false
	}
	group := line.Group{Rows: rows}
	return group.Verse(), !w.soft || group.IsVerse()
}

// longestVerse is how long a line of verse is at most, in characters.
const longestVerse = 70

func unescape(raw []byte) string {
	return lang.Scrub(string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw)))))
}

func (w *inlineWriter) write(s string) {
	if w.raised != nil {
		w.raised.WriteString(s)
		return
	}
	w.out.WriteString(s)
}

// tag reads an HTML tag inside a line: only raised text and breaks matter.
func (w *inlineWriter) tag(tag string) {
	switch {
	case strings.HasPrefix(tag, "<sup"):
		w.raised = &strings.Builder{}
	case tag == "</sup>" && w.raised != nil:
		raised := w.raised.String()
		w.raised = nil
		w.raise(strings.TrimSpace(raised))
	case strings.HasPrefix(tag, "<br"):
		w.write(" ")
	}
}

// raise writes raised text: a power, the end of an ordinal, or nothing where it
// is the mark of a footnote.
func (w *inlineWriter) raise(s string) {
	before := w.out.String()
	switch text, isMark := formula.ReadRaised(s, before); {
	case !isMark:
		w.write(text)
	case strings.TrimSpace(before) == "":
		w.note = s
	default:
		w.marks = append(w.marks, s)
	}
}

// wholly says whether a paragraph holds nothing but one kind of node.
func (w *inlineWriter) wholly(n ast.Node, kind ast.NodeKind) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		text, isText := c.(*ast.Text)
		blank := isText && len(bytes.TrimSpace(text.Segment.Value(w.source))) == 0
		if c.Kind() != kind && !blank {
			return false
		}
	}
	return n.HasChildren()
}
