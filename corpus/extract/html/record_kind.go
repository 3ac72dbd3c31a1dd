package html

import (
	"cmp"
	"strings"

	"footnote/corpus/record"
)

// What a page says of a thesis, a report or a part of a book.

// kindStated gives the kind of a thesis or a report; of other works the form
// shows in the other fields.
func (d *pageData) kindStated() statement {
	if degree := d.tag("citation_dissertation_name", "eprints.thesis_type"); degree != "" {
		return statement{cmp.Or(record.KindOfDegree(degree), "Thesis"), foundCitation}
	}
	for _, s := range []statement{
		{strings.Join(append(d.tags["dc.type"], d.tags["dcterms.type"]...), " "), foundDublin},
		{d.work().text("genre"), foundLinked},
	} {
		if kind := record.ThesisKind(s.value); kind != "" {
			return statement{kind, s.from}
		}
	}
	switch {
	case d.tag("citation_dissertation_institution") != "":
		return statement{"Dissertation", foundCitation}
	case d.tag("citation_technical_report_institution", "citation_technical_report_number") != "":
		return statement{"Technical report", foundCitation}
	}
	return statement{}
}

// institutionStated gives the university of a thesis and the office of a report,
// which publish them.
func (d *pageData) institutionStated() string {
	return cmp.Or(d.tag("citation_dissertation_institution"), d.tag("citation_technical_report_institution"), d.tag("eprints.institution"))
}
