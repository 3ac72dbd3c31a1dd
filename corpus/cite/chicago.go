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
	w = w.capitalised(phrase.SmallInChicago).named(true)
	if w.Form == work.Law {
		return phrase.Stops(w.law().Cited(), w.Address())
	}
	outlet := w.chicagoOutlet(w.chicagoDate())
	if w.chicagoNumbered() {
		outlet = w.chicagoIssue(": ", phrase.ChicagoPages(w.Span))
	}
	return phrase.Stops(w.chicagoAuthors(), w.chicagoTitle(), w.chicagoVersion(), w.originally(), outlet, w.chicagoAccessed(), w.Address())
}

// chicagoReference gives the entry of the list of references that belongs to
// citations of author and date. Month and day stand where they would in the
// bibliography.
func chicagoReference(w citedWork) string {
	w = w.inEra("ca.", "")
	w = w.capitalised(phrase.SmallInChicago).named(true)
	if w.Form == work.Law {
		return phrase.Stops(w.law().Cited(), w.Address())
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
	return phrase.Stops(append(head, outlet, w.chicagoAccessed(), w.Address())...)
}

// chicagoAuthors lists the authors, or the editors of a book without any.
func (w citedWork) chicagoAuthors() string {
	names := person.List(w.People, 6, 3, func(p person.Name) string { return p.WithoutParticle().Listed() })
	return phrase.Clauses(names, w.first())
}

// chicagoIn gives the word before the book of a chapter, "introduction to" of what opens one.
func (w citedWork) chicagoIn() string {
	if w.opens() {
		return lang.LowerFirst(w.title()) + " to "
	}
	return "in "
}

// chicagoTitle gives the title, that of a thesis in quotation marks, and none of what
// [citedWork.chicagoIn] names.
func (w citedWork) chicagoTitle() string {
	if w.opens() {
		return ""
	}
	if w.Form == work.Thesis && w.Title != "" {
		return phrase.Quoted(w.title())
	}
	return w.headline()
}

// chicagoVersion gives what stands between the title and the publisher of a book
// or a report: the edition, and who edited and translated it; of what is no written text
// what it is.
func (w citedWork) chicagoVersion() string {
	switch w.Form {
	case work.Report:
		if w.isPatent() {
			return ""
		}
		return w.chicagoNumber()
	case work.Book:
		editors, translators := w.chicagoContributors("edited by ", "translated by ", 6)
		return phrase.Joined([]string{lang.UpperFirst(w.EditionAs("ed.")), lang.UpperFirst(w.bookVolume()), lang.UpperFirst(editors), lang.UpperFirst(translators), w.InSeries()}, ".")
	}
	return w.toldApart(phrase.SmallInChicago)
}

// toldApart says of what is neither book nor report what it is of, which version, or what
// kind of thing.
func (w citedWork) toldApart(small func(string) bool) string {
	if of := w.isOf(small); of != "" {
		return of
	}
	if version := w.VersionAs(); version != "" {
		return version
	}
	if w.isManuscript() || w.Container+w.Publisher != "" && !w.unprinted() && !notShown.MatchString(w.Genre) || w.Form == work.Talk {
		return "" // a film has its studio
	}
	return w.medium()
}

// notShown is a word for what neither its title nor who published it shows.
var notShown = lang.Regexp(`(?i)\b(?:podcast|episode|slides)\b`)

func (w citedWork) isPatent() bool { return strings.EqualFold(w.Genre, "patent") }

// chicagoNumber gives the kind and the number of a report.
func (w citedWork) chicagoNumber() string {
	if w.IsPreprint() && strings.Contains(w.Address(), strings.TrimPrefix(w.Number, "arXiv:")) {
		return "" // the address has it
	}
	w.Genre = lang.HeadlineCase(w.Genre, phrase.SmallInChicago)
	if work.BareNumber.MatchString(w.Number) {
		return w.Numbered("No.")
	}
	return w.Numbered("")
}

// chicagoNumbered says whether a journal is known by volume or issue.
func (w citedWork) chicagoNumbered() bool { return w.Form == work.Article && w.Volume+w.Issue != "" }

// chicagoIssue gives a journal with year and place as notes and bibliographies
// have them: "Journal 3, no. 2 (2019): 12–34". The month stands where no issue
// is known.
func (w citedWork) chicagoIssue(mark, place string) string {
	container, _ := w.Outlets()
	issue, date := "", w.Date
	if date.Day = 0; w.Issue != "" {
		issue, date.Month = w.IssueAs(), 0
	}
	head := phrase.Clauses(lang.JoinSome(" ", phrase.Italic(container), w.Volume), issue) + " (" + orUndated(date.American()) + ")"
	return lang.JoinSome(mark, head, place)
}

// chicagoVolume gives a journal as the list of references has it, where the
// year stands before: "Journal 3 (2): 12–34", "Journal 3:12–34".
func (w citedWork) chicagoVolume() string {
	container, _ := w.Outlets()
	head, pages := lang.JoinSome(" ", phrase.Italic(container), w.Volume), phrase.ChicagoPages(w.Span)
	month, _, _ := strings.Cut(w.Date.MonthDay(), " ")
	switch {
	case w.Volume == "":
		return phrase.Clauses(phrase.Italic(container), w.IssueAs(), pages)
	case w.Issue != "":
		return lang.JoinSome(": ", head+" ("+w.IssueNumber()+")", pages)
	case month != "":
		return lang.JoinSome(": ", head+" ("+month+")", pages)
	}
	return lang.JoinSome(":", head, pages)
}

// chicagoOutlet gives where and when a work appeared, without a full stop.
func (w citedWork) chicagoOutlet(date string) string {
	container, publisher := w.AllOutlets()
	switch {
	case w.Form == work.Talk:
		return phrase.Clauses(w.presentedAt(), date)
	case w.Form == work.Chapter && container != "":
		container = phrase.Clauses(lang.UpperFirst(w.chicagoIn())+phrase.Italic(container), whom("by ", w.BookAuthors), w.EditionAs("ed."), w.bookVolume(), phrase.Clauses(w.chicagoContributors("edited by ", "translated by ", 6)))
		container = phrase.Joined([]string{container, w.InSeries()}, ".")
	case w.Form == work.Thesis:
		container = ""
		publisher = phrase.Clauses(w.degree("", "PhD diss."), publisher)
	}
	if w.isPatent() {
		return phrase.Clauses(w.chicagoNumber(), lang.JoinSome(" ", "issued", date))
	}
	if w.IsPreprint() && publisher != "" {
		publisher = "Preprint, " + publisher
	}
	if container != "" && publisher != "" {
		return phrase.Joined([]string{w.containerSet(container), phrase.Clauses(publisher, date)}, ".")
	}
	if w.isManuscript() {
		date = phrase.Clauses(w.medium(), date)
	}
	if lies := w.archive(); lies != "" {
		date = phrase.Joined([]string{date, lies}, ".")
	}
	if w.IsEntry() && container != "" {
		return phrase.Joined([]string{"In " + phrase.Italic(container), phrase.Clauses(publisher, date)}, ".")
	}
	pages := ""
	container = w.containerSet(container)
	if w.Form == work.Article { // those of a magazine are far apart
		pages = phrase.ChicagoPages(w.Span)
	}
	return phrase.Clauses(container, publisher, date, pages)
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
	where := place.Chicago(at)
	switch {
	case !w.IsNote:
		return phrase.Stops(w.chicagoClauses(where))
	case where == "":
		return phrase.Stops("Study note on: " + w.chicagoClauses(""))
	}
	return phrase.Stops(phrase.Clauses("Study note", place.InNote(where), "on: "+w.chicagoClauses("")))
}

func (w citedWork) chicagoClauses(place string) string {
	w = w.capitalised(phrase.SmallInChicago)
	if w.Form != work.WebPage && w.Form != work.Magazine { // whose sites stand in their places
		w = w.named(true)
	}
	container, publisher := w.AllOutlets()
	names := person.Direct(w.People, "and")
	if len(w.People) > 2 {
		names = w.People[0].Direct() + " " + person.Others
	}
	names = phrase.Clauses(names, w.first())
	date := w.chicagoDate()
	imprint := " (" + lang.JoinSome("; ", w.originally(), phrase.Clauses(publisher, date)) + ")"
	switch w.Form {
	case work.Book, work.Document, work.Report:
		if w.unprinted() && publisher == "" { // which has no imprint
			return phrase.Clauses(names, w.noteTitle(), lang.LowerFirst(w.medium()), date, w.archive(), place, w.Address())
		}
		volume := w.volumeOfBook()
		if volume != "" && place != "" && !strings.Contains(place, " ") { // only pages stand behind its number
			volume, place = "", w.Volume+":"+place
		}
		published := phrase.Clauses(w.chicagoTitle(), phrase.Clauses(w.chicagoContributors("ed. ", "trans. ", 2)), w.EditionAs("ed."), volume, w.InSeries(), w.chicagoNumber(), lang.LowerFirst(w.VersionAs())) + imprint
		return phrase.Clauses(names, published, place, w.Address())
	case work.Law:
		return phrase.Clauses(w.law().Cited(), place, w.Address())
	case work.Talk:
		return phrase.Clauses(names, w.headline()+" ("+phrase.Clauses(lang.LowerFirst(w.presentedAt()), date)+")", place, w.Address())
	case work.Thesis:
		kind := lang.LowerFirst(w.degree("", "PhD diss."))
		return phrase.Clauses(names, w.chicagoTitle()+" ("+phrase.Clauses(kind, publisher, date)+")", place, w.Address())
	case work.Chapter:
		in := phrase.Clauses(w.chicagoIn()+phrase.Italic(container), whom("by ", w.BookAuthors), w.EditionAs("ed."), w.bookVolume(), phrase.Clauses(w.chicagoContributors("ed. ", "trans. ", 2))) + imprint
		return phrase.Clauses(names, w.chicagoTitle(), in, place, w.Address())
	}
	if w.chicagoNumbered() {
		return phrase.Clauses(names, w.noteTitle(), lang.LowerFirst(w.isOf(phrase.SmallInChicago)), w.chicagoNumberedPlace(place), w.Address())
	}
	if container = w.containerSet(container); w.IsEntry() && container != "" {
		container = "in " + phrase.Italic(container)
	}
	if w.chicagoAccessed() != "" {
		place, date = "accessed "+w.Accessed.American(), place
	}
	return phrase.Clauses(names, w.noteTitle(), lang.LowerFirst(w.toldApart(phrase.SmallInChicago)), container, publisher, date, place, w.Address())
}

// noteTitle gives the title; one that only describes is no sentence of its own in a note.
func (w citedWork) noteTitle() string {
	if w.describes() {
		return lang.LowerFirst(w.headline())
	}
	return w.headline()
}

// chicagoNumberedPlace gives a journal with a place in the article, or all its
// pages. Only pages follow a colon.
func (w citedWork) chicagoNumberedPlace(place string) string {
	switch {
	case place == "":
		return w.chicagoIssue(": ", phrase.ChicagoPages(w.Span))
	case strings.Contains(place, " "):
		return w.chicagoIssue(", ", place)
	}
	return w.chicagoIssue(": ", place)
}

// chicagoInText gives author and year without a comma between them, unless
// there is no year.
func chicagoInText(w citedWork, at corpus.Locator) string {
	w = w.inEra("ca.", "").capitalised(phrase.SmallInChicago).named(true)
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
		name = phrase.Clauses(name, w.year())
	}
	place := place.Chicago(at)
	if place != "" {
		place = ", " + place
	}
	return w.inBrackets(name, place)
}
