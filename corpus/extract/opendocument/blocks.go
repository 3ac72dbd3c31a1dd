package opendocument

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// mostHeading is how many words a heading has at most; a longer one is a paragraph
// whose writer liked the look.
const mostHeading = 40

// A place is what a block stands in.
type place struct {
	item   int // how deep in lists, 0 for none
	first  bool
	number string // before the first paragraph of an item
	skip   string // why what is in it is left out
}

// lists of the works that a text names, and of what stands in it, are no text of it.
var skipped = map[string]string{
	"table-of-content": "contents", "illustration-index": "contents", "table-index": "contents", "object-index": "contents", "user-index": "contents",
	"alphabetical-index": "index", "bibliography": "references",
}

// blocks reads the blocks in the element that was just opened.
func (r *reader) blocks(x *zipxml.ElementReader, at place) error {
	return x.Children(func(tag xml.StartElement) error {
		name := tag.Name.Local
		if reason := skipped[name]; reason != "" {
			in := at
			in.skip = reason
			return r.blocks(x, in)
		}
		switch name {
		case "h", "p":
			err := r.paragraph(x, tag, at)
			at.first, at.number = false, ""
			return err
		case "list":
			return r.list(x, at)
		case "table":
			return r.table(x, at)
		case "section", "index-body", "index-title", "numbered-paragraph", "text-box":
			return r.blocks(x, at)
		case "frame", "g", "custom-shape":
			return r.blocks(x, at)
		case "object":
			return r.object(x, tag, at)
		}
		return nil
	})
}

// list reads the items of a list.
func (r *reader) list(x *zipxml.ElementReader, at place) error {
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "list-item":
			return r.blocks(x, place{item: at.item + 1, first: true, skip: at.skip})
		case "list-header":
			return r.blocks(x, place{item: at.item, skip: at.skip})
		}
		return nil
	})
}

// paragraph reads a paragraph or a heading.
func (r *reader) paragraph(x *zipxml.ElementReader, tag xml.StartElement, at place) error {
	s := r.style(zipxml.ValueOf(tag, "style-name"))
	if role := roles[shownName(zipxml.ValueOf(tag, "style-name"))]; s.role == noRole {
		s.role = role
	}
	p := paragraph{reader: r, at: at}
	if err := p.read(x, s); err != nil {
		return err
	}
	p.lower()
	if s.hidden == "none" {
		return nil
	}
	r.cut = r.cut || s.breaks
	l := p.line(s, tag)
	if l.Text == "" {
		return r.all(p.boxes)
	}
	if len(r.lines) < structure.MostHead && at.skip == "" || s.role == titleRole {
		r.readHead(s.role, &l)
	}
	return r.all(append([]structure.Line{l}, p.boxes...))
}

// all keeps lines, within the bounds of any text.
func (r *reader) all(lines []structure.Line) error {
	for _, l := range lines {
		r.letters += len(l.Text)
		if r.letters > corpus.MaxBytes || len(r.lines) >= structure.MostBlocks {
			return fmt.Errorf("text of more than %d MiB or %d lines: %w", corpus.MaxBytes>>20, structure.MostBlocks, corpus.ErrTooLarge)
		}
		if n := len(r.lines) - 1; l.Code && n >= 0 && r.lines[n].Code && len(r.lines[n].Text) < line.LongestParagraph {
			r.lines[n].Text += "\n" + l.Text
			continue
		}
		l.Gap, l.Cut = true, r.cut
		r.cut = false
		r.lines = append(r.lines, l)
	}
	return nil
}

// A paragraph is one while it is read.
type paragraph struct {
	reader        *reader
	at            place
	out           strings.Builder
	raised        strings.Builder // raised text that has not ended
	marks         []string
	boxes         []structure.Line
	letters, bold int
	sizes         typesize.Paragraph
}

