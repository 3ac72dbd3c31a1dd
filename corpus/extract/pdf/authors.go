package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// mostByline bounds the rows under the title in which authors are looked for.
const mostByline = 12

// authorsOf gives the persons that the rows under the title name, else those that
// the properties name and the first page does too.
func authorsOf(s *layout.File) (names []string, from string) {
	first := firstText(s)
	if first == nil || holdsStories(first) {
		return nil, ""
	}
	stated := statedAuthors(s, first)
	names = bylineOf(s, first, stated)
	if block := authorBlock(s, first); len(block) > len(names) && (len(names) == 0 || slices.Contains(block, names[0])) {
		names = block
	}
	if len(stated) == 0 && (len(names) == 0 || len(names) == 1 && standsOverYear(first, names)) {
		if above := aboveTitle(s, first); len(above) > 0 {
			names = above
		}
	}
	if len(names) >= len(stated) {
		return names, record.FromFirstPage
	}
	return stated, record.FromProperties
}

// statedAuthors gives the persons that the properties name and the first page
// does too. Where it shows one of them so, it may show another with other given
// names ("Ben" for "Benjamin M.").
func statedAuthors(s *layout.File, first *layout.Page) (names []string) {
	page := " " + lang.Plain(textOf(*first)) + " "
	whole := 0
	for _, name := range record.NameJoint.Split(lang.Squeeze(lang.Scrub(s.Info.Author)), -1) {
		family, _, _ := strings.Cut(record.AuthorName(name), ",")
		shown := strings.Contains(page, " "+lang.Plain(name)+" ")
		if !record.PersonName(name) || !shown && !strings.Contains(page, " "+lang.Plain(family)+" ") {
			continue
		}
		names = append(names, record.Person(name))
		if shown {
			whole++
		}
	}
	if whole == 0 {
		return nil
	}
	return names
}

// opensWithMark says whether a row begins with a raised mark, as those do that say where the people
// work whose names have such marks: "²Alder Labs".
func opensWithMark(r layout.Row) bool {
	return len(r.Runs) > 1 && r.Runs[0].Raise == 1 && utf8.RuneCountInString(strings.TrimSpace(r.Runs[0].Text)) <= longestMark && strings.ContainsFunc(r.Runs[0].Text, isNoteMark)
}

// preparedFor is a row that names, or the next ones do, who a work was written for.
var preparedFor = lang.Regexp(`(?i)^(?:(?:prepared|written|produced|submitted) for|(?:erstellt|verfasst) für|préparé pour|rédigé pour|(?:preparado|elaborado) para|preparato per|подготовлено для)(?:\W|$)`)

// saysBy says whether a row names who wrote a work with a word for it, or the next one does.
func saysBy(text string) bool {
	return record.AnnouncesAuthor(text) || len(record.ReadByline(text).People) > 0
}

// standsOverYear says whether the row that names somebody is the last but one of a page that ends
// in a year: it may be the town where the work was printed.
func standsOverYear(p *layout.Page, names []string) bool {
	if len(p.Rows) < 2 {
		return false
	}
	last, before := p.Rows[len(p.Rows)-1], p.Rows[len(p.Rows)-2]
	return lang.IsDigits(last.Text) && len(last.Text) == len("2013") && slices.Equal(namesInRow(before), names)
}

// mostInCredit bounds the words of a row that names who took the pictures.
const mostInCredit = 8

// mostLeadIn is how many rows lead in between a title and the byline, at most.
const mostLeadIn = 5

// announcedBelow says whether a row soon under the first of some begins with "By" and
// names somebody.
func announcedBelow(rows []layout.Row) bool {
	for _, r := range rows[1:min(len(rows), 1+mostLeadIn)] {
		if line.SectionWords()[lang.Plain(r.Text)] {
			return false
		}
		if len(record.ReadByline(r.Text).People) > 0 {
			return true
		}
	}
	return false
}

// mostAboveTitle is how many rows over the title may name its authors and their towns.
const mostAboveTitle = 4

// inBracketsOnly is where an author lives, under the name: "(Poznań)".
var inBracketsOnly = lang.Regexp(`^\(\p{Lu}[\p{L}., -]{1,40}\)$`)

