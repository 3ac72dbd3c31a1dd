// Package law cites cases, statutes, bills and treaties.
package law

import (
	"strings"

	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// A Law is a work of that form with what it is called, or what stands for that.
type Law struct {
	work.Work
	name string
}

// Of makes a work ready that is called by its title or, without one, by a name.
func Of(w work.Work, name string) Law { return Law{w, name} }

// set is the name in italics, but not what stands for one.
func (w Law) set() string {
	if w.Title == "" {
		return w.name
	}
	return phrase.Italic(w.name)
}

// NameMLA is the name as the MLA has it in a list: that of a case is in italics.
func (w Law) NameMLA() string {
	if w.IsCase() {
		return w.set()
	}
	return w.name
}

// Cases, statutes, bills and treaties are cited by name and by where they are reported, and
// nobody is their author. APA 11.4 to 11.10 and the Chicago Manual of Style 14.192 follow
// the Bluebook: "Ness v. Marlow, 44 N.L.R. 112 (Supreme Court 1951)".

// Cited gives such a citation. The court is the publisher of the record.
func (w Law) Cited() string {
	if strings.EqualFold(w.Genre, "treaty") {
		return phrase.Clauses(w.name, w.Number, w.Date.American(), w.reported())
	}
	if neutral := w.Neutral(); neutral != "" {
		return neutral
	}
	inBrackets := lang.JoinSome(" ", w.court(), w.yearOfLaw())
	if w.Number != "" && !w.IsCase() { // of a bill the house stands behind the number
		inBrackets = w.yearOfLaw()
	}
	cited := phrase.Clauses(w.name, w.number(), w.house(), w.reported())
	if inBrackets == "" {
		return cited
	}
	return cited + " (" + inBrackets + ")"
}

// court gives the court of a case, unless the reporter is of that court alone.
func (w Law) court() string {
	if w.Container == "U.S." || w.Container == "S. Ct." {
		return ""
	}
	return w.Publisher
}

// yearOfLaw gives the year, unless the title ends with it: "Canals Act 1861".
func (w Law) yearOfLaw() string {
	if year := w.Date.YearOnly(); !strings.HasSuffix(w.Title, " "+year) {
		return year
	}
	return ""
}

// Neutral gives the citation that a court gives its judgment: "Ness v Marlow [2006] EWCA Civ
// 1187". Its year is no year of publication, and stands in square brackets.
func (w Law) Neutral() string {
	court := w.Container
	if !w.IsCase() || w.Volume+w.Pages != "" || !work.BareNumber.MatchString(w.Number) || !neutralCourt.MatchString(court) || !w.Date.Known() {
		return ""
	}
	return w.set() + " [" + w.Date.YearOnly() + "] " + court + " " + w.Number
}

// neutralCourt is the name of a court in such citations.
var neutralCourt = lang.Regexp(`^[A-Z]{3,6}(?: (?:Civ|Crim|Admin|Fam|Ch|QB|KB|Comm|TCC|Pat|Admlty|IPEC))?$`)

// IsCase says whether it is a case, whose name is in italics in a text.
func (w Law) IsCase() bool { return strings.EqualFold(w.Genre, "legal case") }

// number gives the number of a statute, which the word for it stands before, or of a bill.
func (w Law) number() string {
	if work.BareNumber.MatchString(w.Number) {
		return "No. " + w.Number
	}
	return w.Number
}

func (w Law) house() string {
	if w.IsCase() || w.Number == "" {
		return ""
	}
	return w.Publisher
}

// reported gives where a law or a case is printed: "44 N.L.R. 112".
func (w Law) reported() string {
	return lang.JoinSome(" ", w.Volume, w.Container, w.Span.First)
}

// PlaceMLA gives the same as a container of the MLA.
func (w Law) PlaceMLA(day string) string {
	volume := ""
	if w.Volume != "" {
		volume = "vol. " + w.Volume
	}
	if w.yearOfLaw() == "" && w.Date.Month == 0 {
		day = ""
	}
	return phrase.Clauses(phrase.Italic(w.Container), volume, w.number(), w.Publisher, day, w.pagesMLA(), w.Address())
}

// pagesMLA gives the pages of a case, or the section of a statute.
func (w Law) pagesMLA() string {
	if strings.HasPrefix(w.Span.First, "§") {
		return w.Span.First
	}
	return w.LabelledPages(phrase.MLAPages(w.Span), "")
}

// Harvard gives the year in brackets behind the name, and then where it is reported.
func (w Law) Harvard(year string) string {
	if neutral := w.Neutral(); neutral != "" {
		return neutral
	}
	inBrackets := "(" + year + ")"
	if w.yearOfLaw() == "" && w.Date.Known() {
		inBrackets = ""
	}
	return lang.JoinSome(" ", w.set(), inBrackets, phrase.Clauses(w.reported(), w.number(), w.court()))
}
