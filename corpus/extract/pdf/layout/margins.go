package layout

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
)

// What stands around the text of a page is told by its place: heads and feet
// come again at the same height of other pages, numbers of pages and of lines
// count up.

const (
	pageNumberReason = "page number"
	HeadReason       = "running head"
	lineReason       = "line number"
)

// dropMargins leaves out running heads and feet, numbers of pages and lines, and
// tables of contents.
func (s *File) dropMargins() {
	var edges []edge
	for i := range s.Pages {
		p := &s.Pages[i]
		p.dropLineNumbers()
		edges = append(edges, p.edges()...)
	}
	reasons := s.repeated(edges)
	s.pageNumbers(edges, reasons)
	s.labelled(edges, reasons)
	s.journals(edges, reasons)
	places := placesOf(edges, reasons)
	for _, e := range edges {
		e.drop(reasons, places[e.spot(0)]*2 >= len(s.Pages) && len(s.Pages) >= 3)
	}
	for i := range s.Pages {
		s.Pages[i].dropContents()
	}
}

// An edge is the outer rows at the head or foot of a page, by their height from
// the outside in.
type edge struct {
	page   *Page
	foot   bool
	levels [][]*Row
}

// mostLevels bounds the heights of an edge, mostInHead the words of a row of it.
const (
	mostLevels = 3
	mostInHead = 20
)

// edges gives the outer rows in the upper and the lower sixth of a page.
func (p *Page) edges() []edge {
	head, foot := edge{page: p}, edge{page: p, foot: true}
	var rows []*Row
	for i := range p.Rows {
		if p.Rows[i].Text != "" && p.Rows[i].Column >= 0 && p.Rows[i].Skip != CoverReason && p.Rows[i].Skip != stepReason {
			rows = append(rows, &p.Rows[i])
		}
	}
	slices.SortStableFunc(rows, func(a, b *Row) int { return cmp.Compare(a.Base, b.Base) })
	for _, r := range rows {
		if r.Base < p.Height/6 {
			head.add(r)
		}
	}
	slices.Reverse(rows)
	for _, r := range rows {
		if r.Base > p.Height*5/6 {
			foot.add(r)
		}
	}
	return []edge{head, foot}
}

func (e *edge) add(r *Row) {
	n := len(e.levels)
	if n == 0 || math.Abs(e.levels[n-1][0].Base-r.Base) > 2 {
		if n == mostLevels {
			return
		}
		e.levels = append(e.levels, nil)
		n++
	}
	e.levels[n-1] = append(e.levels[n-1], r)
}

// An edgePlace is where heads stand, in steps from their edge, and in what size.
type edgePlace struct {
	foot       bool
	step, size int
}

// spot gives the place of a level.
func (e edge) spot(level int) edgePlace {
	if level >= len(e.levels) {
		return edgePlace{}
	}
	r := e.levels[level][0]
	place := r.Base
	if e.foot {
		place = e.page.Height - r.Base
	}
	return edgePlace{e.foot, int(math.Round(place / 3)), int(math.Round(r.Size * 2))}
}

var figures = lang.Regexp(`\d+|\b[ivxlc]+\b`)

func maskFigures(s string) string {
	return lang.Plain(figures.ReplaceAllString(strings.ToLower(s), "0"))
}

// repeated finds rows whose words, figures aside, come again at the same height
// of another page; inside the outermost row, of a quarter of the pages: the text
// may begin alike on two of them. Titles of slides have to be on half of all.
func (s *File) repeated(edges []edge) map[*Row]string {
	type key struct {
		text string
		foot bool
		step int
	}
	count := map[key]int{}
	keysOf := func(e edge, level int, r *Row) []key {
		text := maskFigures(r.Text)
		if strings.Trim(text, "0 ") == "" {
			return nil
		}
		spot := e.spot(level)
		return []key{{text, e.foot, spot.step - 1}, {text, e.foot, spot.step}, {text, e.foot, spot.step + 1}}
	}
	for _, e := range edges {
		for level, rows := range e.levels {
			for _, r := range rows {
				if keys := keysOf(e, level, r); keys != nil {
					count[keys[1]]++
				}
			}
		}
	}
	reasons := map[*Row]string{}
	for _, e := range edges {
		for level, rows := range e.levels {
			for _, r := range rows {
				n := 0
				for _, k := range keysOf(e, level, r) {
					n += count[k]
				}
				if n >= 2 && (level == 0 || n*4 >= len(s.Pages)) && (n*2 >= len(s.Pages) || !s.isSlideTitle(e.page, r)) {
					reasons[r] = HeadReason
				}
			}
		}
	}
	return reasons
}

