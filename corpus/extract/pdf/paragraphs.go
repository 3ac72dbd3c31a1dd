package pdf

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

// lines makes the lines of a document of the rows of all pages.
func (s *sheets) lines() []structure.Line {
	ranks := s.headingRanks()
	s.indents = s.hasIndents()
	words := hyphen.Words{}
	s.each(func(_ *sheet, r *row) { words.Count(r.text) })
	var out []structure.Line
	open := -1 // the paragraph in out that may go on in the next column
	var before row
	for _, p := range s.pages {
		var notes []structure.Line
		for _, part := range p.parts() {
			if part[0].note {
				notes = append(notes, p.noteLines(part)...)
				continue
			}
			for i, g := range s.paragraphs(part) {
				l := s.lineOf(p, g, ranks, words)
				if i == 0 && open >= 0 && s.goesOnInColumn(out[open], before, l, g) {
					out[open] = line.Joined(out[open], l)
					before = g.rows[len(g.rows)-1]
					continue
				}
				l.Gap = l.Gap || i == 0
				out = append(out, l)
				open = -1
				if l.Kind == corpus.Paragraph || l.Kind == corpus.Item {
					open, before = len(out)-1, g.rows[len(g.rows)-1]
				}
			}
		}
		out = append(out, notes...)
	}
	return out
}

