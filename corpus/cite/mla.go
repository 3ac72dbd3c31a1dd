package cite

import (
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/place"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// The rules are those of the MLA Handbook, 9th edition (2021): author, title,
// container, publisher, date, location, and for a page of the web the date of
// access. What is not known is left out: there is no "n.d.". An institution
// that publishes its own work is named as publisher only. What is no written text says at
// the end what it is.

func mlaFull(w citedWork) string {
	w = w.inEra("circa", "")
	w = w.capitalised(phrase.SmallInMLA)
	if neutral := w.law().Neutral(); neutral != "" {
		return phrase.Stops(neutral)
	}
	if w.Form == work.Law {
		return phrase.Stops(w.law().NameMLA(), w.law().PlaceMLA(mlaDate(date.Read(w.Issued))))
	}
	author := mlaAuthors(w)
	if w.repeated && author != "" {
		author = "---"
	}
	if w.Edited && author != "" {
		author += ", " + w.role(w.People, "editor", "editors", plural(w.People, " and translator", " and translators"))
	}
	title := w.headline()
	if w.Title == "" {
		title = w.mlaUntitled()
	}
	container, publisher := w.Container, w.Publisher
	if strings.EqualFold(publisher, container) || w.IsPeriodical() && !w.IsAired() {
		publisher = ""
	}
	publisher = mlaPress(publisher)
	accessed := ""
	if w.Accessed.Known() {
		accessed = "Accessed " + mlaDate(w.Accessed)
	}
	volume, issue, pages := w.mlaNumbers()
	if w.Form == work.Thesis {
		return phrase.Stops(author, title, mlaIssued(w), phrase.Clauses(publisher, w.degree("", "PhD dissertation"), w.Address()), accessed)
	}
	version := phrase.Clauses(whom("by ", w.BookAuthors), whom("directed by ", w.Directors), phrase.Clauses(w.chicagoContributors("edited by ", "translated by ", 2)), w.EditionAs("ed."), lang.LowerFirst(w.VersionAs()), w.Numbered("no."))
	if w.Form == work.Chapter || w.Form == work.Book {
		version, volume = phrase.Clauses(version, volume), ""
	}
	if w.Form == work.Talk {
		return phrase.Stops(author, title, phrase.Clauses(container, publisher, mlaIssued(w), w.Place, w.Address()), accessed, w.medium())
	}
	if w.unprinted() && !onStage.MatchString(w.Genre) {
		return w.mlaUnprinted(author, title, publisher, accessed)
	}
	kind := w.medium()
	if len(w.Directors) > 0 {
		kind = "" // who directed it shows that
	}
	if container == "" && version != "" && !w.IsPreprint() {
		version = lang.UpperFirst(version)
	}
	return phrase.Stops(author, title, w.isOf(phrase.SmallInMLA), w.originally(), phrase.Clauses(phrase.Italic(container), version, publisher, volume, issue, mlaIssued(w), pages, w.Address()), accessed, w.InSeries(), kind)
}

// mlaUnprinted cites what was never printed: a letter, an interview, a manuscript.
func (w citedWork) mlaUnprinted(author, title, publisher, accessed string) string {
	kind, received := w.medium(), ""
	if kind != "" { // else the title says whom it is to
		received = whom("Received by ", w.Recipients)
	}
	if received != "" {
		kind = ""
	}
	made := phrase.Clauses(received, phrase.Italic(w.Container), publisher, mlaIssued(w))
	if lies := phrase.Clauses(w.Archive, w.Shelfmark); lies != "" { // the archive is what it stands in
		return phrase.Stops(author, title, kind, made, phrase.Clauses(lies, w.Address()), accessed)
	}
	return phrase.Stops(author, title, kind, phrase.Clauses(made, w.Address()), accessed)
}

// onStage is a word for what is spoken, which the MLA names last.
var onStage = lang.Regexp(`(?i)\b(?:lecture|talk|presentation|keynote|paper)s?\b`)

// mlaNumbers gives where in its container a work stands: "vol. 3", "no. 2",
// "pp. 112–34".
func (w citedWork) mlaNumbers() (volume, issue, pages string) {
	if w.Volume != "" && (w.IsPeriodical() || w.Form == work.Chapter || w.Form == work.Book) {
		volume = "vol. " + w.Volume
	}
	if w.IsPeriodical() {
		issue = w.IssueAs()
	}
	if w.IsPeriodical() || w.Form == work.Chapter {
		pages = w.LabelledPages(phrase.MLAPages(w.Span), "article")
	}
	return volume, issue, pages
}

// mlaPress shortens the names of universities and their presses, and of no others:
// "Oxford UP", "U of Leeds P", "U of Leeds".
func mlaPress(publisher string) string {
	if !university.MatchString(publisher) {
		return publisher
	}
	short := strings.Replace(publisher, "University Press", "UP", 1)
	return pressAtEnd.ReplaceAllString(university.ReplaceAllString(short, "U"), "P")
}

var (
	university = lang.Regexp(`\bUniversity\b`)
	pressAtEnd = lang.Regexp(`\bPress$`)
)

func mlaAuthors(w citedWork) string {
	return person.List(withoutPublisher(w).People, 2, 1, person.Name.Listed)
}

// mlaIssued gives the date as precisely as what it is on has one: of a book the
// year, of a journal the month.
func mlaIssued(w citedWork) string {
	date := w.Date
	switch w.Form {
	case work.Book, work.Chapter, work.Thesis:
		return date.YearOnly()
	case work.Article:
		date.Day = 0
	}
	return mlaDate(date)
}

// mlaDate gives "3 July 2021"; months of more than four letters are shortened.
func mlaDate(d date.Date) string {
	return lang.JoinSome(" ", d.DayMonth(mlaMonth), d.YearOnly())
}

func mlaMonth(m time.Month) string {
	switch name := m.String(); {
	case len(name) <= 4:
		return name
	case m == time.September:
		return "Sept."
	default:
		return name[:3] + "."
	}
}

func mlaInText(w citedWork, at corpus.Locator) string {
	w = w.capitalised(phrase.SmallInMLA)
	name := ""
	if mlaAuthors(w) != "" {
		name = w.shortNames("and", 2, false)
	}
	if name == "" || w.several {
		name = phrase.Clauses(name, mlaShortTitle(w))
	}
	return w.inBrackets(name, place.MLA(at))
}

// mlaUntitled describes a text without a title.
func (w citedWork) mlaUntitled() string {
	if w.begins != "" {
		return "Untitled text beginning " + phrase.Quoted(w.begins)
	}
	return lang.JoinSome(", ", "Untitled text", w.file)
}

func mlaShortTitle(w citedWork) string {
	if w.Title == "" {
		return w.mlaUntitled()
	}
	return w.shortHeadline()
}
