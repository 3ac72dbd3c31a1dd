package pdf

import (
	"slices"
	"strings"

	"footnote/corpus"
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
func (s *sheets) isTitlePage(p *sheet) bool {
	kept := 0
	for _, r := range p.rows {
		if r.kept() {
			kept++
		}
		if leaders.MatchString(r.text) {
			return false
		}
	}
	return len(s.pages) > 1 && kept <= mostOnTitlePage && !slices.ContainsFunc(p.parts(), s.hasProse)
}

// hasProse says whether rows of one column hold a paragraph of prose.
func (s *sheets) hasProse(rows []row) bool {
	return !rows[0].note && slices.ContainsFunc(s.paragraphs(rows), func(g rowGroup) bool {
		text := titleText(g.rows)
		return line.IsProse(line.Measured(structure.Line{Block: corpus.Block{Text: text}})) && !record.IsDegreeLine(text)
	})
}

// namesContents says whether a text is what a table of contents stands under.
func namesContents(text string) bool {
	reason := line.Phrases[lang.Plain(text)]
	return reason == "contents" || reason == "navigation" // both have a "table of contents"
}

// underTitle gives the rows of the first page under the title, up to the text or
// a section, the ones that are left out by now not among them.
func (s *sheets) underTitle(p *sheet) []*row {
	title := s.largest(p)
	if len(title) == 0 {
		return nil
	}
	last := title[len(title)-1]
	var out []*row
	after := false
	for i := range p.rows {
		r := &p.rows[i]
		switch {
		case !r.kept():
		case !after:
			after = r.Base == last.Base && r.text == last.text
		case len(out) == mostByline, r.Size > last.Size*1.02, line.SectionWords[lang.Plain(r.text)], line.Chapterish(r.text) && !date.IsWhole(r.text), line.IsProse(line.Measured(structure.Line{Block: corpus.Block{Text: r.text}})):
			return out
		default:
			out = append(out, r)
		}
	}
	return out
}

// office gives the institution that stands alone under the title and right over the
// date, where nobody else is named: whose the work is.
func (s *sheets) office() string {
	first := s.firstText()
	if first == nil {
		return ""
	}
	rows := s.underTitle(first)
	for i, r := range rows {
		if i+1 < len(rows) && record.NamesInstitution(r.text) && !strings.Contains(r.text, ",") && date.IsWhole(rows[i+1].text) {
			r.skip = line.Byline
			return record.AsWritten(r.text)
		}
	}
	return ""
}

// issued gives the date that stands alone under the title and leaves its row
// out. A year alone is one only on a title page.
func (s *sheets) issued() string {
	first := s.firstText()
	if first == nil {
		return ""
	}
	years := s.isTitlePage(first)
	for _, r := range s.underTitle(first) {
		if iso, ok := date.Whole(r.text); ok && (years || len(iso) > len("2021")) {
			r.skip = "date"
			return iso
		}
	}
	return ""
}

// setFront marks the rows under the title that are no headings, large as they
// may be: names and dates, and all of a title page.
func (s *sheets) setFront() {
	first := s.firstText()
	if first == nil {
		return
	}
	whole := s.isTitlePage(first)
	for _, r := range s.underTitle(first) {
		r.front = whole || date.IsWhole(r.text) || record.IsDegreeLine(r.text) || len(namesInRow(*r)) > 0
	}
}
