package markdown

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/plain"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// Read reads Markdown, with front matter or without.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	source, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	if line.ManualLines(source) != nil { // what man printed has no marks, whatever the file is called
		return plain.Read(ctx, f)
	}
	known, body := frontMatter(source)
	body, titles, noted := plainMarkdown(body)
	record.Put(&known, record.FindingsOf(noted)...)
	lines := linesOf(body, titles)
	return structure.Refine(ctx, structure.Plain(lines), lines, known)
}

// Lines reads Markdown without front matter into lines.
func Lines(text string) []structure.Line {
	text, titles, _ := plainMarkdown(text)
	return linesOf(text, titles)
}

// linesOf parses a text in which notices have these titles: what stands under one ends where it is
// no more indented, so that none is the heading of all that follows.
func linesOf(text string, titles map[string]bool) []structure.Line {
	if knotty(text) {
		return line.TextLines(text)
	}
	lines := markdownLines(text)
	for i, l := range lines {
		if l.Kind == corpus.Paragraph && titles[l.Text] {
			lines[i].Marked = true
		}
	}
	return lines
}

var (
	atxHeading = lang.Regexp(`(?m)^#{1,6} +\S[^\n]*\n[ \t\r]*\n`)
	inlineMark = lang.Regexp(`\*\*[^*\n]+\*\*|\]\([^)\s]+\)|<sup>|(?m:^\|[ :|-]+\|$)`)
	yamlHead   = lang.Regexp(`^---\r?\n[A-Za-z_-]+:`)
)

// Sniff says whether bytes are certainly Markdown, whatever their name.
func Sniff(data []byte) bool {
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
func markdownLines(source string) []structure.Line {
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote),
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(formulas{}, 150)))).Parser()
	r := markdownReader{source: []byte(source), parsed: asWritten(source)}
	r.blocks(parser.Parse(text.NewReader(r.parsed)), structure.Line{})
	setApart(r.lines)
	return r.lines
}

// formulas parses formulas in a row: to goldmark they are text without marks.
type formulas struct{}

func (formulas) Trigger() []byte { return []byte{'$'} }

func (formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	found := formulaText.Find(line)
	if found == nil || len(found) < len(line) && line[len(found)] >= '0' && line[len(found)] <= '9' {
		return nil
	}
	block.Advance(len(found))
	return ast.NewString([]byte(written.Replace(string(found))))
}

// A markdownReader walks a parsed text and collects its lines.
type markdownReader struct {
	source []byte
	parsed []byte // with other signs for some, see asWritten
	lines  []structure.Line
	cut    bool // a rule came before the next line
	prefix string
}

// blocks reads the blocks under a node; like says what kind of line they are.
func (r *markdownReader) blocks(parent ast.Node, like structure.Line) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, like)
	}
}

func (r *markdownReader) block(n ast.Node, like structure.Line) {
	switch n := n.(type) {
	case *ast.Heading:
		r.add(n, structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: n.Level}, Marked: true})
	case *ast.Paragraph, *ast.TextBlock:
		r.add(n, like)
	case *ast.Blockquote:
		r.blocks(n, structure.Line{Block: corpus.Block{Kind: corpus.Quote}, Marked: true})
	case *ast.List:
		r.list(n, like)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.put(structure.Line{Block: corpus.Block{Text: withoutOptions(rowsOf(n, r.source))}, Code: true, Marked: true})
	case *ast.HTMLBlock:
		r.html(n)
	case *ast.ThematicBreak:
		r.cut = true
	case *extast.Table:
		r.put(structure.Line{Block: corpus.Block{Kind: corpus.Table, Text: r.table(n)}, Marked: true})
	case *extast.FootnoteList:
		r.blocks(n, structure.Line{})
	case *extast.Footnote:
		r.blocks(n, structure.Line{Note: strconv.Itoa(n.Index)})
	}
}

// list reads the items of a list, one level deeper than the list it is in.
func (r *markdownReader) list(list *ast.List, like structure.Line) {
	level := 1
	if like.Kind == corpus.Item {
		level = like.Level + 1
	}
	numbers := r.numbers(list)
	i := 0
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if list.IsOrdered() {
			r.prefix = fmt.Sprintf("%d%c ", numbers[i], list.Marker)
			i++
		}
		r.blocks(n, structure.Line{Block: corpus.Block{Kind: corpus.Item, Level: level}, Marked: true, Note: like.Note})
		r.prefix = ""
	}
}

// itemNumber is what stands before an item.
var itemNumber = lang.Regexp(`(\d{1,9})[.)]`)

