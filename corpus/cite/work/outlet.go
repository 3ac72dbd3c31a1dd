package work

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record/identifier"
)

// Where a work appeared, and where there it stands.

// ArticleNumber says whether the pages are the number of an article and none of
// a page: "e0265432", and "A12" in a volume, but not "A1" of a newspaper.
func (w Work) ArticleNumber() bool {
	p := w.Span
	figures := len(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, p.First))
	if p.Last != "" || figures == 0 {
		return false
	}
	if '0' <= p.First[0] && p.First[0] <= '9' { // no journal has so many pages
		return figures == len(p.First) && figures >= 6
	}
	return p.First[0] == 'e' || figures >= 4 || w.Form == Article && w.Volume != ""
}

// IssueAs gives "no. 2", of a double issue "nos. 1–2".
func (w Work) IssueAs() string {
	switch {
	case w.Issue == "":
		return ""
	case doubleIssue.MatchString(w.Issue):
		return "nos. " + w.IssueNumber()
	}
	return "no. " + w.Issue
}

// IssueNumber gives the number of the issue, "1–2" of a double one.
func (w Work) IssueNumber() string {
	if doubleIssue.MatchString(w.Issue) {
		return strings.ReplaceAll(w.Issue, "-", "–")
	}
	return w.Issue
}

var doubleIssue = lang.Regexp(`^\d+\s*(?:[-–/&]|and)\s*\d+$`)

// IsPeriodical says whether the container appears in issues.
func (w Work) IsPeriodical() bool { return w.Form == Article || w.Form == Magazine }

// Outlets gives where a work appeared, each once, and not again who wrote it,
// unless it stands in a volume or on pages of theirs. No style names the
// publisher of a journal.
func (w Work) Outlets() (container, publisher string) {
	container, publisher = w.Container, w.Publisher
	if w.IsAuthor(container) && w.Volume+w.Issue+w.Pages == "" {
		container = ""
	}
	inJournal := w.IsPeriodical() && container != "" && !w.IsAired()
	if w.IsAuthor(publisher) || strings.EqualFold(publisher, w.Container) || inJournal {
		publisher = ""
	}
	return container, publisher
}

// AllOutlets names the publisher of a book or report also where that is its author.
func (w Work) AllOutlets() (container, publisher string) {
	container, publisher = w.Outlets()
	if w.Form == Book || w.Form == Report || w.Form == Document {
		publisher = w.Publisher
	}
	return container, publisher
}

// IsAuthor says whether an institution is the only author of the work.
func (w Work) IsAuthor(institution string) bool {
	return len(w.People) == 1 && w.People[0].Whole && strings.EqualFold(w.People[0].Family, institution)
}

// Address gives the DOI as an address, else the address that was read.
func (w Work) Address() string {
	if w.DOI != "" {
		return identifier.DOIAddress(w.DOI)
	}
	return w.URL
}

// LabelledPages gives the work's pages, written as given, after "p." or "pp."; the
// number of an article after the word for it.
func (w Work) LabelledPages(pages, word string) string {
	switch {
	case pages == "":
		return ""
	case w.ArticleNumber():
		return lang.JoinSome(" ", word, pages)
	case w.Span.Last != "" || strings.ContainsAny(pages, ",–-"):
		return "pp. " + pages
	}
	return "p. " + pages
}
