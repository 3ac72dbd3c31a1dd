package titling

import (
	"math"
	"strings"
	"unicode"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// A Page is the first page of a file with what is known of it otherwise.
type Page struct {
	File   *layout.File
	Page   *layout.Page
	Stated string                // the title that the properties of the file state
	Names  func(layout.Row) bool // whether a row names people
}

const (
	mostRows    = 45 // of a page, from the top, among which its title is
	mostOfTitle = 7  // rows
	longRun     = 8  // rows in one type, from which on they are a paragraph
	mostOfLong  = 3  // rows of a title at the head of a paragraph in its type
	sameSize    = 0.04
	widestApart = 2.4 // sizes of type between the rows of a title
	nextPages   = 4   // on which what stands on the first page is looked for again
)

// A Candidate is rows that may be the title, with how they look.
type Candidate struct {
	Rows  []layout.Row
	Signs []float64 // in the order of the names of Signs
}

// Text is the text of a candidate as one line.
func (c Candidate) Text() string { return TextOf(c.Rows) }

// Candidates gives all that may be the title of a page.
func (p Page) Candidates() (out []Candidate) {
	v := p.look()
	for _, run := range v.runs() {
		most, starts := mostOfTitle, run.last
		if run.last-run.first >= longRun {
			most, starts = mostOfLong, run.first
		}
		for first := run.first; first <= starts; first++ {
			for last := first; last <= min(run.last, first+most-1); last++ {
				if c := v.sight(span{first, last}, run); !c.isOther() {
					out = append(out, Candidate{Rows: c.rows, Signs: c.signs()})
				}
			}
		}
	}
	return out
}

// A span is rows from the first to the last.
type span struct{ first, last int }

// runs gives the rows in one type that stand one under another.
func (v *view) runs() (out []span) {
	for i := range v.rows {
		if n := len(out); n > 0 && v.inOneType(v.rows[i-1], v.rows[i]) {
			out[n-1].last = i
			continue
		}
		out = append(out, span{i, i})
	}
	return out
}

// inOneType says whether a row goes on with the one before in its type. Large rows of different
// length may look like columns.
func (v *view) inOneType(a, b layout.Row) bool {
	if copyrightRow.MatchString(a.Text) != copyrightRow.MatchString(b.Text) {
		return false
	}
	gap := b.Base - a.Base
	return (a.Column == b.Column || a.Size > v.File.Size*layout.HeadingSize) && a.Bold() == b.Bold() &&
		math.Abs(a.Size-b.Size) <= sameSize*a.Size && gap > 0 && gap <= widestApart*a.Size
}

// A view is the first rows of a page, and what is asked of them more than once.
type view struct {
	Page
	rows    []layout.Row
	named   map[int]bool // whether a row names people, of those asked
	stated  string       // the title that the file states, as it is compared
	imprint []imprint
	largest float64 // type
	stems   map[string]int
	again   map[string]bool // rows of the next pages
	sizes   map[int]int     // rows of the file in a size, in tenths
}

// An imprint is a row that says of which serial the page is, or whose.
type imprint struct {
	base  float64
	stems map[string]bool
}

func (p Page) look() *view {
	v := &view{Page: p, stated: lang.Plain(p.Stated), named: map[int]bool{}, stems: map[string]int{}, again: map[string]bool{}, sizes: map[int]int{}}
	for _, r := range p.Page.Rows {
		if imprintRow.MatchString(r.Text) {
			says := map[string]bool{}
			for _, stem := range stemsOf(r.Text) {
				says[stem] = true
			}
			v.imprint = append(v.imprint, imprint{r.Base, says})
		}
		if r.Kept() {
			v.add(r)
		}
	}
	for _, other := range p.File.Pages {
		after := other.Number - p.Page.Number
		for _, r := range other.Rows {
			v.sizes[tenths(r.Size)]++
			if after > 0 && after <= nextPages {
				v.again[lang.Plain(r.Text)] = true
			}
		}
	}
	return v
}

func (v *view) add(r layout.Row) {
	for _, stem := range stemsOf(r.Text) {
		v.stems[stem]++
	}
	if len(v.rows) == mostRows {
		return
	}
	v.rows = append(v.rows, r)
	if r.Size > v.largest && !isNumber(r.Text) && !isWho(r.Text) {
		v.largest = r.Size
	}
}

// names says whether row i names people. That takes long to tell, and is not asked of most rows
// of a paragraph.
func (v *view) names(i int) bool {
	named, known := v.named[i]
	if !known {
		named = v.Names(v.rows[i])
		v.named[i] = named
	}
	return named
}

func tenths(size float64) int { return int(math.Round(size * 10)) }

// isNumber says whether a row is nothing but a date, or the number of a work or of a part of one, or a
// rule without a letter.
func isNumber(text string) bool {
	return numberRow.MatchString(text) || date.IsWhole(text) || !strings.ContainsFunc(text, unicode.IsLetter)
}

var numberRow = lang.Regexp(`(?i)^\W*(?:(?:part|chapter|appendix|section|lecture|report|volume|kapitel|teil|anhang|cap[ií]tulo|parte|chapitre|partie|annexe)\W+(?:n\W+|no\W+)?)?(?:\d[\d.:/-]*|[ivxlc]+|[a-z])?\W*$`)

// isWho says whether a text is the name of an institution or of a series, under which a title may
// stand in type as large.
func isWho(text string) bool {
	return record.IsUniversity(text) || record.NamesInstitution(text) || record.NamesTown(text) || seriesName.MatchString(text)
}

// seriesName is the name of a series of papers.
var seriesName = lang.Regexp(`(?i)\b(?:working|discussion|occasional|research) papers?(?: series)?$|\bpapers? series\b`)

// copyrightRow says whose a work is.
var copyrightRow = lang.Regexp(`(?i)^(?:copyright\s*)?(?:©|\(c\)\s)|^copyright\s+\d{4}`)

// imprintRow has the number of a serial or of one of its volumes, an address, or an owner.
var imprintRow = lang.Regexp(`(?i)\bissn\b|©|\bisbn\b|\bvol(?:ume|\.)\W*\d|\bno\.\W*\d|\bjg\.|\bheft\b|\bwww\.|https?:|\b\d+\s?\((?:19|20)\d{2}\)`)
