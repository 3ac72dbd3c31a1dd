package pdf

import (
	"maps"
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
		return titleText(title), record.FromFirstPage
	}
	return "", ""
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
		text := titleText(rows)
		if (stated != "" && lang.Plain(text) == stated || mayBeTitle(text, size/s.Size) || n == len(sizes)-1 && isLesson(text) && timesInSize(s, size) == len(rows)) && (alone || timesInSize(s, size) <= len(rows)+1) {
			return withOpening(s, p, rows)
		}
		alone = false // what is smaller than the largest type is seldom the title
	}
	return nil
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
