package pdf

import (
	"math"
	"strings"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
)

// Where a paper appeared stands in the heads and feet of its first pages.

// issueLine finds the line of the journal among rows and reads it. Its name may
// stand in the row above.
func issueLine(rows []layout.Row) []record.Finding {
	for i, r := range rows {
		if ofPages.MatchString(r.Text) {
			continue
		}
		for _, text := range append([]string{r.Text}, r.Cells...) {
			l, ok := container.ReadIssueLine(text)
			if whole := withNext(rows, i); ok && text == r.Text && whole != "" {
				if more, ok := container.ReadIssueLine(whole); ok && said(more.Findings("")) > said(l.Findings("")) {
					l = more
				}
			}
			for n := 1; ok && l.Name == "" && n <= min(i, mostBetween); n++ {
				l.Name = journalIn(rows[i-n], n == 1)
			}
			if ok && l.Name != "" {
				return append(l.Findings(record.FromFirstPage), record.Finding{Field: "issued", Value: dateBeside(rows, i), From: record.FromFirstPage})
			}
		}
	}
	return nil
}

// ofPages is the foot of a slide: which page of how many it is.
var ofPages = lang.Regexp(`(?:^|\s)\d{1,3}\s?/\s?\d{1,3}$`)

// withNext gives a row with the one right under it, "" where none is: what stands in a row
// alone may go on in the next with the pages.
func withNext(rows []layout.Row, i int) string {
	if i+1 == len(rows) || rows[i+1].Base < rows[i].Base || rows[i+1].Base-rows[i].Base > 1.7*rows[i].Size || math.Abs(rows[i+1].Left-rows[i].Left) > 2*rows[i].Size {
		return ""
	}
	return rows[i].Text + " " + rows[i+1].Text
}

// said counts the findings that say something.
func said(findings []record.Finding) (n int) {
	for _, f := range findings {
		if f.Value != "" {
			n++
		}
	}
	return n
}

// dateBeside gives the date that stands in a cell of the rows right above and below the
// line of a journal: many have a head of two rows.
func dateBeside(rows []layout.Row, at int) string {
	for _, i := range []int{at, at + 1, at - 1} {
		if i < 0 || i >= len(rows) || math.Abs(rows[i].Base-rows[at].Base) > 2.5*rows[at].Size {
			continue
		}
		for _, cell := range rows[i].Cells {
			if iso, ok := date.Whole(cell); ok {
				return iso
			}
		}
	}
	return ""
}

// datedHead reads the name and the day of a gazette that stand side by side in its head:
// "C 123/4   Official Journal of the River Union   12.5.2010".
func datedHead(cells []string) []record.Finding {
	name, day := "", ""
	for _, cell := range cells {
		iso, ok := date.Whole(cell)
		switch {
		case ok && len(iso) == len("2010-05-12"):
			day = iso
		case container.NamesJournal(cell):
			name = cell
		}
	}
	if name == "" || day == "" {
		return nil
	}
	return []record.Finding{{Field: "container", Value: name, From: record.FromContainer}, {Field: "issued", Value: day, From: record.FromContainer}}
}

// mostAtEdge is how many rows at the head and at the foot of its first page may say where
// a paper stands.
const mostAtEdge = 4

// proceedings reads in which volume of a conference a paper stands, from the rows at the
// edges of its first page.
func proceedings(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	rows := s.Pages[0].Rows
	for i := range rows {
		if i >= mostAtEdge && i < len(rows)-mostAtEdge {
			continue
		}
		for n := min(mostInProceedings, len(rows)-1-i); n >= 0; n-- {
			var texts []string
			for _, r := range rows[i : i+n+1] {
				texts = append(texts, r.Text)
			}
			findings := container.ReadProceedings(strings.Join(texts, " "))
			if n > 0 && (rows[i+n].Base-rows[i+n-1].Base > 2*rows[i].Size || printsNumber(rows[i+n].Text)) {
				findings = nil
			}
			if findings == nil {
				continue
			}
			for j := i; j <= i+n; j++ {
				rows[j].Leave(layout.HeadReason)
			}
			return findings
		}
	}
	return nil
}

// bookOfSeries reads which book a chapter stands in, from the rows under its first page.
func bookOfSeries(s *layout.File) []record.Finding {
	if len(s.Pages) == 0 {
		return nil
	}
	rows := s.Pages[0].Rows
	for i := range rows {
		if rows[i].Base < s.Pages[0].Height*layout.FootBegins {
			continue
		}
		texts := []string{}
		for _, r := range rows[i:min(len(rows), i+1+mostInProceedings)] {
			texts = append(texts, r.Text)
			if findings := container.ReadOfSeries(strings.Join(texts, " ")); findings != nil {
				for j := i; j < i+len(texts); j++ {
					rows[j].Leave(layout.HeadReason)
				}
				return findings
			}
		}
	}
	return nil
}

// mostInProceedings is over how many rows more such a line goes.
const mostInProceedings = 2

func printsNumber(text string) bool {
	_, ok := layout.PrintedNumber(text)
	return ok
}

// mostBetween is within how many rows above its line a journal has its name: the DOI may
// stand between them, beside both.
const mostBetween = 2

// journalIn gives the name of a journal that stands in a row: all of it in capitals, or
// a cell with a word for such.
func journalIn(r layout.Row, isRightAbove bool) string {
	if isRightAbove && line.IsCapitals(r.Text) {
		return line.TitleCase(r.Text, nil)
	}
	for _, cell := range r.Cells {
		if container.NamesJournal(cell) {
			return cell
		}
	}
	return ""
}

// newspaper finds the masthead of a newspaper among the rows of the first page.
func newspaper(s *layout.File) []record.Finding {
	first := firstText(s)
	if first == nil {
		return nil
	}
	var rows []string
	for i, r := range first.Rows {
		rows = append(rows, r.Text)
		if findings := datedHead(r.Cells); findings != nil && i < mostAtEdge {
			first.Rows[i].Leave(layout.HeadReason)
			return findings
		}
	}
	for i := range rows[:min(len(rows), mostByline)] {
		if findings, n := container.ReadMasthead(rows[i:min(len(rows), i+3)]); n > 0 {
			return findings
		}
	}
	return nil
}
