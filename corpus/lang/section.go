package lang

import (
	"strconv"
	"strings"
)

// sectionWord is what the parts of a text are called before their numbers.
const sectionWord = `(?i:article|art\.|section|sect?\.|chapter|ch\.|clause|artikel|kapitel|abschnitt|paragraph|chapitre|art[íi]culo|cap[íi]tulo|secci[óo]n|стать[яиею]|глав[аыеу]|раздел[ае]?|المادة|الفصل|§+)`

// sectionNumber is a number of figures, "2.1" and "12a" too, or a Roman one in capitals.
const sectionNumber = `([0-9]+(?:\.[0-9]+)*[a-z]?|[IVXLC]+)`

var (
	sectionAsked  = Regexp(`(?:^|[^\pL\pN])` + sectionWord + `\s*` + sectionNumber + `(?:[^\pL\pN]|$)`)
	sectionCalled = Regexp(`^` + sectionWord + `\s*` + sectionNumber + `(?:[^\pL\pN]|$)`)
	sectionListed = Regexp(`^` + sectionNumber + `(?:[.)](?:[^0-9]|$)|$)`)
)

// SectionAsked gives the number of the section that a question names ("13" of "what does
// Article XIII say"), "" for none.
func SectionAsked(question string) string {
	if m := sectionAsked.FindStringSubmatch(question); m != nil {
		return inFigures(m[1])
	}
	return ""
}

// SectionNumbers gives the numbers with which headings begin, the outermost heading first:
// "2" and "2.1" of "Chapter II > 2.1 Tolls". A number alone is one, or one with a full stop.
func SectionNumbers(headings string) (numbers []string) {
	for heading := range strings.SplitSeq(headings, " > ") {
		m := sectionCalled.FindStringSubmatch(heading)
		if m == nil {
			m = sectionListed.FindStringSubmatch(heading)
		}
		if m == nil && startsNumbered.MatchString(heading) {
			m = []string{"", strings.Fields(heading)[0]}
		}
		if m != nil {
			numbers = append(numbers, inFigures(m[1]))
		}
	}
	return numbers
}

// startsNumbered is a heading of two levels or more, which needs no full stop: "2.1 Tolls".
var startsNumbered = Regexp(`^[0-9]+(?:\.[0-9]+)+\s`)

func inFigures(number string) string {
	if strings.Trim(number, "IVXLC") == "" {
		return strconv.Itoa(FromRoman(number))
	}
	return number
}
