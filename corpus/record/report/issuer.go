package report

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// office begins or ends the name of one that gives reports out, besides the words for
// institutions in general.
var office = lang.Regexp(`(?i)(?:^|\s)(?:administration|authority|survey|service|laborator(?:y|ies)|bank|trust|treasury)$|^\p{L}*bank (?:of|der|de|di|do|van) \p{Lu}|^(?:institute|centre|center|department|ministry|office|bureau|agency|council|\p{L}*amt|agencia|agência|agence|agenzia|institut|ministère|ministerium|ministerio|ministério|instituto|istituto) (?:of|for|für|der|de|du|des|do|da|di|per|para|pour|on)\b`)

var partWords = lang.Set("department faculty school division institut seminar")

// mostOfName bounds the words of such a name.
const mostOfName = 8

// NamesOffice says whether a row is the name of an institution and nothing else.
func NamesOffice(text string) bool {
	if lang.WordCount(text) > mostOfName || lang.WordCount(text) < 2 || !unicode.IsUpper(lang.FirstRune(text)) || strings.ContainsAny(text, ",;:@?!()0123456789") || strings.Contains(text, "’s") {
		return false
	}
	if partWords[strings.ToLower(lang.LastWord(text))] { // of another institution, which the page names too
		return false
	}
	return record.NamesInstitution(text) || office.MatchString(text)
}

// Issuer gives the institution that the rows of a cover name as theirs: in the first row or right
// over or under the date or the number. What stands under a name is where somebody works, unless the
// date follows it. Where two do, it gives the first.
func Issuer(rows []string) string {
	for i, row := range rows {
		if NamesOffice(row) && (i == 0 || i+1 < len(rows) && marksCover(rows[i+1]) || marksCover(rows[i-1])) {
			return record.AsWritten(row)
		}
	}
	return ""
}

// marksCover says whether a row is one of those that stand by the name of who gives a report out.
func marksCover(row string) bool {
	return date.IsWhole(row) || ReadSeries(row) != nil || ReadCode(row) != nil
}
