package pdf

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// What stands around the text of a page is told by its place: heads and feet
// come again at the same height of other pages, numbers of pages and of lines
// count up.

const (
	pageNumberReason = "page number"
	headReason       = "running head"
	lineReason       = "line number"
)

// dropMargins leaves out running heads and feet, numbers of pages and lines, and
// tables of contents.
func (s *sheets) dropMargins() {
	var edges []edge
	for i := range s.pages {
		p := &s.pages[i]
		p.dropLineNumbers()
		edges = append(edges, p.edges()...)
	}
	reasons := s.repeated(edges)
	s.pageNumbers(edges, reasons)
	s.labelled(edges, reasons)
	s.journals(edges, reasons)
	places := placesOf(edges, reasons)
	for _, e := range edges {
		e.drop(reasons, places[e.spot(0)]*2 >= len(s.pages) && len(s.pages) >= 3)
	}
	for i := range s.pages {
		s.pages[i].dropContents()
	}
}

// An edge is the outer rows at the head or foot of a page, by their height from
// the outside in.
type edge struct {
	page   *sheet
	foot   bool
	levels [][]*row
}

// mostLevels bounds the heights of an edge, mostInHead the words of a row of it.
const (
	mostLevels = 3
	mostInHead = 20
)

// edges gives the outer rows in the upper and the lower sixth of a page.
func (p *sheet) edges() []edge {
	head, foot := edge{page: p}, edge{page: p, foot: true}
	var rows []*row
	for i := range p.rows {
		if p.rows[i].text != "" && p.rows[i].column >= 0 && p.rows[i].skip != coverReason {
			rows = append(rows, &p.rows[i])
		}
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return cmp.Compare(a.Base, b.Base) })
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

