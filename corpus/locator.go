package corpus

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// String gives a locator for people: "§ 2.1. Title, ¶ 3", "p. 12, ¶ 2", "p. 25
// (PDF page 28)". It is empty when nothing is known.
func (l Locator) String() string {
	var parts []string
	if page := l.pageName(); page != "" {
		parts = append(parts, page)
	}
	if section := shortSection(l.Section); section != "" {
		parts = append(parts, "§ "+section)
	}
	if l.Paragraph > 0 {
		parts = append(parts, fmt.Sprintf("¶ %d", l.Paragraph))
	}
	return strings.Join(parts, ", ")
}

// pageName names the pages as they are printed, and as a program counts them
// where those are other numbers.
func (l Locator) pageName() string {
	counted := pagesFromTo(pageNumber(l.Page), pageNumber(l.LastPage))
	printed := pagesFromTo(oneLine(l.Label), oneLine(l.LastLabel))
	switch {
	case printed.first == "" || printed == counted:
		return counted.after("p. ", "pp. ")
	case counted.first == "":
		return printed.after("p. ", "pp. ")
	}
	return printed.after("p. ", "pp. ") + " (" + counted.after("PDF page ", "PDF pages ") + ")"
}

// pageNumber writes the number of a page, of which there is none below 1.
func pageNumber(page int) string {
	if page <= 0 {
		return ""
	}
	return strconv.Itoa(page)
}

// citedPages gives the pages to cite: as they are printed, where that is known,
// else as the program counts them.
func (l Locator) citedPages() pageSpan {
	printed := pagesFromTo(citable(l.Label), citable(l.LastLabel))
	if printed.first == "" {
		return pagesFromTo(pageNumber(l.Page), pageNumber(l.LastPage))
	}
	return printed
}

func pagesFromTo(first, last string) pageSpan {
	if last == first {
		last = ""
	}
	return pageSpan{first: first, last: last}
}

// PagesAt makes a locator of pages as a person writes them: "25", "xii",
// "25-26", "pp. 321–28".
func PagesAt(pages string) Locator {
	span := readPages(citable(pages))
	return Locator{Label: span.first, LastLabel: span.last}
}

// numberedHeading begins with a number of two levels or more: "2.1 Title".
var numberedHeading = regexp.MustCompile(`^[0-9]+(\.[0-9]+)+\.?(\s|$)`)

// shortSection leaves out the outer headings where the innermost says by its
// number where it stands.
func shortSection(section string) string {
	section = oneLine(section)
	headings := strings.Split(section, " > ")
	if last := headings[len(headings)-1]; numberedHeading.MatchString(last) {
		return last
	}
	return section
}

// heading gives the innermost heading over a passage, in short, and whether
// words were left out.
func (l Locator) heading() (string, bool) {
	section := citable(l.Section)
	if i := strings.LastIndex(section, " > "); i >= 0 {
		section = section[i+3:]
	}
	short := shortened(section)
	return short, short != section
}