// read reads what stands in a paragraph or in an element inside one.
func (p *paragraph) read(x *zipxml.ElementReader, s style) error {
	return x.Content(func(text string) { p.say(text, s) }, func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "span", "a", "meta", "meta-field", "ruby", "ruby-base", "bookmark-ref", "reference-ref", "sequence", "text-input", "placeholder", "date", "time", "author-name", "title", "chapter", "user-defined", "variable-set", "variable-get", "bibliography-mark":
			inner := s
			if named := zipxml.ValueOf(tag, "style-name"); named != "" && tag.Name.Local == "span" {
				inner = over(p.reader.style(named), s)
			}
			return p.read(x, inner)
		case "s":
			n, _ := strconv.Atoi(zipxml.ValueOf(tag, "c"))
			p.say(strings.Repeat(" ", min(max(n, 1), 100)), s)
		case "tab":
			p.say(" ", s)
		case "line-break":
			p.say("\n", s)
		case "note":
			return p.note(x)
		case "frame", "text-box", "g", "custom-shape":
			return p.box(x)
		case "soft-page-break", "annotation", "annotation-end", "ruby-text", "script", "hidden-text", "hidden-paragraph", "page-number":
		}
		return nil
	})
}

// over is a style of characters over that of their paragraph.
func over(s, below style) style {
	if s.bold == "" {
		s.bold = below.bold
	}
	s.size = cmp.Or(s.size, below.size)
	if s.hidden == "" {
		s.hidden = below.hidden
	}
	return s
}

// say writes characters. White space of the file is one space, as the format has it.
func (p *paragraph) say(text string, s style) {
	if s.hidden == "none" {
		return
	}
	if strings.HasPrefix(s.place, "super") || strings.HasPrefix(s.place, "sub") || strings.TrimLeft(s.place, "123456789") != s.place && !strings.HasPrefix(s.place, "0") {
		p.raised.WriteString(text)
		return
	}
	p.lower()
	p.out.WriteString(text)
	n := len([]rune(strings.TrimSpace(text)))
	p.letters += n
	p.sizes.Add(cmp.Or(s.size, p.reader.styles[""].size, plainSize), n)
	if s.bold == "bold" || len(s.bold) == 3 && s.bold >= "600" {
		p.bold += n
	}
}

// lower ends raised text: a power, the end of an ordinal, or the mark of a note.
func (p *paragraph) lower() {
	raised := strings.TrimSpace(p.raised.String())
	p.raised.Reset()
	if raised == "" {
		return
	}
	switch text, isMark := formula.ReadRaised(raised, p.out.String()); {
	case !isMark:
		p.out.WriteString(text)
	case strings.TrimSpace(p.out.String()) != "":
		p.marks = append(p.marks, formula.MarksOf(raised)...)
	}
}

// note reads a note, which stands in the text where its mark does.
func (p *paragraph) note(x *zipxml.ElementReader) error {
	r := p.reader
	outer := r.lines
	r.lines = nil
	err := x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "note-body" {
			return nil
		}
		return r.blocks(x, place{})
	})
	var texts []string
	for _, l := range r.lines {
		texts = append(texts, l.Text)
	}
	r.lines = outer
	r.marks++
	mark := strconv.Itoa(r.marks)
	p.lower()
	p.marks = append(p.marks, mark)
	if text := lang.Squeeze(strings.Join(texts, " ")); text != "" {
		r.notes = append(r.notes, structure.Line{Block: corpus.Block{Text: text}, Note: mark, Gap: true, Marked: true})
	}
	return err
}

// box reads the text boxes and formulas in a drawing.
func (p *paragraph) box(x *zipxml.ElementReader) error {
	r := p.reader
	outer := r.lines
	above := r.formulas
	p.lower()
	r.lines, r.formulas = nil, &p.out
	err := r.blocks(x, place{skip: p.at.skip})
	p.boxes = append(p.boxes, r.lines...)
	r.lines, r.formulas = outer, above
	return err
}

