package cite

import (
	"cmp"
	"slices"
	"strings"

	"footnote/corpus/cite/person"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// Who edited and translated a work, which edition it is, and what kind of thesis
// or report: what few works have, and each style writes in its own way.

// named gives a page of which nobody is named as by its site, and an article as by its
// newspaper or magazine, for styles that name these.
func (w citedWork) named(sites bool) citedWork {
	if !sites {
		return w
	}
	w = w.directed()
	if len(w.People) == 0 && w.Form == work.Book && len(w.TranslatedBy) > 0 {
		w.People, w.TranslatedBy, w.translated = w.TranslatedBy, nil, true
	}
	switch {
	case len(w.People) > 0 || w.Container == "" || w.IsNote:
	case w.IsEntry():
		w.People = []person.Name{{Family: phrase.Italic(w.Container), Whole: true}}
		w.Container = ""
	case w.Form == work.WebPage:
		w.People = []person.Name{{Family: w.Container, Whole: true}}
	case w.Form == work.Magazine:
		w.People = []person.Name{{Family: phrase.Italic(w.Container), Whole: true}}
		w.Container, w.Publisher = "", ""
	}
	return w
}

// chicagoContributors gives "edited by Tor Doe and Ina Roe" and "translated by Max Poe"
// with the words given, one name and "et al." for more than most.
func (w citedWork) chicagoContributors(edited, translated string, most int) (editors, translators string) {
	names := func(before string, people []person.Name) string {
		switch {
		case len(people) == 0:
			return ""
		case len(people) > most:
			return before + people[0].Direct() + " et al."
		}
		return before + person.Direct(people, "and")
	}
	if w.bothRoles() && !w.Edited { // "edited and translated by", "ed. and trans."
		edited = strings.TrimSuffix(strings.TrimSuffix(edited, " "), " by") + " and " + translated
	}
	return names(edited, w.EditedBy), names(translated, w.translators())
}

// bothRoles says whether the editors of a work translated it too, and so are named once.
func (w citedWork) bothRoles() bool {
	_, editors := w.AuthorsAndEditors()
	return len(editors) > 0 && slices.Equal(editors, w.TranslatedBy)
}

// translators are those who are not named as its editors.
func (w citedWork) translators() []person.Name {
	if w.bothRoles() {
		return nil
	}
	return w.TranslatedBy
}

// role gives the word for one editor or for several, with what the style adds for those
// who translated too.
func (w citedWork) role(editors []person.Name, one, several, andTranslator string) string {
	if !w.bothRoles() {
		andTranslator = ""
	}
	return plural(editors, one, several) + andTranslator
}

// first gives the word behind the names that an entry of Chicago begins with, where these
// did not write the work.
func (w citedWork) first() string {
	switch {
	case w.Edited:
		return w.role(w.People, "ed.", "eds.", " and trans.")
	case w.directs:
		return plural(w.People, "dir.", "dirs.")
	case w.translated:
		return "trans."
	}
	return ""
}

// bookVolume gives "vol. 2" of a book in several.
func (w citedWork) bookVolume() string {
	if w.Volume == "" {
		return ""
	}
	return "vol. " + w.Volume
}

// volumeOfBook gives the same of a book that is cited itself.
func (w citedWork) volumeOfBook() string {
	if w.Form != work.Book {
		return ""
	}
	return w.bookVolume()
}

// plural gives the word for one person or for several.
func plural(people []person.Name, one, several string) string {
	if len(people) == 1 {
		return one
	}
	return several
}

// originally gives the year in which the work first appeared, where that is
// another than that of the book cited.
func (w citedWork) originally() string {
	first := date.Read(w.Original)
	year := first.YearOnly()
	if first.InWords {
		year = w.Original // as the style has it
	}
	if year == w.Date.YearOnly() {
		return ""
	}
	return year
}

// afterOriginal puts the year in which the work first appeared before that of the book
// cited, in brackets, as the ASA and the APSA want it.
func (w citedWork) afterOriginal(year string) string {
	if first := w.originally(); first != "" {
		return "[" + first + "] " + year
	}
	return year
}

// bothYears gives "1895/2003" for a work that is cited from a later edition.
func (w citedWork) bothYears(year string) string { return lang.JoinSome("/", w.originally(), year) }

// degree names the kind of a thesis as the American manuals do, where it is known. Not
// every doctorate is a PhD: with no word for it, that stays as its record has it.
func (w citedWork) degree(doctors, phd string) string {
	low := strings.ToLower(w.Genre)
	switch {
	case strings.Contains(low, "ph.d") || strings.Contains(low, "phd"):
		return phd
	case strings.Contains(low, "doctor"):
		return cmp.Or(doctors, w.Genre)
	case strings.Contains(low, "master"):
		return "Master’s thesis"
	}
	return w.Genre
}
