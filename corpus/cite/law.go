package cite

import (
	"strings"

	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// Cases, statutes, bills and treaties are cited by name and by where they are reported, and
// nobody is their author. APA 11.4 to 11.10 and the Chicago Manual of Style 14.192 follow
// the Bluebook: "Ness v. Marlow, 44 N.L.R. 112 (Supreme Court 1951)".

// lawCited gives such a citation. The court is the publisher of the record.
func (w citedWork) lawCited() string {
	if strings.EqualFold(w.Genre, "treaty") {
		return phrase.Clauses(w.title(), w.Number, w.reported(), w.Date.American())
	}
	if neutral := w.neutral(); neutral != "" {
		return neutral
	}
	court := w.Publisher
	if w.Container == "U.S." || w.Container == "S. Ct." { // the reporter is of that court alone
		court = ""
	}
	inBrackets := lang.JoinSome(" ", court, w.yearOfLaw())
	if w.Number != "" && !w.isCase() { // of a bill the house stands behind the number
		inBrackets = w.yearOfLaw()
	}
	cited := phrase.Clauses(w.title(), w.lawNumber(), w.lawHouse(), w.reported())
	if inBrackets == "" {
		return cited
	}
	return cited + " (" + inBrackets + ")"
}

// yearOfLaw gives the year, unless the title ends with it: "Canals Act 1861".
func (w citedWork) yearOfLaw() string {
	if year := w.Date.YearOnly(); !strings.HasSuffix(w.Title, " "+year) {
		return year
	}
	return ""
}

// neutral gives the citation that a court gives its judgment: "Ness v Marlow [2006] EWCA Civ
// 1187". Its year is no year of publication, and stands in square brackets.
func (w citedWork) neutral() string {
	court := w.Container
	if !w.isCase() || w.Volume+w.Pages != "" || !work.BareNumber.MatchString(w.Number) || !neutralCourt.MatchString(court) || !w.Date.Known() {
		return ""
	}
	return w.titled(w.title()) + " [" + w.Date.YearOnly() + "] " + court + " " + w.Number
}

// neutralCourt is the name of a court in such citations.
var neutralCourt = lang.Regexp(`^[A-Z]{3,6}(?: (?:Civ|Crim|Admin|Fam|Ch|QB|KB|Comm|TCC|Pat|Admlty|IPEC))?$`)

func (w citedWork) isCase() bool { return strings.EqualFold(w.Genre, "legal case") }

// lawNumber gives the number of a statute, which the word for it stands before, or of a bill.
func (w citedWork) lawNumber() string {
	if work.BareNumber.MatchString(w.Number) {
		return "No. " + w.Number
	}
	return w.Number
}

func (w citedWork) lawHouse() string {
	if w.isCase() || w.Number == "" {
		return ""
	}
	return w.Publisher
}

// reported gives where a law or a case is printed: "44 N.L.R. 112".
func (w citedWork) reported() string {
	return lang.JoinSome(" ", w.Volume, w.Container, w.Span.First)
}

// lawPlaceMLA gives the same as a container of the MLA.
func (w citedWork) lawPlaceMLA() string {
	volume := ""
	if w.Volume != "" {
		volume = "vol. " + w.Volume
	}
	return phrase.Clauses(phrase.Italic(w.Container), volume, w.lawNumber(), w.Publisher, mlaDate(date.Read(w.Issued)), w.labelledPages(phrase.MLAPages(w.Span), ""), w.address())
}

// lawHarvard gives the year in brackets behind the name, and then where it is reported.
func (w citedWork) lawHarvard() string {
	if neutral := w.neutral(); neutral != "" {
		return neutral
	}
	year := "(" + harvardYear(w) + ")"
	if w.yearOfLaw() == "" && w.Date.Known() {
		year = ""
	}
	return lang.JoinSome(" ", w.titled(w.title()), year, phrase.Clauses(w.reported(), w.lawNumber(), w.Publisher))
}

// presentedAt gives what was given at an event, and where: "Lecture presented at the
// Conference of River Historians, Calder".
func (w citedWork) presentedAt() string {
	kind := strings.TrimSuffix(lang.UpperFirst(w.Genre), " presentation")
	if kind == "" {
		kind = "Paper"
	}
	return phrase.Clauses(lang.JoinSome(" ", kind+" presented at", w.Container), w.Place)
}