func (e *edge) add(r *row) {
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
// may begin alike on two of them.
func (s *sheets) repeated(edges []edge) map[*row]string {
	type key struct {
		text string
		foot bool
		step int
	}
	count := map[key]int{}
	keysOf := func(e edge, level int, r *row) []key {
		text := maskFigures(r.text)
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
	reasons := map[*row]string{}
	for _, e := range edges {
		for level, rows := range e.levels {
			for _, r := range rows {
				n := 0
				for _, k := range keysOf(e, level, r) {
					n += count[k]
				}
				if n >= 2 && (level == 0 || n*4 >= len(s.pages)) {
					reasons[r] = headReason
				}
			}
		}
	}
	return reasons
}

var loneNumber = lang.Regexp(`(?i)^(?:[-–—|\[(]\s*)?(?:page |p\. ?|seite |стр\. ?|sayfa )?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|из)\s*\d{1,4})?(?:\s*[-–—|\])])?$`)

// printedNumber reads a row that is nothing but the number of a page. Roman
// numbers are negative.
func printedNumber(text string) (int, bool) {
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
func (s *sheets) pageNumbers(edges []edge, reasons map[*row]string) {
	distances := map[int]int{}
	eachNumber(edges, func(e edge, _ *row, n int) { distances[distanceOf(n, e.page.Number)]++ })
	eachNumber(edges, func(e edge, r *row, n int) {
		agree := distances[distanceOf(n, e.page.Number)] >= 2
		switch _, lone := printedNumber(r.text); {
		case lone && (agree || len(s.pages) == 1 || r.text == e.page.Label):
			reasons[r] = pageNumberReason
		case !lone && agree:
			reasons[r] = headReason
		}
	})
}

func eachNumber(edges []edge, do func(e edge, r *row, n int)) {
	for _, e := range edges {
		for _, rows := range e.levels {
			for _, r := range rows {
				if n, ok := printedNumber(r.text); ok {
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
func (r row) outerNumber() (int, bool) {
	if len(r.cells) != 2 {
		return 0, false
	}
	for _, cell := range []string{r.cells[0], r.cells[len(r.cells)-1]} {
		if n, ok := printedNumber(cell); ok && n > 0 {
			return n, true
		}
	}
	return 0, false
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
func (s *sheets) labelled(edges []edge, reasons map[*row]string) {
	for _, e := range edges {
		for _, rows := range e.levels {
			for _, r := range rows {
				m := numberAtEdge.FindStringSubmatch(r.text)
				if m != nil && m[1]+m[2] == e.page.Label && e.page.apart(r) && !s.isHeadingRow(*r) {
					reasons[r] = headReason
				}
			}
		}
	}
}

// journals finds rows of which a cell is the line of the journal, which many print on each
// page with other words beside it.
func (s *sheets) journals(edges []edge, reasons map[*row]string) {
	for _, e := range edges {
		for _, r := range slices.Concat(e.levels[:min(len(e.levels), 1)]...) {
			if len(s.pages) > 1 && len(r.cells) > 1 && slices.ContainsFunc(r.cells, record.IsIssueLine) {
				reasons[r] = headReason
			}
		}
	}
}

// placesOf counts the heads at each place, with those a step beside it.
func placesOf(edges []edge, reasons map[*row]string) map[edgePlace]int {
	out := map[edgePlace]int{}
	for _, e := range edges {
		for level, rows := range e.levels {
			if !slices.ContainsFunc(rows, func(r *row) bool { return reasons[r] != "" }) {
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
func (e edge) drop(reasons map[*row]string, usual bool) {
	for level, rows := range e.levels {
		known := slices.ContainsFunc(rows, func(r *row) bool { return reasons[r] != "" })
		if !known && !(level == 0 && usual && e.page.apart(rows[0])) {
			return
		}
		for _, r := range rows {
			if lang.WordCount(r.text) > mostInHead {
				continue
			}
			r.skip = cmp.Or(r.skip, reasons[r], headReason)
			e.page.readPrinted(r)
		}
	}
}

// apart says whether a row stands clear of the rows above and below it.
func (p *sheet) apart(r *row) bool {
	for i := range p.rows {
		o := &p.rows[i]
		if gap := math.Abs(o.Base - r.Base); o.text != "" && o != r && gap > 2 && gap < 1.6*r.Size {
			return false
		}
	}
	return true
}

// readPrinted reads the number of the page from a row at its edge: the whole row
// is it, or its first or last word may be.
func (p *sheet) readPrinted(r *row) {
	if n, ok := printedNumber(r.text); ok {
		p.printed = n
		return
	}
	if m := numberAtEdge.FindStringSubmatch(r.text); m != nil {
		p.inHead, _ = strconv.Atoi(m[1] + m[2])
	}
}

// leaders is how a row of a table of contents ends.
var leaders = lang.Regexp(`(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$`)

// fewestLeaders is how many such rows a page has at least that is one.
const fewestLeaders = 4

// dropContents leaves out a table of contents: from the first to the last row
// with leaders all that is no sentence, and the entries without leaders before.
func (p *sheet) dropContents() {
	first, last, n := len(p.rows), -1, 0
	for i, r := range p.rows {
		if r.kept() && leaders.MatchString(r.text) {
			first, last, n = min(first, i), i, n+1
		}
	}
	if n < fewestLeaders {
		return
	}
	for first > 0 && p.rows[first-1].kept() && line.PageAtEnd.MatchString(p.rows[first-1].text) {
		first--
	}
	if first > 0 && namesContents(p.rows[first-1].text) {
		first--
		n++ // it counts as a row that belongs here
	}
	for last+1 < len(p.rows) && p.rows[last+1].goesOnListing(p.rows[last]) {
		last, n = last+1, n+1
	}
	for i := first; i <= last; i++ {
		if r := &p.rows[i]; r.kept() && (leaders.MatchString(r.text) || n*3 >= last-first && (!lang.EndsSentence(r.text) || line.Chapterish(r.text))) {
			r.skip = "contents"
		}
	}
}

// goesOnListing says whether a row without leaders under one of a table of
// contents is the next entry: a chapter that begins no earlier, or the index.
func (r row) goesOnListing(before row) bool {
	page := func(text string) int {
		words := strings.Fields(text)
		n, _ := strconv.Atoi(words[len(words)-1])
		return n
	}
	return r.kept() && before.text != "" && lang.WordCount(r.text) <= 10 && line.StartsBig(r.text) && !record.PartHeading.MatchString(r.text) && !record.ChapterWord.MatchString(r.text) &&
		line.PageAtEnd.MatchString(r.text) && page(before.text) > 0 && page(r.text) >= page(before.text)
}
