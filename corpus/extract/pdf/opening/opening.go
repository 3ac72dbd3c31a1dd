// Package opening reads the first pages of what is no article and no book: judgments, reports,
// pages that a browser printed. Each has a form of its own, by which it is told.
package opening

import (
	"slices"
	"strings"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/report"
	"footnote/corpus/record/ruling"
)

const reason = "front matter"

// Ruling reads the head of a judgment and leaves it out, nil where the first page is of no
// judgment.
func Ruling(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	var rows []string
	var at []*layout.Row
	for i := range s.Pages[0].Rows {
		if r := &s.Pages[0].Rows[i]; r.Kept() {
			rows, at = append(rows, r.Text), append(at, r)
		}
	}
	said, ok := ruling.Read(rows)
	if !ok {
		return nil
	}
	last := said.Rows
	if last == 0 {
		last = textAt(rows)
	}
	if last == len(rows) && (len(rows) > ruling.MostRows || len(s.Pages) == 1) { // no page of its own
		last = 0
	}
	for _, r := range at[:last] {
		r.Skip = reason
	}
	return said.Findings(record.FromFirstPage)
}

// textAt is the first of some rows with which what the court says begins: two that are about as
// long as those of a paragraph.
func textAt(rows []string) int {
	for i := 1; i < len(rows); i++ {
		if lang.WordCount(rows[i-1]) >= leastOfText && lang.WordCount(rows[i]) >= leastOfText {
			return i - 1
		}
	}
	return len(rows)
}

// leastOfText is the words of the shortest such row.
const leastOfText = 12

// Report reads the series and the number of a report from the first page, and whose it is from
// one that is a cover. A number that stands for itself is one only there or in the first rows.
func Report(s *layout.File, isCover bool) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	rows := s.Pages[0].Rows
	var out []record.Finding
	var texts []string
	for i, r := range rows {
		cells := append([]string{r.Text}, r.Cells...)
		if i+1 < len(rows) && rows[i+1].Base-r.Base < mostApart*r.Size {
			cells = append(cells, r.Text+" "+rows[i+1].Text)
		}
		for _, text := range cells {
			if out == nil {
				out = report.ReadSeries(text)
			}
			if out == nil && (isCover || i < mostAtHead) {
				out = report.ReadCode(text)
			}
		}
		texts = append(texts, r.Text)
	}
	if isCover {
		out = append(out, record.Finding{Field: "publisher", Value: report.Issuer(texts), From: record.FromFirstPage})
	}
	return out
}

const (
	mostAtHead = 3   // rows at the head of a first page
	mostApart  = 3.0 // sizes of type between the two rows of one line
)

// An office that names nobody is who wrote what it gives out.
func ByOffice(findings []record.Finding, authors []string) []record.Finding {
	if len(authors) > 0 {
		return findings
	}
	for i := range findings {
		if findings[i].Field == "publisher" && strings.TrimSpace(findings[i].Value) != "" {
			findings[i].Field = "organisation"
		}
	}
	return findings
}

// stampRow is what archives print at the foot of each page for whoever took the file.
var stampRow = lang.Regexp(`(?i)^(?:this content downloaded from|all use subject to https?:|electronic copy available at|authori[sz]ed licensed use limited to|downloaded (?:from|by) (?:https?:|\S{3,60} on )|this content is subject to)|` +
	// whose the copy is, and what it costs to make another
	`^(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d{2}\b.{0,80}\ball rights reserved\.?$|^(?:97[89][- ])?[\dX-]{9,17}/\d{2,4}/?\s?(?:\$|©)\s?\d+[. ].{0,80}$`)

// LeaveStamps leaves such rows out, wherever they stand, and reads from those of the first page
// whose the work is.
func LeaveStamps(s *layout.File) {
	s.Each(func(p *layout.Page, r *layout.Row) {
		if stampRow.MatchString(r.Text) {
			r.Skip = layout.HeadReason
			if p.Number == 1 {
				s.Owner = append(s.Owner, record.ReadOwner(r.Text)...)
			}
		}
	})
}

