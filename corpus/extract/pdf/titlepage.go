package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/imprint"
)

// thesisReason is why the rows of the title page of a thesis are left out.
const thesisReason = "front matter"

// thesis gives what the title page of a thesis says. Nothing of the page is text. Where the
// first page is a cover that says only the title and the author, the next one says the rest.
func thesis(s *layout.File) []record.Finding {
	first := firstText(s)
	if first == nil || !isTitlePage(s, first) {
		return nil
	}
	title := s.Title
	inType := len(title) > 0
	if !inType {
		title = overAuthor(first)
	}
	findings := record.ReadTitlePage(partedRows(first, title), record.FromTitlePage)
	if !inType && findings != nil {
		findings = append(findings, record.Finding{Field: "title", Value: titleText(title), From: record.FromTitlePage})
	}
	if second := first.Number; findings == nil && inType && second < len(s.Pages) && strings.Contains(textOf(s.Pages[second]), titleText(title)) && isTitlePage(s, &s.Pages[second]) {
		if findings = record.ReadTitlePage(partedRows(&s.Pages[second], title), record.FromTitlePage); findings != nil {
			s.Pages[second].LeaveAll(thesisReason)
			return withoutNames(findings)
		}
	}
	if findings != nil {
		first.LeaveAll(thesisReason)
	}
	return findings
}

// withoutNames is what the second title page says but who wrote the work: the first one does.
func withoutNames(findings []record.Finding) []record.Finding {
	return slices.DeleteFunc(findings, func(f record.Finding) bool { return f.Field == "authors" || f.Field == "organisation" })
}

// namesIn gives the authors whom findings name.
func namesIn(findings []record.Finding) []string {
	for _, f := range findings {
		if f.Field == "authors" && len(f.Names) > 0 {
			return f.Names
		}
	}
	return nil
}

// partedRows gives the rows of a title page without those of the title. Rows of cells that stand
// one under another are read as columns: "Supervisor:  Author:" over a name each.
func partedRows(p *layout.Page, title []layout.Row) (out []string) {
	ofTitle := map[string]bool{}
	for _, r := range title {
		ofTitle[r.Text] = true
	}
	var columns [][]string
	flush := func() {
		for _, c := range columns {
			out = append(out, c...)
		}
		columns = nil
	}
	for _, r := range p.Rows {
		switch {
		case ofTitle[r.Text]:
		case len(r.Cells) < 2:
			flush()
			out = append(out, r.Text)
		default:
			if len(columns) != len(r.Cells) {
				flush()
				columns = make([][]string, len(r.Cells))
			}
			for i, cell := range r.Cells {
				columns[i] = append(columns[i], cell)
			}
		}
	}
	flush()
	return out
}

// mostOverAuthor is how many rows the title of a thesis has that is in the type of the rest.
const mostOverAuthor = 4

// overAuthor gives the first rows of a title page, up to the "by" before the author.
func overAuthor(p *layout.Page) (title []layout.Row) {
	for _, r := range p.Rows {
		switch {
		case !r.Kept():
		case record.AnnouncesAuthor(r.Text):
			return title
		case len(title) == mostOverAuthor || record.IsUniversity(r.Text) || record.NamesInstitution(r.Text) || record.IsDegreeLine(r.Text):
			return nil
		default:
			title = append(title, r)
		}
	}
	return nil
}

// imprintRows reads who published a book, where and when, from the rows of its title page, and
// leaves them out.
func imprintRows(s *layout.File) []record.Finding {
	first := firstText(s)
	if first == nil || !isTitlePage(s, first) {
		return nil
	}
	rows := texts(first.Rows)
	for i := 1; i < len(rows); i++ {
		read, n := record.ReadImprint(rows[i:min(len(rows), i+3)])
		if n == 0 {
			continue
		}
		for j := i; j < i+n; j++ {
			first.Rows[j].Leave(imprintReason)
		}
		return read.Findings()
	}
	return nil
}

// imprintOf reads the page of a book that says whose it is, among the first ones, and leaves
// it out.
func imprintOf(s *layout.File) []record.Finding {
	for i := 1; i < min(len(s.Pages), mostBeforeImprint); i++ {
		p := &s.Pages[i]
		var rows []string
		for _, r := range p.Rows {
			if r.Kept() {
				rows = append(rows, r.Text)
			}
		}
		if len(rows) > mostOnImprint || !imprint.IsPage(rows) {
			continue
		}
		p.LeaveAll(imprintReason)
		return imprint.ReadPage(rows)
	}
	return nil
}

const (
	imprintReason = "imprint"

	mostBeforeImprint = 8 // the first pages, among which it is
	mostOnImprint     = 60
)

// seasonHead is a date that stands alone in a cell at the head of the first page of a
// magazine or a handout: "SUMMER 2016".
var seasonHead = lang.Regexp(`(?i)^` + lang.OneOf("seasons") + `\s+((?:19|20)\d{2})$`)

