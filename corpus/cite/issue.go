package cite

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/phrase"
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
