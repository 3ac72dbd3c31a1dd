package corpus

import (
	"regexp"
	"strings"
)

// Where in a journal, magazine or book a work stands: volume, issue and pages.
// The styles differ in how much of the last page they write.

// countWord stands before the number of a volume, an issue or a page where a
// record holds more than the number.
var countWord = regexp.MustCompile(`(?i)^(?:(?:vol|no|nr|pp?|s|bd)\.\s*|(?:vol|volume|number|issue|heft|band|pages?|pp?)\s+|№\s*)([\pL\pN].*)$`)

// bareNumber gives "3" for "Vol. 3".
func bareNumber(s string) string {
	if m := countWord.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// A pageSpan is the pages that a work fills, or the number that an article
// without pages has.
type pageSpan struct {
	first string // all of what is not two numbers: 12, 12–14, 20, e0123
	last  string // as long as the first, empty where there is one page
}

// pageRange is two numbers of pages, of a preface in Roman figures, of a
// supplement with a letter in front.
var pageRange = regexp.MustCompile(`^([A-Za-z]{0,2}\d+|[ivxlcIVXLC]+)\s*[-‐‑‒–—−]{1,2}\s*([A-Za-z]{0,2}\d+|[ivxlcIVXLC]+)$`)

func readPages(s string) pageSpan {
	s = bareNumber(s)
	m := pageRange.FindStringSubmatch(s)
	if m == nil {
		return pageSpan{first: s}
	}
	first, last := m[1], m[2]
	if missing := len(first) - len(last); missing > 0 && isDigits(first) && isDigits(last) {
		last = first[:missing] + last // 321–28
	}
	if first == last {
		return pageSpan{first: first}
	}
	return pageSpan{first, last}
}

// onePage is a page or the number of an article: 12, xiv, S12, e0123, 12.e1.
var onePage = regexp.MustCompile(`^(?:[ivxlcIVXLC]+|[\pL.:()/-]*\p{Nd}[\pL\p{Nd}.:()/‐‑‒–—−-]*)$`)

// IsPages says whether a text is pages or the number of an article, as a record
// has them: "12-34", "xi–xiv", "pp. 9, 12–14", "e0123".
func IsPages(s string) bool {
	for part := range strings.FieldsFuncSeq(s+",", func(r rune) bool { return r == ',' || r == ';' }) {
		span := readPages(strings.TrimSpace(part))
		if !onePage.MatchString(span.first) || span.last != "" && !onePage.MatchString(span.last) {
			return false
		}
	}
	return strings.Trim(s, " ,;") != ""
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// article says whether this is the number of an article and none of a page.
func (p pageSpan) article() bool {
	return p.last == "" && strings.ContainsAny(p.first, "0123456789") && !('0' <= p.first[0] && p.first[0] <= '9')
}

// whole gives the pages with all figures.
func (p pageSpan) whole() string { return joinSome("–", p.first, p.last) }

// labelled gives pages, written as given, after "p." or "pp."; the number of an
// article after the word for it.
func (p pageSpan) labelled(pages, word string) string {
	switch {
	case pages == "":
		return ""
	case p.article():
		return joinSome(" ", word, pages)
	case p.last != "" || strings.ContainsAny(pages, ",–-"):
		return "pp. " + pages
	}
	return "p. " + pages
}

// after gives the pages after the word for one page or for several.
func (p pageSpan) after(one, several string) string {
	switch {
	case p.first == "":
		return ""
	case p.last == "":
		return one + p.first
	}
	return several + p.whole()
}

// chicago leaves out figures by the Chicago Manual of Style, 9.63: all are
// written up to 99 and after a hundred, of 101 to 109 the changed ones, else
// two or more.
func (p pageSpan) chicago() string {
	hundreds := strings.TrimLeft(p.first[max(0, len(p.first)-2):], "0")
	switch len(hundreds) {
	case 0:
		return p.whole()
	case 1:
		return p.shortened(1)
	}
	return p.shortened(2)
}

// mla leaves out figures by the MLA Handbook: two of the last page or more.
func (p pageSpan) mla() string { return p.shortened(2) }

// shortened leaves out of the last page the figures that it shares with the
// first, and keeps at least so many. Pages below 100 keep all.
func (p pageSpan) shortened(keep int) string {
	if len(p.first) < 3 || len(p.first) != len(p.last) || !isDigits(p.first+p.last) {
		return p.whole()
	}
	same := 0
	for same < len(p.last)-keep && p.first[same] == p.last[same] {
		same++
	}
	return p.first + "–" + p.last[same:]
}
