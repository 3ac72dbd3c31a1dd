package opening

import (
	"slices"
	"strings"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

var (
	salutation = lang.Regexp(`(?i)^(?:dear|sehr geehrte[rsn]?|liebe[rs]?|cher|chère|chers|madame|monsieur|mesdames|estimad[oa]s?|gentil[ei]|egregi[ao]|geachte|beste|prezad[oa]s?)\b.{0,60}[,:!]$`)
	subject    = lang.Regexp(`(?i)^(?:re|subject|ref|betreff|betr|objet|asunto|oggetto|betreft|assunto)\s*[:.]\s*(\S.{3,160})$`)
)

const (
	mostOverSalutation = 30 // rows
	mostToSubject      = 3  // rows from the salutation to the subject
)

// Letter reads the head of a letter that says what it is about: the large type over it is whose the
// paper is. It is nil for another page.
func Letter(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	rows := s.Pages[0].Rows
	greets := slices.IndexFunc(rows[:min(len(rows), mostOverSalutation)], func(r layout.Row) bool {
		return r.Kept() && salutation.MatchString(r.Text)
	})
	if greets < 0 {
		return nil
	}
	for i := max(0, greets-mostToSubject); i < min(len(rows), greets+mostToSubject+1); i++ {
		m := subject.FindStringSubmatch(rows[i].Text)
		if m == nil {
			continue
		}
		out := []record.Finding{{Field: "title", Value: strings.TrimSpace(m[1]), From: record.FromLabel}, {Field: "genre", Value: "Letter", From: record.FromFirstPage}}
		if record.IsOrganisation(rows[0].Text) {
			out = append(out, record.Finding{Field: "organisation", Value: record.AsWritten(rows[0].Text), From: record.FromFirstPage})
		}
		for _, r := range rows[:greets] {
			if iso, ok := date.Whole(r.Text); ok && len(iso) > len("2021") {
				out = append(out, record.Finding{Field: "issued", Value: iso, From: record.FromFirstPage})
			}
		}
		for j := range rows[:max(greets, i)+1] {
			rows[j].Leave(reason)
		}
		return out
	}
	return nil
}
