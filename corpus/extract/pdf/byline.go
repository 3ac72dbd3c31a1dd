package pdf

import (
	"slices"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// A byline is the names in the rows under a title, while they are read.
type byline struct {
	file    *layout.File
	rows    []layout.Row
	title   layout.Row // its last row
	stated  []string
	names   []string
	seen    int  // rows that may be of it
	forWhom bool // the rows say for whom the work was written
	ended   bool
}

// bylineOf reads the names in the rows under the title, up to the summary or the
// text, and leaves these rows out.
func bylineOf(s *layout.File, p *layout.Page, stated []string) []string {
	if len(s.Title) == 0 {
		return nil
	}
	b := byline{file: s, rows: p.Rows, title: s.Title[len(s.Title)-1], stated: stated}
	at := slices.IndexFunc(b.rows, func(r layout.Row) bool { return r.Kept() && r.Is(b.title) })
	if at < 0 {
		return nil
	}
	for i := at + 1; i < len(b.rows) && !b.ended; {
		i += b.read(i)
	}
	return lang.Unique(b.names)
}

var (
	// blank is where somebody is to write into a form.
	blank = lang.Regexp(`_{4}|\.{8}|…{3}`)
	// reachedAt is a row that is nothing but the number under which an author is known.
	reachedAt = lang.Regexp(`(?i)^(?:orcid(?: id)?\s*[:：]?\s*)?(?:https?://)?(?:(?:www\.)?orcid\.\S+|\d{4}-\d{4}-\d{4}-\d{3}[\dx])$`)
)

// read reads row i, and the rows that a list of names goes on in, and gives how many.
func (b *byline) read(i int) int {
	r := &b.rows[i]
	if !r.Kept() || b.saysForWhom(r.Text) {
		return 1
	}
	if len(b.names) > 0 && opensWithMark(*r) {
		r.Skip = "affiliation"
		return 1
	}
	if list, n := namesOverRows(b.rows[i:]); n > 0 && b.seen < mostByline {
		b.names = append(b.names, list...)
		for j := range n {
			b.rows[i+j].Skip = line.Byline
		}
		return n
	}
	found := persons(b.file, namesInRow(*r))
	if len(b.names) > 0 && len(found) == 0 {
		found = record.Names(record.WithoutDegrees(r.Text), record.OfLine).People
	}
	if len(found) > 0 || !b.isBeside(i) {
		b.take(i, found)
	}
	return 1
}

// saysForWhom says whether a row is of those that name for whom a work was written, up to
// the one that says by whom.
func (b *byline) saysForWhom(text string) bool {
	b.forWhom = (b.forWhom || preparedFor.MatchString(text)) && !saysBy(text)
	return b.forWhom
}

// isBeside says whether row i, which names nobody, stands among the names and does not count
// for one of those that they end in.
func (b *byline) isBeside(i int) bool {
	r, named := &b.rows[i], len(b.names) > 0
	switch {
	case named && r.Size < 0.9*b.file.Size && record.IsAffiliation(r.Text): // small print, though it may end in a full stop
		r.Skip = "affiliation"
	case !named && announcedBelow(b.rows[i:]): // what magazines set over the byline to lead in
	case named && record.IsOtherCredit(r.Text) && lang.WordCount(r.Text) <= mostInCredit:
		r.Skip = line.Byline
	default:
		return false
	}
	return true
}

// take takes row i with the persons found in it, or ends the names with it.
func (b *byline) take(i int, found []string) {
	r, named := &b.rows[i], len(b.names) > 0
	if b.seen++; b.seen > mostByline || line.SectionWords()[lang.Plain(r.Text)] || len(found) == 0 && startsText(b.rows[i:]) {
		b.ended = true
		return
	}
	switch {
	case blank.MatchString(r.Text): // a form begins
		b.ended = true
	case r.Size < b.title.Size && onlyMarks.MatchString(r.Text): // raised so high that they are a row of their own
		r.Skip = "affiliation"
	case b.names == nil && endsTitle(b.file, *r, b.title):
	case len(found) > 0:
		b.names = append(b.names, found...)
		r.Skip = line.Byline
	case named && (record.IsAffiliation(r.Text) || reachedAt.MatchString(r.Text) || i > 0 && b.rows[i-1].Skip == "affiliation" && numbersOn(b.rows[i-1].Text, r.Text)):
		r.Skip = "affiliation"
	case namesFamilies(r.Text, b.stated):
		r.Skip = line.Byline
	default:
		b.ended = named
	}
}
