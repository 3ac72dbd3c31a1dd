package cite

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// Cases, statutes, bills and treaties are cited by name and by where they are reported, and
// nobody is their author. APA 11.4 to 11.10 and the Chicago Manual of Style 14.192 follow
// the Bluebook: "Ness v. Marlow, 44 N.L.R. 112 (Supreme Court 1951)".

// lawCited gives such a citation. The court is the publisher of the record.
func (w citedWork) lawCited() string {
	if strings.EqualFold(w.Genre, "treaty") {
		return clauses(w.title(), w.Number, w.reported(), w.Date.American())
	}
	inBrackets := lang.JoinSome(" ", w.Publisher, w.Date.YearOnly())
	if w.Number != "" && !w.isCase() { // of a bill the house stands behind the number
		inBrackets = w.Date.YearOnly()
	}
	cited := clauses(w.title(), w.lawNumber(), w.lawHouse(), w.reported())
	if inBrackets == "" {
		return cited
	}
	return cited + " (" + inBrackets + ")"
}

func (w citedWork) isCase() bool { return strings.EqualFold(w.Genre, "legal case") }

// lawNumber gives the number of a statute, which the word for it stands before, or of a bill.
func (w citedWork) lawNumber() string {
	if bareNumber.MatchString(w.Number) {
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
	return clauses(italic(w.Container), volume, w.lawNumber(), w.Publisher, mlaDate(date.Read(w.Issued)), w.labelledPages(mlaPages(w.Span), ""), w.address())
}

// lawHarvard gives the year in brackets behind the name, and then where it is reported.
func (w citedWork) lawHarvard() string {
	return lang.JoinSome(" ", w.titled(w.title()), "("+harvardYear(w)+")", clauses(w.reported(), w.lawNumber(), w.Publisher))
}

// presentedAt gives what was given at an event, and where: "Lecture presented at the
// Conference of River Historians, Calder".
func (w citedWork) presentedAt() string {
	kind := lang.UpperFirst(w.Genre)
	if kind == "" {
		kind = "Paper"
	}
	return clauses(lang.JoinSome(" ", kind+" presented at", w.Container), w.Place)
}