// aboveTitle reads the names that stand over the title, in capitals or with initials, as the
// humanities of many countries set them, and leaves these rows out.
func aboveTitle(s *layout.File, p *layout.Page) (names []string) {
	title := s.Title
	if len(title) == 0 {
		return nil
	}
	first := slices.IndexFunc(p.Rows, title[0].Is)
	var above []*layout.Row
	for i := first - 1; i >= 0 && len(above) < mostAboveTitle; i-- {
		r := &p.Rows[i]
		if !r.Kept() || r.Column != title[0].Column {
			continue
		}
		found := namesInRow(*r)
		if !inBracketsOnly.MatchString(r.Text) && (len(found) == 0 || !line.IsCapitals(r.Text) && !initialled.MatchString(r.Text) && !titled.MatchString(r.Text)) {
			break
		}
		above, names = append(above, r), append(found, names...)
	}
	if len(names) == 0 {
		return nil
	}
	for _, r := range above {
		r.Skip = line.Byline
	}
	return lang.Unique(names)
}

// titled is a row that names a teacher with the title of one.
var titled = lang.Regexp(`^(?:Dr|Prof|Professor)\.?(?: Dr\.)? \p{Lu}`)

// initialled is a row of names of which the first has its given names as initials.
var initialled = lang.Regexp(`^(?:\p{Lu}\.[ -]?){1,3}\p{Lu}\p{L}+|^\p{Lu}\p{L}+ (?:\p{Lu}\. ?){1,3}(?:,|$)`)

// onlyMarks is a row of nothing but the marks that stand behind names.
var onlyMarks = lang.Regexp(`^[\d*∗†‡§¶‖a-h]{1,2}(?:[\s,]+[\d*∗†‡§¶‖a-h]{1,2}){0,20}$`)

// startsText says whether rows begin with running text, which its first row alone
// does not always show: "The council met on four evenings in the old".
func startsText(rows []layout.Row) bool {
	first := rows[0]
	text := first.Text
	if line.IsProse(line.Measured(structure.Line{Block: corpus.Block{Text: text}})) {
		return true
	}
	before := first
	for _, r := range rows[1:min(len(rows), 3)] {
		if r.Column != first.Column || math.Abs(r.Size-first.Size) > 0.05*first.Size || r.Base-before.Base > 1.7*first.Size {
			break
		}
		text += " " + r.Text
		before = r
	}
	joined := line.Measured(structure.Line{Block: corpus.Block{Text: text}})
	return before.Base != first.Base && joined.Prose && lang.FunctionShare(text) >= 0.25 && lang.FunctionShare(first.Text) >= 0.2
}

// endsTitle says whether a row that looks like a name is the end of the title:
// in its type, and of its words in the properties.
func endsTitle(s *layout.File, r, last layout.Row) bool {
	return r.Size > last.Size*0.98 && strings.HasSuffix(lang.Plain(s.Info.Title), " "+lang.Plain(last.Text+" "+r.Text))
}

// namesFamilies says whether a row has the family names of two of the authors.
func namesFamilies(text string, authors []string) bool {
	found := 0
	for _, name := range authors {
		family, _, _ := strings.Cut(name, ",")
		if strings.Contains(" "+lang.Plain(text)+" ", " "+lang.Plain(family)+" ") {
			found++
		}
	}
	return found >= 2
}

// namesInRow gives the persons that a row names, one in each cell or all in one.
func namesInRow(r layout.Row) []string {
	if len(r.Cells) > 1 && slices.ContainsFunc(r.Cells, func(cell string) bool { return len(cell) > 1 && lang.IsDigits(cell) }) {
		return nil // a row of a table
	}
	if people := record.ReadByline(r.Text).People; len(people) > 0 {
		return people
	}
	for _, cells := range [][]string{withoutRaised(r), r.Cells} {
		if people := namesInCells(cells); len(people) > 0 {
			return people
		}
	}
	if len(r.Cells) > 1 { // what stands side by side is no list
		return nil
	}
	text, _ := r.Prose()
	return record.Names(strings.Trim(text, " ,;*†‡"), record.OfLine).People
}

