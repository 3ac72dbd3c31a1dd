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
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/extract/pdf/opening"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
	"footnote/corpus/structure"
)

// The record of a PDF file is read from its first pages. What the file's own
// properties say is believed only where the first page says it too: they are
// often those of the program or of another document.

// frontPages is on how many pages a record may stand.
const frontPages = 3

// readRecord reads what the first pages say of the work.
func readRecord(s *layout.File) corpus.Metadata {
	front := frontRows(s)
	if ruling := opening.Ruling(s); ruling != nil {
		return record.Merge(ruling...)
	}
	printed := opening.Printed(s)
	if minutes := opening.Minutes(s); minutes != nil {
		return record.Merge(append(minutes, printed...)...)
	}
	first := firstText(s)
	report := opening.Report(s, first != nil && isTitlePage(s, first))
	title, titleFrom := titleOf(s)
	editors := editorsOf(s)
	titlePage := thesis(s)
	authors, authorsFrom := authorsOf(s)
	if named := namesIn(titlePage); len(named) > 0 {
		authors, authorsFrom = named, record.FromTitlePage
	}
	office := ""
	if len(authors) == 0 {
		office = officeOf(s)
	}
	findings := append(printed, []record.Finding{
		{Field: "organisation", Value: office, From: record.FromFirstPage},
		{Field: "editors", Names: editors, From: record.FromFirstPage},
		{Field: "title", Value: title, From: titleFrom},
		{Field: "authors", Names: authors, From: authorsFrom},
		{Field: "organisation", Value: s.Masthead, From: record.FromFirstPage},
		{Field: "doi", Value: doi(s, front), From: record.FromFirstPage},
		{Field: "isbn", Value: firstISBN(front), From: record.FromFirstPage},
	}...)
	issue := issueLine(front)
	if issue == nil {
		issue = proceedings(s)
	}
	if issue == nil {
		issue = bookOfSeries(s)
	}
	if issue == nil {
		issue = ownCitation(s, title)
	}
	findings = slices.Concat(findings, issue, s.Cover, s.Owner, []record.Finding{{Field: "issued", Value: s.Published, From: record.FromFirstPage}, {Field: "issued", Value: publishedInHistory(s), From: record.FromFirstPage}, {Field: "issued", Value: issuedOf(s), From: record.FromFirstPage}}, stamp(s, issue != nil), newspaper(s), preprint(s), titlePage, imprintOf(s), season(s), opening.ByOffice(report, authors))
	setFront(s)
	return record.Merge(findings...)
}

// frontRows gives the rows of the first pages from the top, heads and feet too.
func frontRows(s *layout.File) []layout.Row {
	var out []layout.Row
	for _, p := range s.Pages[:min(len(s.Pages), frontPages)] {
		out = append(out, p.Rows...)
	}
	return out
}

// firstText is the first page with text, among the first ones; nil if none is.
func firstText(s *layout.File) *layout.Page {
	for i := range s.Pages[:min(len(s.Pages), frontPages)] {
		if slices.ContainsFunc(s.Pages[i].Rows, layout.Row.Kept) {
			return &s.Pages[i]
		}
	}
	return nil
}

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

// notOfTitle is what stands in the names of files and of programs that write them.
var notOfTitle = lang.Regexp(`(?i)[_\\/{}<>]|\.\p{L}{2,5}\b|^(?:microsoft|untitled|slide|document|layout)\b`)

// titleInNeed takes the title that the properties state where the text has none, if it
// is made of words as a title is: many properties state the name of a file.
func titleInNeed(s *layout.File, m *corpus.Metadata) {
	if stated := statedTitle(s); m.Title == "" && mayBeTitle(stated, 1) && !notOfTitle.MatchString(stated) {
		record.Put(m, record.Finding{Field: "title", Value: stated, From: record.FromProperties})
	}
}

// statedTitle gives the title that the properties of the file state.
func statedTitle(s *layout.File) string {
	if title := lang.Squeeze(lang.Scrub(s.Info.Title)); title != "" {
		return title
	}
	return fromXMP(s.Info.XMP, "dc:title")
}

func textOf(p layout.Page) string {
	var out []string
	for _, r := range p.Rows {
		if r.Kept() {
			text, _ := r.Prose()
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

// publishedInHistory gives the date of publication that stands on the first page behind
// those on which a paper came in and was accepted.
func publishedInHistory(s *layout.File) string {
	if len(s.Pages) == 0 {
		return ""
	}
	for _, r := range s.Pages[0].Rows {
		if date.OtherWords.MatchString(r.Text) {
			if iso := date.PublishedIn(r.Text); iso != "" {
				return iso
			}
		}
	}
	return ""
}

// doi gives the DOI of the work: the first on the first pages that does not
// stand in an entry of a list of references.
func doi(s *layout.File, front []layout.Row) string {
	for _, r := range front {
		if doi := identifier.FindDOI(r.Text); doi != "" && (slices.ContainsFunc(r.Cells, container.IsIssueLine) || container.IsIssueLine(r.Text) || !record.IsReference(strings.Replace(r.Text, doi, "", 1))) {
			return doi
		}
	}
	return ""
}

// firstISBN gives the first number whose check digit is right.
func firstISBN(front []layout.Row) string {
	for _, r := range front {
		if isbn := identifier.FindISBN(r.Text); isbn != "" {
			return isbn
		}
	}
	return ""
}

// issueLine finds the line of the journal among rows and reads it. Its name may
// stand in the row above.
func issueLine(rows []layout.Row) []record.Finding {
	for i, r := range rows {
		for _, text := range append([]string{r.Text}, r.Cells...) {
			l, ok := container.ReadIssueLine(text)
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
