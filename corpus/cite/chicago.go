package cite

import (
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// The rules are those of the Chicago Manual of Style, 18th edition (2024), in
// both of its systems. No place of publication is named. Of more than two
// authors only the first stands in a note or in the text, of more than six the
// first three in the list. A page without a date has the date of reading
// instead; other works have "n.d.". A magazine is known by its date alone. The
// pages of a chapter are not named, 14.8.

// chicagoBibliography gives the entry of the bibliography that belongs to
// notes.
func chicagoBibliography(w citedWork) string {
	w = w.inEra("ca.", "")
	w = w.capitalised(smallInChicago).named(true)
	if w.Form == work.Law {
		return stops(w.lawCited(), w.address())
	}
	outlet := w.chicagoOutlet(w.chicagoDate())
	if w.chicagoNumbered() {
		outlet = w.chicagoIssue(": ", chicagoPages(w.Span))
	}
	return stops(w.chicagoAuthors(), w.chicagoTitle(), w.chicagoVersion(), w.originally(), outlet, w.chicagoAccessed(), w.address())
}

// chicagoReference gives the entry of the list of references that belongs to
// citations of author and date. Month and day stand where they would in the
// bibliography.
func chicagoReference(w citedWork) string {
	w = w.inEra("ca.", "")
	w = w.capitalised(smallInChicago).named(true)
	if w.Form == work.Law {
		return stops(w.lawCited(), w.address())
	}
	author, title, day := w.chicagoAuthors(), w.chicagoTitle(), ""
	if w.Form != work.Book && w.Form != work.Chapter && w.Form != work.Thesis {
		day = w.Date.MonthDay()
	}
	year := w.year()
	if first := w.originally(); first != "" {
		year = "(" + first + ") " + year
	}
	head := []string{author, year, title}
	if author == "" {
		head = []string{title, year}
	}
	head = append(head, w.chicagoVersion())
	outlet := w.chicagoOutlet(day)
	if w.chicagoNumbered() {
		outlet = w.chicagoVolume()
	}
	return stops(append(head, outlet, w.chicagoAccessed(), w.address())...)
}

// chicagoAuthors lists the authors, or the editors of a book without any.
func (w citedWork) chicagoAuthors() string {
	names := person.List(w.People, 6, 3, func(p person.Name) string { return p.WithoutParticle().Listed() })
	if w.Edited {
		names = clauses(names, w.role(w.People, "ed.", "eds.", " and trans."))
	}
	return names
}

// chicagoTitle gives the title, that of a thesis in quotation marks.
func (w citedWork) chicagoTitle() string {
	if w.Form == work.Thesis && w.Title != "" {
		return quoted(w.title())
	}
	return w.headline()
}

// chicagoVersion gives what stands between the title and the publisher of a book
// or a report: the edition, and who edited and translated it; of what is no written text
// what it is.
func (w citedWork) chicagoVersion() string {
	switch w.Form {
	case work.Report:
		return w.chicagoNumber()
	case work.Book:
		editors, translators := w.chicagoContributors("edited by ", "translated by ", 6)
		return joinWith([]string{lang.UpperFirst(w.editionAs("ed.")), lang.UpperFirst(w.bookVolume()), lang.UpperFirst(editors), lang.UpperFirst(translators)}, ".")
	}
	if w.Container+w.Publisher != "" && !w.unprinted() || w.Form == work.Talk {
		return "" // a film has its studio
	}
	return w.medium()
}

// chicagoNumber gives the kind and the number of a report.
func (w citedWork) chicagoNumber() string {
	w.Genre = lang.HeadlineCase(w.Genre, smallInChicago)
	if bareNumber.MatchString(w.Number) {
		return w.numbered("No.")
	}
	return w.numbered("")
}

// chicagoNumbered says whether a journal is known by volume or issue.
func (w citedWork) chicagoNumbered() bool { return w.Form == work.Article && w.Volume+w.Issue != "" }

// chicagoIssue gives a journal with year and place as notes and bibliographies
// have them: "Journal 3, no. 2 (2019): 12–34". The month stands where no issue
// is known.
func (w citedWork) chicagoIssue(mark, place string) string {
	container, _ := w.outlets()
	issue, date := "", w.Date
	if date.Day = 0; w.Issue != "" {
		issue, date.Month = w.issueAs(), 0
	}
	head := clauses(lang.JoinSome(" ", italic(container), w.Volume), issue) + " (" + orUndated(date.American()) + ")"
	return lang.JoinSome(mark, head, place)
}

// chicagoVolume gives a journal as the list of references has it, where the
// year stands before: "Journal 3 (2): 12–34", "Journal 3:12–34".
func (w citedWork) chicagoVolume() string {
	container, _ := w.outlets()
	head, pages := lang.JoinSome(" ", italic(container), w.Volume), chicagoPages(w.Span)
	month, _, _ := strings.Cut(w.Date.MonthDay(), " ")
	switch {
	case w.Volume == "":
		return clauses(italic(container), w.issueAs(), pages)
	case w.Issue != "":
		return lang.JoinSome(": ", head+" ("+w.issue()+")", pages)
	case month != "":
		return lang.JoinSome(": ", head+" ("+month+")", pages)
	}
	return lang.JoinSome(":", head, pages)
}

// chicagoOutlet gives where and when a work appeared, without a full stop.
func (w citedWork) chicagoOutlet(date string) string {
	container, publisher := w.allOutlets()
	switch {
	case w.Form == work.Talk:
		return clauses(w.presentedAt(), date)
	case w.Form == work.Chapter && container != "":
		container = clauses("In "+italic(container), w.bookVolume(), w.editionAs("ed."), clauses(w.chicagoContributors("edited by ", "translated by ", 6)))
	case w.Form == work.Thesis:
		container = ""
		publisher = clauses(w.degree("", "PhD diss."), publisher)
	}
	if container != "" && publisher != "" {
		return joinWith([]string{container, clauses(publisher, date)}, ".")
	}
	pages := ""
	if w.periodical() {
		container = italic(container)
	}
	if w.Form == work.Article { // those of a magazine are far apart
		pages = chicagoPages(w.Span)
	}
	return clauses(container, publisher, date, pages)
}

// chicagoDate gives the date of a note or an entry of the bibliography. It is
// empty where the date of reading stands instead.
func (w citedWork) chicagoDate() string {
	switch {
	case w.Form == work.Book || w.Form == work.Chapter || w.Form == work.Thesis:
		return orUndated(w.Date.YearOnly())
	case w.chicagoAccessed() != "":
		return ""
	}
	return orUndated(w.Date.American())
}

func orUndated(date string) string {
	if date == "" {
		return "n.d."
	}
	return date
}

func (w citedWork) chicagoAccessed() string {
	if w.Form != work.WebPage || w.Date.Known() || !w.Accessed.Known() {
		return ""
	}
	return "Accessed " + w.Accessed.American()
}

// chicagoNote gives a footnote without its number. The locator of a study note
// stands before the work that it is on.
func chicagoNote(w citedWork, at corpus.Locator) string {
	w = w.inEra("ca.", "")
	place := chicagoPlace(at)
	switch {
	case !w.IsNote:
		return stops(w.chicagoClauses(place))
	case place == "":
		return stops("Study note on: " + w.chicagoClauses(""))
	}
	return stops(clauses("Study note", placeInNote(place), "on: "+w.chicagoClauses("")))
}

func (w citedWork) chicagoClauses(place string) string {
	w = w.capitalised(smallInChicago)
	container, publisher := w.allOutlets()
	names := ""
	switch len(w.People) {
	case 0:
	case 1:
		names = w.People[0].Direct()
	case 2:
		names = w.People[0].Direct() + " and " + w.People[1].Direct()
	default:
		names = w.People[0].Direct() + " et al."
	}
	if w.Edited {
		names = clauses(names, w.role(w.People, "ed.", "eds.", " and trans."))
	}
	date := w.chicagoDate()
	imprint := " (" + lang.JoinSome("; ", w.originally(), clauses(publisher, date)) + ")"
	switch w.Form {
	case work.Book, work.Document, work.Report:
		published := clauses(w.chicagoTitle(), clauses(w.chicagoContributors("ed. ", "trans. ", 2)), w.editionAs("ed."), w.volumeOfBook(), w.chicagoNumber()) + imprint
		return clauses(names, published, place, w.address())
	case work.Law:
		return clauses(w.lawCited(), place, w.address())
	case work.Talk:
		return clauses(names, w.headline()+" ("+clauses(lang.LowerFirst(w.presentedAt()), date)+")", place, w.address())
	case work.Thesis:
		kind := lang.LowerFirst(w.degree("", "PhD diss."))
		return clauses(names, w.chicagoTitle()+" ("+clauses(kind, publisher, date)+")", place, w.address())
	case work.Chapter:
		in := clauses("in "+italic(container), w.bookVolume(), w.editionAs("ed."), clauses(w.chicagoContributors("ed. ", "trans. ", 2))) + imprint
		return clauses(names, w.headline(), in, place, w.address())
	}
	if w.chicagoNumbered() {
		return clauses(names, w.headline(), w.chicagoNumberedPlace(place), w.address())
	}
	if w.periodical() {
		container = italic(container)
	}
	if w.chicagoAccessed() != "" {
		place, date = "accessed "+w.Accessed.American(), place
	}
	return clauses(names, w.headline(), container, publisher, date, place, w.address())
}

// chicagoNumberedPlace gives a journal with a place in the article, or all its
// pages. Only pages follow a colon.
func (w citedWork) chicagoNumberedPlace(place string) string {
	switch {
	case place == "":
		return w.chicagoIssue(": ", chicagoPages(w.Span))
	case strings.Contains(place, " "):
		return w.chicagoIssue(", ", place)
	}
	return w.chicagoIssue(": ", place)
}

// chicagoPlace gives the pages alone, else the heading and the paragraph below
// it.
func chicagoPlace(at corpus.Locator) string {
	if place := at.Place(); place != "" {
		return place
	}
	if pages := chicagoPages(citedPages(at)); pages != "" {
		return pages
	}
	heading, paragraph := "", ""
	if h, _ := headingOf(at); h != "" {
		heading = "under " + quoted(h)
	}
	if at.Paragraph > 0 {
		paragraph = fmt.Sprintf("para. %d", at.Paragraph)
	}
	return clauses(heading, paragraph)
}

// chicagoInText gives author and year without a comma between them, unless
// there is no year.
func chicagoInText(w citedWork, at corpus.Locator) string {
	w = w.inEra("ca.", "").capitalised(smallInChicago).named(true)
	name := w.shortNames("and", 2, false)
	if name == "" {
		name = w.shortHeadline()
	}
	if w.Date.Known() {
		if first := w.originally(); first != "" {
			name += " [" + first + "]" // it stands in brackets
		}
		name += " " + w.year()
	} else {
		name = clauses(name, w.year())
	}
	place := chicagoPlace(at)
	if place != "" {
		place = ", " + place
	}
	return w.inBrackets(name, place)
}
