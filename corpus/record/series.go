package record

import (
	"footnote/corpus/lang"
)

// A paper of a series says in which, and its number there: "Policy Research Working Paper
// 5123", "NBR Discussion Paper No. 12".
var seriesNumber = lang.Regexp(`(?i)^(?:[\p{L}&.’'-]+ ){0,5}((?:working|discussion|research|technical|staff|occasional|policy) (?:paper|report)|technical memorandum)s?(?: series)?[,:]?\s*(?:no\.?|nr\.?|number|#)?\s*([A-Z]{0,4}[/-]?\d[\d/.-]{0,10})$`)

// ReadSeries reads such a line, nil if it is none. Its kind is that of a report.
func ReadSeries(text string) []Finding {
	m := seriesNumber.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return []Finding{{Field: "genre", Value: lang.UpperFirst(lang.Plain(m[1])), From: FromFirstPage}, {Field: "number", Value: m[2], From: FromFirstPage}}
}
