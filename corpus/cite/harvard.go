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
)

// "Harvard" has no rules of its own. These are those of Cite Them Right, 12th
// edition (2022), the most used form of it: author, year in brackets, title,
// where it stands, address with the date of reading. Without an author the
// title comes first, without a date stands "no date". Of more than three
// authors the first is named. The place of publication stands where it is known.

func harvardFull(w citedWork) string {
	w = w.harvardNamed()
	if w.Form == work.Law {
		address := w.harvardAddress()
		if address != "" {
			address = "Available at: " + address
		}
		return phrase.Stops(w.law().Harvard(harvardYear(w)), address)
	}
	author, title, made := w.harvardHead()
	container, publisher := w.harvardOutlets()
	head, where, address := author+" ("+harvardYear(w)+")", lang.JoinSome(", ", title, container), w.harvardAddress()
	if address != "" {
		address = "Available at: " + address
	}
	edition, translated := w.harvardEdition()
	if !w.IsPreprint() {
		edition = lang.UpperFirst(edition)
	}
	if w.InSeries() != "" && publisher != "" {
		publisher += " (" + phrase.Clauses(w.Series, w.SeriesNumber) + ")"
	}
	for _, sentence := range []string{where, made, edition, translated, publisher, w.archive(), address} {
		if sentence != "" {
			head += " " + phrase.EndSentence(sentence)
		}
	}
	return phrase.EndSentence(head)
}

// harvardHead gives who is named first and the title as it is set, with what tells which of
// several it is; the title is empty where it is named first. made says who directed a film
// or led an interview.
func (w citedWork) harvardHead() (author, title, made string) {
	author, title = harvardAuthors(w), w.title()
	if w.Edited {
		author += " (" + w.role(w.People, "ed.", "eds", " and trans.") + ")"
	}
	switch {
	case w.describes():
		title = w.described()
	case w.harvardQuotes():
		title = phrase.SingleQuoted(title)
	default:
		title = w.titled(title)
	}
	if version := w.VersionAs(); version != "" {
		title += " (" + version + ")"
	}
	if author == "" {
		author, title = title, ""
	}
	made = harvardMade("Directed by ", w.Directors)
	if len(w.Interviewers) > 0 {
		made = harvardMade("Interviewed by ", w.Interviewers)
	}
	switch kind := w.medium(); {
	case kind == "" || w.Form == work.Talk || len(w.Interviewers) > 0:
	case made != "": // "Directed by U. Oak [Film]"
		made += " [" + kind + "]"
	default:
		title = lang.JoinSome(" ", title, "["+kind+"]")
	}
	return author, title, made
}

// harvardEdition gives the edition, the degree or the number, and who edited and translated
// a work.
func (w citedWork) harvardEdition() (edition, translated string) {
	if w.Form == work.Book || w.Form == work.Chapter {
		edition = lang.JoinSome(". ", w.EditionAs("edn"), lang.UpperFirst(w.bookVolume()))
	}
	if people := w.translators(); len(people) > 0 {
		translated = "Translated by " + harvardNames(people)
	}
	if w.Form == work.Book && len(w.EditedBy) > 0 {
		translated = lang.JoinSome(". ", w.role(nil, "", "Edited", " and translated")+" by "+harvardNames(w.EditedBy), translated)
	}
	if w.Form == work.Thesis {
		edition = w.Genre
	} else if w.Form == work.Report {
		edition = w.Numbered("")
	}
	return edition, translated
}

// harvardMade gives names behind what they did, "Directed by U. Oak".
func harvardMade(before string, names []string) string {
	people := person.ReadAll(names)
	if len(people) == 0 {
		return ""
	}
	return before + harvardNames(people)
}

// harvardNames names people behind the title, of more than three the first.
func harvardNames(people []person.Name) string {
	if len(people) > 3 {
		return person.Initialed(people[:1], "and", false, person.CloseInitials) + " " + phrase.Italic(person.Others)
	}
	return person.Initialed(people, "and", false, person.CloseInitials)
}

// harvardNamed gives an article of which nobody is named as by its newspaper. The title of a
// film stands before who directed it.
func (w citedWork) harvardNamed() citedWork { return w.named(w.Form == work.Magazine) }

