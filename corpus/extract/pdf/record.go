package pdf

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/garbled"
	"footnote/corpus/extract/pdf/hyphen"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
	"footnote/corpus/structure"
)

// The record of a PDF file is read from its first pages. What the file's own
// properties say is believed only where the first page says it too: they are
// often those of the program or of another document.

// frontPages is on how many pages a record may stand.
const frontPages = 3

// record reads what the first pages say of the work.
func (s *sheets) record() corpus.Metadata {
	front := s.front()
	title, titleFrom := s.title()
	authors, authorsFrom := s.authors()
	office := ""
	if len(authors) == 0 {
		office = s.office()
	}
	findings := []record.Finding{
		{Field: "organisation", Value: office, From: record.FromFirstPage},
		{Field: "title", Value: title, From: titleFrom},
		{Field: "authors", Names: authors, From: authorsFrom},
		{Field: "organisation", Value: s.masthead, From: record.FromFirstPage},
		{Field: "doi", Value: s.doi(front), From: record.FromFirstPage},
		{Field: "isbn", Value: firstISBN(front), From: record.FromFirstPage},
	}
	issue := issueLine(front)
	if issue == nil {
		issue = s.proceedings()
	}
	if issue == nil {
		issue = s.bookOfSeries()
	}
	if issue == nil {
		issue = s.ownCitation(title)
	}
	findings = slices.Concat(findings, issue, s.cover, s.owner, []record.Finding{{Field: "issued", Value: s.published, From: record.FromFirstPage}, {Field: "issued", Value: s.publishedInHistory(), From: record.FromFirstPage}, {Field: "issued", Value: s.issued(), From: record.FromFirstPage}}, s.stamp(issue != nil), s.newspaper(), s.preprint(), s.thesis(), s.imprint(), []record.Finding{{Field: "issued", Value: s.season(), From: record.FromHead}})
	s.setFront()
	return record.Merge(findings...)
}

// front gives the rows of the first pages from the top, heads and feet too.
func (s *sheets) front() []row {
	var out []row
	for _, p := range s.pages[:min(len(s.pages), frontPages)] {
		out = append(out, p.rows...)
	}
	return out
}

// firstText is the first page with text, among the first ones; nil if none is.
func (s *sheets) firstText() *sheet {
	for i := range s.pages[:min(len(s.pages), frontPages)] {
		if slices.ContainsFunc(s.pages[i].rows, row.kept) {
			return &s.pages[i]
		}
	}
	return nil
}

// title gives the title that the file states and its first page shows, else the
// largest type on that page.
func (s *sheets) title() (title, from string) {
	first := s.firstText()
	if first == nil {
		return "", ""
	}
	stated := s.statedTitle()
	if lang.WordCount(stated) >= 2 && strings.Contains(" "+lang.Plain(first.text())+" ", " "+lang.Plain(stated)+" ") {
		return stated, record.FromProperties
	}
	if rows := s.largest(first); len(rows) > 0 {
		title, organisation := underMasthead(rows)
		if meeting, who := s.meetingUnder(first, rows); meeting != nil {
			title, organisation = meeting, who
		}
		s.masthead = organisation
		return titleText(title), record.FromFirstPage
	}
	return "", ""
}

// mostUnderMeeting is within how many rows under the name of who met it stands that they did.
const mostUnderMeeting = 3

// meetingUnder gives the row that says what a paper of a meeting is, "Regular Meeting
// Agenda", where the large type over it is the name of who met, and that name.
func (s *sheets) meetingUnder(p *sheet, title []row) (meeting []row, who string) {
	name := titleText(title)
	if !record.NamesInstitution(name) && !record.NamesTown(name) {
		return nil, ""
	}
	at := slices.IndexFunc(p.rows, func(r row) bool { last := title[len(title)-1]; return r.Base == last.Base && r.text == last.text })
	who = record.AsWritten(name)
	for _, r := range p.rows[at+1 : min(len(p.rows), at+1+mostUnderMeeting)] {
		switch {
		case structure.SaysMeeting(r.text):
			return []row{r}, who
		case !record.NamesInstitution(r.text):
			return nil, ""
		}
		who += " " + record.AsWritten(r.text)
	}
	return nil, ""
}

// notOfTitle is what stands in the names of files and of programs that write them.
var notOfTitle = lang.Regexp(`(?i)[_\\/{}<>]|\.\p{L}{2,5}\b|^(?:microsoft|untitled|slide|document|layout)\b`)

// titleInNeed takes the title that the properties state where the text has none, if it
// is made of words as a title is: many properties state the name of a file.
func (s *sheets) titleInNeed(m *corpus.Metadata) {
	if stated := s.statedTitle(); m.Title == "" && mayBeTitle(stated, 1) && !notOfTitle.MatchString(stated) {
		record.Put(m, record.Finding{Field: "title", Value: stated, From: record.FromProperties})
	}
}

// statedTitle gives the title that the properties of the file state.
func (s *sheets) statedTitle() string {
	if title := lang.Squeeze(lang.Scrub(s.info.Title)); title != "" {
		return title
	}
	return fromXMP(s.info.XMP, "dc:title")
}

