package pdf

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/sidehead"
	"footnote/corpus/lang"
	"footnote/corpus/pdf"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// Read reads the text of a PDF file. It gives ErrEncrypted for one that needs
// a password, ErrScanned for one that is only pictures of pages, and ErrGarbled
// where letters stand for others than they look like, or for none.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	file, err := pdf.Open(ctx, f.Data)
	if err != nil {
		return corpus.Document{}, pdfError(err)
	}
	s := sheets{info: file.Info, others: OthersIn(ctx)}
	for n := 1; n <= file.Pages(); n++ {
		page, err := file.Page(ctx, n)
		if err != nil {
			return corpus.Document{}, pdfError(err)
		}
		s.add(page)
	}
	if err := s.readable(); err != nil {
		return corpus.Document{}, err
	}
	s.cover = s.leaveCover()
	s.leaveSidebar()
	s.measure()
	s.dropMargins()
	s.setLabels()
	s.measure()
	s.leaveFoot()
	s.findNotes()
	record := s.record()
	d, err := structure.Refine(ctx, structure.Print, s.lines(), record)
	if err != nil {
		return corpus.Document{}, err
	}
	s.titleInNeed(&d.Metadata)
	left := s.skipped()
	d.Skipped = append(left, d.Skipped...)
	structure.LeftByReader(ctx, &d, left)
	d.Unread = s.unread
	return d, nil
}

// pdfError puts the errors of the package that reads the format into ours.
func pdfError(err error) error {
	for theirs, ours := range map[error]error{pdf.ErrEncrypted: corpus.ErrEncrypted, pdf.ErrTooLarge: corpus.ErrTooLarge, pdf.ErrMalformed: corpus.ErrMalformed} {
		if errors.Is(err, theirs) {
			return fmt.Errorf("%w: %w", ours, err)
		}
	}
	return err
}

// sheets are the pages of a PDF file on the way to a document.
type sheets struct {
	info    pdf.Info
	pages   []sheet
	refused []corpus.Skipped // pages that cannot be read
	unread  []int            // their numbers
	others  map[int]Other    // what another reader makes of pages

	cover     []record.Finding // what the page of an archive before it says
	owner     []record.Finding // what the notice of copyright under the first page says
	published string           // when, as it stands beside the first page
	masthead  string           // who publishes it, where that stands over the title in its type
	size      float64          // of the type of most of the text
	leading   float64          // from one base line to the next, in sizes
	indents   bool             // paragraphs begin with one
}

// A sheet is a page with its rows in reading order.
type sheet struct {
	pdf.Page
	rows    []row
	printed int      // the number that it shows, negative for a Roman one, 0 without one
	inHead  int      // a number in its head that may be such
	cut     []string // the numbers of its lines, first to last
}

// A row is a line of a page with what the rules found of it.
type row struct {
	pdf.Line
	text        string
	left, right float64 // of its column
	column      int     // on its page, from 0
	skip        string  // why it is left out, "" if it stays
	note        bool    // it is of a footnote
	front       bool    // it stands under the title and is no heading
	cells       []string
}

func (s *sheets) add(p pdf.Page) { s.pages = append(s.pages, sheetOf(p)) }

func sheetOf(p pdf.Page) sheet {
	sh := sheet{Page: p}
	for i, c := range p.Columns {
		for _, l := range sidehead.Part(c.Lines) {
			sh.rows = append(sh.rows, newRow(l, c.Left, c.Right, i, ""))
		}
	}
	for _, l := range p.Turned {
		sh.rows = append(sh.rows, newRow(l, l.Left, l.Right, -1, "turned text"))
	}
	return sh
}

func newRow(l pdf.Line, left, right float64, column int, skip string) row {
	r := row{Line: l, left: left, right: right, column: column, skip: skip}
	for _, cell := range l.Cells() {
		r.cells = append(r.cells, lang.Squeeze(lang.Scrub(cell)))
	}
	r.text = strings.Join(r.cells, " ")
	if l.Artifact && skip == "" {
		r.skip = "running head"
	}
	if r.text == "" {
		r.skip = "empty"
	}
	return r
}

func (r row) kept() bool { return r.skip == "" }

// each goes over the rows that are kept.
func (s *sheets) each(do func(page *sheet, r *row)) {
	for i := range s.pages {
		for j := range s.pages[i].rows {
			if r := &s.pages[i].rows[j]; r.kept() {
				do(&s.pages[i], r)
			}
		}
	}
}

// skipped lists the rows and pages that are left out.
func (s *sheets) skipped() []corpus.Skipped {
	out := s.refused
	for _, p := range s.pages {
		for _, numbers := range p.cut {
			out = append(out, corpus.Skipped{Text: numbers, Reason: lineReason})
		}
		for _, r := range p.rows {
			if !r.kept() && r.text != "" {
				out = append(out, corpus.Skipped{Text: r.text, Reason: r.skip})
			}
		}
	}
	return out
}

// measure finds the size of the type of the text, and its leading.
func (s *sheets) measure() {
	sizes, leadings := map[float64]int{}, map[float64]int{}
	for _, p := range s.pages {
		for i, r := range p.rows {
			if !r.kept() {
				continue
			}
			sizes[roundTo(r.Size, 0.2)] += len(r.text)
			if i > 0 && p.rows[i-1].column == r.column && r.Size > 0 {
				leadings[roundTo((r.Base-p.rows[i-1].Base)/r.Size, 0.05)]++
			}
		}
	}
	s.size, s.leading = mostFrequent(sizes), mostFrequent(leadings)
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

// pageName names a page for people, in what is left out.
func pageName(p pdf.Page) string { return "PDF page " + strconv.Itoa(p.Number) }

// Sniff says whether bytes are a PDF file.
func Sniff(data []byte) bool { return pdf.Sniff(data) }