// numbers gives those of the items of a list as they are written. Where all are the same,
// as who leaves it to the program to count writes them, they are counted from the first.
func (r *markdownReader) numbers(list *ast.List) []int {
	var out []int
	same := true
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		number := list.Start + len(out)
		if len(out) > 0 {
			number = out[len(out)-1] + 1
		}
		if n, ok := r.numberOf(item); ok {
			same = same && n == list.Start
			number = n
		}
		out = append(out, number)
	}
	for i := range out {
		if same {
			out[i] = list.Start + i
		}
	}
	return out
}

// numberOf reads what is written before the first row of an item.
func (r *markdownReader) numberOf(item ast.Node) (int, bool) {
	first := item.FirstChild()
	if first == nil || first.Type() != ast.TypeBlock || first.Lines() == nil || first.Lines().Len() == 0 {
		return 0, false
	}
	at := first.Lines().At(0).Start
	before := itemNumber.FindAllStringSubmatch(string(r.source[bytes.LastIndexByte(r.source[:at], '\n')+1:at]), -1)
	if before == nil {
		return 0, false
	}
	n, err := strconv.Atoi(before[len(before)-1][1])
	return n, err == nil
}

// add reads the text of a node into a line like the given one.
func (r *markdownReader) add(n ast.Node, l structure.Line) {
	w := inlineWriter{source: r.source}
	text := w.words(n)
	if text == "" {
		r.picture(n)
		return
	}
	if l.Kind == corpus.Paragraph && tableCaption.MatchString(text) && (extast.KindTable == kindOf(n.NextSibling()) || extast.KindTable == kindOf(n.PreviousSibling())) {
		l.Skip = line.Caption
	}
	if rows := r.credits(&w, l); len(rows) > 0 {
		for _, row := range rows {
			l.Text = row
			r.put(l)
		}
		return
	}
	under := len(r.lines) > 0 && r.lines[len(r.lines)-1].Verse
	if verse, ok := w.verse(under); ok && l.Kind != corpus.Item {
		text, l.Verse = verse, true
	}
	l.Text, l.Marks = r.prefix+text, w.marks
	r.prefix = ""
	if w.note != "" {
		l.Note = w.note
	}
	if l.Kind == corpus.Item && date.IsWhole(l.Text) { // "1. Mai 2020" is no list
		l.Kind, l.Level, l.Marked = corpus.Paragraph, 0, false
	}
	l.Bold, l.Link = w.wholly(n, ast.KindEmphasis), w.wholly(n, ast.KindLink)
	r.put(l)
}

// picture reads what is written of a picture that stands alone, which pages show below it.
func (r *markdownReader) picture(n ast.Node) {
	picture, ok := n.FirstChild().(*ast.Image)
	if !ok || picture.NextSibling() != nil {
		return
	}
	w := inlineWriter{source: r.source}
	if text := w.words(picture); text != "" {
		r.put(structure.Line{Block: corpus.Block{Text: text}, Skip: line.Caption})
	}
}

// tableCaption is how pandoc marks the caption of the table beside it.
var tableCaption = lang.Regexp(`^(?:[Tt]able)?: \S`)

func kindOf(n ast.Node) ast.NodeKind {
	if n == nil {
		return ast.KindDocument
	}
	return n.Kind()
}

func (r *markdownReader) put(l structure.Line) {
	if strings.TrimSpace(l.Text) == "" {
		return
	}
	l.Gap, l.Cut = true, r.cut
	r.cut = false
	r.lines = append(r.lines, l)
}

// rowsOf is the text of a code or HTML block as it stands.
func rowsOf(n ast.Node, source []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.Write(s.Value(source))
	}
	if html, ok := n.(*ast.HTMLBlock); ok && html.HasClosure() {
		b.Write(html.ClosureLine.Value(source))
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
		if strings.Join(cells, "") == "" {
			continue
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return strings.Join(rows, "\n")
}

var (
	htmlHidden = lang.Regexp(`(?is)<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</(?:script|style)>|$)`)
	htmlTag    = lang.Regexp(`</?[A-Za-z][^<>]*>|(?i:<!doctype[^<>]*>|<\?xml[^<>]*>|<!\[CDATA\[|\]\]>)`)
)

// html keeps the words of an HTML block.
func (r *markdownReader) html(n ast.Node) {
	raw := htmlTag.ReplaceAllString(htmlHidden.ReplaceAllString(rowsOf(n, r.parsed), " "), " ")
	r.put(structure.Line{Block: corpus.Block{Text: lang.Squeeze(unescape([]byte(written.Replace(raw))))}})
}

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
