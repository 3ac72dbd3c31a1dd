package cite

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/place"
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
	w = w.inEra("ca.", "").capitalised(phrase.SmallInMLA).named(true)
	if w.Form == work.Law {
		return phrase.Stops(w.law().Cited(), w.apsaAddress())
	}
	author, title, year := apsaAuthors(w), w.headline(), w.afterOriginal(w.year())
	head := []string{author, year, title}
	if author == "" {
		head = []string{title, year}
	}
	return phrase.Stops(append(head, w.apsaVersion(), w.apsaOutlet(), w.apsaAddress())...)
}

func apsaAuthors(w citedWork) string {
	names := person.List(w.People, 9, 7, person.Name.Listed)
	return phrase.Clauses(names, w.first())
}

// apsaVersion names the edition and the volume of a book, and who else made it.
func (w citedWork) apsaVersion() string {
	switch w.Form {
	case work.Book:
	case work.Report:
		return ""
	default:
		return w.toldApart(phrase.SmallInMLA)
	}
	editors := ""
	if !w.Edited {
		editors = w.apsaEditors()
	}
	return phrase.Joined([]string{w.EditionAs("ed."), lang.UpperFirst(w.bookVolume()), editors, apsaMakers("trans.", "trans.", w.translators())}, ".")
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
	container, publisher := w.AllOutlets()
	published := lang.JoinSome(": ", w.Place, publisher)
	switch w.Form {
	case work.Article:
		return lang.JoinSome(": ", lang.JoinSome(" ", phrase.Italic(container), w.volumeAndIssue()), phrase.ChicagoPages(w.Span))
	case work.Magazine:
		return phrase.Clauses(phrase.Italic(container), w.Date.MonthDay(), phrase.ChicagoPages(w.Span))
	case work.Chapter:
		book := "In " + phrase.Clauses(phrase.Italic(container), whom("by ", w.BookAuthors), w.bookVolume(), w.EditionAs("ed."), w.apsaEditors())
		return phrase.Joined([]string{book, phrase.Clauses(published, phrase.ChicagoPages(w.Span))}, ".")
	case work.Thesis:
		return phrase.Joined([]string{w.degree("", "PhD diss."), publisher}, ".")
	case work.Talk:
		return phrase.Clauses(w.presentedAt(), w.Date.MonthDay())
	case work.Report:
		return phrase.Joined([]string{w.chicagoNumber(), published}, ".")
	case work.WebPage:
		return phrase.Joined([]string{w.containerSet(container), phrase.Clauses(published, w.Date.MonthDay())}, ".")
	}
	return phrase.Joined([]string{w.containerSet(container), published}, ".")
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
	w = w.inEra("ca.", "").capitalised(phrase.SmallInMLA).named(true)
	name := w.shortNames("and", 3, true)
	if name == "" {
		name = w.shortHeadline()
	}
	return w.inBrackets(name+" "+w.afterOriginal(w.year()), strings.TrimSuffix(", "+place.Chicago(at), ", "))
}
