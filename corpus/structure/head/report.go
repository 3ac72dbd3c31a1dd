package head

import (
	"slices"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/report"
)

// NumberOfReport gives the line of those at the head of a text that is the number of a report, -1
// without one.
func NumberOfReport(lines []line.Line) int {
	return slices.IndexFunc(lines, func(l line.Line) bool { return report.ReadSeries(l.Text) != nil })
}

// Issuer reads which institution gives out a report that has its number among the lines at the
// head, and the number. Where nobody else is named, it wrote it.
func Issuer(of corpus.Metadata, lines []line.Line) []record.Finding {
	at := NumberOfReport(lines)
	if at < 0 || of.Publisher != "" || of.Organisation != "" {
		return nil
	}
	var rows []string
	for _, l := range lines {
		if lang.Plain(l.Text) != lang.Plain(of.Title) {
			rows = append(rows, l.Text)
		}
	}
	field := "organisation"
	if len(of.Authors) > 0 {
		field = "publisher"
	}
	found := []record.Finding{one(field, report.Issuer(rows), record.FromHead)}
	for _, f := range report.ReadSeries(lines[at].Text) {
		found = append(found, one(f.Field, f.Value, record.FromHead))
	}
	return found
}