var loneNumber = lang.Regexp(`(?i)^(?:[-–—|\[(]\s*)?(?:page |p\. ?|seite |стр\. ?|sayfa )?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|из)\s*\d{1,4})?(?:\s*[-–—|\])])?$`)

// PrintedNumber reads a row that is nothing but the number of a page. Roman
// numbers are negative.
func PrintedNumber(text string) (int, bool) {
	m := loneNumber.FindStringSubmatch(strings.TrimSpace(date.AsciiDigits(text)))
	if m == nil {
		return 0, false
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n, true
	}
	n := lang.FromRoman(strings.ToLower(m[1]))
	return -n, n > 0
}

// pageNumbers finds numbers that stand as far from the number of their page as
// others at the edges of other pages do.
func (s *File) pageNumbers(edges []edge, reasons map[*Row]string) {
	distances := map[int]int{}
	eachNumber(edges, func(e edge, _ *Row, n int) { distances[distanceOf(n, e.page.Number)]++ })
	eachNumber(edges, func(e edge, r *Row, n int) {
		agree := distances[distanceOf(n, e.page.Number)] >= 2
		switch _, lone := PrintedNumber(r.Text); {
		case lone && (agree || len(s.Pages) == 1 || r.Text == e.page.Label):
			reasons[r] = pageNumberReason
		case !lone && (agree || n == e.page.Number && saysPage(r)):
			reasons[r] = HeadReason
		}
	})
}

func eachNumber(edges []edge, do func(e edge, r *Row, n int)) {
	for _, e := range edges {
		for _, rows := range e.levels {
			for _, r := range rows {
				if n, ok := PrintedNumber(r.Text); ok {
					do(e, r, n)
				} else if n, ok := r.outerNumber(); ok && e.page.apart(r) {
					do(e, r, n)
				}
			}
		}
	}
}

// outerNumber reads the number of a page that stands at the outer side of a head, with
// room before the rest: "134   S. Aalto and P. Dvorak".
func (r Row) outerNumber() (int, bool) {
	if len(r.Cells) != 2 {
		return 0, false
	}
	for _, cell := range []string{r.Cells[0], r.Cells[len(r.Cells)-1]} {
		if n, ok := PrintedNumber(cell); ok && n > 0 {
			return n, true
		}
	}
	return 0, false
}

// saysPage says whether the number in a head stands behind the word for a page, so that it is one
// even where no other page shows it.
func saysPage(r *Row) bool {
	return slices.ContainsFunc(r.Cells, func(cell string) bool {
		_, ok := PrintedNumber(cell)
		return ok && unicode.IsLetter(lang.FirstRune(cell)) && strings.Contains(strings.TrimSpace(cell), " ")
	})
}

// distanceOf keeps Roman numbers apart from the others.
func distanceOf(printed, page int) int {
	if printed < 0 {
		return -printed - page + 1_000_000
	}
	return printed - page
}

var numberAtEdge = lang.Regexp(`^(\d{1,4})\s|\s(\d{1,4})$`)

// labelled finds rows that begin or end with the number that the file gives
// their page: heads that come on one page only.
func (s *File) labelled(edges []edge, reasons map[*Row]string) {
	for _, e := range edges {
		for _, rows := range e.levels {
			for _, r := range rows {
				m := numberAtEdge.FindStringSubmatch(r.Text)
				if m != nil && m[1]+m[2] == e.page.Label && e.page.apart(r) && !s.isHeadingRow(*r) {
					reasons[r] = HeadReason
				}
			}
		}
	}
}