// withoutRaised gives the cells of a row without the marks that are raised in it: behind
// a name they say where its bearer works.
func withoutRaised(r layout.Row) []string {
	bare := r.Line
	bare.Runs = slices.Clone(r.Runs)
	for i, run := range bare.Runs {
		if run.Raise == 1 && utf8.RuneCountInString(run.Text) <= longestMark {
			bare.Runs[i].Text = ""
			if strings.HasSuffix(strings.TrimSpace(run.Text), ",") || strings.ContainsFunc(run.Text, isNoteMark) { // a name ends before the mark of a note
				bare.Runs[i].Text = ", "
			}
		}
	}
	var cells []string
	for _, cell := range bare.Cells() {
		cells = append(cells, lang.Squeeze(lang.Scrub(cell)))
	}
	return cells
}

// longestMark bounds the letters of such a mark.
const longestMark = 8

// namesInCells gives the persons in cells that stand side by side, each of which
// holds nothing but names.
func namesInCells(cells []string) []string {
	var out []string
	for _, cell := range cells {
		people := record.Names(strings.Trim(cell, " ,;*†‡·•"), record.OfLine).People
		if len(people) == 0 {
			return nil
		}
		out = append(out, people...)
	}
	if len(lang.Unique(out)) < len(out) { // where two people work: "Port Alder  Port Alder"
		return nil
	}
	return out
}

func isNoteMark(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("*∗†‡§¶‖∥", r)
}

// mostOfBlock bounds the rows between the title and the summary.
const mostOfBlock = 60

// authorBlock gives the persons whose names head blocks of lines between the title and
// the summary, side by side and one under another, each over where its bearer works. All
// of them are in the type of the first.
func authorBlock(s *layout.File, p *layout.Page) (names []string) {
	rows := aboveSummary(s, p)
	size := 0.0
	above := map[int]*layout.Row{}
	var heads []*layout.Row
	for _, r := range rows {
		before := above[r.Column]
		above[r.Column] = r
		starts := before == nil || strings.Contains(before.Text, "@") || reachedAt.MatchString(before.Text) || lang.WordCount(before.Text) == 1 && record.JoinsNames(before.Text) ||
			slices.Contains(heads, before) || r.Base-before.Base > blockGap*r.Size
		found := namesInRow(*r)
		if !starts || len(found) == 0 || opensWithMark(*r) || record.IsAffiliation(r.Text) || size > 0 && math.Abs(r.Size-size) > 0.02*size {
			continue
		}
		size = r.Size
		heads, names = append(heads, r), append(names, found...)
	}
	for _, r := range heads {
		r.Skip = line.Byline
	}
	for _, r := range rows {
		if len(heads) > 0 && reachedAt.MatchString(r.Text) {
			r.Leave("affiliation")
		}
	}
	return lang.Unique(names)
}

// blockGap is how many sizes of its type a row stands under the block above it, at least.
const blockGap = 1.8

// opensSummary says whether a row is the heading of the summary, or begins with it:
// "Abstract—The first weirs".
func opensSummary(text string) bool {
	word, _, _ := strings.Cut(text, "—")
	return line.SectionWords()[lang.Plain(word)]
}

// aboveSummary gives the rows of all columns between the title and the heading of the
// summary, as they stand on the page, nil where there is no such heading.
func aboveSummary(s *layout.File, p *layout.Page) (out []*layout.Row) {
	title := s.Title
	if len(title) == 0 {
		return nil
	}
	last, end := title[len(title)-1], math.Inf(1)
	for _, r := range p.Rows {
		if r.Base > last.Base && r.Column >= 0 && opensSummary(r.Text) {
			end = min(end, r.Base)
		}
	}
	for i, r := range p.Rows {
		if math.IsInf(end, 1) && r.Base > last.Base && r.Column >= 0 && r.Kept() && startsText(p.Rows[i:]) {
			end = r.Base
		}
	}
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Column >= 0 && r.Text != "" && r.Base > last.Base && r.Base < end {
			out = append(out, r)
		}
	}
	if math.IsInf(end, 1) || len(out) > mostOfBlock {
		return nil
	}
	slices.SortStableFunc(out, func(a, b *layout.Row) int {
		if math.Abs(a.Base-b.Base) > a.Size/2 {
			return cmp.Compare(a.Base, b.Base)
		}
		return cmp.Compare(a.Left, b.Left)
	})
	return out
}
