package corpus

import (
	"strconv"
	"strings"

	"footnote/corpus/lang"
)

// countWord stands before the number of a volume, an issue or a page where a
// record holds more than the number.
var countWord = lang.Regexp(`(?i)^(?:(?:vol|no|nr|pp?|s|bd)\.\s*|(?:vol|volume|number|issue|heft|band|pages?|pp?)\s+|№\s*)([\pL\pN].*)$`)

// BareNumber gives "3" for "Vol. 3".
func BareNumber(s string) string {
	if m := countWord.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// A PageSpan is the pages that a work fills, or the number that an article
// without pages has.
type PageSpan struct {
	First string // all of what is not two numbers: 12, 12–14, 20, e0123
	Last  string // as long as the first, empty where there is one page
}

// pageRange is two numbers of pages, of a preface in Roman figures, of a
// supplement with a letter in front.
var pageRange = lang.Regexp(`^([A-Za-z]{0,2}\d+|[ivxlcIVXLC]+)\s*[-‐‑‒–—−]{1,2}\s*([A-Za-z]{0,2}\d+|[ivxlcIVXLC]+)$`)

// ReadPages reads pages as a record or a person writes them: "12-34", "321–28",
// "pp. xi–xiv", "e0123".
func ReadPages(s string) PageSpan {
	s = BareNumber(s)
	m := pageRange.FindStringSubmatch(s)
	if m == nil {
		return PageSpan{First: s}
	}
	first, last := m[1], m[2]
	if missing := len(first) - len(last); missing > 0 && lang.IsDigits(first) && lang.IsDigits(last) {
		last = first[:missing] + last // 321–28
	}
	if first == last {
		return PageSpan{First: first}
	}
	return PageSpan{first, last}
}

// spansIn reads all pages that a text names: "9, 12–14".
func spansIn(pages string) (spans []PageSpan) {
	for part := range strings.FieldsFuncSeq(pages, func(r rune) bool { return r == ',' || r == ';' }) {
		spans = append(spans, ReadPages(strings.TrimSpace(part)))
	}
	return spans
}

// onePage is a page or the number of an article: 12, xiv, S12, e0123, 12.e1.
var onePage = lang.Regexp(`^(?:[ivxlcIVXLC]+|[\pL.:()/-]*\p{Nd}[\pL\p{Nd}.:()/‐‑‒–—−-]*)$`)

// beginsNowhere is what somebody typed where a page is missing or is none: "0", "-3", "12-".
var beginsNowhere = lang.Regexp(`^(?:0+(?:[-‐‑‒–—−].*)?|[-‐‑‒–—−].*|\pN+[-‐‑‒–—−]+)$`)

// IsPages says whether a text is pages or the number of an article, as a record
// has them: "12-34", "xi–xiv", "pp. 9, 12–14", "e0123".
func IsPages(s string) bool {
	for _, span := range spansIn(s) {
		if beginsNowhere.MatchString(span.First) || !onePage.MatchString(span.First) || span.Last != "" && !onePage.MatchString(span.Last) {
			return false
		}
	}
	return strings.Trim(s, " ,;") != ""
}

// romanFigures are those of a preface.
var romanFigures = lang.Regexp(`^(?i:[ivxlc]+)$`)

// EndsBefore says whether one of the pages that a text names ends before it begins: "34-12". Those
// of which the last is shortened do not: "321-28".
func EndsBefore(pages string) bool {
	for _, span := range spansIn(pages) {
		first, errFirst := strconv.Atoi(span.First)
		last, errLast := strconv.Atoi(span.Last)
		if errFirst == nil && errLast == nil && last < first {
			return true
		}
		if romanFigures.MatchString(span.First) && romanFigures.MatchString(span.Last) && lang.FromRoman(span.Last) < lang.FromRoman(span.First) {
			return true
		}
	}
	return false
}

// Whole gives the pages with all figures.
func (s PageSpan) Whole() string { return lang.JoinSome("–", s.First, s.Last) }

// After gives the pages after the word for one page or for several.
func (s PageSpan) After(one, several string) string {
	switch {
	case s.First == "":
		return ""
	case s.Last == "":
		return one + s.First
	}
	return several + s.Whole()
}
