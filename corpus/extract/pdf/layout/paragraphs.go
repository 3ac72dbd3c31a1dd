package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/hyphen"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// Rows become paragraphs by where they stand: a gap, an indent, a row before
// that was not full, another type.

const (
	paragraphGap = 1.25 // as a share of the leading
	indent       = 0.7  // in ems
)

// Lines makes the lines of a document of the rows of all pages.
func (s *File) Lines() []structure.Line {
	ranks := s.headingRanks()
	s.indents = s.hasIndents()
	words, above := hyphen.Words{}, ""
	s.Each(func(_ *Page, r *Row) {
		words.Count(r.Text, above)
		above = r.Text
	})
	var out []structure.Line
	open := -1 // the paragraph in out that may go on in the next column
	var before Row
	for _, p := range s.Pages {
		var notes []structure.Line
		for _, part := range p.Parts() {
			if part[0].Note {
				notes = append(notes, p.noteLines(part)...)
				continue
			}
			for i, g := range s.Paragraphs(part) {
				l := s.lineOf(p, g, ranks, words)
				if i == 0 && open >= 0 && s.goesOnInColumn(out[open], before, l, g) {
					out[open] = line.Joined(out[open], l)
					before = g.Rows[len(g.Rows)-1]
					continue
				}
				l.Gap = l.Gap || i == 0
				out = append(out, l)
				open = -1
				if l.Kind == corpus.Paragraph || l.Kind == corpus.Item {
					open, before = len(out)-1, g.Rows[len(g.Rows)-1]
				}
			}
		}
		out = append(out, notes...)
	}
	return out
}

// hasIndents says whether paragraphs of the text begin with an indent: rows that
// stand in by an em or two between rows that do not.
func (s *File) hasIndents() bool {
	in, gaps := 0, 0
	for _, p := range s.Pages {
		for _, rows := range p.Parts() {
			for i := 1; i+1 < len(rows); i++ {
				a, b, c := rows[i-1], rows[i], rows[i+1]
				if b.RightToLeft {
					a, b, c = a.mirrored(), b.mirrored(), c.mirrored()
				}
				if s.isHeadingRow(a) || s.isHeadingRow(b) {
					continue
				}
				if s.gapBefore(rows, i) {
					gaps++
				} else if by := b.Left - b.left; by > indent*b.Size && by < 3*b.Size && a.Left-a.left < 2 && c.Left-c.left < 2 {
					in++
				}
			}
		}
	}
	return in >= 3 && in*3 >= gaps
}

