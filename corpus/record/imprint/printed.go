package imprint

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// Old books name on their title page for whom they were printed, and where his shop is: "London:
// Printed for A. Alder, over against the Exchange. 1749."

var (
	printedFor = lang.Regexp(`(?i)^(?:(?:À\s)?(\p{Lu}[\p{L}’' -]{1,40}?)\s?[:.,;]?\s+)?` + lang.LongestOf("printed-for") + `\s(.+?)[\s,.;:]+((?:1[5-9]|20)\d{2}|[MDCLXVI]{4,})\.?$`)
	printedRow = lang.Regexp(`(?i)^(?:\p{Lu}[\p{L}’' -]{1,40}\s?[:.,;]\s+)?` + lang.LongestOf("printed-for") + `\s\p{L}`)
	// shop is where the name of a printer or a bookseller ends.
	shop = lang.Regexp(`(?i)[,;]|\s(?:at|in|over|near|and sold)\s|\.\s(?:and|at|in)\s|\sund zu\s`)
)

// MostPrintedRows is how many rows such an imprint takes at most, and mostOfPrinted bounds the
// words of all of them.
const (
	MostPrintedRows = 7
	mostOfPrinted   = 60
)

// IsPrinted says whether a line begins as such an imprint does, or says at the end of a book who
// printed it.
func IsPrinted(row string) bool { return printedRow.MatchString(row) }

// ReadPrinted reads an imprint that begins with the first of the rows and ends with a year, and
// says how many of them it takes, 0 for none.
func ReadPrinted(rows []string) (found []record.Finding, taken int) {
	if len(rows) == 0 || !printedRow.MatchString(rows[0]) && (len(rows) < 2 || !printedRow.MatchString(rows[1]) || !record.MayBeTown(strings.Trim(rows[0], ":,. "))) {
		return nil, 0
	}
	for n := 1; n <= min(len(rows), MostPrintedRows); n++ {
		text := strings.Join(rows[:n], " ")
		if lang.WordCount(text) > mostOfPrinted {
			break
		}
		m := printedFor.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		year := record.YearOf(m[3])
		if year == "" {
			continue
		}
		publisher := m[2]
		if end := shop.FindStringIndex(publisher); end != nil {
			publisher = publisher[:end[0]]
		}
		if !startsAsName(publisher) {
			publisher = "" // "the author"
		}
		return record.Imprinted(record.AsWritten(m[1]), record.AsWritten(publisher), year).Findings(), n
	}
	return nil, 0
}

// startsAsName says whether a text begins with no article or pronoun.
func startsAsName(text string) bool {
	return !lang.IsFunctionWord(strings.ToLower(lang.FirstWord(text))) || strings.Contains(text, ". ") && len(lang.FirstWord(text)) == 1
}
