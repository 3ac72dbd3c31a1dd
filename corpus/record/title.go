package record

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

var (
	// datedLaw begins the title of a law that has its date in it, as on the continent.
	datedLaw = lang.Regexp(`(?i)^(?:loi(?: organique)?|décret(?:-loi)?|arrêté|ordonnance|ley(?: orgánica)?|real decreto(?:[- ](?:ley|legislativo))?|decreto(?:[- ](?:ley|lei|legge|legislativo))?|orden|legge|lei(?: complementar)?|portaria|wet van)\s(?:.{0,20}\s)?(?:n[.°ºo]*\s?)?\d`)
	// yearOfNumber is the year in the number of such a law and the day and the month behind it:
	// "14/2006, de 3 de julio".
	yearOfNumber = lang.Regexp(`^[^,]{0,60}\d/((?:19|20)\d{2}), (?:de|di|du|del) (\d{1,2} de \p{L}+)\b`)
)

// mostToDate is how far into the title of a law its date begins, in bytes.
const mostToDate = 90

// DateOfLaw gives the date that the title of a law has in it, "" for other titles.
func DateOfLaw(title string) string {
	if !datedLaw.MatchString(title) {
		return ""
	}
	if m := yearOfNumber.FindStringSubmatch(title); m != nil {
		iso, _ := date.Whole(m[2] + " de " + m[1])
		return iso
	}
	before, _, iso := date.Cut(title)
	if len(iso) < len("2021-07-03") || len(before) > mostToDate {
		return ""
	}
	return iso
}

// WithSubtitle puts a subtitle behind a title.
func WithSubtitle(title, subtitle string) string {
	if title == "" {
		return subtitle
	}
	if strings.ContainsAny(title[len(title)-1:], ":.?!") {
		return title + " " + subtitle
	}
	return title + ": " + subtitle
}

// titleSeparators stand between a title and the name of a site or a rubric.
var titleSeparators = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " · "}

// BesideTitle says whether a text is the title with something before or after it,
// and gives what stands after it: the name of the site.
func BesideTitle(text, norm string) (site string, ok bool) {
	for _, sep := range titleSeparators {
		if at := strings.LastIndex(text, sep); at > 0 && lang.Plain(text[:at]) == norm {
			return strings.TrimSpace(text[at+len(sep):]), true
		}
		if at := strings.Index(text, sep); at > 0 && lang.Plain(text[at+len(sep):]) == norm {
			return "", true
		}
	}
	return "", false
}
