package corpus

import (
	"fmt"
	"strconv"
	"strings"

	"footnote/corpus/lang"
)

// ReadByOCR says of a passage that a program has recognised its letters in a picture,
// and may be wrong.
const ReadByOCR = "read by OCR"

// String gives a locator for people: "§ 2.1. Title, ¶ 3", "p. 12, ¶ 2", "p. 25
// (PDF page 28)", "slide 7", "12:31". It is empty when nothing is known.
func (l Locator) String() string {
	var parts []string
	if page := l.pageName(); page != "" {
		parts = append(parts, page)
	}
	if section := ShortSection(l.Section); section != "" {
		parts = append(parts, "§ "+section)
	}
	if l.Paragraph > 0 {
		parts = append(parts, fmt.Sprintf("¶ %d", l.Paragraph))
	}
	if l.Recognised > 0 {
		parts = append(parts, ReadByOCR)
	}
	return strings.Join(parts, ", ")
}

// pageName names the pages as they are printed, and as a program counts them
// where those are other numbers.
func (l Locator) pageName() string {
	if place := l.Place(); place != "" {
		return place
	}
	counted := l.CountedPages()
	printed := PagesFromTo(lang.Squeeze(l.Label), lang.Squeeze(l.LastLabel))
	switch {
	case printed.First == "" || printed == counted:
		return counted.After("p. ", "pp. ")
	case counted.First == "":
		return printed.After("p. ", "pp. ")
	}
	return printed.After("p. ", "pp. ") + " (" + counted.After("PDF page ", "PDF pages ") + ")"
}

// CountedPages gives the pages as a program counts them.
func (l Locator) CountedPages() PageSpan {
	return PagesFromTo(pageNumber(l.Page), pageNumber(l.LastPage))
}

// pageNumber writes the number of a page, of which there is none below 1.
func pageNumber(page int) string {
	if page <= 0 {
		return ""
	}
	return strconv.Itoa(page)
}

// PagesFromTo gives the span from one page to another, which may be the same or
// unknown.
func PagesFromTo(first, last string) PageSpan {
	if last == first {
		last = ""
	}
	return PageSpan{First: first, Last: last}
}

// PagesAt makes a locator of pages as a person writes them: "25", "xii",
// "25-26", "pp. 321–28".
func PagesAt(pages string) Locator {
	span := ReadPages(lang.Squeeze(lang.Scrub(pages)))
	return Locator{Label: span.First, LastLabel: span.Last}
}

// NumberedHeading begins with a number of two levels or more: "2.1 Title".
var NumberedHeading = lang.Regexp(`^[0-9]+(\.[0-9]+)+\.?(\s|$)`)

// ShortSection leaves out the outer headings where the innermost says by its
// number where it stands, and the full stop that some texts set behind a heading:
// more of a citation follows.
func ShortSection(section string) string {
	section = strings.TrimSuffix(lang.Squeeze(section), ".")
	headings := strings.Split(section, " > ")
	if last := headings[len(headings)-1]; NumberedHeading.MatchString(last) {
		return last
	}
	return section
}
