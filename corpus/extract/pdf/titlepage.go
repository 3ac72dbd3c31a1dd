package pdf

import (
	"math"
	"strings"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// thesisReason is why the rows of the title page of a thesis are left out.
const thesisReason = "front matter"

// thesis gives what the title page of a thesis says. Nothing of the page is text.
func thesis(s *layout.File) []record.Finding {
	first := firstText(s)
	if first == nil || !isTitlePage(s, first) {
		return nil
	}
	title := map[string]bool{}
	for _, r := range largest(s, first) {
		title[r.Text] = true
	}
	var rows []string
	for _, r := range first.Rows {
		if !title[r.Text] {
			rows = append(rows, r.Text)
		}
	}
	findings := record.ReadTitlePage(rows, record.FromTitlePage)
	if len(title) == 0 && findings != nil {
		findings = append(findings, record.Finding{Field: "title", Value: titleText(overAuthor(first)), From: record.FromTitlePage})
	}
	for i := range first.Rows {
		if r := &first.Rows[i]; findings != nil && r.Kept() {
			r.Skip = thesisReason
		}
	}
	return findings
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

// imprint reads the page of a book that says whose it is, among the first ones, and leaves
// it out.
func imprint(s *layout.File) []record.Finding {
	for i := 1; i < min(len(s.Pages), mostBeforeImprint); i++ {
		p := &s.Pages[i]
		var rows []string
		for _, r := range p.Rows {
			if r.Kept() {
				rows = append(rows, r.Text)
			}
		}
		if len(rows) > mostOnImprint || !record.IsImprintPage(rows) {
			continue
		}
		for j := range p.Rows {
			if p.Rows[j].Kept() {
				p.Rows[j].Skip = imprintReason
			}
		}
		return record.ReadImprintPage(rows)
	}
	return nil
}

const (
	imprintReason = "imprint"

	mostBeforeImprint = 8 // the first pages, among which it is
	mostOnImprint     = 60
)

// series reads in which series a paper stands, from the first page.
func series(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	for _, r := range s.Pages[0].Rows {
		for _, text := range append([]string{r.Text}, r.Cells...) {
			if findings := record.ReadSeries(text); findings != nil {
				return findings
			}
		}
	}
	return nil
}

// seasonHead is a date that stands alone in a cell at the head of the first page of a
// magazine or a handout: "SUMMER 2016".
var seasonHead = lang.Regexp(`(?i)^` + lang.OneOf("seasons") + `\s+((?:19|20)\d{2})$`)

// season gives the year of such a date.
func season(s *layout.File) string {
	if len(s.Pages) == 0 {
		return ""
	}
	for _, r := range s.Pages[0].Rows[:min(len(s.Pages[0].Rows), mostAtEdge)] {
		for _, cell := range r.Cells {
			if m := seasonHead.FindStringSubmatch(cell); m != nil && len(r.Cells) > 1 {
				return m[1]
			}
		}
	}
	return ""
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
			if p.Rows[j].Kept() {
				p.Rows[j].Skip = layout.HeadReason
			}
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
		if r.Kept() {
			r.Skip = layout.HeadReason
		}
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

// underMasthead parts a title of which the first row is the name of who publishes
// it, and gives that name.
func underMasthead(rows []layout.Row) (rest []layout.Row, organisation string) {
	if len(rows) < 2 || !record.NamesInstitution(rows[0].Text) || rows[1].StartsSmall() {
		return rows, ""
	}
	return rows[1:], record.AsWritten(strings.TrimSpace(rows[0].Text))
}
