package work

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// Which of several a work is: the edition, the number of a report, its place in a series,
// the version.

var (
	editionNumber = lang.Regexp(`^(\d{1,3})(?:st|nd|rd|th|\.|ª|e|º)?(?:\s+(?:\p{L}+\.?))*$`)
	editionWord   = lang.Regexp(`(?i)\s*\b(?:edition|edn?|aufl(?:age)?)\b\.?`)
)

// EditionAs gives "2nd ed." or "revised ed." with the style's word for edition.
// The first edition is not named.
func (w Work) EditionAs(word string) string {
	if m := editionNumber.FindStringSubmatch(w.Edition); m != nil {
		n, _ := strconv.Atoi(m[1])
		if n < 2 {
			return ""
		}
		return ordinal(n) + " " + word
	}
	name := strings.TrimSpace(editionWord.ReplaceAllString(w.Edition, ""))
	if n := slices.Index(ordinals, strings.ToLower(name)); n >= 0 {
		return ordinal(n+2) + " " + word
	}
	if name == "" || strings.EqualFold(name, "first") {
		return ""
	}
	if word == "ed." && strings.EqualFold(strings.TrimSuffix(name, "."), "revised") || strings.EqualFold(name, "rev.") {
		name = "rev."
	}
	return name + " " + word
}

// ordinals are words for editions from the second on, as BibTeX has them.
var ordinals = []string{"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

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

// Numbered gives "Technical report TR-12", with a word before a bare number if
// the style has one.
func (w Work) Numbered(word string) string {
	if w.Form != Report {
		return ""
	}
	kind := w.Genre
	switch {
	case w.IsPreprint(): // "arXiv:2304.05555" says it
		return w.Number
	case kind == "" && unicode.IsLetter(lang.FirstRune(w.Number)): // "Cm 410" says itself what it is
		return w.Number
	case w.Number == "" && kind == "Report":
		return ""
	case kind == "":
		kind = "Report"
	}
	if word != "No." && !BareNumber.MatchString(w.Number) { // "TR-12" says itself what it is
		word = ""
	}
	return lang.JoinSome(" ", kind, word, w.Number)
}

// BareNumber is the number of a report that no letters belong to.
var BareNumber = lang.Regexp(`^[\d.,/ –-]+$`)

// InSeries gives the series of a book and its number there: "Works of Water 14".
func (w Work) InSeries() string {
	if w.Form != Book && w.Form != Chapter {
		return ""
	}
	return lang.JoinSome(" ", w.Series, w.SeriesNumber)
}

// VersionAs gives "Version 2.1" of software and data.
func (w Work) VersionAs() string {
	if w.Version == "" || w.Form == Book || w.Form == Chapter {
		return ""
	}
	return "Version " + strings.TrimLeft(w.Version, "vV. ")
}

// IsPreprint says whether a work is on a server of what is not yet printed.
func (w Work) IsPreprint() bool {
	return w.Form == Report && strings.HasPrefix(w.Number, "arXiv:")
}