func (p sheet) text() string {
	var out []string
	for _, r := range p.rows {
		if r.kept() {
			text, _ := r.prose()
			out = append(out, text)
		}
	}
	return line.JoinRows(out)
}

// mostTitleSizes bounds the sizes of type that a title is looked for in.
const mostTitleSizes = 40

// largest gives the rows in the largest type of a page that can be a title:
// larger than the text, and not the type of the headings of its sections, unless
// the page has no text and so no sections. What the properties call the title may
// look like a name.
func (s *sheets) largest(p *sheet) []row {
	alone, stated := s.isTitlePage(p), lang.Plain(s.statedTitle())
	sizes := map[float64]bool{}
	for _, r := range p.rows {
		if r.kept() && r.Size >= headingSize*s.size {
			sizes[r.Size] = true
		}
	}
	for n, size := range slices.Backward(slices.Sorted(maps.Keys(sizes))) {
		if len(sizes)-n > mostTitleSizes {
			break
		}
		rows := p.ofSize(size)
		text := titleText(rows)
		if (stated != "" && lang.Plain(text) == stated || mayBeTitle(text, size/s.size)) && (alone || s.timesInSize(size) <= len(rows)+1) {
			return s.withOpening(p, rows)
		}
		alone = false // what is smaller than the largest type is seldom the title
	}
	return nil
}

