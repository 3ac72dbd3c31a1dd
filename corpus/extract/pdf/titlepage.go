package pdf

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// thesisReason is why the rows of the title page of a thesis are left out.
const thesisReason = "front matter"

// thesis gives what the title page of a thesis says. Nothing of the page is text.
func (s *sheets) thesis() []record.Finding {
	first := s.firstText()
	if first == nil || !s.isTitlePage(first) {
		return nil
	}
	title := map[string]bool{}
	for _, r := range s.largest(first) {
		title[r.text] = true
	}
	var rows []string
	for _, r := range first.rows {
		if !title[r.text] {
			rows = append(rows, r.text)
		}
	}
	findings := record.ReadTitlePage(rows, record.FromTitlePage)
	for i := range first.rows {
		if r := &first.rows[i]; findings != nil && r.kept() {
			r.skip = thesisReason
		}
	}
	return findings
}

// arxivStamp is what the archive prints up the margin of the first page.
var arxivStamp = lang.Regexp(`^arXiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s+(?:\[[\w.-]+\]\s+)?(\d{1,2} \p{L}{3,9} \d{4})$`)

// preprintStamp is what the archives of biology and medicine print on each page.
var preprintStamp = lang.Regexp(`(?i)\b(bioRxiv|medRxiv) preprint doi: (?:https?://doi\.org/)?(10\.\d{4,}/[^\s;]+); ?this version posted ([^.;]{6,30}\d{4})`)

// preprint reads such a stamp, which goes over two rows.
func (s *sheets) preprint() []record.Finding {
	if len(s.pages) == 0 {
		return nil
	}
	var rows []string
	for _, r := range s.pages[0].rows {
		rows = append(rows, r.text)
	}
	m := preprintStamp.FindStringSubmatch(strings.Join(rows, " "))
	if m == nil {
		return nil
	}
	iso, _ := date.Parse(m[3])
	return []record.Finding{
		{Field: "issued", Value: iso, From: record.FromStamp}, {Field: "doi", Value: m[2], From: record.FromStamp}, {Field: "publisher", Value: m[1], From: record.FromStamp},
	}
}

// stamp reads the stamp of arXiv, wherever on the first page it stands. The archive is
// the publisher of what stands in no journal.
func (s *sheets) stamp(printed bool) []record.Finding {
	if len(s.pages) == 0 {
		return nil
	}
	for i := range s.pages[0].rows {
		r := &s.pages[0].rows[i]
		stamp := arxivStamp.FindStringSubmatch(lang.Squeeze(r.text))
		if stamp == nil {
			continue
		}
		if r.kept() {
			r.skip = headReason
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
func underMasthead(rows []row) (rest []row, organisation string) {
	if len(rows) < 2 || !record.NamesInstitution(rows[0].text) || rows[1].startsSmall() {
		return rows, ""
	}
	return rows[1:], record.AsWritten(strings.TrimSpace(rows[0].text))
}
