package layout

import (
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/sidehead"
	"footnote/corpus/lang"
	"footnote/corpus/pdf"
	"footnote/corpus/record"
)

// A File is the pages of a PDF file on the way to a document.
type File struct {
	Info    pdf.Info
	Pages   []Page
	Refused []corpus.Skipped // pages that cannot be read
	Unread  []int            // their numbers

	Cover     []record.Finding // what the page of an archive before it says
	Owner     []record.Finding // what the notice of copyright under the first page says
	Published string           // when, as it stands beside the first page
	Title     []Row            // the rows of the title
	Masthead  string           // who publishes it, where that stands over the title in its type
	Small     map[string]bool  // the words that the first pages write in small letters, nil before somebody asks
	Size      float64          // of the type of most of the text
	leading   float64          // from one base line to the next, in sizes
	indents   bool             // paragraphs begin with one
}

// A Page is a page with its rows in reading order.
type Page struct {
	pdf.Page
	Rows    []Row
	printed int      // the number that it shows, negative for a Roman one, 0 without one
	inHead  int      // a number in its head that may be such
	cut     []string // the numbers of its lines, first to last
}

// A Row is a line of a page with what the rules found of it.
type Row struct {
	pdf.Line
	Text        string
	left, right float64 // of its column
	Column      int     // on its page, from 0
	Skip        string  // why it is left out, "" if it stays
	Note        bool    // it is of a footnote
	Front       bool    // it stands under the title and is no heading
	Cells       []string
}

// Add adds the next page.
func (s *File) Add(p pdf.Page) { s.Pages = append(s.Pages, PageOf(p)) }

// PageOf is a page of which nothing is left out yet but turned text and what the file
// says is none.
func PageOf(p pdf.Page) Page {
	sh := Page{Page: p}
	for i, c := range sidehead.Join(p.Columns) {
		for _, l := range sidehead.Part(c.Lines) {
			sh.Rows = append(sh.Rows, newRow(l, c.Left, c.Right, i, ""))
		}
	}
	for _, l := range p.Turned {
		sh.Rows = append(sh.Rows, newRow(l, l.Left, l.Right, -1, "turned text"))
	}
	return sh
}

func newRow(l pdf.Line, left, right float64, column int, skip string) Row {
	r := Row{Line: l, left: left, right: right, Column: column, Skip: skip}
	for _, cell := range l.Cells() {
		r.Cells = append(r.Cells, lang.Squeeze(lang.Scrub(cell)))
	}
	r.Text = strings.Join(r.Cells, " ")
	if l.Artifact && skip == "" {
		r.Skip = HeadReason
	}
	if r.Text == "" {
		r.Skip = "empty"
	}
	return r
}

// Kept says whether a row stays in the text.
func (r Row) Kept() bool { return r.Skip == "" }

// Is says whether a row is another one of its page.
func (r Row) Is(other Row) bool { return r.Base == other.Base && r.Text == other.Text }

// Leave leaves a row out, unless another rule has done so before.
func (r *Row) Leave(reason string) {
	if r.Kept() {
		r.Skip = reason
	}
}

// LeaveAll leaves out the rows of a page.
func (p *Page) LeaveAll(reason string) {
	for i := range p.Rows {
		p.Rows[i].Leave(reason)
	}
}

// Each goes over the rows that are kept.
func (s *File) Each(do func(page *Page, r *Row)) {
	for i := range s.Pages {
		for j := range s.Pages[i].Rows {
			if r := &s.Pages[i].Rows[j]; r.Kept() {
				do(&s.Pages[i], r)
			}
		}
	}
}

// Arrange tells the rows of the text from those around it: slides that are shown again, what
// stands beside and below the first page, heads, feet and numbers of pages and lines, tables of
// contents, and footnotes.
func (s *File) Arrange() {
	s.leaveSteps()
	s.leaveSidebar()
	s.measure()
	s.dropMargins()
	s.setLabels()
	s.measure()
	s.leaveFoot()
	s.leaveCharts()
	s.findNotes()
}

// Skipped lists the rows and pages that are left out.
func (s *File) Skipped() []corpus.Skipped {
	out := s.Refused
	for _, p := range s.Pages {
		for _, numbers := range p.cut {
			out = append(out, corpus.Skipped{Text: numbers, Reason: lineReason})
		}
		for _, r := range p.Rows {
			if !r.Kept() && r.Text != "" {
				out = append(out, corpus.Skipped{Text: r.Text, Reason: r.Skip})
			}
		}
	}
	return out
}

// measure finds the size of the type of the text, and its leading.
func (s *File) measure() {
	sizes, leadings := map[float64]int{}, map[float64]int{}
	for _, p := range s.Pages {
		for i, r := range p.Rows {
			if !r.Kept() {
				continue
			}
			sizes[roundTo(r.Size, 0.2)] += len(r.Text)
			if i > 0 && p.Rows[i-1].Column == r.Column && r.Size > 0 {
				leadings[roundTo((r.Base-p.Rows[i-1].Base)/r.Size, 0.05)]++
			}
		}
	}
	s.Size, s.leading = mostFrequent(sizes), mostFrequent(leadings)
	if s.leading < 0.9 || s.leading > 2.6 {
		s.leading = 1.2
	}
}

func roundTo(x, step float64) float64 {
	return float64(int(x/step+0.5)) * step
}

// mostFrequent gives the key that counts most, the smallest of equal ones.
func mostFrequent(count map[float64]int) float64 {
	best := 0.0
	for key, n := range count {
		if n > count[best] || n == count[best] && key < best {
			best = key
		}
	}
	return best
}

// PageName names a page for people, in what is left out.
func PageName(p pdf.Page) string { return "PDF page " + strconv.Itoa(p.Number) }

// CoverReason is why the page of an archive before an article is left out.
const CoverReason = "cover page of an archive"
