package layout

import (
	"math"
	"slices"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// Journals set what is to be known of an article into a narrow strip beside its first
// page: who edited it, when it came in, whom to write to. Its rows stand among those of
// the text, and some on one base line with them.

const (
	sidebarReason = "beside the text"

	fewestInSidebar = 4
	fewestSigns     = 2    // of its rows that say what such strips say
	sidebarGap      = 6    // points between the strip and the text
	mainBegins      = 0.2  // the share of the letters of a page that begin where a column of its text does
	widestSidebar   = 0.32 // of the page
	mostOfSidebar   = 0.3  // of the letters of the page
)

// SidebarSign is what rows of such a strip begin with.
var SidebarSign = lang.Regexp(`(?i)^[*✉]?\s*` + lang.LongestOf("sidebar-signs") + `(?:\s*[:：].*|\s+\d.*)?$`)

// leaveSidebar leaves out the strip beside the first page and reads from it when the
// article was published.
func (s *File) leaveSidebar() {
	if len(s.Pages) == 0 {
		return
	}
	p := &s.Pages[0]
	left := p.textBegins()
	if left < mainBegins*p.Width {
		return
	}
	beside, rows := p.partedAt(left - sidebarGap)
	if !isSidebar(beside, p.Width) || letterCount(beside) > mostOfSidebar*letterCount(rows) {
		return
	}
	for i := range rows {
		if r := &rows[i]; r.Kept() {
			r.left = leftmost(rows, r.Column)
		}
	}
	p.Rows = append(rows, beside...)
	s.Published = publishedBeside(beside)
}

// textBegins is the least place from the left at which a fair share of the letters of a
// page begins, in rows.
func (p *Page) textBegins() float64 {
	letters, all := map[float64]float64{}, 0.0
	for _, r := range p.Rows {
		if !r.Kept() {
			continue
		}
		for i, run := range r.Runs {
			if i == 0 || run.Cell {
				letters[math.Round(run.Left)] += float64(len(r.Text))
				all += float64(len(r.Text))
			}
		}
	}
	least := math.Inf(1)
	for place, n := range letters {
		if n >= mainBegins*all {
			least = min(least, place)
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

// partedAt parts the rows of a page, and those that go across it, at a place from the
// left. What stands left of it is marked as left out.
func (p *Page) partedAt(place float64) (beside, rows []Row) {
	for _, r := range p.Rows {
		at := 0
		for r.Kept() && at < len(r.Runs) && r.Runs[at].Right < place {
			at++
		}
		if at == 0 {
			rows = append(rows, r)
			continue
		}
		head, rest := r.Line, r.Line
		head.Runs, rest.Runs = r.Runs[:at:at], slices.Clone(r.Runs[at:])
		head.Right, head.Size = head.Runs[at-1].Right, head.Runs[0].Size
		beside = append(beside, newRow(head, r.left, place, r.Column, sidebarReason))
		if len(rest.Runs) > 0 {
			rest.Left, rest.Runs[0].Cell = rest.Runs[0].Left, false
			rows = append(rows, newRow(rest, rest.Left, r.right, r.Column, ""))
		}
	}
	return beside, rows
}

// isSidebar says whether rows are narrow and two of them say what such a strip says.
func isSidebar(rows []Row, width float64) bool {
	signs := 0
	for _, r := range rows {
		if r.Right-r.Left > widestSidebar*width {
			return false
		}
		if SidebarSign.MatchString(r.Text) {
			signs++
		}
	}
	return len(rows) >= fewestInSidebar && signs >= fewestSigns
}

func letterCount(rows []Row) float64 {
	n := 0
	for _, r := range rows {
		n += len(r.Text)
	}
	return float64(n)
}

func leftmost(rows []Row, column int) float64 {
	left := math.Inf(1)
	for _, r := range rows {
		if r.Kept() && r.Column == column {
			left = min(left, r.Left)
		}
	}
	return left
}

// publishedBeside reads the date of publication from a strip, which may stand in the
// row under its label.
func publishedBeside(rows []Row) string {
	for i, r := range rows {
		if date.OtherWords.MatchString(r.Text) {
			continue
		}
		if iso := date.PublishedIn(r.Text); iso != "" {
			return iso
		}
		if date.IsLabel(r.Text) && i+1 < len(rows) {
			if iso, ok := date.Whole(rows[i+1].Text); ok {
				return iso
			}
		}
		if said := record.ReadLabelled(r.Text); said.Field == "issued" {
			return said.Value
		}
	}
	return ""
}
