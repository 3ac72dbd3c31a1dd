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

// The rules are those of the Publication Manual of the American Psychological
// Association, 7th edition (2020): author, date, title, where it stands,
// address. Without an author the title comes first, without a date stands
// "n.d."; the date of reading stands only before the address of a page without
// a date, which may change.

func apaFull(w citedWork) string {
	w = w.inEra("ca.", "B.C.E.")
	if w.Form == work.Law {
		return lang.JoinSome(" ", phrase.EndSentence(w.capitalised(phrase.SmallInAPA).law().Cited()), w.Address())
	}
	w = w.directed()
	if !strings.EqualFold(w.Genre, "software") { // whose names have letters of their own
		w.Title = phrase.Opened(w.Title)
	}
	if w.inEnglish() {
		w.Title = lang.AfterColons(w.Title)
	}
	author, date, title := apaAuthor(w), "("+apaDate(w)+")", w.apaTitle()
	elements := []string{author, date, title}
	if author == "" {
		elements = []string{title, date}
	} else if w.Edited {
		elements[0] += " (" + w.role(w.People, "Ed.", "Eds.", " & Trans.") + ")"
	} else if w.directs {
		elements[0] += " (" + plural(w.People, "Director", "Directors") + ")"
	}
	container, publisher := w.Outlets()
	container = w.apaContainer(container)
	if w.Form == work.Talk {
		container = lang.JoinSome(", ", container, w.Place)
	}
	if strings.EqualFold(publisher, author) || w.Form == work.WebPage && container != "" && !w.isEpisode() || w.Form == work.Thesis {
		publisher = "" // a page is in its site and no more, and a thesis names its university by its title
	}
	var b strings.Builder
	for _, e := range append(elements, container, publisher, w.archive()) {
		if e != "" {
			b.WriteString(phrase.Stops(e) + " ")
		}
	}
	if w.Accessed.Known() && !w.Date.Known() {
		b.WriteString("Retrieved " + w.Accessed.American() + ", from ")
	}
	b.WriteString(w.Address()) // no full stop: it would become part of the address
	if first := w.originally(); first != "" {
		b.WriteString(" (Original work published " + first + ")")
	}
	return lang.Squeeze(b.String())
}

// apaTitle gives the title with what stands in brackets behind it: who edited and
// translated a book and its edition, the number of a report, the university of a
// thesis.
func (w citedWork) apaTitle() string {
	var behind []string
	switch w.Form {
	case work.Book:
		behind = append(w.apaContributors(), lang.JoinSome(", ", lang.UpperFirst(w.EditionAs("ed.")), lang.UpperFirst(w.bookVolume())))
	case work.Chapter:
		if people := w.translators(); len(people) > 0 {
			behind = []string{person.Initialed(people, "&", true, person.Initials) + ", Trans."}
		}
	case work.Report:
		w.Genre = lang.HeadlineCase(w.Genre, phrase.SmallInAPA)
		behind = []string{w.Numbered("No.")}
	case work.Thesis:
		_, university := w.Outlets()
		return w.titled(w.title()) + " [" + lang.JoinSome(", ", w.apaDegree(), university) + "]"
	}
	title := w.title()
	if review := w.apaReview(); review != "" {
		return title + " " + review
	}
	if w.describes() {
		return "[" + w.described() + "]"
	}
	if kind := w.apaKind(); kind != "" {
		return w.apaMedium(title, kind)
	}
	if !w.apaPart() {
		title = w.titled(title)
	}
	if all := lang.JoinSome("; ", behind...); all != "" {
		return title + " (" + all + ")"
	}
	return title
}

// apaMedium gives the title of what is no written text with what tells it from others, and
// in brackets what it is.
func (w citedWork) apaMedium(title, kind string) string {
	apart := ""
	if len(w.Interviewers) > 0 {
		people := person.ReadAll(w.Interviewers)
		apart = person.Initialed(people, "&", true, person.Initials) + ", " + plural(people, "Interviewer", "Interviewers")
	}
	if apart = lang.JoinSome("; ", apart, w.VersionAs()); apart != "" {
		apart = " (" + apart + ")"
	}
	if !w.IsAired() { // which is part of an album or a series
		title = w.titled(title)
	}
	return title + apart + " [" + kind + "]"
}

// apaKind names what is no written text as APA has it.
func (w citedWork) apaKind() string {
	if w.Form == work.Talk && w.Title != "" && (strings.EqualFold(w.Genre, "paper") || strings.EqualFold(w.Genre, "poster")) {
		return lang.UpperFirst(w.Genre) + " presentation"
	}
	kind := w.medium()
	switch {
	case kind == "Software":
		return "Computer software"
	case kind == "Podcast episode":
		return "Audio podcast episode"
	case kind != "" && len(w.Interviewers) > 0:
		return lang.UpperFirst(w.Genre)
	}
	return kind
}

// apaPart says whether the title is that of a part, and so neither in italics nor
// without quotation marks in the text.
func (w citedWork) apaPart() bool {
	return w.part() && (w.Form != work.WebPage || w.IsEntry() || w.isBlogPost() && w.Container != "") && !w.unprinted() && !w.IsPreprint()
}

// mastersDegree is the short form of one.
var mastersDegree = lang.Regexp(`^M\.? ?(?:A|Sc|Phil|Res|Ed|Eng|S|F\.?A|B\.?A)\.?\b`)

