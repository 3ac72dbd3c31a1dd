package stated

import (
	"cmp"
	"strings"

	"footnote/corpus/record"
)

// What a page says of a thesis, a report or a part of a book.

// kindFound gives the kind of a thesis or a report; of other works the form
// shows in the other fields.
func (d *Data) kindFound() record.Finding {
	if degree := d.tag("citation_dissertation_name", "eprints.thesis_type"); degree != "" {
		return record.Finding{Field: "genre", Value: cmp.Or(record.KindOfDegree(degree), "Thesis"), From: record.FromCitation}
	}
	for _, s := range []statement{
		{strings.Join(append(d.Tags["dc.type"], d.Tags["dcterms.type"]...), " "), record.FromDublin},
		{d.Work().Text("genre"), record.FromLinked},
	} {
		if kind := record.ThesisKind(s.value); kind != "" {
			return record.Finding{Field: "genre", Value: kind, From: s.from}
		}
	}
	switch {
	case d.tag("citation_dissertation_institution") != "":
		return record.Finding{Field: "genre", Value: "Dissertation", From: record.FromCitation}
	case d.tag("citation_technical_report_institution", "citation_technical_report_number") != "":
		return record.Finding{Field: "genre", Value: "Technical report", From: record.FromCitation}
	}
	return record.Finding{}
}

// institutionStated gives the university of a thesis and the office of a report,
// which publish them.
func (d *Data) institutionStated() string {
	return cmp.Or(d.tag("citation_dissertation_institution"), d.tag("citation_technical_report_institution"), d.tag("eprints.institution"))
}
