package date

import (
	"footnote/corpus/lang"
)

var (
	// seasonYear is the date of a talk or an issue: "Spring 2015".
	seasonYear = lang.Regexp(`(?i)^\(?` + lang.OneOf("seasons") + `,?\s+(?:of\s+|de\s+)?((?:19|20)\d{2})\)?\.?$`)
	// placeBefore is a place, or an institution, before a date: "Leiden, juni 2009".
	placeBefore = lang.Regexp(`^(\p{Lu}[^,\d]{1,60}),\s+(.{4,30})$`)
)

// OfTitlePage reads a line under a title that is the month or the season in which the work was
// made, with or without a place before it, which it gives. In a text such a line may be a title.
func OfTitlePage(s string) (place, iso string) {
	if m := placeBefore.FindStringSubmatch(s); m != nil {
		place, s = m[1], m[2]
	}
	if m := seasonYear.FindStringSubmatch(s); m != nil {
		return place, m[1]
	}
	if iso, ok := Whole(s); ok && place != "" && len(iso) >= len("2021-07") {
		return place, iso
	}
	return "", ""
}
