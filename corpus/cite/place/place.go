// Package place says where in a work a passage stands, as the styles do: its pages, the second
// of a recording, or else the heading and the paragraph below it.
package place

import (
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/work"
)

// APA gives the pages, else the heading and the paragraph below it. A
// heading that is shortened stands in quotation marks.
func APA(at corpus.Locator) string {
	if place := at.Place(); place != "" {
		return ", " + place
	}
	if pages := citedPages(at).After(", p. ", ", pp. "); pages != "" {
		return pages
	}
	place := ""
	if heading, cut := headingOf(at); heading != "" {
		if cut {
			heading = phrase.Quoted(heading)
		}
		place = ", " + heading + " section"
	}
	if at.Paragraph > 0 {
		place += fmt.Sprintf(", para. %d", at.Paragraph)
	}
	return place
}

// MLA gives pages or the number of a section. Paragraphs that only the
// program counted are not named: the style forbids to count them.
func MLA(at corpus.Locator) string {
	if _, recorded := at.Seconds(); recorded {
		return " " + at.Place()
	} else if place := at.Place(); place != "" {
		return ", " + place
	}
	if pages := phrase.MLAPages(citedPages(at)); pages != "" {
		return " " + pages
	}
	section := corpus.ShortSection(work.Citable(at.Section))
	if !corpus.NumberedHeading.MatchString(section) {
		return ""
	}
	number, _, _ := strings.Cut(section, " ")
	return ", sec. " + strings.TrimSuffix(number, ".")
}

// Chicago gives the pages alone, else the heading and the paragraph below
// it.
func Chicago(at corpus.Locator) string {
	if place := at.Place(); place != "" {
		return place
	}
	if pages := phrase.ChicagoPages(citedPages(at)); pages != "" {
		return pages
	}
	heading, paragraph := "", ""
	if h, _ := headingOf(at); h != "" {
		heading = "under " + phrase.Quoted(h)
	}
	if at.Paragraph > 0 {
		paragraph = fmt.Sprintf("para. %d", at.Paragraph)
	}
	return phrase.Clauses(heading, paragraph)
}

// ASA gives the pages, else the heading and the paragraph below it.
func ASA(at corpus.Locator) string {
	if pages := phrase.ChicagoPages(citedPages(at)); pages != "" {
		return ":" + pages
	}
	return strings.TrimSuffix(", "+Chicago(at), ", ")
}

// Harvard gives the pages, else the heading and the paragraph below it.
func Harvard(at corpus.Locator) string {
	if place := at.Place(); place != "" {
		return ", " + place
	}
	if pages := citedPages(at).After(", p. ", ", pp. "); pages != "" {
		return pages
	}
	place := ""
	if heading, _ := headingOf(at); heading != "" {
		place = ", " + phrase.SingleQuoted(heading) + " section"
	}
	if at.Paragraph > 0 {
		place += fmt.Sprintf(", para. %d", at.Paragraph)
	}
	return place
}

// InNote gives pages as such where the style has only their numbers, which
// would be taken for ones of the work. All other places are of several words.
func InNote(place string) string {
	switch {
	case place == "" || strings.Contains(place, " "):
		return place
	case strings.Contains(place, "–"):
		return "pp. " + place
	}
	return "p. " + place
}

// citedPages gives the pages to cite: as they are printed, where that is known,
// else as the program counts them.
func citedPages(l corpus.Locator) corpus.PageSpan {
	printed := corpus.PagesFromTo(work.Citable(l.Label), work.Citable(l.LastLabel))
	if printed.First == "" {
		return l.CountedPages()
	}
	return printed
}

// headingOf gives the innermost heading over a passage, in short, and whether
// words were left out.
func headingOf(l corpus.Locator) (string, bool) {
	section := work.Citable(l.Section)
	if i := strings.LastIndex(section, " > "); i >= 0 {
		section = section[i+3:]
	}
	short := phrase.Shortened(section)
	return short, short != section
}
