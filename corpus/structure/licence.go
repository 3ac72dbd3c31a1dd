package structure

import (
	"footnote/corpus/lang"
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

// readLicence reads of the text of a licence which version it is and who publishes it.
func (d *Draft) readLicence() {
	if !licenceTitle.MatchString(d.Meta.Title) {
		return
	}
	for _, l := range d.Lines[:min(len(d.Lines), mostOfVersion)] {
		if m := versionRow.FindStringSubmatch(l.Text); m != nil {
			d.tellOne("version", m[1], record.FromHead)
			break
		}
	}
	for _, l := range d.Lines {
		if m := steward.FindStringSubmatch(l.Text); m != nil && len(d.Meta.Authors) == 0 {
			d.tellOne("organisation", m[1], record.FromSentence)
			return
		}
	}
}
