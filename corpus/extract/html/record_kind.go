package html

import (
	"cmp"
	"regexp"
	"strings"

	"footnote/corpus/record"
)

// What a page says of a thesis, a report or a part of a book.

// kindStated gives the kind of a thesis or a report; of other works the form
// shows in the other fields.
func (d *pageData) kindStated() statement {
	if degree := d.tag("citation_dissertation_name", "eprints.thesis_type"); degree != "" {
		return statement{cmp.Or(kindOfDegree(degree), "Thesis"), foundCitation}
	}
	for _, s := range []statement{
		{strings.Join(append(d.tags["dc.type"], d.tags["dcterms.type"]...), " "), foundDublin},
		{d.work().text("genre"), foundLinked},
	} {
		if kind := thesisKind(s.value); kind != "" {
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

var (
	doctoral = regexp.MustCompile(`(?i)doctor|\bph\.?\s?d|d\.?phil`)
	masters  = regexp.MustCompile(`(?i)master|\bm\.?(?:sc|a|phil)\b`)
	bachelor = regexp.MustCompile(`(?i)bachelor|\bb\.?(?:sc|a)\b`)
)

// thesisKind names the kind of thesis that data states in one of many forms, ""
// for what is none: "info:eu-repo/semantics/doctoralThesis".
func thesisKind(stated string) string {
	if !record.IsThesis(stated) && !strings.Contains(strings.ToLower(stated), "thesis") {
		return ""
	}
	return cmp.Or(kindOfDegree(stated), "Thesis")
}

func kindOfDegree(stated string) string {
	switch {
	case doctoral.MatchString(stated):
		return "Doctoral thesis"
	case masters.MatchString(stated):
		return "Master’s thesis"
	case bachelor.MatchString(stated):
		return "Bachelor’s thesis"
	}
	return ""
}

// institutionStated gives the university of a thesis and the office of a report,
// which publish them.
func (d *pageData) institutionStated() string {
	return cmp.Or(d.tag("citation_dissertation_institution"), d.tag("citation_technical_report_institution"), d.tag("eprints.institution"))
}
