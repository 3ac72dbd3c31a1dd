package corpus

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// What stands around the text of a page is told by its place: heads and feet
// come again at the same height of other pages, numbers of pages and of lines
// count up.

const (
	pageNumberReason = "page number"
	headReason       = "running head"
	lineReason       = "line number"
)

// dropMargins leaves out running heads and feet, numbers of pages and lines.
func (s *sheets) dropMargins() {
	for i := range s.pages {
		s.pages[i].dropLineNumbers()
	}
	edges := s.edges()
	dropRepeated(edges)
	dropPageNumbers(edges)
	s.dropLabelled(edges)
	dropBeside(edges)
}

// An edgeRow is one of the first or last rows of a page, with its height.
type edgeRow struct {
	*row
	page   *sheet
	number int     // the page's
	place  float64 // from the upper edge for heads, from the lower one, negative, for feet
	key    string  // its words, figures masked
}

// edges lists the rows that may be heads and feet: the outer three of each page
// in its upper and lower sixth.
func (s *sheets) edges() []edgeRow {
	var out []edgeRow
	for i := range s.pages {
		p := &s.pages[i]
		byHeight := p.heights()
		for j, r := range byHeight {
			top, foot := r.Base < p.Height/6, r.Base > p.Height*5/6
			switch {
			case top && levels(byHeight[:j]) < 3:
				out = append(out, edgeRow{r, p, p.Number, r.Base, maskFigures(r.text)})
			case foot && levels(byHeight[j+1:]) < 3:
				out = append(out, edgeRow{r, p, p.Number, r.Base - p.Height, maskFigures(r.text)})
			}
		}
	}
	return out
}

// heights gives the kept rows of a page from the top.
func (p *sheet) heights() []*row {
	var out []*row
	for i := range p.rows {
		if p.rows[i].kept() {
			out = append(out, &p.rows[i])
		}
	}
	slices.SortStableFunc(out, func(a, b *row) int {
		if math.Abs(a.Base-b.Base) < 1 {
			return 0
		}
		return int(math.Copysign(1, a.Base-b.Base))
	})
	return out
}

// levels counts the heights that rows stand at.
func levels(rows []*row) int {
	n := 0
	for i, r := range rows {
		if i == 0 || math.Abs(r.Base-rows[i-1].Base) > 2 {
			n++
		}
	}
	return n
}

var figures = regexp.MustCompile(`\d+|\b[ivxlc]+\b`)

func maskFigures(s string) string { return plain(figures.ReplaceAllString(strings.ToLower(s), "0")) }

// samePlace says whether two rows stand at one height of different pages.
func (e edgeRow) samePlace(o edgeRow) bool {
	return e.number != o.number && math.Abs(e.place-o.place) < 4
}

// dropRepeated leaves out rows that come again at the same height.
func dropRepeated(edges []edgeRow) {
	groups := map[string][]edgeRow{}
	for _, e := range edges {
		if e.key != "" && wordCount(e.text) <= 20 && strings.Trim(e.key, "0 ") != "" {
			groups[e.key] = append(groups[e.key], e)
		}
	}
	for _, group := range groups {
		for _, e := range group {
			if slices.ContainsFunc(group, e.samePlace) {
				e.skip = headReason
			}
		}
	}
}

var loneNumber = regexp.MustCompile(`(?i)^(?:[-–—|\[(]\s*)?(?:page |p\. ?|seite |стр\. ?|sayfa )?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|из)\s*\d{1,4})?(?:\s*[-–—|\])])?$`)

// printedNumber reads a row that is nothing but the number of a page. Roman
// numbers are negative.
func printedNumber(text string) (int, bool) {
	m := loneNumber.FindStringSubmatch(strings.TrimSpace(asciiDigits(text)))
	if m == nil {
		return 0, false
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n, true
	}
	n := fromRoman(strings.ToLower(m[1]))
	return -n, n > 0
}

func fromRoman(s string) int {
	values := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}
	sum, before := 0, 0
	for _, r := range s {
		v := values[r]
		if sum += v; before > 0 && before < v {
			sum -= 2 * before
		}
		before = v
	}
	return sum
}

// dropPageNumbers leaves out numbers that stand as far from the number of their
// page as others at the edges of other pages do.
func dropPageNumbers(edges []edgeRow) {
	distances := map[int]int{}
	numbers := map[int]int{} // which number an edge shows, by its index
	for i, e := range edges {
		if n, ok := printedNumber(e.text); ok {
			numbers[i] = n
			distances[distanceOf(n, e.number)]++
		}
	}
	pages := map[int]bool{}
	for _, e := range edges {
		pages[e.number] = true
	}
	for i, n := range numbers {
		e := edges[i]
		if distances[distanceOf(n, e.number)] >= 2 || len(pages) == 1 || strconv.Itoa(n) == e.page.Label {
			e.skip = pageNumberReason
			e.page.setPrinted(n)
		}
	}
}

// distanceOf keeps Roman numbers apart from the others.
func distanceOf(printed, page int) int {
	if printed < 0 {
		return -printed - page + 1_000_000
	}
	return printed - page
}

// dropBeside leaves out what stands at one height with a head or number of its
// page, or at the height of the heads of most other pages: chapters change, and
// their names in the head with them.
func dropBeside(edges []edgeRow) {
	at := map[int]int{} // heads by their height, in steps
	on := map[[2]int]bool{}
	for _, e := range edges {
		if !e.kept() {
			at[e.step()]++
			on[[2]int{e.number, e.step()}] = true
		}
	}
	for _, e := range edges {
		near := at[e.step()-1] + at[e.step()] + at[e.step()+1]
		beside := on[[2]int{e.number, e.step()}]
		if e.kept() && wordCount(e.text) <= 20 && (beside && near >= 2 || near >= 3 && e.apart()) {
			e.skip = headReason
		}
		if e.skip == headReason {
			e.readNumberInside()
		}
	}
}

