package cite

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// The pages of a work and of a passage: the styles differ in how much of the last
// page they write.

// labelledPages gives the work's pages, written as given, after "p." or "pp."; the
// number of an article after the word for it.
func (w citedWork) labelledPages(pages, word string) string {
	switch {
	case pages == "":
		return ""
	case w.articleNumber():
		return lang.JoinSome(" ", word, pages)
	case w.Span.Last != "" || strings.ContainsAny(pages, ",–-"):
		return "pp. " + pages
	}
	return "p. " + pages
}

// chicagoPages leaves out figures by the Chicago Manual of Style, 9.63: all are
// written up to 99 and after a hundred, of 101 to 109 the changed ones, else
// two or more.
func chicagoPages(p corpus.PageSpan) string {
	hundreds := strings.TrimLeft(p.First[max(0, len(p.First)-2):], "0")
	switch len(hundreds) {
	case 0:
		return p.Whole()
	case 1:
		return shortPages(p, 1)
	}
	return shortPages(p, 2)
}

// mlaPages leaves out figures by the MLA Handbook: two of the last page or more.
func mlaPages(p corpus.PageSpan) string { return shortPages(p, 2) }

// shortPages leaves out of the last page the figures that it shares with the
// first, and keeps at least so many. Pages below 100 keep all.
func shortPages(p corpus.PageSpan, keep int) string {
	if len(p.First) < 3 || len(p.First) != len(p.Last) || !lang.IsDigits(p.First+p.Last) {
		return p.Whole()
	}
	same := 0
	for same < len(p.Last)-keep && p.First[same] == p.Last[same] {
		same++
	}
	return p.First + "–" + p.Last[same:]
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
	short := shortened(section)
	return short, short != section
}