// withOpening gives the rows of a title with the one above them, which may be in
// smaller type, if that cannot stand alone: "Living with", "A Guide to".
func (s *sheets) withOpening(p *sheet, rows []row) []row {
	for i := 1; i < len(p.rows); i++ {
		above, first := p.rows[i-1], rows[0]
		if p.rows[i].Base != first.Base || p.rows[i].text != first.text {
			continue
		}
		if above.kept() && above.Size >= headingSize*s.size && first.Base-above.Base < 2.2*first.Size && above.column == first.column &&
			(line.EndsOpen(above.text) || endsInVerb(above.text)) {
			return append([]row{above}, rows...)
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
func (s *sheets) timesInSize(size float64) int {
	n := 0
	s.each(func(_ *sheet, r *row) {
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
	return (words >= 2 || words == 1 && size >= 1.3) && lang.WordCount(text) <= 30 && len(text) <= 300 && !date.IsWhole(text) && !line.SectionWords[lang.Plain(text)] && !namesContents(text) && !record.IsDegreeLine(text) &&
		!record.IsDesignation(text) && !line.Chapterish(text) && !leaders.MatchString(text) && !strings.Contains(text, "@") && !record.PersonName(text) && !record.IsIssueLine(text)
}

// copyright is how a line that says whose a work is begins.
var copyright = lang.Regexp(`(?i)^(?:copyright\s*)?(?:©|\(c\)\s)|^copyright\s+\d{4}`)

// ofSize gives the first rows in one size that follow each other.
func (p *sheet) ofSize(size float64) []row {
	var out []row
	same := func(i int) bool {
		return i < len(p.rows) && p.rows[i].kept() && !copyright.MatchString(p.rows[i].text) && p.rows[i].Size > size*0.98 && p.rows[i].Size < size*1.02
	}
	for i, r := range p.rows {
		switch {
		case same(i) && len(out) == 0:
			out = append(out, r)
		case same(i) && r.Base-out[len(out)-1].Base < 2.2*size && (line.EndsOpen(out[len(out)-1].text) || same(i+1) && p.rows[i+1].startsSmall() || r.mayEndTitle() || p.namesBelow(i, size)):
			out = append(out, r)
		case len(out) > 0:
			return out
		}
	}
	return out
}

// namesBelow says whether a row under row i names somebody in smaller type, so that
// what looks like a name in row i is of the title.
func (p *sheet) namesBelow(i int, size float64) bool {
	for _, r := range p.rows[i+1 : min(len(p.rows), i+1+mostByline)] {
		if r.kept() && r.Size < size*0.98 && len(namesInRow(r)) > 0 {
			return true
		}
	}
	return false
}

// mayEndTitle says whether a row may be the last of a title: it is no name, date,
// address or number.
func (r row) mayEndTitle() bool {
	return len(namesInRow(r)) == 0 && !date.IsWhole(r.text) && !strings.Contains(r.text, "@") && strings.ContainsFunc(r.text, unicode.IsLetter)
}

func titleText(rows []row) string {
	var texts []string
	for _, r := range rows {
		text, _ := r.prose()
		texts = append(texts, text)
	}
	return strings.TrimRight(hyphen.Join(texts, nil), "*†‡§∗ ") // marks of notes
}

// publishedInHistory gives the date of publication that stands on the first page behind
// those on which a paper came in and was accepted.
func (s *sheets) publishedInHistory() string {
	if len(s.pages) == 0 {
		return ""
	}
	for _, r := range s.pages[0].rows {
		if date.OtherWords.MatchString(r.text) {
			if iso := date.PublishedIn(r.text); iso != "" {
				return iso
			}
		}
	}
	return ""
}

// doi gives the DOI of the work: the first on the first pages that does not
// stand in an entry of a list of references.
func (s *sheets) doi(front []row) string {
	for _, r := range front {
		if doi := identifier.FindDOI(r.text); doi != "" && (slices.ContainsFunc(r.cells, record.IsIssueLine) || record.IsIssueLine(r.text) || !record.IsReference(strings.Replace(r.text, doi, "", 1))) {
			return doi
		}
	}
	return ""
}

// firstISBN gives the first number whose check digit is right.
func firstISBN(front []row) string {
	for _, r := range front {
		if isbn := identifier.FindISBN(r.text); isbn != "" {
			return isbn
		}
	}
	return ""
}

// issueLine finds the line of the journal among rows and reads it. Its name may
// stand in the row above.
func issueLine(rows []row) []record.Finding {
	for i, r := range rows {
		for _, text := range append([]string{r.text}, r.cells...) {
			l, ok := record.ReadIssueLine(text)
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

// dateBeside gives the date that stands in a cell of the rows right above and below the
// line of a journal: many have a head of two rows.
func dateBeside(rows []row, at int) string {
	for _, i := range []int{at, at + 1, at - 1} {
		if i < 0 || i >= len(rows) || math.Abs(rows[i].Base-rows[at].Base) > 2.5*rows[at].Size {
			continue
		}
		for _, cell := range rows[i].cells {
			if iso, ok := date.Whole(cell); ok {
				return iso
			}
		}
	}
	return ""
}

// mostAtEdge is how many rows at the head and at the foot of its first page may say where
// a paper stands.
const mostAtEdge = 4

// proceedings reads in which volume of a conference a paper stands, from the rows at the
// edges of its first page.
func (s *sheets) proceedings() []record.Finding {
	if len(s.pages) == 0 {
		return nil
	}
	rows := s.pages[0].rows
	for i := range rows {
		if i >= mostAtEdge && i < len(rows)-mostAtEdge {
			continue
		}
		for n := min(mostInProceedings, len(rows)-1-i); n >= 0; n-- {
			var texts []string
			for _, r := range rows[i : i+n+1] {
				texts = append(texts, r.text)
			}
			findings := record.ReadProceedings(strings.Join(texts, " "))
			if n > 0 && (rows[i+n].Base-rows[i+n-1].Base > 2*rows[i].Size || printsNumber(rows[i+n].text)) {
				findings = nil
			}
			if findings == nil {
				continue
			}
			for j := i; j <= i+n; j++ {
				if rows[j].kept() {
					rows[j].skip = headReason
				}
			}
			return findings
		}
	}
	return nil
}

// bookOfSeries reads which book a chapter stands in, from the rows under its first page.
func (s *sheets) bookOfSeries() []record.Finding {
	if len(s.pages) == 0 {
		return nil
	}
	rows := s.pages[0].rows
	for i := range rows {
		if rows[i].Base < s.pages[0].Height*footBegins {
			continue
		}
		texts := []string{}
		for _, r := range rows[i:min(len(rows), i+1+mostInProceedings)] {
			texts = append(texts, r.text)
			if findings := record.ReadOfSeries(strings.Join(texts, " ")); findings != nil {
				for j := i; j < i+len(texts); j++ {
					if rows[j].kept() {
						rows[j].skip = headReason
					}
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
	_, ok := printedNumber(text)
	return ok
}

// mostBetween is within how many rows above its line a journal has its name: the DOI may
// stand between them, beside both.
const mostBetween = 2

// journalIn gives the name of a journal that stands in a row: all of it in capitals, or
// a cell with a word for such.
func journalIn(r row, isRightAbove bool) string {
	if isRightAbove && line.IsCapitals(r.text) {
		return line.TitleCase(r.text, nil)
	}
	for _, cell := range r.cells {
		if record.NamesJournal(cell) {
			return cell
		}
	}
	return ""
}

// newspaper finds the masthead of a newspaper among the rows of the first page.
func (s *sheets) newspaper() []record.Finding {
	first := s.firstText()
	if first == nil {
		return nil
	}
	var rows []string
	for _, r := range first.rows {
		rows = append(rows, r.text)
	}
	for i := range rows[:min(len(rows), mostByline)] {
		if findings, n := record.ReadMasthead(rows[i:min(len(rows), i+3)]); n > 0 {
			return findings
		}
	}
	return nil
}

var xmpText = lang.Regexp(`(?s)>([^<>]*[^<>\s][^<>]*)<`)

// fromXMP gives the first text inside an element of the metadata stream.
func fromXMP(xmp []byte, element string) string {
	_, after, found := strings.Cut(string(xmp[:min(len(xmp), 1<<20)]), "<"+element)
	inside, _, closed := strings.Cut(after, "</"+element)
	if !found || !closed {
		return ""
	}
	m := xmpText.FindStringSubmatch(inside + "<")
	if m == nil {
		return ""
	}
	return lang.Squeeze(lang.Scrub(xmlEntities.Replace(m[1])))
}

var xmlEntities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'")
