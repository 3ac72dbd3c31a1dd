package cite

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// Who edited and translated a work, which edition it is, and what kind of thesis
// or report: what few works have, and each style writes in its own way.

// authorsAndEditors gives both as they were named: the editors of a book without
// authors are cited in the place of these, but are not its authors.
func (w citedWork) authorsAndEditors() (authors, editors []person) {
	if w.edited {
		return nil, w.people
	}
	return w.people, w.editors
}

// named gives a page of which nobody is named as by its site, and an article as by its
// newspaper or magazine, for styles that name these.
func (w citedWork) named(sites bool) citedWork {
	switch {
	case !sites || len(w.people) > 0 || w.Container == "" || w.note:
	case w.form == webPage:
		w.people = []person{{family: w.Container, whole: true}}
	case w.form == magazine:
		w.people = []person{{family: italic(w.Container), whole: true}}
		w.Container, w.Publisher = "", ""
	}
	return w
}

// listed joins names with a word before the last, and with a comma there too
// where an American list of three or more has one.
func listed(names []string, and string, serial bool) string {
	last := len(names) - 1
	switch {
	case last < 0:
		return ""
	case last == 0:
		return names[0]
	case last > 1 && serial:
		return strings.Join(names[:last], ", ") + ", " + and + " " + names[last]
	}
	return strings.Join(names[:last], ", ") + " " + and + " " + names[last]
}

func directNames(people []person, and string) string {
	var names []string
	for _, p := range people {
		names = append(names, p.direct())
	}
	return listed(names, and, true)
}

// chicagoContributors gives "edited by Tor Doe and Ina Roe, translated by Max Poe" with
// the words given, one name and "et al." for more than most.
func (w citedWork) chicagoContributors(edited, translated string, most int) string {
	names := func(before string, people []person) string {
		switch {
		case len(people) == 0:
			return ""
		case len(people) > most:
			return before + people[0].direct() + " et al."
		}
		return before + directNames(people, "and")
	}
	return clauses(names(edited, w.editors), names(translated, w.transl))
}

// bookVolume gives "vol. 2" of a book in several.
func (w citedWork) bookVolume() string {
	if w.Volume == "" {
		return ""
	}
	return "vol. " + w.Volume
}

// initialNames gives "T. Doe & I. Roe".
func initialNames(people []person, and string, serial bool, short func(string) string) string {
	var names []string
	for _, p := range people {
		if p.eastAsian() {
			names = append(names, p.direct())
			continue
		}
		names = append(names, lang.JoinSome(" ", short(p.given), p.family, p.suffix))
	}
	return listed(names, and, serial)
}

// plural gives the word for one person or for several.
func plural(people []person, one, several string) string {
	if len(people) == 1 {
		return one
	}
	return several
}

var (
	editionNumber = regexp.MustCompile(`^(\d{1,3})(?:st|nd|rd|th|\.|ª|e|º)?(?:\s+(?:\p{L}+\.?))*$`)
	editionWord   = regexp.MustCompile(`(?i)\s*\b(?:edition|edn?|aufl(?:age)?)\b\.?`)
)

// editionAs gives "2nd ed." or "revised ed." with the style's word for edition.
// The first edition is not named.
func (w citedWork) editionAs(word string) string {
	if m := editionNumber.FindStringSubmatch(w.Edition); m != nil {
		n, _ := strconv.Atoi(m[1])
		if n < 2 {
			return ""
		}
		return ordinal(n) + " " + word
	}
	name := strings.TrimSpace(editionWord.ReplaceAllString(w.Edition, ""))
	if name == "" || strings.EqualFold(name, "first") {
		return ""
	}
	return name + " " + word
}

func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		end = map[int]string{1: "st", 2: "nd", 3: "rd"}[n%10]
	}
	if end == "" {
		end = "th"
	}
	return fmt.Sprint(n, end)
}

// numbered gives "Technical report TR-12", with a word before a bare number if
// the style has one.
func (w citedWork) numbered(word string) string {
	if w.form != report {
		return ""
	}
	kind := w.Genre
	switch {
	case kind == "" && unicode.IsLetter(lang.FirstRune(w.Number)): // "Cm 410" says itself what it is
		return w.Number
	case kind == "":
		kind = "Report"
	}
	return lang.JoinSome(" ", kind, word, w.Number)
}

// originally gives the year in which the work first appeared, where that is
// another than that of the book cited.
func (w citedWork) originally() string {
	year := readDate(w.Original).yearOnly()
	if year == w.issued.yearOnly() {
		return ""
	}
	return year
}

// bothYears gives "1895/2003" for a work that is cited from a later edition.
func (w citedWork) bothYears(year string) string { return lang.JoinSome("/", w.originally(), year) }

// degree names the kind of a thesis as the American manuals do.
func (w citedWork) degree(doctors, masters string) string {
	low := strings.ToLower(w.Genre)
	switch {
	case strings.Contains(low, "doctor") || strings.Contains(low, "ph.d") || strings.Contains(low, "phd"):
		return doctors
	case strings.Contains(low, "master"):
		return masters
	}
	return w.Genre
}

// upperFirst writes a phrase as a sentence begins, lowerFirst as it stands in
// one, where it is no name and no abbreviation.
func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func lowerFirst(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	if word, _, _ := strings.Cut(s[size:], " "); strings.ContainsFunc(word, unicode.IsUpper) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// partBefore matches the particle that a family name begins with.
var partBefore = regexp.MustCompile(`^(?:(?:\p{Ll}[\p{Ll}’']*\s+)+|(?:al|el|ad|an|ar|as|ash|at|az)[-‐]|[dl][’'])`)

// withoutParticle gives a name with the particle before the family name behind
// the given one, as Chicago lists it: "Berg, Pieter van den".
func (p person) withoutParticle() person {
	particle := partBefore.FindString(p.family)
	if p.whole || particle == "" || p.given == "" || particle == p.family {
		return p
	}
	p.family = strings.TrimPrefix(p.family, particle)
	p.given += " " + strings.TrimSpace(particle)
	return p
}
