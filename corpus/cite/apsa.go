package cite

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// The rules are those of the Style Manual for Political Science of the American
// Political Science Association (2018, revised 2023): author, year, title, where it
// stands, with the place of the publisher. A journal has volume, issue and pages without
// spaces between the first two, a chapter its pages behind the publisher. Of more than
// nine authors the first seven are listed, of more than three one stands in the text. A
// page of the web has the day of reading behind its address.

func apsaFull(w citedWork) string {
	w = w.inEra("ca.", "").capitalised(smallInMLA).named(true)
	if w.Form == work.Law {
		return stops(w.lawCited(), w.apsaAddress())
	}
	author, title, year := apsaAuthors(w), w.headline(), w.afterOriginal(w.year())
	head := []string{author, year, title}
	if author == "" {
		head = []string{title, year}
	}
	return stops(append(head, w.apsaVersion(), w.apsaOutlet(), w.apsaAddress())...)
}

func apsaAuthors(w citedWork) string {
	names := person.List(w.People, 9, 7, person.Name.Listed)
	if w.Edited {
		names = clauses(names, w.role(w.People, "ed.", "eds.", " and trans."))
	}
	return names
}

// apsaVersion names the edition of a book, and who else made it.
func (w citedWork) apsaVersion() string {
	if w.Form != work.Book {
		return ""
	}
	editors := ""
	if !w.Edited {
		editors = w.apsaEditors()
	}
	return joinWith([]string{w.editionAs("ed."), editors, apsaMakers("trans.", "trans.", w.translators())}, ".")
}

func (w citedWork) apsaEditors() string {
	return apsaMakers(w.role(nil, "", "ed.", " and trans."), w.role(nil, "", "eds.", " and trans."), w.EditedBy)
}

func apsaMakers(one, several string, people []person.Name) string {
	if len(people) == 0 {
		return ""
	}
	return plural(people, one, several) + " " + person.Direct(people, "and")
}

// apsaOutlet gives where a work appeared: "Journal 12(3): 321–28", "In Book, eds. Tor
// Pine and Una Oak. Leeds: North Press, 45–67", "Weekly, June 11, 14–19".
func (w citedWork) apsaOutlet() string {
	container, publisher := w.allOutlets()
	published := lang.JoinSome(": ", w.Place, publisher)
	switch w.Form {
	case work.Article:
		return lang.JoinSome(": ", lang.JoinSome(" ", italic(container), w.volumeAndIssue()), chicagoPages(w.Span))
	case work.Magazine:
		return clauses(italic(container), w.Date.MonthDay(), chicagoPages(w.Span))
	case work.Chapter:
		book := "In " + clauses(italic(container), w.bookVolume(), w.editionAs("ed."), w.apsaEditors())
		return joinWith([]string{book, clauses(published, chicagoPages(w.Span))}, ".")
	case work.Thesis:
		return joinWith([]string{w.degree("", "PhD diss."), publisher}, ".")
	case work.Talk:
		return clauses(w.presentedAt(), w.Date.MonthDay())
	case work.Report:
		return joinWith([]string{w.chicagoNumber(), published}, ".")
	case work.WebPage:
		return joinWith([]string{container, clauses(published, w.Date.MonthDay())}, ".")
	}
	return joinWith([]string{container, published}, ".")
}

func (w citedWork) apsaAddress() string {
	switch {
	case w.DOI != "":
		return "doi:" + w.DOI
	case w.URL == "" || !w.Accessed.Known():
		return w.URL
	}
	return w.URL + " (" + w.Accessed.American() + ")"
}

// apsaInText gives author and year without a comma, and the page behind one.
func apsaInText(w citedWork, at corpus.Locator) string {
	w = w.inEra("ca.", "").capitalised(smallInMLA).named(true)
	name := w.shortNames("and", 3, true)
	if name == "" {
		name = w.shortHeadline()
	}
	return w.inBrackets(name+" "+w.afterOriginal(w.year()), strings.TrimSuffix(", "+chicagoPlace(at), ", "))
}