// apaDegree names the kind of a thesis as APA 10.6 has it, whatever the degree is called.
func (w citedWork) apaDegree() string {
	if mastersDegree.MatchString(w.Genre) {
		return "Master’s thesis"
	}
	return w.degree("Doctoral dissertation", "Doctoral dissertation")
}

// apaContributors gives "T. Doe & I. Roe, Eds." and "M. Poe, Trans.".
func (w citedWork) apaContributors() []string {
	var out []string
	if len(w.EditedBy) > 0 {
		out = append(out, person.Initialed(w.EditedBy, "&", true, person.Initials)+", "+w.role(w.EditedBy, "Ed.", "Eds.", " & Trans."))
	}
	if people := w.translators(); len(people) > 0 {
		out = append(out, person.Initialed(people, "&", true, person.Initials)+", Trans.")
	}
	return out
}

// apaContainer gives the container and where in it the work stands: "Journal,
// 3(2), 12–34", "In Book (pp. 12–34)".
func (w citedWork) apaContainer(container string) string {
	pages := w.Span.Whole()
	switch {
	case w.IsAired() && (w.Form != work.WebPage || w.isEpisode()) && container != "":
		return lang.JoinSome(" ", w.airedIn(), phrase.Italic(container))
	case w.IsPeriodical():
		if w.ArticleNumber() {
			pages = "Article " + pages
		}
		issue := phrase.Italic(w.Volume)
		if w.Issue != "" {
			issue += "(" + w.IssueNumber() + ")"
		}
		return lang.JoinSome(", ", phrase.Italic(container), issue, pages)
	case w.IsEntry() && container != "":
		return "In " + phrase.Italic(container)
	case w.isBlogPost():
		return phrase.Italic(container)
	case w.Form != work.Chapter || container == "":
		return container
	}
	editors := ""
	if authors := person.ReadAll(w.BookAuthors); len(authors) > 0 {
		editors = person.Initialed(authors, "&", true, person.Initials) + ","
	} else if len(w.EditedBy) > 0 {
		editors = person.Initialed(w.EditedBy, "&", true, person.Initials) + " (" + w.role(w.EditedBy, "Ed.", "Eds.", " & Trans.") + "),"
	}
	volume := ""
	if w.Volume != "" {
		volume = "Vol. " + w.Volume
	}
	behind := lang.JoinSome(", ", lang.UpperFirst(w.EditionAs("ed.")), volume, w.LabelledPages(pages, ""))
	if behind != "" {
		behind = "(" + behind + ")"
	}
	return lang.JoinSome(" ", "In", editors, phrase.Italic(container), behind)
}

// airedIn is the word before what a song or an episode is part of.
func (w citedWork) airedIn() string {
	if w.isEpisode() {
		return "In"
	}
	return "On"
}

func (w citedWork) isEpisode() bool { return strings.Contains(strings.ToLower(w.Genre), "episode") }

// volumeAndIssue gives "3(2)", "3" or "(2)".
func (w citedWork) volumeAndIssue() string {
	if w.Issue == "" {
		return w.Volume
	}
	return w.Volume + "(" + w.IssueNumber() + ")"
}

// apaAuthor gives the author element without a full stop of its own. Of more
// than twenty the first nineteen and the last are named.
func apaAuthor(w citedWork) string {
	var names []string
	for _, p := range w.People {
		if name := apaName(p); name != "" {
			names = append(names, name)
		}
	}
	last := len(names) - 1
	switch {
	case last < 0:
		return ""
	case last == 0:
		return names[0]
	case names[last] == person.Others:
		return strings.Join(names[:min(last, 19)], ", ") + ", " + person.Others
	case last < 20:
		return strings.Join(names[:last], ", ") + ", & " + names[last]
	}
	return strings.Join(names[:19], ", ") + ", . . . " + names[last]
}

// apaName gives "Family, G., Suffix".
func apaName(p person.Name) string {
	if p.EastAsian() {
		return p.Direct()
	}
	return lang.JoinSome(", ", p.Family, person.Initials(p.Given), p.Suffix)
}

// apaDate gives "2021a, July 3", of a book or a journal the year alone.
func apaDate(w citedWork) string {
	if w.apaYearOnly() {
		return w.year()
	}
	return lang.JoinSome(", ", w.year(), w.Date.MonthDay())
}

func (w citedWork) apaYearOnly() bool {
	if strings.EqualFold(w.Genre, "preprint") || w.isPatent() {
		return true
	}
	return w.Form == work.Book || w.Form == work.Chapter || w.Form == work.Article || w.Form == work.Thesis
}

// apaInText gives author and year; a title that stands for the author has capitals
// that it has not in the list.
func apaInText(w citedWork, at corpus.Locator) string {
	w = w.inEra("ca.", "B.C.E.").capitalised(phrase.SmallInAPA).directed()
	name := w.shortNames("&", 2, false)
	if name == "" {
		name = w.shortTitle()
		if w.apaPart() {
			name = phrase.Quoted(name)
		} else {
			name = w.titled(name)
		}
	}
	return w.inBrackets(phrase.Punctuated(name, ",")+" "+w.bothYears(w.year()), place.APA(at))
}