// journals finds rows of which a cell is the line of the journal, which many print on each
// page with other words beside it.
func (s *File) journals(edges []edge, reasons map[*Row]string) {
	for _, e := range edges {
		for _, r := range slices.Concat(e.levels[:min(len(e.levels), 1)]...) {
			if len(s.Pages) > 1 && slices.ContainsFunc(partsOf(r, e.page.Number), container.IsIssueLine) {
				reasons[r] = HeadReason
			}
		}
	}
}

// partsOf gives the cells of a head, and on later pages what stands between its strokes: "A. Doe
// et al. / Rivers 12 (2014) 3–9".
func partsOf(r *Row, page int) (out []string) {
	if len(r.Cells) > 1 {
		out = append(out, r.Cells...)
	}
	if parts := strings.Split(r.Text, " / "); len(parts) > 1 && page > 1 {
		out = append(out, parts...)
	}
	return out
}

// placesOf counts the heads at each place, with those a step beside it.
func placesOf(edges []edge, reasons map[*Row]string) map[edgePlace]int {
	out := map[edgePlace]int{}
	for _, e := range edges {
		for level, rows := range e.levels {
			if !slices.ContainsFunc(rows, func(r *Row) bool { return reasons[r] != "" }) {
				break
			}
			spot := e.spot(level)
			for _, step := range []int{-1, 0, 1} {
				out[edgePlace{spot.foot, spot.step + step, spot.size}]++
			}
		}
	}
	return out
}

// drop leaves out the levels of an edge from the outside in, as long as there is
// a reason for a row of each; what stands beside such a row goes with it. The
// outermost one also goes if usual says that most pages have a head there:
// chapters change, and their names in the head with them.
func (e edge) drop(reasons map[*Row]string, usual bool) {
	for level, rows := range e.levels {
		known := slices.ContainsFunc(rows, func(r *Row) bool { return reasons[r] != "" })
		if !known && !(level == 0 && usual && e.page.apart(rows[0])) {
			return
		}
		for _, r := range rows {
			if lang.WordCount(r.Text) > mostInHead || reasons[r] == "" && known && e.page.isInColumn(r) {
				continue
			}
			r.Skip = cmp.Or(r.Skip, reasons[r], HeadReason)
			e.page.readPrinted(r)
		}
	}
}

// isInColumn says whether a row is an end of more rows of its column, one under the other, than
// a head has: the text beside a foot.
func (p *Page) isInColumn(r *Row) bool {
	bases := []float64{r.Base}
	for len(bases) <= mostLevels {
		next := slices.IndexFunc(p.Rows, func(o Row) bool {
			return o.Column == r.Column && !slices.Contains(bases, o.Base) && o.isNext(bases[len(bases)-1], r.Size)
		})
		if next < 0 {
			return false
		}
		bases = append(bases, p.Rows[next].Base)
	}
	return true
}

// apart says whether a row stands clear of the rows above and below it.
func (p *Page) apart(r *Row) bool {
	return !slices.ContainsFunc(p.Rows, func(o Row) bool { return o.isNext(r.Base, r.Size) })
}

// isNext says whether a row with words stands right above or below one on a base line, in type
// of some size.
func (r *Row) isNext(base, size float64) bool {
	gap := math.Abs(r.Base - base)
	return r.Text != "" && gap > 2 && gap < 1.6*size
}

// readPrinted reads the number of the page from a row at its edge: the whole row
// is it, or its first or last word may be.
func (p *Page) readPrinted(r *Row) {
	if n, ok := PrintedNumber(r.Text); ok {
		p.printed = n
		return
	}
	if m := numberAtEdge.FindStringSubmatch(r.Text); m != nil {
		p.inHead, _ = strconv.Atoi(m[1] + m[2])
	}
}
