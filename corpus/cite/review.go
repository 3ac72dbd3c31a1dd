package cite

import (
	"strings"

	"footnote/corpus/cite/person"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A review or an interview with a title of its own says behind it what it is of, or by whom.

// reviewed gives the title of the work of which a record says that it is a review, "Review of
// The Patient River, by Ida Hume", and who wrote that.
func (w citedWork) reviewed() (title, by string) {
	rest, found := strings.CutPrefix(w.Genre, "Review of ")
	if !found || w.Title == "" {
		return "", ""
	}
	if at := strings.LastIndex(rest, ", by "); at > 0 {
		return rest[:at], rest[at+len(", by "):]
	}
	return rest, ""
}

// described gives a title that only describes, with the work in italics that a review is of.
func (w citedWork) described() string {
	title := w.title()
	if rest, found := strings.CutPrefix(title, "Review of "); found {
		if at := strings.LastIndex(rest, ", by "); at > 0 && !strings.ContainsAny(rest[:at], "“‘'\"") {
			return "Review of " + titleBy(rest[:at], rest[at+len(", by "):])
		}
	}
	return title
}

// isOf gives that as American styles have it, or who led an interview that a periodical has.
func (w citedWork) isOf(small func(string) bool) string {
	if title, by := w.reviewed(); title != "" {
		if w.inEnglish() {
			title = lang.HeadlineCase(title, small)
		}
		return "Review of " + titleBy(title, by)
	}
	if w.IsPeriodical() && len(w.Interviewers) > 0 {
		return whom("Interview by ", w.Interviewers)
	}
	return ""
}

// apaReview gives "[Review of the book The Patient River, by I. Hume]".
func (w citedWork) apaReview() string {
	title, by := w.reviewed()
	if title == "" {
		return ""
	}
	if people := person.ReadAll(record.Names(by, record.OfLine).People); len(people) > 0 {
		by = person.Initialed(people, "&", true, person.Initials)
	}
	return "[Review of the book " + titleBy(title, by) + "]"
}

// titleBy gives the title of a work with who wrote it, where that is known.
func titleBy(title, by string) string {
	if by == "" {
		return phrase.Italic(title)
	}
	return phrase.Clauses(phrase.Italic(title), "by "+by)
}