// season gives the year of such a date, and the name of the magazine beside it.
func season(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	rows := s.Pages[0].Rows
	for i, r := range rows[:min(len(rows), mostAtEdge)] {
		for n, cell := range r.Cells {
			m := seasonHead.FindStringSubmatch(cell)
			if m == nil || len(r.Cells) < 2 {
				continue
			}
			out := []record.Finding{{Field: "issued", Value: m[1], From: record.FromHead}}
			if name := r.Cells[(n+1)%len(r.Cells)]; len(r.Cells) == 2 && container.NamesJournal(name) {
				out = append(out, record.Finding{Field: "container", Value: record.AsWritten(name), From: record.FromHead})
				rows[i].Leave(layout.HeadReason)
			}
			return out
		}
	}
	return nil
}

// datedEdge gives the day or the month that stands alone in a cell at the head of the first
// page, as releases and leaflets print it: "18 September 2023". In figures it may be the day
// on which a page was printed from a browser.
func datedEdge(s *layout.File) string {
	if len(s.Pages) == 0 {
		return ""
	}
	rows := s.Pages[0].Rows
	for _, r := range rows[:min(len(rows), mostAtEdge)] {
		for _, cell := range r.Cells {
			iso, ok := date.Whole(cell)
			if ok && len(iso) > len("2021") && strings.ContainsFunc(cell, unicode.IsLetter) && !strings.Contains(cell, ":") {
				return iso
			}
		}
	}
	return ""
}

// editorsAlone announces editors who are named in the next row.
var editorsAlone = lang.Regexp(`(?i)^(?:edited by|editors?:?|herausgegeben von|hrsg\. von|sous la direction de|a cura di|editado por|coordinado por|organizado por|под редакцией)$`)

// editorsOf reads the editors of a book from its title page, and leaves these rows out.
func editorsOf(s *layout.File) []string {
	first := firstText(s)
	if first == nil {
		return nil
	}
	rows := first.Rows
	for i := range rows[:min(len(rows), mostOnTitlePage)] {
		if i+1 == len(rows) || !rows[i].Kept() || !editorsAlone.MatchString(rows[i].Text) {
			continue
		}
		var names []string
		for j := i + 1; j < len(rows); j++ {
			more := namesInRow(rows[j])
			if first, rest, _ := strings.Cut(rows[j].Text, " "); record.JoinsNames(first) { // "and Per Falk"
				more = record.Names(rest, record.OfLine).People
			}
			if len(more) == 0 {
				break
			}
			names = append(names, more...)
			rows[i].Skip, rows[j].Skip = line.Byline, line.Byline
		}
		return names
	}
	return nil
}

// arxivStamp is what the archive prints up the margin of the first page.
var arxivStamp = lang.Regexp(`^arXiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s+(?:\[[\w.-]+\]\s+)?(\d{1,2} \p{L}{3,9} \d{4})$`)

// preprintStamp is what the archives of biology and medicine print on each page.
var preprintStamp = lang.Regexp(`(?i)\b(\p{L}{3,20}) preprint doi: (?:https?://doi\.org/)?(10\.\d{4,}/[^\s;]+); ?this version posted ([^.;]{6,30}\d{4})`)

// preprint reads such a stamp, which goes over two rows.
func preprint(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	var rows []string
	for _, r := range s.Pages[0].Rows {
		rows = append(rows, r.Text)
	}
	m := preprintStamp.FindStringSubmatch(strings.Join(rows, " "))
	if m == nil {
		return nil
	}
	for i := range s.Pages {
		leaveStamp(&s.Pages[i])
	}
	iso, _ := date.Parse(m[3])
	return []record.Finding{
		{Field: "issued", Value: iso, From: record.FromStamp}, {Field: "doi", Value: m[2], From: record.FromStamp}, {Field: "publisher", Value: m[1], From: record.FromStamp},
	}
}

// mostInStamp is how many rows such a stamp has on each page.
const mostInStamp = 5

// leaveStamp leaves out the rows of such a stamp on a page.
func leaveStamp(p *layout.Page) {
	for i, r := range p.Rows {
		if !preprintRow.MatchString(r.Text) {
			continue
		}
		for j := i; j < min(len(p.Rows), i+mostInStamp) && (j == i || p.Rows[j].Base-p.Rows[j-1].Base < 2*r.Size && math.Abs(p.Rows[j].Size-r.Size) < 0.05*r.Size); j++ {
			p.Rows[j].Leave(layout.HeadReason)
		}
		return
	}
}

var preprintRow = lang.Regexp(`(?i)^\p{L}{3,20} preprint doi:`)

// stamp reads the stamp of arXiv, wherever on the first page it stands. The archive is
// the publisher of what stands in no journal.
func stamp(s *layout.File, printed bool) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	for i := range s.Pages[0].Rows {
		r := &s.Pages[0].Rows[i]
		stamp := arxivStamp.FindStringSubmatch(lang.Squeeze(r.Text))
		if stamp == nil {
			continue
		}
		r.Leave(layout.HeadReason)
		iso, _ := date.Parse(stamp[2])
		findings := []record.Finding{
			{Field: "issued", Value: iso, From: record.FromStamp}, {Field: "url", Value: "https://arxiv.org/abs/" + stamp[1], From: record.FromStamp},
		}
		if !printed {
			findings = append(findings, record.Finding{Field: "publisher", Value: "arXiv", From: record.FromStamp})
		}
		return findings
	}
	return nil
}
