package corpus

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"footnote/corpus/lang"
)

// readMarkdown reads Markdown, with front matter or without.
func readMarkdown(ctx context.Context, f File) (Document, error) {
	source, err := decodeRows(f.Data)
	if err != nil {
		return Document{}, err
	}
	record, body := frontMatter(source)
	if knotty(body) {
		return refine(ctx, pagePasses, textLines(body), record)
	}
	return refine(ctx, pagePasses, markdownLines([]byte(body)), record)
}

var (
	atxHeading = regexp.MustCompile(`(?m)^#{1,6} +\S[^\n]*\n[ \t\r]*\n`)
	inlineMark = regexp.MustCompile(`\*\*[^*\n]+\*\*|\]\([^)\s]+\)|<sup>|(?m:^\|[ :|-]+\|$)`)
	yamlHead   = regexp.MustCompile(`^---\r?\n[A-Za-z_-]+:`)
)

// sniffMarkdown says whether bytes are certainly Markdown, whatever their name.
func sniffMarkdown(data []byte) bool {
	head := bytes.TrimPrefix(data[:min(len(data), 1<<16)], []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(head, []byte("#!")) {
		return false
	}
	headings := len(atxHeading.FindAll(head, 3))
	marks := len(inlineMark.FindAll(head, 3))
	return yamlHead.Match(head) || headings >= 2 || headings == 1 && marks >= 2
}

// mostMarks bounds the marks of one kind in one paragraph, and mostNesting the
// quotes in a quote: goldmark takes the square of either.
const (
	mostMarks   = 1000
	mostNesting = 60
)

// knotty says whether a text would keep the Markdown parser busy for long. Such
// a text is read as plain text.
func knotty(source string) bool {
	if strings.Count(source, "[^") > mostMarks {
		return true // it looks through all footnotes for each mark
	}
	var marks [128]int
	nesting, leading := 0, true
	previous := byte('\n')
	for i := range len(source) {
		c := source[i]
		switch {
		case c == '\n' && previous == '\n':
			marks = [128]int{}
		case c < 128 && strings.IndexByte("[]*_`<&!~|(", c) >= 0:
			if marks[c]++; marks[c] > mostMarks {
				return true
			}
		}
		if c == '\n' {
			nesting, leading = 0, true
		} else if leading {
			leading = strings.IndexByte(" \t>-+*0123456789.)", c) >= 0
			if nesting++; leading && nesting > 4*mostNesting {
				return true
			}
		}
		if c != ' ' && c != '\t' && c != '\r' {
			previous = c
		}
	}
	return false
}

// markdownLines parses Markdown into lines.
func markdownLines(source []byte) []line {
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote)).Parser()
	r := markdownReader{source: source}
	r.blocks(parser.Parse(text.NewReader(source)), line{})
	return r.lines
}

// A markdownReader walks a parsed text and collects its lines.
type markdownReader struct {
	source []byte
	lines  []line
	cut    bool // a rule came before the next line
	prefix string
}

// blocks reads the blocks under a node; like says what kind of line they are.
func (r *markdownReader) blocks(parent ast.Node, like line) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, like)
	}
}

func (r *markdownReader) block(n ast.Node, like line) {
	switch n := n.(type) {
	case *ast.Heading:
		r.add(n, line{Block: Block{Kind: Heading, Level: n.Level}, marked: true})
	case *ast.Paragraph, *ast.TextBlock:
		r.add(n, like)
	case *ast.Blockquote:
		r.blocks(n, line{Block: Block{Kind: Quote}, marked: true})
	case *ast.List:
		r.list(n, like)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.put(line{Block: Block{Text: r.rows(n)}, code: true, marked: true})
	case *ast.HTMLBlock:
		r.html(n)
	case *ast.ThematicBreak:
		r.cut = true
	case *extast.Table:
		r.put(line{Block: Block{Kind: Table, Text: r.table(n)}, marked: true})
	case *extast.FootnoteList:
		r.blocks(n, line{})
	case *extast.Footnote:
		r.blocks(n, line{note: strconv.Itoa(n.Index)})
	}
}

// list reads the items of a list, one level deeper than the list it is in.
func (r *markdownReader) list(list *ast.List, like line) {
	level := 1
	if like.Kind == Item {
		level = like.Level + 1
	}
	number := list.Start
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if list.IsOrdered() {
			r.prefix = fmt.Sprintf("%d%c ", number, list.Marker)
			number++
		}
		r.blocks(n, line{Block: Block{Kind: Item, Level: level}, marked: true, note: like.note})
		r.prefix = ""
	}
}

// add reads the text of a node into a line like the given one.
func (r *markdownReader) add(n ast.Node, l line) {
	w := inlineWriter{source: r.source}
	text := w.words(n)
	if text == "" {
		return
	}
	l.Text, l.marks = r.prefix+text, w.marks
	r.prefix = ""
	if w.note != "" {
		l.note = w.note
	}
	l.bold, l.link = w.wholly(n, ast.KindEmphasis), w.wholly(n, ast.KindLink)
	r.put(l)
}

func (r *markdownReader) put(l line) {
	if strings.TrimSpace(l.Text) == "" {
		return
	}
	l.gap, l.cut = true, r.cut
	r.cut = false
	r.lines = append(r.lines, l)
}

// rows is the text of a code or HTML block as it stands.
func (r *markdownReader) rows(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.Write(s.Value(r.source))
	}
	return strings.Trim(b.String(), "\n")
}

func (r *markdownReader) table(n ast.Node) string {
	var rows []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			w := inlineWriter{source: r.source}
			cells = append(cells, w.words(cell))
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return strings.Join(rows, "\n")
}

var (
	htmlHidden = regexp.MustCompile(`(?is)<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</(?:script|style)>|$)`)
	htmlTag    = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
)

// html keeps the words of an HTML block.
func (r *markdownReader) html(n ast.Node) {
	raw := htmlTag.ReplaceAllString(htmlHidden.ReplaceAllString(r.rows(n), " "), " ")
	r.put(line{Block: Block{Text: squeeze(unescape([]byte(raw)))}})
}

// An inlineWriter writes the words of a paragraph without its markup.
type inlineWriter struct {
	source []byte
	out    strings.Builder
	raised *strings.Builder // what stands between <sup> and </sup>
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
	return squeeze(w.out.String())
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
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.write(" ")
	}
}

func unescape(raw []byte) string {
	return scrub(string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw)))))
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
	switch text, isMark := readRaised(s, before); {
	case !isMark:
		w.write(text)
	case strings.TrimSpace(before) == "":
		w.note = s
	default:
		w.marks = append(w.marks, s)
	}
}

// readRaised says how raised text is written after what stands before it, and
// whether it is the mark of a footnote instead.
func readRaised(s, before string) (text string, isMark bool) {
	switch {
	case !(len(s) <= 4 && strings.Trim(s, "0123456789*†‡§, ") == "" || len(s) == 1):
		return s, false
	case strings.TrimSpace(before) != "" && (unicode.IsDigit(lang.LastRune(before)) || isUnit(lang.LastWord(before))):
		return superscript(s), false
	}
	return "", true
}

// isUnit says whether a raised figure after a word is a power: "m", "km", "x".
func isUnit(word string) bool {
	return len(word) <= 2 && word != "" && unicode.IsLetter(lang.LastRune(word)) && word == strings.ToLower(word)
}

func superscript(s string) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(s)
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