var (
	minutesRow = lang.Regexp(`(?i)^(?:(?:draft|approved|unapproved) )?(?:minutes|notes|record) of (?:the |an? )?\p{L}|^(?:protokoll|niederschrift) (?:der|des|über)\b|^(?:procès-verbal|compte[ -]rendu) de\b|^acta de\b`)
	heldOn     = lang.Regexp(`(?i)\s+(?:held|convened|abgehalten|tenue?|celebrada)\b.*$|,?\s+(?:on|vom|am|du|del)\s+(?:\p{L}+,?\s+)?\d.*$`)
)

// meeting is who meets, or that they do.
var meeting = lang.Regexp(`(?i)\b(?:meeting|council|committee|board|assembly|session|\p{L}*sitzung|\p{L}*versammlung|\p{L}*ausschuss(?:es)?|réunion|séance|reunión|sesión|comité)\b`)

// mostOfMinutes is over how many rows the name of minutes goes.
const mostOfMinutes = 4

// Minutes reads the head of the minutes of a meeting: what met, and when; nil for another page.
func Minutes(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	rows := s.Pages[0].Rows
	for i := range rows[:min(len(rows), mostAtHead)] {
		if !rows[i].Kept() || !minutesRow.MatchString(rows[i].Text) {
			continue
		}
		text := ""
		for j := i; j < min(len(rows), i+mostOfMinutes); j++ {
			text = strings.TrimSpace(text + " " + rows[j].Text)
			_, _, iso := date.Cut(text)
			if iso == "" || !meeting.MatchString(text) {
				continue
			}
			who := ""
			if i > 0 && record.NamesInstitution(rows[i-1].Text) {
				who = record.AsWritten(rows[i-1].Text)
			}
			for k := max(i-1, 0); k <= j; k++ {
				if k >= i || who != "" {
					rows[k].Leave(reason)
				}
			}
			return []record.Finding{
				{Field: "title", Value: heldOn.ReplaceAllString(text, ""), From: record.FromFirstPage}, {Field: "organisation", Value: who, From: record.FromFirstPage},
				{Field: "issued", Value: iso, From: record.FromFirstPage},
			}
		}
	}
	return nil
}

// printedURL is the address that a browser prints in the foot of each page.
var printedURL = lang.Regexp(`^(https?://\S+)(?:\s+\d{1,3}/\d{1,3})?$`)

// Printed reads what a browser prints around a page of the web: the day and the title over it, the
// address below. The title is believed where the page shows it too.
func Printed(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	rows := s.Pages[0].Rows
	address := ""
	for i := len(rows) - 1; i >= max(0, len(rows)-mostAtHead); i-- {
		if m := printedURL.FindStringSubmatch(rows[i].Text); m != nil {
			address = m[1]
		}
	}
	head := slices.IndexFunc(rows[:min(len(rows), mostAtHead)], func(r layout.Row) bool {
		return len(r.Cells) == 2 && (date.IsWhole(strings.TrimRight(strings.SplitN(r.Cells[0], ",", 2)[0], " ")) || printDate.MatchString(r.Cells[0]))
	})
	if address == "" || head < 0 {
		return nil
	}
	out := []record.Finding{{Field: "url", Value: address, From: record.FromFirstPage}}
	for _, r := range rows[head+1 : min(len(rows), head+1+mostUnderHead)] {
		if site, ok := record.BesideTitle(rows[head].Cells[1], lang.Plain(r.Text)); ok && site != "" || lang.Plain(r.Text) == lang.Plain(rows[head].Cells[1]) {
			out = append(out, record.Finding{Field: "title", Value: r.Text, From: record.FromFirstPage}, record.Finding{Field: "container", Value: site, From: record.FromFirstPage})
			break
		}
	}
	s.Each(func(_ *layout.Page, r *layout.Row) {
		if r.Text == rows[head].Text || strings.HasPrefix(r.Text, address) {
			r.Skip = layout.HeadReason
		}
	})
	return out
}

// printDate is the day on which a page was printed.
var printDate = lang.Regexp(`^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?$`)

// mostUnderHead is within how many rows under the head such a page shows its title.
const mostUnderHead = 25