// line makes a line of what a paragraph says.
func (p *paragraph) line(s style, tag xml.StartElement) structure.Line {
	l := structure.Line{Marks: p.marks, Skip: p.at.skip, Bold: p.letters > 0 && p.bold == p.letters, Size: p.sizes.Size()}
	text := strings.Trim(lang.Scrub(p.out.String()), "\n")
	rows := strings.Split(text, "\n")
	switch {
	case s.role == codeRole:
		l.Code, l.Marked, l.Text = true, true, strings.TrimRight(text, " ")
		return l
	case line.Group{Rows: rows}.IsVerse():
		l.Verse, l.Text = true, line.Group{Rows: rows}.Verse()
	default:
		l.Text = lang.Squeeze(text)
	}
	level, _ := strconv.Atoi(zipxml.ValueOf(tag, "outline-level"))
	if tag.Name.Local == "h" && level == 0 {
		level = max(s.level, 1)
	}
	switch {
	case level > 0 && tag.Name.Local == "h" && lang.WordCount(l.Text) <= mostHeading:
		l.Kind, l.Level, l.Marked, l.Bold = corpus.Heading, min(level, 6), true, false
	case p.at.item > 0:
		l.Kind, l.Level, l.Marked = corpus.Item, p.at.item, true
	case s.role == quoteRole:
		l.Kind, l.Marked = corpus.Quote, true
	case s.role == captionRole && l.Skip == "":
		l.Skip = "caption"
	}
	return l
}

// table reads a table: its cells side by side, or the blocks in them where it only
// lays out a page.
func (r *reader) table(x *zipxml.ElementReader, at place) error {
	outer := r.lines
	var rows [][]string
	var blocks []structure.Line
	widest := 0
	var read func(tag xml.StartElement) error
	read = func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "table-row":
			cells, within, err := r.row(x, at.skip)
			widest = max(widest, len(cells))
			rows, blocks = append(rows, cells), append(blocks, within...)
			return err
		case "table-header-rows", "table-rows", "table-row-group":
			return x.Children(read)
		}
		return nil
	}
	err := x.Children(read)
	r.lines = outer
	if err != nil {
		return err
	}
	if widest <= 1 || layout(blocks, rows) {
		return r.all(blocks)
	}
	text := sideBySide(rows)
	if text == "" {
		return nil
	}
	return r.all([]structure.Line{{Block: corpus.Block{Kind: corpus.Table, Text: text}, Marked: true, Skip: at.skip}})
}

// row reads a row of a table: the text of each cell, and all blocks in them.
func (r *reader) row(x *zipxml.ElementReader, skip string) (cells []string, blocks []structure.Line, err error) {
	err = x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "table-cell" {
			return nil
		}
		r.lines = nil
		err := r.blocks(x, place{skip: skip})
		var texts []string
		for _, l := range r.lines {
			texts = append(texts, l.Text)
		}
		blocks = append(blocks, r.lines...)
		cells = append(cells, strings.ReplaceAll(lang.Squeeze(strings.Join(texts, " ")), " | ", ", "))
		return err
	})
	return cells, blocks, err
}

// sideBySide is the text of a table, without its empty rows.
func sideBySide(rows [][]string) string {
	var out []string
	for _, cells := range rows {
		if row := strings.Join(cells, " | "); strings.Trim(row, " |") != "" {
			out = append(out, row)
		}
	}
	return strings.Join(out, "\n")
}

// mostCellWords is the mean length of cells from which a table is taken for a page
// with columns or boxes.
const mostCellWords = 60

func layout(blocks []structure.Line, rows [][]string) bool {
	words, cells := 0, 0
	for _, row := range rows {
		for _, cell := range row {
			words += lang.WordCount(cell)
			cells++
		}
	}
	return words > mostCellWords*max(cells, 1) || slices.ContainsFunc(blocks, func(l structure.Line) bool { return l.Kind == corpus.Heading })
}
