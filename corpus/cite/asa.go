package cite

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// The rules are those of the American Sociological Association Style Guide, 7th
// edition (2022): author, year, title, where it stands. A journal has volume, issue
// and pages without words between them, a book its place and publisher, a page of
// the web the day of reading. All authors are listed; in the text stand up to three.

func asaFull(w citedWork) string {
	w = w.capitalised(smallInChicago)
	author, title := asaAuthors(w), w.headline()
	head := []string{author, asaYear(w), title}
	if author == "" {
		head = []string{title, asaYear(w)}
	}
	return stops(append(head, w.asaEdition(), w.asaOutlet(), w.asaAddress())...)
}

// asaAuthors lists who wrote a work, of a book that nobody wrote alone who edited it.
func asaAuthors(w citedWork) string {
	names := w.listNames(len(w.people), len(w.people), person.listed)
	if w.edited {
		names += ", " + plural(w.people, "ed", "eds")
	}
	return names
}

func asaYear(w citedWork) string {
	if w.issued.known() {
		return w.issued.yearOnly() + w.letter
	}
	return lang.JoinSome(" ", "N.d.", w.letter)
}

// asaEdition names the edition and who else made the book.
func (w citedWork) asaEdition() string {
	edition, editors, translators := w.editionAs("ed"), "", ""
	if w.form == chapter {
		edition = "" // of the book that it stands in
	} else if len(w.editors) > 0 && !w.edited {
		editors = "Edited by " + directNames(w.editors, "and")
	}
	if len(w.transl) > 0 {
		translators = "Translated by " + directNames(w.transl, "and")
	}
	return joinWith([]string{upperFirst(edition), editors, translators}, ".")
}

// asaOutlet gives where a work appeared: "Journal 12(3):321–328", "Pp. 45–67 in Book,
// edited by Tor Pine. Leeds: North Press", "Weekly, June 11, pp. 14–19".
func (w citedWork) asaOutlet() string {
	container, publisher := w.allOutlets()
	publisher = lang.JoinSome(": ", w.Place, publisher)
	switch w.form {
	case article:
		return lang.JoinSome(":", lang.JoinSome(" ", italic(container), w.volumeAndIssue()), w.span.Whole())
	case magazine:
		return clauses(italic(container), w.issued.monthDay(), w.labelledPages(w.span.Whole(), "no."))
	case chapter:
		return joinWith([]string{w.asaBook(container), publisher}, ".")
	case thesis:
		return clauses(w.Genre, publisher)
	case report:
		return joinWith([]string{w.numbered(""), publisher}, ".")
	}
	return joinWith([]string{container, clauses(publisher, w.asaDay())}, ".")
}

func (w citedWork) asaBook(container string) string {
	pages, in := w.span.After("P. ", "Pp. "), "In "
	if pages != "" {
		in = "in "
	}
	container = clauses(italic(container), w.editionAs("ed."))
	if len(w.editors) > 0 {
		container = clauses(container, "edited by "+directNames(w.editors, "and"))
	}
	return lang.JoinSome(" ", pages, in+container)
}

// asaDay gives the day of what the web has; a book is known by its year.
func (w citedWork) asaDay() string {
	if w.form == webPage {
		return w.issued.monthDay()
	}
	return ""
}

func (w citedWork) asaAddress() string {
	address := w.address()
	if address == "" || !w.accessed.known() {
		return address
	}
	return "Retrieved " + w.accessed.american() + " (" + address + ")"
}

// asaInText gives author and year, and the page behind a colon.
func asaInText(w citedWork, at corpus.Locator) string {
	w = w.capitalised(smallInChicago)
	name := w.shortNames("and", 3)
	if name == "" {
		name = w.shortHeadline()
	}
	return w.inBrackets(name+" "+asaYear(w), asaPlace(at))
}

// asaPlace gives the pages, else the heading and the paragraph below it.
func asaPlace(at corpus.Locator) string {
	if pages := citedPages(at).Whole(); pages != "" {
		return ":" + pages
	}
	return strings.TrimSuffix(", "+chicagoPlace(at), ", ")
}