// step is the height of a row in steps of which neighbours are the same place.
func (e edgeRow) step() int { return int(math.Round(e.place / 3)) }

// dropLabelled leaves out rows that begin or end with the number that the file
// gives their page: heads that come on one page only.
func (s *sheets) dropLabelled(edges []edgeRow) {
	for _, e := range edges {
		m := numberAtEdge.FindStringSubmatch(e.text)
		if m != nil && e.kept() && m[1]+m[2] == e.page.Label && e.apart() && !s.isHeadingRow(*e.row) && wordCount(e.text) <= 20 {
			e.skip = headReason
		}
	}
}

// apart says whether a row stands clear of the next one towards the text.
func (e edgeRow) apart() bool {
	for i := range e.page.rows {
		o := &e.page.rows[i]
		if gap := math.Abs(o.Base - e.Base); o.kept() && o != e.row && gap > 1 && gap < 1.6*e.Size {
			return false
		}
	}
	return true
}

var numberAtEdge = regexp.MustCompile(`^(\d{1,4})\s|\s(\d{1,4})$`)

// readNumberInside reads the number of the page that stands in its head.
func (e edgeRow) readNumberInside() {
	m := numberAtEdge.FindStringSubmatch(e.text)
	if m == nil {
		return
	}
	n, _ := strconv.Atoi(m[1] + m[2])
	e.page.setPrintedIn(n)
}

// dropLineNumbers leaves out the numbers that some journals and drafts print
// beside each fifth line or each one.
func (p *sheet) dropLineNumbers() {
	var counted []*row
	for i := range p.rows {
		if r := &p.rows[i]; r.kept() && r.leadingNumber() > 0 {
			counted = append(counted, r)
		}
	}
	slices.SortStableFunc(counted, func(a, b *row) int { return int(a.Base - b.Base) })
	for len(counted) >= 5 {
		run := sameMargin(counted)
		if len(run) >= 5 {
			for _, r := range run {
				r.cutNumber()
			}
		}
		counted = slices.DeleteFunc(counted, func(r *row) bool { return slices.Contains(run, r) })
	}
}

// leadingNumber is the number that a row begins with, set apart from its text,
// or that it is; 0 without one.
func (r row) leadingNumber() int {
	first := r.Runs[0]
	if len(r.Runs) > 1 && !r.Runs[1].Cell && math.Abs(r.Runs[1].Size-first.Size) < 0.1*first.Size {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(first.Text))
	if err != nil || n < 1 || n > 9999 {
		return 0
	}
	return n
}

// sameMargin gives the first row and those after it whose numbers stand below
// its own and count up by one step.
func sameMargin(rows []*row) []*row {
	out := rows[:1:1]
	step := 0
	for _, r := range rows[1:] {
		last := out[len(out)-1]
		first, run := r.Runs[0], last.Runs[0]
		by := r.leadingNumber() - last.leadingNumber()
		aligned := math.Abs(first.Right-run.Right) < 4 || math.Abs(first.Left-run.Left) < 4
		if aligned && by > 0 && (step == 0 || by == step) {
			step = by
			out = append(out, r)
		}
	}
	return out
}

// cutNumber takes the number of the line off a row.
func (r *row) cutNumber() {
	if len(r.Runs) == 1 {
		r.skip = lineReason
		return
	}
	rest := r.Line
	rest.Runs = slices.Clone(r.Runs[1:])
	rest.Runs[0].Cell = false
	rest.Left = rest.Runs[0].Left
	*r = newRow(rest, max(r.left, rest.Left), r.right, r.column, "")
}

// setPrinted notes the number that a page shows alone, setPrintedIn one that
// stands in its head and may be of something else.
func (p *sheet) setPrinted(n int) { p.printed = n }

func (p *sheet) setPrintedIn(n int) {
	if p.printed == 0 {
		p.inHead = n
	}
}

// setLabels gives each page its printed number: the file's own word, unless that
// only counts the pages and most pages show another number; else what can be
// learnt from the numbers that they show.
func (s *sheets) setLabels() {
	offset, learnt := s.offset()
	for i := range s.pages {
		p := &s.pages[i].Page
		printed := s.pages[i].printed
		switch {
		case p.Label != "" && !(learnt && offset != 0 && s.countsOnly()):
		case printed < 0:
			p.Label = romanFigures(-printed)
		case learnt && p.Number+offset > 0:
			p.Label = strconv.Itoa(p.Number + offset)
		default:
			p.Label = ""
		}
	}
}

// offset is how far the printed numbers are from those of the pages, if at
// least two pages and most of those with a number agree.
func (s *sheets) offset() (int, bool) {
	count, all := map[float64]int{}, 0
	for _, p := range s.pages {
		n := p.printed
		if n == 0 {
			n = p.inHead
		}
		if n > 0 {
			count[float64(n-p.Number)]++
			all++
		}
	}
	if all == 0 {
		return 0, false
	}
	best := 0.0
	for offset, n := range count {
		if n > count[best] {
			best = offset
		}
	}
	return int(best), count[best] >= 2 && count[best]*10 >= all*6
}

// countsOnly says whether the labels of the file are the numbers of its pages.
func (s *sheets) countsOnly() bool {
	for _, p := range s.pages {
		if p.Label != "" && p.Label != strconv.Itoa(p.Number) {
			return false
		}
	}
	return true
}

func romanFigures(n int) string {
	var out strings.Builder
	for _, figure := range []struct {
		value int
		text  string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= figure.value; n -= figure.value {
			out.WriteString(figure.text)
		}
	}
	return out.String()
}
