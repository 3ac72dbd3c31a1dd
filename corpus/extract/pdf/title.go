package pdf

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/extract/pdf/garbled"
	"footnote/corpus/extract/pdf/hyphen"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/report"
	"footnote/corpus/structure"
)

// The title is the largest type of the first page, unless the file states one that it shows.

// titleOf gives the title that the file states and its first page shows, else the
// largest type on that page.
func titleOf(s *layout.File) (title, from string) {
	first := firstText(s)
	if first == nil {
		return "", ""
	}
	stated := statedTitle(s)
	if lang.WordCount(stated) >= 2 && strings.Contains(" "+lang.Plain(textOf(*first))+" ", " "+lang.Plain(stated)+" ") {
		return stated, record.FromProperties
	}
	if rows := largest(s, first); len(rows) > 0 {
		title, organisation := underMasthead(rows)
		if below := underName(s, first, rows); below != nil {
			title, organisation = below, record.AsWritten(titleText(rows))
		}
		if meeting, who := meetingUnder(s, first, rows); meeting != nil {
			title, organisation = meeting, who
		}
		s.Masthead = organisation
		oneColumn(first, title)
		if more := subtitle(s, first, title); more != nil {
			return record.WithSubtitle(titleText(title), titleText(more)), record.FromFirstPage
		}
		return titleText(title), record.FromFirstPage
	}
	return "", ""
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

// mostUnderMeeting is within how many rows under the name of who met it stands that they did.
const mostUnderMeeting = 3

// meetingUnder gives the row that says what a paper of a meeting is, "Regular Meeting
// Agenda", where the large type over it is the name of who met, and that name.
func meetingUnder(s *layout.File, p *layout.Page, title []layout.Row) (meeting []layout.Row, who string) {
	name := titleText(title)
	if !record.NamesInstitution(name) && !record.NamesTown(name) {
		return nil, ""
	}
	at := slices.IndexFunc(p.Rows, func(r layout.Row) bool {
		last := title[len(title)-1]
		return r.Base == last.Base && r.Text == last.Text
	})
	who = record.AsWritten(name)
	for _, r := range p.Rows[at+1 : min(len(p.Rows), at+1+mostUnderMeeting)] {
		switch {
		case structure.SaysMeeting(r.Text):
			return []layout.Row{r}, who
		case !record.NamesInstitution(r.Text):
			return nil, ""
		}
		who += " " + record.AsWritten(r.Text)
	}
	return nil, ""
}

// mostTitleSizes bounds the sizes of type that a title is looked for in.
const mostTitleSizes = 40

// largest gives the rows in the largest type of a page that can be a title:
// larger than the text, and not the type of the headings of its sections, unless
// the page has no text and so no sections. What the properties call the title may
// look like a name.
func largest(s *layout.File, p *layout.Page) []layout.Row {
	alone, stated := isTitlePage(s, p), lang.Plain(statedTitle(s))
	sizes := map[float64]bool{}
	for _, r := range p.Rows {
		if r.Kept() && r.Size >= layout.HeadingSize*s.Size {
			sizes[r.Size] = true
		}
	}
	for n, size := range slices.Backward(slices.Sorted(maps.Keys(sizes))) {
		if len(sizes)-n > mostTitleSizes {
			break
		}
		rows := ofSize(p, size)
		if whose := titleText(rows); record.IsUniversity(whose) || record.NamesInstitution(whose) || container.NamesJournal(whose) { // the title stands under whose the work is
			if below := ofSize(under(p, rows), size); len(below) > 0 && mayBeTitle(titleText(below), size/s.Size) && timesInSize(s, size) == len(rows)+len(below) {
				return below
			}
		}
		text := titleText(rows)
		if len(rows) == 1 && isMarked(rows[0]) {
			continue
		}
		if (stated != "" && lang.Plain(text) == stated || mayBeTitle(text, size/s.Size) || n == len(sizes)-1 && isLesson(text) && timesInSize(s, size) == len(rows)) && (alone || timesInSize(s, size) <= len(rows)+1) {
			return withOpening(s, p, rows)
		}
		alone = false // what is smaller than the largest type is seldom the title
	}
	return overNames(p)
}

// isMarked says whether a row is of names with the marks of where each of them works.
func isMarked(r layout.Row) bool {
	bare := withoutRaised(r)
	return !slices.Equal(bare, r.Cells) && len(namesInCells(bare)) > 0
}

const (
	mostAboveNames = 14  // rows of a page, among which the first that names somebody is
	mostOfTitle    = 4   // rows
	titleLeading   = 1.7 // sizes of type from one row of a title to the next
)

// overNames gives the title of a page in one size of type: what stands in capitals or in bold
// right over the first row that names somebody.
func overNames(p *layout.Page) []layout.Row {
	for i := 1; i < min(len(p.Rows), mostAboveNames); i++ {
		if len(p.Rows[i-1].Cells) > 1 { // a table
			return nil
		}
		if !p.Rows[i].Kept() || len(namesInRow(p.Rows[i])) == 0 {
			continue
		}
		first := i
		for first > 0 && i-first < mostOfTitle && standsOut(p.Rows[first-1]) && p.Rows[first-1].Column == p.Rows[i].Column && (first == i || p.Rows[first].Base-p.Rows[first-1].Base < titleLeading*p.Rows[first].Size) {
			first--
		}
		title := p.Rows[first:i]
		if text := titleText(title); len(title) > 0 && mayBeTitle(text, 1) && len(report.ReadSeries(text)) == 0 && !record.NamesInstitution(text) && !record.IsUniversity(text) && !record.CaptionRow.MatchString(text) && endsNames(p.Rows[i:]) {
			return slices.Clone(title)
		}
		return nil
	}
	return nil
}

// endsNames says whether rows of names end in what follows those of authors: where they work, a
// date, the number of the work, its summary or its text.
func endsNames(rows []layout.Row) bool {
	for i, r := range rows {
		if len(r.Cells) > 1 {
			return false
		}
		if len(namesInRow(r)) == 0 {
			return date.IsWhole(r.Text) || strings.Contains(r.Text, "@") || record.IsAffiliation(r.Text) || record.NamesInstitution(r.Text) || record.IsUniversity(r.Text) ||
				len(report.ReadSeries(r.Text)) > 0 || opensSummary(lang.FirstWord(r.Text)) || startsText(rows[i:])
		}
	}
	return false
}

// standsOut says whether a row is in capitals or in bold type and names nobody.
func standsOut(r layout.Row) bool {
	return r.Kept() && len(r.Cells) == 1 && (r.Bold() || line.IsCapitals(r.Text)) && len(namesInRow(r)) == 0 && !date.IsWhole(r.Text)
}

// oneColumn puts the rows of a title in one column, the rows of which a page without others in
// their way may show as several.
func oneColumn(p *layout.Page, title []layout.Row) {
	for i, r := range p.Rows {
		if slices.ContainsFunc(title, func(t layout.Row) bool { return t.Base == r.Base && t.Text == r.Text && t.Column == r.Column }) {
			p.Rows[i].Column = title[0].Column
		}
	}
}

// under gives what stands on a page under some of its rows.
func under(p *layout.Page, rows []layout.Row) *layout.Page {
	rest, last := *p, rows[len(rows)-1]
	at := slices.IndexFunc(p.Rows, func(r layout.Row) bool { return r.Base == last.Base && r.Text == last.Text })
	rest.Rows = p.Rows[at+1:]
	return &rest
}

// isLesson says whether a text is the number and the name of a lecture or a chapter, which is
// its title where it is given out alone: "Lecture 4: The Weir". In a book it is a heading.
func isLesson(text string) bool {
	_, name, ok := strings.Cut(text, ":")
	return ok && line.Chapterish(text) && lang.WordCount(name) >= 2 && lang.WordCount(text) <= 20
}

// withOpening gives the rows of a title with the one above them, which may be in
// smaller type, if that cannot stand alone: "Living with", "A Guide to".
func withOpening(s *layout.File, p *layout.Page, rows []layout.Row) []layout.Row {
	for i := 1; i < len(p.Rows); i++ {
		above, first := p.Rows[i-1], rows[0]
		if p.Rows[i].Base != first.Base || p.Rows[i].Text != first.Text {
			continue
		}
		if above.Kept() && above.Size >= layout.HeadingSize*s.Size && first.Base-above.Base < 2.2*first.Size && above.Column == first.Column &&
			(line.EndsOpen(above.Text) || endsInVerb(above.Text)) {
			return append([]layout.Row{above}, rows...)
		}
	}
	return rows
}

// endsInVerb says whether a short line ends in an English verb that wants an
// object: "Understanding".
func endsInVerb(text string) bool {
	last := strings.ToLower(lang.LastWord(text))
	return lang.WordCount(text) <= 3 && strings.HasSuffix(last, "ing") && lang.IsOrdinary(last)
}

// timesInSize counts the rows of the file in one size.
func timesInSize(s *layout.File, size float64) int {
	n := 0
	s.Each(func(_ *layout.Page, r *layout.Row) {
		if r.Size > size*0.98 && r.Size < size*1.02 {
			n++
		}
	})
	return n
}

// mayBeTitle says whether a text in type so many times as large as the text is
// made of words, as a title is. One word is enough in very large type.
func mayBeTitle(text string, size float64) bool {
	words := 0
	for _, w := range garbled.Words(text) {
		if lang.IsFunctionWord(strings.ToLower(w)) || len(w) > 2 {
			words++
		}
	}
	return (words >= 2 || words == 1 && size >= 1.3) && lang.WordCount(text) <= 30 && len(text) <= 300 && !date.IsWhole(text) && !line.SectionWords[lang.Plain(text)] && !layout.NamesContents(text) && !record.IsDegreeLine(text) &&
		!record.IsDesignation(text) && !line.Chapterish(text) && !layout.Leaders.MatchString(text) && !strings.Contains(text, "@") && !record.PersonName(text) && !container.IsIssueLine(text)
}

// copyright is how a line that says whose a work is begins.
var copyright = lang.Regexp(`(?i)^(?:copyright\s*)?(?:©|\(c\)\s)|^copyright\s+\d{4}`)

// ofSize gives the first rows in one size that follow each other.
func ofSize(p *layout.Page, size float64) []layout.Row {
	var out []layout.Row
	same := func(i int) bool {
		return i < len(p.Rows) && p.Rows[i].Kept() && !copyright.MatchString(p.Rows[i].Text) && p.Rows[i].Size > size*0.98 && p.Rows[i].Size < size*1.02
	}
	for i, r := range p.Rows {
		switch {
		case same(i) && len(out) == 0:
			out = append(out, r)
		case same(i) && r.Base-out[len(out)-1].Base < 2.2*size && (line.EndsOpen(out[len(out)-1].Text) || same(i+1) && p.Rows[i+1].StartsSmall() || mayEndTitle(r) || namesBelow(p, i, size)):
			out = append(out, r)
		case len(out) > 0:
			return out
		}
	}
	return out
}

// namesBelow says whether a row under row i names somebody in smaller type, so that
// what looks like a name in row i is of the title.
func namesBelow(p *layout.Page, i int, size float64) bool {
	for _, r := range p.Rows[i+1 : min(len(p.Rows), i+1+mostByline)] {
		if r.Kept() && r.Size < size*0.98 && len(namesInRow(r)) > 0 {
			return true
		}
	}
	return false
}

// mayEndTitle says whether a row may be the last of a title: it is no name, date,
// address or number.
func mayEndTitle(r layout.Row) bool {
	return len(namesInRow(r)) == 0 && !date.IsWhole(r.Text) && !strings.Contains(r.Text, "@") && (strings.ContainsFunc(r.Text, unicode.IsLetter) || yearsInBrackets.MatchString(r.Text))
}

// yearsInBrackets are what a work is on, at the end of its title: "(1680–1789)".
var yearsInBrackets = lang.Regexp(`^\(\d{3,4}(?:\s?[–-]\s?\d{2,4})?\)$`)

func titleText(rows []layout.Row) string {
	var texts []string
	for _, r := range rows {
		text, _ := r.Prose()
		texts = append(texts, text)
	}
	return strings.TrimRight(hyphen.Join(texts, nil), "*†‡§∗ ") // marks of notes
}