// Parts cuts the kept rows of a page into columns, notes apart.
func (p Page) Parts() [][]Row {
	var out [][]Row
	var last Row
	for _, r := range p.Rows {
		if !r.Kept() {
			continue
		}
		if len(out) == 0 || r.Column != last.Column || r.Note != last.Note {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
		last = r
	}
	return out
}

// A Group is rows of one paragraph, heading or table.
type Group struct {
	Rows  []Row
	table bool
	gap   bool // a gap stands before it
}

// Paragraphs groups the rows of one column.
func (s *File) Paragraphs(rows []Row) []Group {
	tables := tableRows(rows)
	var out []Group
	for i, r := range rows {
		if i > 0 && tables[i] > 0 && tables[i] == tables[i-1] || i > 0 && tables[i] == 0 && tables[i-1] == 0 && !s.breaks(rows, i, out[len(out)-1]) {
			last := &out[len(out)-1]
			last.Rows = append(last.Rows, r)
			continue
		}
		out = append(out, Group{Rows: []Row{r}, table: tables[i] > 0, gap: i > 0 && s.gapBefore(rows, i)})
	}
	return out
}

// gapBefore says whether row i stands clear of the one above it.
func (s *File) gapBefore(rows []Row, i int) bool {
	a, b := rows[i-1], rows[i]
	return b.Base-a.Base > paragraphGap*s.leading*max(a.Size, b.Size) || b.Base < a.Base
}

// breaks says whether a paragraph ends before row i.
func (s *File) breaks(rows []Row, i int, open Group) bool {
	a, b := rows[i-1], rows[i]
	switch {
	case s.gapBefore(rows, i), math.Abs(a.Size-b.Size) > 0.08*s.Size && !b.StartsSmall():
		return true
	case a.Bold() != b.Bold() && s.setsOff(a, b, open):
		return true
	case line.IsItem(b.Text) && !date.IsWhole(b.Text) && s.startsItem(a, b, open):
		return true
	case s.isHeadingRow(b) && s.isHeadingRow(a):
		return false // a heading of more than one row
	}
	return s.startsByPlace(a, b, open)
}

// setsOff says whether the change between bold and plain type is that from a
// heading to a text, or back.
func (s *File) setsOff(a, b Row, open Group) bool {
	if b.Bold() {
		return lang.EndsSentence(a.Text) || s.isShort(a, b)
	}
	return !hyphen.Ends(a.Text) && (len(open.Rows) > 1 || s.isShort(a, b) || line.StartsBig(b.Text))
}

// StartsSmall says whether a row begins with a small letter, and so goes on
// with a sentence whatever its type is.
func (r Row) StartsSmall() bool { return unicode.IsLower(lang.FirstRune(r.Text)) }

// startsItem says whether a row with a bullet or number before it opens an item
// and not the wrapped part of a sentence.
func (s *File) startsItem(a, b Row, open Group) bool {
	if line.Bullet.MatchString(b.Text) && !strings.HasPrefix(b.Text, "-") && !strings.HasPrefix(b.Text, "–") {
		return true
	}
	return lang.EndsSentence(a.Text) || s.isShort(a, b) || strings.HasSuffix(a.Text, ":") || line.IsItem(open.Rows[0].Text)
}

// startsByPlace looks at indents and at the space that the row before left.
func (s *File) startsByPlace(a, b Row, open Group) bool {
	if b.RightToLeft {
		a, b = a.mirrored(), b.mirrored()
	}
	first := open.Rows[0]
	if b.RightToLeft {
		first = first.mirrored()
	}
	in := b.Left - b.left
	switch done := lang.EndsSentence(a.Text) || strings.HasSuffix(a.Text, ":"); {
	case b.Left > a.Left+indent*b.Size && len(open.Rows) > 1:
		return done || s.isShort(a, b) // an indent
	case b.Left > a.Left+indent*b.Size:
		return done && in < 8*b.Size && s.isShort(a, b) || done && !hangs(a)
	case b.Left < a.Left-indent*b.Size && len(open.Rows) > 1 && math.Abs(first.Left-b.Left) < 2:
		return true // the next entry after a hanging one
	case s.isShort(a, b) && done:
		return true
	}
	return a.right-a.Right > 0.35*(a.right-a.left) && !b.StartsSmall() && s.isShort(a, b) && !hyphen.Ends(a.Text)
}

// hangs says whether a row may be the first of an entry whose other rows are
// indented: it starts with the column.
func hangs(a Row) bool { return a.Left-a.left < 2 }

// mirrored gives a row of a text that runs to the left as one that runs to the
// right.
func (r Row) mirrored() Row {
	r.Left, r.Right = -r.Right, -r.Left
	r.left, r.right = -r.right, -r.left
	return r
}

// isShort says whether the first word of row b would have had room in row a.
func (s *File) isShort(a, b Row) bool {
	word, _, _ := strings.Cut(b.Text, " ")
	width := (b.Right - b.Left) * float64(utf8.RuneCountInString(word)+1) / float64(max(utf8.RuneCountInString(b.Text), 1))
	return a.Right+width < a.right-0.3*a.Size
}

// lineOf makes a line of a group.
func (s *File) lineOf(p Page, g Group, ranks map[headingStyle]int, words hyphen.Words) structure.Line {
	first := g.Rows[0]
	l := structure.Line{Block: corpus.Block{Page: p.Number, Label: p.Label}, Gap: g.gap, Bold: allRows(g.Rows, Row.isBold), Front: first.Front}
	if g.table {
		l.Kind, l.Marked, l.Text = corpus.Table, true, tableText(g.Rows)
		return l
	}
	var texts []string
	for _, r := range g.Rows {
		text, marks := r.Prose()
		texts = append(texts, text)
		for _, m := range marks {
			l.Marks = append(l.Marks, p.noteKey(m))
		}
	}
	l.Text = hyphen.Join(texts, words)
	if rank := ranks[lookOf(first)]; rank > 0 && !first.Front && s.isHeading(g, l.Text) {
		l.Kind, l.Level, l.Marked = corpus.Heading, rank, true
		return l
	}
	if m := line.Bullet.FindString(l.Text); m != "" {
		l.Kind, l.Level, l.Text, l.Marked = corpus.Item, 1, strings.TrimSpace(l.Text[len(m):]), true
	} else if line.NumberMark.MatchString(l.Text) && !date.IsWhole(l.Text) && len(l.Text) < 600 {
		l.Kind, l.Level = corpus.Item, 1
	}
	return l
}

func (r Row) isBold() bool { return r.Bold() }

func allRows(rows []Row, is func(Row) bool) bool {
	return !slices.ContainsFunc(rows, func(r Row) bool { return !is(r) })
}

// goesOnInColumn says whether the first paragraph of a column goes on with the
// last one of the column before, which ends with a row. Where a sentence ends
// with the column, only an indent tells, if the text has them.
func (s *File) goesOnInColumn(a structure.Line, last Row, b structure.Line, g Group) bool {
	if b.Kind != corpus.Paragraph || a.Text == "" || len(a.Text) > line.LongestParagraph || g.table || record.CaptionRow.MatchString(b.Text) {
		return false
	}
	first := g.Rows[0]
	if first.RightToLeft {
		first, last = first.mirrored(), last.mirrored()
	}
	flush := first.Left-first.left < indent*first.Size && math.Abs(first.Size-s.Size) < 0.08*s.Size
	switch {
	case unicode.IsLower(lang.FirstRune(b.Text)), hyphen.Ends(a.Text):
		return lang.WordCount(a.Text) >= 3
	case strings.HasSuffix(a.Text, ":"):
		return false
	case lang.EndsSentence(a.Text):
		return s.indents && flush && !s.isShort(last, first) && len(g.Rows) > 1
	}
	return lang.WordCount(a.Text) >= 8 && lang.WordCount(b.Text) >= 4 && flush
}
