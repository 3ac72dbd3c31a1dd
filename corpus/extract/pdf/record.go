package pdf

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/extract/pdf/opening"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// The record of a PDF file is read from its first pages. What the file's own
// properties say is believed only where the first page says it too: they are
// often those of the program or of another document.

// frontPages is on how many pages a record may stand.
const frontPages = 3

// readRecord reads what the first pages say of the work.
func readRecord(s *layout.File) corpus.Metadata {
	front := frontRows(s)
	if ruling := opening.Ruling(s); ruling != nil {
		return record.Merge(ruling...)
	}
	printed := opening.Printed(s)
	if minutes := opening.Minutes(s); minutes != nil {
		return record.Merge(append(minutes, printed...)...)
	}
	if letter := opening.Letter(s); letter != nil {
		return record.Merge(letter...)
	}
	first := firstText(s)
	if first != nil {
		s.Title = wholeTitle(s, first, titlingPage(s, first).Title())
	}
	society := titleUnderSociety(s, first)
	report := opening.Report(s, first != nil && isTitlePage(s, first))
	title, titleFrom := titleOf(s)
	editors := editorsOf(s)
	titlePage := thesis(s)
	authors, authorsFrom := authorsOf(s)
	if named := namesIn(titlePage); len(named) > 0 {
		authors, authorsFrom = named, record.FromTitlePage
	}
	office := ""
	if len(authors) == 0 {
		office = officeOf(s)
	}
	findings := append(printed, []record.Finding{
		{Field: "organisation", Value: office, From: record.FromFirstPage},
		{Field: "editors", Names: editors, From: record.FromFirstPage},
		{Field: "title", Value: title, From: titleFrom},
		{Field: "authors", Names: authors, From: authorsFrom},
		{Field: "organisation", Value: s.Masthead, From: record.FromFirstPage},
		{Field: "organisation", Value: society, From: record.FromFirstPage},
		{Field: "doi", Value: doi(s, front), From: record.FromFirstPage},
		{Field: "isbn", Value: firstISBN(front), From: record.FromFirstPage},
	}...)
	issue := issueLine(front)
	if issue == nil {
		issue = proceedings(s)
	}
	if issue == nil {
		issue = bookOfSeries(s)
	}
	issue = append(issue, ownCitation(s, title)...)
	findings = slices.Concat(findings, issue, s.Cover, s.Owner, []record.Finding{{Field: "issued", Value: s.Published, From: record.FromFirstPage}, {Field: "issued", Value: publishedInHistory(s), From: record.FromFirstPage}, {Field: "issued", Value: issuedOf(s), From: record.FromFirstPage}}, stamp(s, issue != nil), newspaper(s), preprint(s), titlePage, imprintOf(s), imprintRows(s), season(s), opening.ByOffice(report, authors), []record.Finding{{Field: "issued", Value: datedEdge(s), From: record.FromHead}})
	setFront(s)
	return record.Merge(findings...)
}

// frontRows gives the rows of the first pages from the top, heads and feet too, up to the
// list of references of a short work: what stands in it is of other works.
func frontRows(s *layout.File) []layout.Row {
	var out []layout.Row
	for i, p := range s.Pages[:min(len(s.Pages), frontPages)] {
		for _, r := range p.Rows {
			if i > 0 && line.Phrases()[record.HeadDigit.ReplaceAllString(lang.Plain(r.Text), "")] == line.References {
				return out
			}
			out = append(out, r)
		}
	}
	return out
}

// firstText is the first page with text, among the first ones; nil if none is.
func firstText(s *layout.File) *layout.Page {
	for i := range s.Pages[:min(len(s.Pages), frontPages)] {
		if slices.ContainsFunc(s.Pages[i].Rows, layout.Row.Kept) {
			return &s.Pages[i]
		}
	}
	return nil
}

func textOf(p layout.Page) string {
	var out []string
	for _, r := range p.Rows {
		if r.Kept() {
			text, _ := r.Prose()
			out = append(out, text)
		}
	}
	return line.JoinRows(out)
}

// publishedInHistory gives the date of publication that stands on the first page behind
// those on which a paper came in and was accepted.
func publishedInHistory(s *layout.File) string {
	if len(s.Pages) == 0 {
		return ""
	}
	for _, r := range s.Pages[0].Rows {
		if date.OtherWords.MatchString(r.Text) {
			if iso := date.PublishedIn(r.Text); iso != "" {
				return iso
			}
		}
	}
	return ""
}

// doi gives the DOI of the work: the first on the first pages that does not
// stand in an entry of a list of references.
func doi(s *layout.File, front []layout.Row) string {
	for i, r := range front {
		if doi := wholeDOI(front[i:]); doi != "" && (slices.ContainsFunc(r.Cells, container.IsIssueLine) || container.IsIssueLine(r.Text) || !record.IsReference(strings.Replace(r.Text, doi, "", 1))) {
			return doi
		}
	}
	return ""
}

// wholeDOI gives the DOI in the first of the rows. One that ends the row with a full stop and
// has no figure yet goes on in the next: "https://doi.org/10.5555/river." over "bed.0155001".
func wholeDOI(rows []layout.Row) string {
	doi := identifier.FindDOI(rows[0].Text)
	_, suffix, _ := strings.Cut(doi, "/")
	if doi == "" || strings.ContainsFunc(suffix, unicode.IsDigit) || !strings.HasSuffix(rows[0].Text, doi+".") {
		return doi
	}
	if len(rows) > 1 {
		if rest, _, _ := strings.Cut(rows[1].Text, " "); strings.ContainsFunc(rest, unicode.IsDigit) {
			return identifier.FindDOI(doi + "." + rest)
		}
	}
	return doi
}

// firstISBN gives the first number whose check digit is right.
func firstISBN(front []layout.Row) string {
	for _, r := range front {
		if isbn := identifier.FindISBN(r.Text); isbn != "" {
			return isbn
		}
	}
	return ""
}
