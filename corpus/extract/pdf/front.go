package pdf

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// mostOnTitlePage is how many rows a title page has at most.
const mostOnTitlePage = 24

// isTitlePage says whether a page of a longer file shows the title, who wrote
// the work and when, and no text of it.
func isTitlePage(s *layout.File, p *layout.Page) bool {
	kept := 0
	for _, r := range p.Rows {
		if r.Kept() {
			kept++
		}
		if layout.Leaders.MatchString(r.Text) {
			return false
		}
	}
	return len(s.Pages) > 1 && kept <= mostOnTitlePage && (saysThesis(p) || !slices.ContainsFunc(p.Parts(), func(rows []layout.Row) bool { return hasProse(s, rows) }))
}

// mostInDegreeRow bounds the words of a row of the title page of a thesis.
const mostInDegreeRow = 12

// saysThesis says whether a page says for which degree a work is, in short rows without a
// sentence. Where the text is double-spaced they look like those of a paragraph.
func saysThesis(p *layout.Page) bool {
	says := false
	for i, r := range p.Rows {
		switch {
		case !r.Kept():
		case lang.WordCount(r.Text) > mostInDegreeRow || lang.EndsSentence(r.Text):
			return false
		default:
			says = says || record.IsDegreeLine(r.Text) || i > 0 && record.IsDegreeLine(p.Rows[i-1].Text+" "+r.Text)
		}
	}
	return says
}

// hasProse says whether rows of one column hold a paragraph of prose.
func hasProse(s *layout.File, rows []layout.Row) bool {
	return !rows[0].Note && slices.ContainsFunc(s.Paragraphs(rows), func(g layout.Group) bool {
		text := titleText(g.Rows)
		return line.IsProse(line.Measured(structure.Line{Block: corpus.Block{Text: text}})) && !record.IsDegreeLine(text)
	})
}

// underTitle gives the rows of the first page under the title, up to the text or
// a section, the ones that are left out by now not among them.
func underTitle(s *layout.File, p *layout.Page) []*layout.Row {
	title := s.Title
	if len(title) == 0 {
		return nil
	}
	last := title[len(title)-1]
	var out []*layout.Row
	after := false
	for i := range p.Rows {
		r := &p.Rows[i]
		switch {
		case !r.Kept():
		case !after:
			after = r.Is(last)
		case len(out) == mostByline, r.Size > last.Size*1.02, line.SectionWords()[lang.Plain(r.Text)], line.Chapterish(r.Text) && !date.IsWhole(r.Text), line.IsProse(line.Measured(structure.Line{Block: corpus.Block{Text: r.Text}})):
			return out
		default:
			out = append(out, r)
		}
	}
	return out
}

// officeOf gives the institution that stands alone under the title and right over the
// date, where nobody else is named: whose the work is.
func officeOf(s *layout.File) string {
	first := firstText(s)
	if first == nil {
		return ""
	}
	rows := underTitle(s, first)
	for i, r := range rows {
		name := r.Text
		if strings.Contains(name, ":") { // "Prepared by: Harbour Surveys Ltd", and not "Prepared for:"
			name = record.ReadByline(name).Organisation
		}
		if i+1 < len(rows) && record.NamesInstitution(name) && !strings.Contains(name, ",") && date.IsWhole(rows[i+1].Text) {
			r.Skip = line.Byline
			return record.AsWritten(name)
		}
	}
	return ""
}

// issuedOf gives the date that stands alone under the title and leaves its row
// out. A year alone is one only on a title page, or right under the authors.
func issuedOf(s *layout.File) string {
	first := firstText(s)
	if first == nil {
		return ""
	}
	years := isTitlePage(s, first)
	for i, r := range underTitle(s, first) {
		iso, ok := date.Whole(r.Text)
		if !ok {
			iso, ok = ofTitlePage(r.Text)
		} else if len(iso) == len("2021") && !years {
			ok = i == 0 // right under who wrote it, as LaTeX sets the date
		}
		if ok {
			r.Skip = "date"
			return iso
		}
	}
	for _, r := range first.Rows { // "Elm State University — 14 October 2019"
		if parts := record.Parts(r.Text); r.Skip == "affiliation" && len(parts) == 2 {
			if iso, ok := date.Whole(parts[1]); ok && len(iso) > len("2021") {
				return iso
			}
		}
		if iso := datedByline(r); iso != "" {
			return iso
		}
	}
	return ""
}

// ofTitlePage reads a row that is the month or the season of a work, with the town or the
// institution before it.
func ofTitlePage(text string) (iso string, ok bool) {
	place, iso := date.OfTitlePage(text)
	if iso == "" && date.Heads(text) && lang.WordCount(text) <= mostInDegreeRow {
		iso = date.PublishedIn(text) // "in der Fassung vom 3. Mai 2015"
	}
	return iso, iso != "" && len(record.Names(place, record.OfLine).People) == 0
}

// datedByline gives the day that a byline ends in: "By Ada Molnar, 14 October 2019".
func datedByline(r layout.Row) string {
	before, after, iso := date.Cut(r.Text)
	if r.Skip != line.Byline || len(iso) <= len("2021") || date.IsOther(r.Text) {
		return ""
	}
	rest := date.Beside(before, after)
	if len(record.ReadByline(rest).People) == 0 && len(record.Names(rest, record.OfLine).People) == 0 {
		return ""
	}
	return iso
}

// setFront marks the rows under the title that are no headings, large as they
// may be: names and dates, and all of a title page.
func setFront(s *layout.File) {
	first := firstText(s)
	if first == nil {
		return
	}
	whole := isTitlePage(s, first)
	for _, r := range underTitle(s, first) {
		_, isDate := ofTitlePage(r.Text)
		r.Front = whole || isDate || date.IsWhole(r.Text) || record.IsDegreeLine(r.Text) || len(namesInRow(*r)) > 0
	}
}
