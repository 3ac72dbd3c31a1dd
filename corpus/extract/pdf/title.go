package pdf

import (
	"math"
	"slices"
	"strings"

	"footnote/corpus/extract/pdf/garbled"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/extract/pdf/titling"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/report"
)

// titleOf gives the title with the subtitle under it, and puts by whose name stands over it.
func titleOf(s *layout.File) (title, from string) {
	first := firstText(s)
	if first == nil || len(s.Title) == 0 {
		return "", ""
	}
	s.Masthead = mastheadOver(first, s.Title)
	oneColumn(first, s.Title)
	title = titleText(s.Title)
	if more := subtitle(s, first, s.Title); more != nil {
		title = record.WithSubtitle(title, titleText(more))
	}
	return title, record.FromFirstPage
}

// mastheadOver gives the institution whose name stands right over the title in type no smaller.
func mastheadOver(p *layout.Page, title []layout.Row) string {
	at := slices.IndexFunc(p.Rows, title[0].Is)
	name := ""
	for i := at - 1; i >= 0 && p.Rows[i].Size > 0.98*title[0].Size && (record.NamesInstitution(p.Rows[i].Text) || record.IsUniversity(p.Rows[i].Text) || record.NamesTown(p.Rows[i].Text)); i-- {
		name = strings.TrimSpace(record.AsWritten(p.Rows[i].Text) + " " + name)
	}
	return name
}

// titleUnderSociety takes for the title the row right under the name of a company or a society that
// says what it is of them, "Satzung", "Annual Report", and gives that name.
func titleUnderSociety(s *layout.File, p *layout.Page) string {
	if len(s.Title) == 0 {
		return ""
	}
	society, rows := s.Title, under(p, s.Title).Rows
	if n := len(s.Title); n > 1 { // both in one type
		society, rows = s.Title[:n-1], s.Title[n-1:]
	}
	name := titleText(society)
	if len(rows) == 0 || !rows[0].Kept() || !record.ReportName.MatchString(rows[0].Text) || !record.HasLegalForm(name) && !record.NamesInstitution(name) {
		return ""
	}
	for i := range p.Rows {
		if slices.ContainsFunc(society, p.Rows[i].Is) {
			p.Rows[i].Skip = line.Byline
		}
	}
	s.Title = rows[:1]
	if record.AllCaps(name) {
		return record.AsWritten(name)
	}
	return name
}

const (
	mostSubtitle    = 3 // rows
	wordsOfSubtitle = 20
)

// notSubtitle begins a row that stands where a subtitle would: what was done with the work, or
// which of several it is, or an ornament.
var notSubtitle = lang.Regexp(`(?i)^(?:[–—•*-]|presented|submitted|prepared|written|published|draft|edition|volume|vol\.|version|revised|for |by |to )|\bedition\b`)

// subtitle gives the rows right under the title of a title page, in smaller type, that say more of
// it and name nobody, nowhere and no date.
func subtitle(s *layout.File, p *layout.Page, title []layout.Row) (out []layout.Row) {
	if !isTitlePage(s, p) {
		return nil
	}
	last := title[len(title)-1]
	for _, r := range under(p, title).Rows {
		text, _ := r.Prose()
		switch {
		case !r.Kept() || r.Base-last.Base > 3.5*last.Size || len(out) > 0 && (math.Abs(r.Size-out[0].Size) > 0.02*r.Size || r.Base-last.Base > 1.7*r.Size):
		case r.Size > 0.98*title[0].Size, strings.ContainsAny(text, ":@"), record.IsCredit(text), record.IsDegreeLine(text), record.IsUniversity(text), record.IsAffiliation(text), record.NamesInstitution(text), record.OrganisationWords.MatchString(text), container.IsIssueLine(text), len(report.ReadSeries(text)) > 0, notSubtitle.MatchString(text), date.IsPlaceAndDate(text):
		case len(out) == mostSubtitle:
		default:
			out, last = append(out, r), r
			continue
		}
		break
	}
	if text := titleText(out); lang.WordCount(text) < 3 || lang.WordCount(text) > wordsOfSubtitle || !slices.ContainsFunc(strings.Fields(lang.Plain(text)), lang.IsFunctionWord) {
		return nil
	}
	return out
}

// titlingPage is a page with what is asked of it to find its title.
func titlingPage(s *layout.File, p *layout.Page) titling.Page {
	return titling.Page{File: s, Page: p, Stated: statedTitle(s), Names: func(r layout.Row) bool { return len(namesInRow(r)) > 0 }}
}

// wholeTitle gives the rows of a title with those right above and below in other large type without
// which one of them cannot stand: "Living with", "Understanding".
func wholeTitle(s *layout.File, p *layout.Page, title []layout.Row) []layout.Row {
	goesOn := func(a, b layout.Row) bool {
		return a.Kept() && b.Kept() && min(a.Size, b.Size) >= layout.HeadingSize*s.Size && b.Base > a.Base && b.Base-a.Base < 2.2*max(a.Size, b.Size) && a.Column == b.Column && (line.EndsOpen(a.Text) || endsInVerb(a.Text))
	}
	for i := range p.Rows[:max(0, len(p.Rows)-1)] {
		above, below := p.Rows[i], p.Rows[i+1]
		switch {
		case !goesOn(above, below):
		case len(title) == 0 && !slices.ContainsFunc(p.Rows, func(r layout.Row) bool { return r.Kept() && r.Size > below.Size }):
			title = []layout.Row{above, below}
		case len(title) == 0:
		case below.Is(title[0]):
			title = append([]layout.Row{above}, title...)
		case above.Is(title[len(title)-1]):
			title = append(slices.Clone(title), below)
		}
	}
	return title
}

// endsInVerb says whether a short line ends in an English verb that wants an
// object: "Understanding".
func endsInVerb(text string) bool {
	last := strings.ToLower(lang.LastWord(text))
	return lang.WordCount(text) <= 3 && strings.HasSuffix(last, "ing") && lang.IsOrdinary(last)
}

// oneColumn puts the rows of a title in one column, the rows of which a page without others in
// their way may show as several.
func oneColumn(p *layout.Page, title []layout.Row) {
	for i, r := range p.Rows {
		if slices.ContainsFunc(title, func(t layout.Row) bool { return t.Is(r) && t.Column == r.Column }) {
			p.Rows[i].Column = title[0].Column
		}
	}
}

// under gives what stands on a page under some of its rows.
func under(p *layout.Page, rows []layout.Row) *layout.Page {
	rest, last := *p, rows[len(rows)-1]
	at := slices.IndexFunc(p.Rows, last.Is)
	rest.Rows = p.Rows[at+1:]
	return &rest
}

// mayBeTitle says whether a text is made of words, as a title is.
func mayBeTitle(text string) bool {
	words := 0
	for _, w := range garbled.Words(text) {
		if lang.IsFunctionWord(strings.ToLower(w)) || len(w) > 2 {
			words++
		}
	}
	return words >= 2 && lang.WordCount(text) <= 30 && len(text) <= 300 && !date.IsWhole(text) && !line.SectionWords()[lang.Plain(text)] && !layout.NamesContents(text) && !record.IsDegreeLine(text) &&
		!record.IsDesignation(text) && !line.Chapterish(text) && !layout.Leaders.MatchString(text) && !strings.Contains(text, "@") && !record.PersonName(text) && !container.IsIssueLine(text)
}

func titleText(rows []layout.Row) string {
	return strings.TrimRight(titling.TextOf(rows), "*†‡§∗ ") // marks of notes
}
