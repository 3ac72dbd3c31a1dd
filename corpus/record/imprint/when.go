package imprint

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// How much a date speaks for a line: many a subtitle has a year.
const (
	weightOfYear = 1
	weightOfDay  = 2
)

// mostOfDate is how many pieces a date may have: "Monday, March 8, 2022".
const mostOfDate = 3

var (
	seasonYear  = lang.Regexp(`(?i)^(?:\p{L}{1,3} )?(?:` + lang.LongestOf("seasons") + `|` + lang.LongestOf("terms") + `)(?: ` + lang.LongestOf("terms") + `)?,? (?:\p{L}{1,3} )?((?:1[5-9]|20)\d{2})(?:[/–-]\d{2,4})?$`)
	editionWord = lang.AsWord("editions")
	timeOfDay   = lang.Regexp(`(?i)^(?:\p{L}{1,4} ){0,2}\d{1,2}(?:[.:h]\d{2}|\s?(?:am|pm|uhr|h))(?:\s?(?:uhr|h|am|pm))?(?:\s?(?:to|until|till|bis|à|a|alle|tot|til|till|–|-)\s?(?:\p{L}{1,3} )?\d{1,2}(?:[.:h]\d{2})?(?:\s?(?:uhr|h|am|pm))?)?(?:\s\p{L}{1,9}){0,3}$`)
	dateLead    = lang.Regexp(`(?i)^` + lang.LongestOf("dated-leads") + `\s*[:：]?\s+(?:` + lang.LongestOf("before-dates") + `\s)?`)
	yearMark    = lang.Regexp(`(\d{4})\s?(?:г(?:ода|оду)?|r(?:oku)?)(?:\.|$|(\s))`)
	severalDays = lang.Regexp(`^(\p{L}+ )?\d{1,2}\.?\s?(?:[-–/]|and|und|et|y|e|bis|to)\s?(\d{1,2}\.?\s\S+\s(?:de\s)?\d{4}$)`)
)

// wholeDate reads a text that is a date and nothing else, with a word for what happened then.
func wholeDate(text string) (iso string, ok bool) {
	text = yearMark.ReplaceAllString(dateLead.ReplaceAllString(text, ""), "$1$2")
	if m := severalDays.FindStringSubmatch(text); m != nil {
		if iso, ok := date.Whole(m[2]); ok && len(iso) > len("2021-07") {
			return iso[:len("2021-07")], true
		}
	}
	return date.Whole(text)
}

// readDate reads a date that is a piece of its own, or several.
func readDate(r *reading, pieces []string) int {
	for n := min(len(pieces), mostOfDate); n > 0; n-- {
		text := strings.Join(pieces[:n], ", ")
		if m := seasonYear.FindStringSubmatch(text); m != nil {
			r.dated(m[1])
			r.weight = r.weight - weightOfYear + weightOfDay
			r.left = true // no field holds the season
			return n
		}
		if iso, ok := wholeDate(text); ok && !editionWord.MatchString(text) {
			r.dated(iso)
			if n > 1 && timeOfDay.MatchString(pieces[n-1]) {
				r.last = "time"
			}
			return n
		}
	}
	return 0
}

func (r *reading) dated(iso string) {
	r.put("issued", iso)
	r.last = "date"
	if len(iso) > len("2021") {
		r.weight += weightOfDay
	} else {
		r.weight += weightOfYear
	}
}

// readOtherDate reads when a text was last changed: it is as it was issued then.
func readOtherDate(r *reading, pieces []string) int {
	iso := date.UpdatedIn(pieces[0])
	if iso == "" || lang.WordCount(pieces[0]) > mostBehindDate {
		return 0
	}
	r.dated(iso)
	r.weight++
	return 1
}

// readTime reads the time of day, which no field holds.
func readTime(r *reading, pieces []string) int {
	if !timeOfDay.MatchString(pieces[0]) {
		return 0
	}
	r.left = true
	r.last = "time"
	return 1
}

// mostBehindDate bounds the words behind a date in its piece: "and transcribed by the students".
const mostBehindDate = 8

// readDated reads a piece with a date in it: what stands before it is read by itself, and so is
// who stands behind it.
func readDated(r *reading, pieces []string) int {
	before, after, iso := date.Cut(yearMark.ReplaceAllString(pieces[0], "$1$2"))
	if m := yearBehind.FindStringSubmatch(pieces[0]); m != nil && iso == "" {
		before, iso = m[1], m[2]
	}
	if iso == "" || date.IsOther(pieces[0]) || strings.TrimSpace(before+after) == "" {
		return 0
	}
	front, after := strings.TrimSpace(before), strings.TrimSpace(after)
	said := reading{opened: r.opened, last: r.last, before: r.before + r.weight}
	if dateLead.MatchString(front+" x") && dateLead.ReplaceAllString(front+" ", "") == "" {
		front = "" // "Posted on"
	} else if front == "" && after != "" {
		return 0 // "2020 was a wet year"
	}
	if front != "" && !said.readFront(front) {
		return 0
	}
	if said.body != "" && withoutPreposition(front) != front {
		return 0 // "The House of Rivers in March 1998"
	}
	if r.last == "people" && said.weight == 0 && unicode.IsLower(lang.FirstRune(front)) {
		return 0 // "born 1909", "editor until 1999"
	}
	switch {
	case after == "", timeOfDay.MatchString(after):
	case said.piece([]string{after}) == 1:
	case lang.WordCount(after) > mostBehindDate || !unicode.IsLower(lang.FirstRune(after)) || front == "":
		return 0
	default:
		said.left = true
	}
	r.add(said)
	r.dated(iso)
	return 1
}

// yearBehind is a year behind the words of its piece: "Marlow 1911".
var yearBehind = lang.Regexp(`^(\p{L}.*\S)\s((?:1[5-9]|20)\d{2})$`)

// readFront reads what stands before a date, with the words that belong to the date or without.
func (r *reading) readFront(front string) bool {
	for _, text := range []string{withoutPreposition(front), front, date.Beside(front, ""), withoutPreposition(date.Beside(front, ""))} {
		if text == "" || r.piece([]string{text}) == 1 {
			return true
		}
	}
	return false
}

// preposition is what joins a date or a place to what stands before it.
var preposition = lang.Regexp(`(?i)\s+` + lang.LongestOf("before-dates") + `$`)

func withoutPreposition(text string) string {
	return strings.TrimRight(preposition.ReplaceAllString(text, ""), " ,")
}
