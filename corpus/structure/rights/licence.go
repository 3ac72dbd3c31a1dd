// Package rights reads what the text of a licence says of itself.
package rights

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

var (
	// licenceTitle is the title of the text of a licence: "Harbour Public License 2.0".
	licenceTitle = lang.Regexp(`(?i)^(?:the )?(?:[\p{L}.-]+ ){1,5}licen[cs]e(?:,? (?:v|version )?\d[\d.]*)?$`)
	// versionRow is a row that says which version of a text it is, and may say when it was made.
	versionRow = lang.Regexp(`(?i)^version (\d{1,2}(?:\.\d{1,3}){0,2})(?:, [\p{L}\d ]{4,20})?$`)
	// steward is the sentence of a licence that says who publishes it.
	steward = lang.Regexp(`(?:^|\. )(\p{Lu}[\p{L}’'& -]{2,60}) is the (?:license|licence) steward\b`)
)

// mostOfVersion is how far from the start of a licence the row of its version stands.
const mostOfVersion = 12

// Licence reads of the text of a licence which version it is and, where nobody is known to
// have written it, who publishes it.
func Licence(of corpus.Metadata, lines []line.Line) (found []record.Finding) {
	if !licenceTitle.MatchString(of.Title) {
		return nil
	}
	for _, l := range lines[:min(len(lines), mostOfVersion)] {
		if m := versionRow.FindStringSubmatch(l.Text); m != nil {
			found = append(found, record.Finding{Field: "version", Value: m[1], From: record.FromHead})
			break
		}
	}
	for _, l := range lines {
		if m := steward.FindStringSubmatch(l.Text); m != nil && len(of.Authors) == 0 {
			return append(found, record.Finding{Field: "organisation", Value: m[1], From: record.FromSentence})
		}
	}
	return found
}
