package report

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// A paper of a series says in which, and its number there: "Policy Research Working Paper
// 5123", "NBR Discussion Paper No. 12". Others say only that it is a number.
var (
	seriesNumber = lang.Regexp(`(?i)^(?:[\p{L}&.’'-]+ ){0,5}((?:working|discussion|research|technical|staff|occasional|policy|conference|background) (?:paper|report|note)|(?:policy|issue|research) brief|technical memorandum)s?(?: series)?[,:/]?\s*(?:(?:no\.?|nr\.?|number|#)?\s*([A-Z]{0,4}[/-]?\d[\d/.-]{0,10})|((?-i:\p{Lu}{1,6}[/-]){2,3}\d[\d/.-]{0,10}))$`)
	// short is a series by the letters of who gives it out and its own: "RBI DP No. 8812".
	short    = lang.Regexp(`^[\p{Lu}\d]{2,8}[ -](DP|WP)s?[ :]*(?:No\.?|Nr\.?|#)?\s*(\d{1,6}(?:[/-]\d{1,4})?)$`)
	labelled = lang.Regexp(`(?i)^(?:\p{L}+ )?(?:(report|publication|bulletin|circular|memorandum|bericht|rapport|informe|rapporto|relatório|отчёт)(?:\s\p{L}+)?\s+(?:no\.?|nr\.?|n\.?\s?[°º]|núm\.?|n\.|number|#|№)|report number)\s*:?\s*((?:[\p{Lu}]{1,6}[ /.-]?)*[\p{Lu}\d]*\d[\p{Lu}\d]*(?:[./-][\p{Lu}\d]+){0,5})$`)
	// code is a number that stands for itself: that of an office for its reports, "OAR-18-123", or
	// the symbol of a document of an assembly, "A/RC/41/38".
	code = lang.Regexp(`^\p{Lu}{2,6}-(?:\p{Lu}{1,4}-)?\d{2,4}-\d{1,4}\p{Lu}{0,3}$|^\p{Lu}{1,5}(?:/[\p{Lu}\d.]{1,8}){1,4}/(?:\d{1,4}|[\p{Lu}]\.\d{1,3})(?:/(?:Add|Rev|Corr)\.\d)?$`)
)

// ReadSeries reads such a line, nil if it is none. Its kind is that of a report. A month may stand
// behind the number.
func ReadSeries(text string) []record.Finding {
	if len(text) > mostOfLine {
		return nil
	}
	if words := strings.Fields(text); len(words) > 3 {
		if iso, ok := date.Whole(strings.Join(words[len(words)-2:], " ")); ok && len(iso) == len("2014-03") {
			if found := ReadSeries(strings.Join(words[:len(words)-2], " ")); found != nil {
				return append(found, record.Finding{Field: "issued", Value: iso, From: record.FromFirstPage})
			}
		}
	}
	if m := seriesNumber.FindStringSubmatch(text); m != nil {
		return numbered(lang.UpperFirst(lang.Plain(m[1])), m[2]+m[3])
	}
	if m := short.FindStringSubmatch(text); m != nil {
		return numbered(map[string]string{"DP": "Discussion paper", "WP": "Working paper"}[m[1]], m[2])
	}
	if m := labelled.FindStringSubmatch(text); m != nil {
		return numbered("Report", m[2])
	}
	return nil
}

// mostOfLine bounds the bytes of such a line.
const mostOfLine = 160

// ReadCode reads a number that stands for itself, nil for another text. Only a cover or the
// head of a first page has one.
func ReadCode(text string) []record.Finding {
	if code.MatchString(text) {
		return numbered("Report", text)
	}
	return nil
}

func numbered(kind, number string) []record.Finding {
	return []record.Finding{{Field: "genre", Value: kind, From: record.FromFirstPage}, {Field: "number", Value: number, From: record.FromFirstPage}}
}