// hasIndents says whether paragraphs of the text begin with an indent: rows that
// stand in by an em or two between rows that do not.
func (s *sheets) hasIndents() bool {
	in, gaps := 0, 0
	for _, p := range s.pages {
		for _, rows := range p.parts() {
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

// parts cuts the kept rows of a page into columns, notes apart.
func (p sheet) parts() [][]row {
	var out [][]row
	var last row
	for _, r := range p.rows {
		if !r.kept() {
			continue
		}
		if len(out) == 0 || r.column != last.column || r.note != last.note {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
		last = r
	}
	return out
}

// A rowGroup is rows of one paragraph, heading or table.
type rowGroup struct {
	rows  []row
	table bool
	gap   bool // a gap stands before it
}

// paragraphs groups the rows of one column.
func (s *sheets) paragraphs(rows []row) []rowGroup {
	tables := tableRows(rows)
	var out []rowGroup
	for i, r := range rows {
		if i > 0 && tables[i] > 0 && tables[i] == tables[i-1] || i > 0 && tables[i] == 0 && tables[i-1] == 0 && !s.breaks(rows, i, out[len(out)-1]) {
			last := &out[len(out)-1]
			last.rows = append(last.rows, r)
			continue
		}
		out = append(out, rowGroup{rows: []row{r}, table: tables[i] > 0, gap: i > 0 && s.gapBefore(rows, i)})
	}
	return out
}

// gapBefore says whether row i stands clear of the one above it.
func (s *sheets) gapBefore(rows []row, i int) bool {
	a, b := rows[i-1], rows[i]
	return b.Base-a.Base > paragraphGap*s.leading*max(a.Size, b.Size) || b.Base < a.Base
}

// breaks says whether a paragraph ends before row i.
func (s *sheets) breaks(rows []row, i int, open rowGroup) bool {
	a, b := rows[i-1], rows[i]
	switch {
	case s.gapBefore(rows, i), math.Abs(a.Size-b.Size) > 0.08*s.size && !b.startsSmall():
		return true
	case a.Bold() != b.Bold() && s.setsOff(a, b, open):
		return true
	case line.IsItem(b.text) && !date.IsWhole(b.text) && s.startsItem(a, b, open):
		return true
	case s.isHeadingRow(b) && s.isHeadingRow(a):
		return false // a heading of more than one row
	}
	return s.startsByPlace(a, b, open)
}

// setsOff says whether the change between bold and plain type is that from a
// heading to a text, or back.
func (s *sheets) setsOff(a, b row, open rowGroup) bool {
	if b.Bold() {
		return lang.EndsSentence(a.text) || s.isShort(a, b)
	}
	return !hyphen.Ends(a.text) && (len(open.rows) > 1 || s.isShort(a, b) || line.StartsBig(b.text))
}

// startsSmall says whether a row begins with a small letter, and so goes on
// with a sentence whatever its type is.
func (r row) startsSmall() bool { return unicode.IsLower(lang.FirstRune(r.text)) }

// startsItem says whether a row with a bullet or number before it opens an item
// and not the wrapped part of a sentence.
func (s *sheets) startsItem(a, b row, open rowGroup) bool {
	if line.Bullet.MatchString(b.text) && !strings.HasPrefix(b.text, "-") && !strings.HasPrefix(b.text, "–") {
		return true
	}
	return lang.EndsSentence(a.text) || s.isShort(a, b) || strings.HasSuffix(a.text, ":") || line.IsItem(open.rows[0].text)
}

// startsByPlace looks at indents and at the space that the row before left.
func (s *sheets) startsByPlace(a, b row, open rowGroup) bool {
	if b.RightToLeft {
		a, b = a.mirrored(), b.mirrored()
	}
	first := open.rows[0]
	if b.RightToLeft {
		first = first.mirrored()
	}
	in := b.Left - b.left
	switch done := lang.EndsSentence(a.text) || strings.HasSuffix(a.text, ":"); {
	case b.Left > a.Left+indent*b.Size && len(open.rows) > 1:
		return done || s.isShort(a, b) // an indent
	case b.Left > a.Left+indent*b.Size:
		return done && in < 8*b.Size && s.isShort(a, b) || done && !hangs(a)
	case b.Left < a.Left-indent*b.Size && len(open.rows) > 1 && math.Abs(first.Left-b.Left) < 2:
		return true // the next entry after a hanging one
	case s.isShort(a, b) && done:
		return true
	}
	return a.right-a.Right > 0.35*(a.right-a.left) && !b.startsSmall() && s.isShort(a, b)
}

// hangs says whether a row may be the first of an entry whose other rows are
// indented: it starts with the column.
func hangs(a row) bool { return a.Left-a.left < 2 }

// mirrored gives a row of a text that runs to the left as one that runs to the
// right.
func (r row) mirrored() row {
	r.Left, r.Right = -r.Right, -r.Left
	r.left, r.right = -r.right, -r.left
	return r
}

// isShort says whether the first word of row b would have had room in row a.
func (s *sheets) isShort(a, b row) bool {
	word, _, _ := strings.Cut(b.text, " ")
	width := (b.Right - b.Left) * float64(utf8.RuneCountInString(word)+1) / float64(max(utf8.RuneCountInString(b.text), 1))
	return a.Right+width < a.right-0.3*a.Size
}

// lineOf makes a line of a group.
func (s *sheets) lineOf(p sheet, g rowGroup, ranks map[headingStyle]int, words hyphen.Words) structure.Line {
	first := g.rows[0]
	l := structure.Line{Block: corpus.Block{Page: p.Number, Label: p.Label}, Gap: g.gap, Bold: allRows(g.rows, row.isBold), Front: first.front}
	if g.table {
		l.Kind, l.Marked, l.Text = corpus.Table, true, tableText(g.rows)
		return l
	}
	var texts []string
	for _, r := range g.rows {
		text, marks := r.prose()
		texts = append(texts, text)
		for _, m := range marks {
			l.Marks = append(l.Marks, p.noteKey(m))
		}
	}
	l.Text = hyphen.Join(texts, words)
	if rank := ranks[lookOf(first)]; rank > 0 && !first.front && s.isHeading(g, l.Text) {
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

func (r row) isBold() bool { return r.Bold() }

func allRows(rows []row, is func(row) bool) bool {
	return !slices.ContainsFunc(rows, func(r row) bool { return !is(r) })
}

// goesOnInColumn says whether the first paragraph of a column goes on with the
// last one of the column before, which ends with a row. Where a sentence ends
// with the column, only an indent tells, if the text has them.
func (s *sheets) goesOnInColumn(a structure.Line, last row, b structure.Line, g rowGroup) bool {
	if b.Kind != corpus.Paragraph || a.Text == "" || len(a.Text) > line.LongestParagraph || g.table || record.CaptionRow.MatchString(b.Text) {
		return false
	}
	first := g.rows[0]
	if first.RightToLeft {
		first, last = first.mirrored(), last.mirrored()
	}
	flush := first.Left-first.left < indent*first.Size && math.Abs(first.Size-s.size) < 0.08*s.size
	switch {
	case unicode.IsLower(lang.FirstRune(b.Text)), hyphen.Ends(a.Text):
		return lang.WordCount(a.Text) >= 3
	case strings.HasSuffix(a.Text, ":"):
		return false
	case lang.EndsSentence(a.Text):
		return s.indents && flush && !s.isShort(last, first) && len(g.rows) > 1
	}
	return lang.WordCount(a.Text) >= 8 && lang.WordCount(b.Text) >= 4 && flush
}