// harvardOutlets gives where a work appeared, with what tells its place there:
// "Journal, 3(2), pp. 12–34", "Weekly, 3 July", "in Book" and "Press, pp. 12–34".
func (w citedWork) harvardOutlets() (container, publisher string) {
	container, publisher = w.AllOutlets()
	pages := w.LabelledPages(w.Span.Whole(), "")
	if w.Place != "" && publisher != "" && w.Form != work.Thesis { // a university needs no town
		publisher = w.Place + ": " + publisher
	}
	switch w.Form {
	case work.Talk: // its place and day stand behind the event
		container, publisher = phrase.Italic(container), lang.JoinSome(", ", w.Place, w.Date.DayMonth(time.Month.String))
	case work.Article:
		container = lang.JoinSome(", ", phrase.Italic(container), w.volumeAndIssue(), w.harvardDay(), pages)
	case work.Magazine: // known by its day
		container = lang.JoinSome(", ", phrase.Italic(container), w.harvardDay(), pages)
	case work.Chapter:
		if container != "" {
			editors := ""
			if len(w.EditedBy) > 0 {
				editors = harvardNames(w.EditedBy) + " " + "(" + w.role(w.EditedBy, "ed.", "eds", " and trans.") + ")"
			}
			if authors := harvardMade("", w.BookAuthors); authors != "" {
				editors = authors + ","
			}
			container = lang.JoinSome(" ", "in", editors, phrase.Italic(container))
		}
		if publisher == "" {
			container, pages = lang.JoinSome(", ", container, pages), ""
		}
		publisher = lang.JoinSome(", ", publisher, pages)
	default:
		switch {
		case w.IsAired():
			container = lang.JoinSome(", ", phrase.Italic(container), w.harvardDay())
		case w.Form == work.WebPage && container != "":
			container, publisher = lang.JoinSome(", ", phrase.Italic(container), w.harvardDay()), "" // a page is in its site and no more
		case w.unprinted() && container == "":
			container = w.Date.DayMonth(time.Month.String)
		}
	}
	return container, publisher
}

// harvardQuotes says whether the title stands in quotation marks; that of a
// page of the web is in italics.
func (w citedWork) harvardQuotes() bool {
	container, _ := w.Outlets()
	return w.Form == work.Magazine || w.IsAired() || w.IsEntry() || w.IsPreprint() || w.unprinted() || w.isBlogPost() && container != "" || w.part() && w.Form != work.WebPage && container != ""
}

// harvardDay gives the day of what appears in parts and is not known by its
// volume: "3 July".
func (w citedWork) harvardDay() string {
	if w.Form == work.Chapter || !w.harvardQuotes() || w.Form == work.Article && w.Volume != "" {
		return ""
	}
	return w.Date.DayMonth(time.Month.String)
}

func (w citedWork) harvardAddress() string {
	address := w.Address()
	if address != "" && w.Accessed.Known() {
		address += " (Accessed: " + lang.JoinSome(" ", w.Accessed.DayMonth(time.Month.String), w.Accessed.YearOnly()) + ")"
	}
	return address
}

func harvardAuthors(w citedWork) string {
	var names []string
	for _, p := range w.People {
		name := lang.JoinSome(", ", p.Family, person.CloseInitials(p.Given), p.Suffix)
		if p.EastAsian() {
			name = p.Direct()
		}
		if name != "" {
			names = append(names, name)
		}
	}
	last := len(names) - 1
	switch {
	case last < 0:
		return ""
	case last == 0:
		return names[0]
	case last > 2 || names[last] == person.Others:
		return names[0] + " " + phrase.Italic(person.Others)
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func harvardYear(w citedWork) string {
	if w.Date.Known() {
		return w.Date.YearOnly() + w.letter
	}
	return lang.JoinSome(" ", "no date", w.letter)
}

func harvardInText(w citedWork, at corpus.Locator) string {
	w = w.harvardNamed()
	name := strings.Replace(w.shortNames("and", 3, false), " "+person.Others, " "+phrase.Italic(person.Others), 1)
	if name == "" {
		name = w.shortTitle()
		switch {
		case w.harvardQuotes():
			name = phrase.SingleQuoted(name)
		case w.Form == work.Law: // all of it is in italics, as in the list
			name = phrase.Italic(name)
		default:
			name = w.titled(name)
		}
	}
	return w.inBrackets(name+", "+harvardYear(w), place.Harvard(at))
}
