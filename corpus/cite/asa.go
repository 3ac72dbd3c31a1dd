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

// The rules are those of the American Sociological Association Style Guide, 7th
// edition (2022): author, year, title, where it stands. A journal has volume, issue
// and pages without words between them, a book its place and publisher, a page of
// the web the day of reading. All authors are listed; in the text stand up to three.

func asaFull(w citedWork) string {
	w = w.capitalised(phrase.SmallInMLA).directed() // prepositions stay small however long they are
	if w.Form == work.Law {
		return phrase.Stops(w.law().Cited(), w.asaAddress())
	}
	author, title, year := asaAuthors(w), w.asaTitle(), w.afterOriginal(asaYear(w))
	head := []string{author, year, title}
	if author == "" {
		head = []string{title, year}
	}
	return phrase.Stops(append(head, w.asaEdition(), w.asaOutlet(), w.asaAddress())...)
}

// asaTitle gives the title, that of a thesis in quotation marks.
func (w citedWork) asaTitle() string {
	if w.opens() {
		return w.headline()
	}
	return w.chicagoTitle()
}

// asaAuthors lists who wrote a work, of a book that nobody wrote alone who edited it.
func asaAuthors(w citedWork) string {
	names := person.List(w.People, len(w.People), len(w.People), person.Name.Listed)
	switch {
	case w.Edited:
		names += ", " + w.role(w.People, "ed", "eds", " and trans")
	case w.directs:
		names += ", " + plural(w.People, "dir", "dirs")
	}
	return names
}

func asaYear(w citedWork) string {
	if w.Date.Known() {
		return w.Date.YearOnly() + w.letter
	}
	return lang.JoinSome(" ", "N.d.", w.letter)
}

// asaEdition names the edition, the volume and who else made the book.
func (w citedWork) asaEdition() string {
	if w.Form != work.Book && w.Form != work.Chapter && w.Form != work.Report {
		return w.toldApart(phrase.SmallInMLA)
	}
	edition, editors, translators := w.EditionAs("ed"), "", ""
	if w.Form == work.Chapter {
		edition = "" // of the book that it stands in
	} else if len(w.EditedBy) > 0 && !w.Edited {
		editors = w.role(nil, "", "Edited", " and translated") + " by " + asaNames(w.EditedBy)
	}
	if people := w.translators(); len(people) > 0 {
		translators = "Translated by " + asaNames(people)
	}
	return phrase.Joined([]string{lang.UpperFirst(edition), lang.UpperFirst(w.volumeOfBook()), editors, translators}, ".")
}

// asaNames names those who are not the authors.
func asaNames(people []person.Name) string {
	return person.Initialed(people, "and", true, person.Initials)
}

// asaOutlet gives where a work appeared: "Journal 12(3):321–28", "Pp. 45–67 in Book,
// edited by Tor Pine. Leeds: North Press", "Weekly, June 11, pp. 14–19".
func (w citedWork) asaOutlet() string {
	container, publisher := w.AllOutlets()
	publisher = lang.JoinSome(": ", w.Place, publisher)
	switch w.Form {
	case work.Article:
		return lang.JoinSome(":", lang.JoinSome(" ", phrase.Italic(container), w.volumeAndIssue()), phrase.ChicagoPages(w.Span))
	case work.Magazine:
		return phrase.Clauses(phrase.Italic(container), w.Date.MonthDay(), w.LabelledPages(phrase.ChicagoPages(w.Span), "no."))
	case work.Chapter:
		return phrase.Joined([]string{w.asaBook(container), publisher}, ".")
	case work.Thesis: // the university and its town
		return phrase.Clauses(w.Genre, w.Publisher, w.Place)
	case work.Talk:
		return phrase.Clauses(w.presentedAt(), w.Date.MonthDay())
	case work.Report:
		return phrase.Joined([]string{w.Numbered(""), publisher}, ".")
	}
	return phrase.Joined([]string{w.containerSet(container), phrase.Clauses(publisher, w.asaDay())}, ".")
}

func (w citedWork) asaBook(container string) string {
	pages, in := lang.UpperFirst(w.LabelledPages(phrase.ChicagoPages(w.Span), "")), "In "
	if pages != "" {
		in = "in "
	}
	container = phrase.Italic(container)
	if authors := person.ReadAll(w.BookAuthors); len(authors) > 0 {
		container = phrase.Clauses(container, "by "+asaNames(authors))
	}
	if w.Volume != "" {
		container += ". Vol. " + w.Volume
	}
	container = phrase.Clauses(container, w.EditionAs("ed."))
	if len(w.EditedBy) > 0 {
		container = phrase.Clauses(container, w.role(nil, "", "edited", " and translated")+" by "+asaNames(w.EditedBy))
	}
	return lang.JoinSome(" ", pages, in+container)
}

// asaDay gives the day of what the web has; a book is known by its year.
func (w citedWork) asaDay() string {
	if w.Form == work.WebPage {
		return w.Date.MonthDay()
	}
	return ""
}

func (w citedWork) asaAddress() string {
	address := w.Address()
	if address == "" || !w.Accessed.Known() {
		return address
	}
	return "Retrieved " + w.Accessed.American() + " (" + address + ")"
}

// asaInText gives author and year, and the page behind a colon.
func asaInText(w citedWork, at corpus.Locator) string {
	w = w.capitalised(phrase.SmallInMLA).directed() // prepositions stay small however long they are
	name := w.shortNames("and", 3, true)
	if name == "" {
		name = w.shortHeadline()
	}
	year := strings.Replace(asaYear(w), "N.d.", "n.d.", 1)
	return w.inBrackets(name+" "+w.afterOriginal(year), place.ASA(at))
}
