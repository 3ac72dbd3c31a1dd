package stated

import (
	"cmp"
	"strings"

	"footnote/corpus/extract/html/linked"
	"footnote/corpus/record"
	"footnote/corpus/record/periodical"
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

// periodicalFound says that a page is an article of a periodical, where it states that: by the
// tags of a journal, by an ISSN, by what its data says that it or its publisher is, by a line
// about the printed edition.
func (d *Data) periodicalFound(container string) record.Finding {
	found := record.Finding{Field: "genre", From: record.FromLinked}
	work := d.Work()
	switch {
	case container == "":
	case container == d.tag("citation_journal_title", "bepress_citation_journal_title"):
		found.Value, found.From = cmp.Or(periodical.Kind(container), "Journal article"), record.FromCitation
	case work.Object("isPartOf").Is("Newspaper", "Magazine", "Periodical") && work.Object("isPartOf").Text("name") == container,
		d.isNews(work) && (d.tag("og:type") == "" || d.tag("og:type") == "article"):
		found.Value = periodical.NewsKind(container)
	case d.tag("citation_issn", "prism.issn", "prism.eissn") != "":
		found.Value, found.From = periodical.Kind(container), record.FromCitation
	}
	return found
}

// isNews says whether the data of a page names it an article of news, or its publisher one of
// news, or tells where it was printed.
func (d *Data) isNews(work linked.Object) bool {
	return work.Is("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle") ||
		work.Object("publisher").Is("NewsMediaOrganization", "Newspaper") || work.Text("printEdition")+work.Text("printPage")+work.Text("printSection") != ""
}
