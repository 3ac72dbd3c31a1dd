package cite

import (
	"slices"
	"strings"

	"footnote/corpus/cite/person"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/lang"
)

// Who made what nobody wrote alone: who directed a film, who led an interview, to whom a
// letter is; and where it lies.

// directed names a film as by who directed it, for styles that do.
func (w citedWork) directed() citedWork {
	if people := person.ReadAll(w.Directors); len(w.People) == 0 && len(people) > 0 {
		w.People, w.directs = people, true
	}
	return w
}

// whom gives names in the order in which they are said, behind what says who they are.
func whom(before string, names []string) string {
	people := person.ReadAll(names)
	if len(people) == 0 {
		return ""
	}
	return before + person.Direct(people, "and")
}

// exchange gives the kind of an interview or a letter with who was on the other side:
// "Interview by Ina Roe", "E-mail to Max Poe".
func (w citedWork) exchange() string {
	kind := lang.UpperFirst(w.Genre)
	if strings.EqualFold(kind, "personal communication") && len(w.Recipients) > 0 {
		kind = "Letter"
	}
	return lang.JoinSome(" ", kind, whom("by ", w.Interviewers), whom("to ", w.Recipients))
}

// isManuscript says whether a work is one that is in nothing.
func (w citedWork) isManuscript() bool {
	return strings.EqualFold(w.Genre, "manuscript") && w.Container+w.Publisher == ""
}

// describes says whether the title only says what a work is: that of a letter, an
// interview or a review without one of its own. It stands in no marks. A title that leaves
// out who was on the other side, as "Interview with the ferryman" does, says not all of it.
func (w citedWork) describes() bool {
	if w.unprinted() {
		return letterOr.MatchString(w.Title) && w.names(w.Interviewers) && w.names(w.Recipients)
	}
	return w.IsPeriodical() && reviewOf.MatchString(w.Title)
}

var (
	letterOr = lang.Regexp(`(?i)^(?:letter|e-?mail|postcard|telegram|memo|memorandum|interview)\s(?:to|from|by|with)\s`)
	reviewOf = lang.Regexp(`^Review of `)
)

// names says whether the title has the family names of people.
func (w citedWork) names(people []string) bool {
	return !slices.ContainsFunc(person.ReadAll(people), func(p person.Name) bool {
		return !strings.Contains(lang.Unaccented(w.Title), lang.Unaccented(p.Family))
	})
}

// archive gives where a letter or a manuscript lies: "Box 4, Waterways Archive".
func (w citedWork) archive() string { return phrase.Clauses(w.Shelfmark, w.Archive) }

// presentedAt gives what was given at an event, and where: "Paper presented at the
// Conference of River Historians, Calder", "Lecture, University of Calder".
func (w citedWork) presentedAt() string {
	kind := strings.TrimSuffix(lang.UpperFirst(w.Genre), " presentation")
	if kind == "" {
		kind = "Paper"
	}
	if spoken.MatchString(kind) {
		return phrase.Clauses(kind, w.Container, w.Place)
	}
	return phrase.Clauses(lang.JoinSome(" ", kind+" presented at", w.Container), w.Place)
}

// spoken is a word for what is given for its own sake, and not presented at a meeting.
var spoken = lang.Regexp(`(?i)\b(?:lecture|talk|speech|keynote|address|sermon)\b`)
