package record

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// ReportName is how the title of a report that is written each year begins, or that of the
// statutes of a society, in
// which nobody else stands out: who writes it and for whom stand larger.
var ReportName = lang.Regexp(`(?i)^(?:the )?(?:\d{4} )?` + lang.OneOf("report-names") + `(?:$|\W)`)

// Ticker is how a line with other news begins.
var Ticker = lang.Regexp(`(?i)^(?:breaking(?: news)?|live|just in|eilmeldung|última hora|срочно|son dakika|عاجل|快讯)\s?[:：|]`)

// BeforeOf is what stands before "of": the minutes of a committee are none.
func BeforeOf(s string) string {
	if front, _, ok := strings.Cut(s, " of "); ok {
		return front
	}
	front, _, _ := strings.Cut(s, " OF ")
	return front
}

// HasDatePart says whether a line or one of its parts is a date.
func HasDatePart(s string) bool {
	if len(s) > 120 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	return slices.ContainsFunc(PartJoint.Split(s, -1), date.IsWhole)
}
