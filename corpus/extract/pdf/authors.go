package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// mostByline bounds the rows under the title in which authors are looked for.
const mostByline = 12

// authors gives the persons that the rows under the title name, else those that
// the properties name and the first page does too.
func (s *sheets) authors() (names []string, from string) {
	first := s.firstText()
	if first == nil {
		return nil, ""
	}
	stated := s.statedAuthors(first)
	names = s.byline(first, stated)
	if block := s.authorBlock(first); len(block) > len(names) && (len(names) == 0 || slices.Contains(block, names[0])) {
		names = block
	}
	if len(names) == 0 && len(stated) == 0 {
		names = s.aboveTitle(first)
	}
	if len(names) >= len(stated) {
		return names, record.FromFirstPage
	}
	return stated, record.FromProperties
}

// statedAuthors gives the persons that the properties name and the first page
// does too. Where it shows one of them so, it may show another with other given
// names ("Ben" for "Benjamin M.").
func (s *sheets) statedAuthors(first *sheet) (names []string) {
	page := " " + lang.Plain(first.text()) + " "
	whole := 0
	for _, name := range record.NameJoint.Split(lang.Squeeze(lang.Scrub(s.info.Author)), -1) {
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

// byline reads the names in the rows under the title, up to the summary or the
// text, and leaves these rows out.
func (s *sheets) byline(p *sheet, stated []string) []string {
	title := s.largest(p)
	if len(title) == 0 {
		return nil
	}
	last := title[len(title)-1]
	after, seen := false, 0
	var names []string
	var broken *row // it ends inside a name
	for i := range p.rows {
		r := &p.rows[i]
		if !r.kept() {
			continue
		}
		if !after {
			after = r.Base == last.Base && r.text == last.text
			continue
		}
		found := namesInRow(*r)
		if len(names) > 0 && len(found) == 0 {
			found = record.Names(record.WithoutDegrees(r.text), record.OfLine).People
		}
		if len(names) > 0 && len(found) == 0 && r.Size < 0.9*s.size && record.IsAffiliation(r.text) { // small print, though it may end in a full stop
			r.skip = "affiliation"
			continue
		}
		if seen++; seen > mostByline || line.SectionWords[lang.Plain(r.text)] || len(found) == 0 && startsText(p.rows[i:]) {
			break
		}
		switch {
		case broken != nil:
			if found = namesInCells(broken.joined(*r)); len(found) > 0 {
				names, broken.skip, r.skip = append(names, found...), line.Byline, line.Byline
			}
			broken = nil
		case breaksName(*r) && i+1 < len(p.rows) && len(namesInCells(r.joined(p.rows[i+1]))) > 0:
			broken = r
		case r.Size < last.Size && onlyMarks.MatchString(r.text): // raised so high that they are a row of their own
			r.skip = "affiliation"
		case names == nil && s.endsTitle(*r, last):
		case len(found) > 0:
			names = append(names, found...)
			r.skip = line.Byline
		case len(names) > 0 && (record.IsAffiliation(r.text) || i > 0 && p.rows[i-1].skip == "affiliation" && numbersOn(p.rows[i-1].text, r.text)):
			r.skip = "affiliation"
		case namesFamilies(r.text, stated):
			r.skip = line.Byline
		case len(names) > 0:
			return lang.Unique(names)
		}
	}
	return lang.Unique(names)
}

// mostAboveTitle is how many rows over the title may name its authors and their towns.
const mostAboveTitle = 4

// inBracketsOnly is where an author lives, under the name: "(Poznań)".
var inBracketsOnly = lang.Regexp(`^\(\p{Lu}[\p{L}., -]{1,40}\)$`)

// aboveTitle reads the names that stand over the title, in capitals or with initials, as the
// humanities of many countries set them, and leaves these rows out.
func (s *sheets) aboveTitle(p *sheet) (names []string) {
	title := s.largest(p)
	if len(title) == 0 {
		return nil
	}
	first := slices.IndexFunc(p.rows, func(r row) bool { return r.Base == title[0].Base && r.text == title[0].text })
	var above []*row
	for i := first - 1; i >= 0 && len(above) < mostAboveTitle; i-- {
		r := &p.rows[i]
		if !r.kept() || r.column != title[0].column {
			continue
		}
		found := namesInRow(*r)
		if !inBracketsOnly.MatchString(r.text) && (len(found) == 0 || !line.IsCapitals(r.text) && !initialled.MatchString(r.text)) {
			break
		}
		above, names = append(above, r), append(found, names...)
	}
	if len(names) == 0 {
		return nil
	}
	for _, r := range above {
		r.skip = line.Byline
	}
	return lang.Unique(names)
}

// initialled is a row of names of which the first has its given names as initials.
var initialled = lang.Regexp(`^(?:\p{Lu}\.[ -]?){1,3}\p{Lu}\p{L}+|^\p{Lu}\p{L}+ (?:\p{Lu}\. ?){1,3}(?:,|$)`)

// onlyMarks is a row of nothing but the marks that stand behind names.
var onlyMarks = lang.Regexp(`^[\d*∗†‡§¶‖a-h]{1,2}(?:[\s,]+[\d*∗†‡§¶‖a-h]{1,2}){0,20}$`)

// startsText says whether rows begin with running text, which its first row alone
// does not always show: "The council met on four evenings in the old".
func startsText(rows []row) bool {
	first := rows[0]
	text := first.text
	if line.IsProse(line.Measured(structure.Line{Block: corpus.Block{Text: text}})) {
		return true
	}
	before := first
	for _, r := range rows[1:min(len(rows), 3)] {
		if r.column != first.column || math.Abs(r.Size-first.Size) > 0.05*first.Size || r.Base-before.Base > 1.7*first.Size {
			break
		}
		text += " " + r.text
		before = r
	}
	joined := line.Measured(structure.Line{Block: corpus.Block{Text: text}})
	return before.Base != first.Base && joined.Prose && lang.FunctionShare(text) >= 0.25 && lang.FunctionShare(first.text) >= 0.2
}

// endsTitle says whether a row that looks like a name is the end of the title:
// in its type, and of its words in the properties.
func (s *sheets) endsTitle(r, last row) bool {
	return r.Size > last.Size*0.98 && strings.HasSuffix(lang.Plain(s.info.Title), " "+lang.Plain(last.text+" "+r.text))
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
func namesInRow(r row) []string {
	if len(r.cells) > 1 && slices.ContainsFunc(r.cells, func(cell string) bool { return len(cell) > 1 && lang.IsDigits(cell) }) {
		return nil // a row of a table
	}
	if people := record.ReadByline(r.text).People; len(people) > 0 {
		return people
	}
	for _, cells := range [][]string{r.withoutRaised(), r.cells} {
		if people := namesInCells(cells); len(people) > 0 {
			return people
		}
	}
	text, _ := r.prose()
	return record.Names(strings.Trim(text, " ,;*†‡"), record.OfLine).People
}

// withoutRaised gives the cells of a row without the marks that are raised in it: behind
// a name they say where its bearer works.
func (r row) withoutRaised() []string {
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

// breaksName says whether a row ends in a word that a family name goes on behind:
// "Ana Cristina Ramos da".
func breaksName(r row) bool { return record.IsParticle(strings.Trim(lang.LastWord(r.text), ".,")) }

// joined gives the cells of a row and of the next one, the last of the one with the
// first of the other.
func (r row) joined(next row) []string {
	cells, more := r.withoutRaised(), next.withoutRaised()
	if len(cells) == 0 || len(more) == 0 {
		return nil
	}
	last := len(cells) - 1
	return append(append(slices.Clone(cells[:last]), cells[last]+" "+more[0]), more[1:]...)
}

// mostOfBlock bounds the rows between the title and the summary.
const mostOfBlock = 60

// authorBlock gives the persons whose names head blocks of lines between the title and
// the summary, side by side and one under another, each over where its bearer works. All
// of them are in the type of the first.
func (s *sheets) authorBlock(p *sheet) (names []string) {
	rows := s.aboveSummary(p)
	size := 0.0
	above := map[int]*row{}
	var heads []*row
	for _, r := range rows {
		before := above[r.column]
		above[r.column] = r
		starts := before == nil || strings.Contains(before.text, "@") || lang.WordCount(before.text) == 1 && record.JoinsNames(before.text) ||
			slices.Contains(heads, before) || r.Base-before.Base > blockGap*r.Size
		found := namesInRow(*r)
		if !starts || len(found) == 0 || record.IsAffiliation(r.text) || size > 0 && math.Abs(r.Size-size) > 0.02*size {
			continue
		}
		size = r.Size
		heads, names = append(heads, r), append(names, found...)
	}
	for _, r := range heads {
		r.skip = line.Byline
	}
	return lang.Unique(names)
}

// blockGap is how many sizes of its type a row stands under the block above it, at least.
const blockGap = 1.8

// opensSummary says whether a row is the heading of the summary, or begins with it:
// "Abstract—The first weirs".
func opensSummary(text string) bool {
	word, _, _ := strings.Cut(text, "—")
	return line.SectionWords[lang.Plain(word)]
}

// aboveSummary gives the rows of all columns between the title and the heading of the
// summary, as they stand on the page, nil where there is no such heading.
func (s *sheets) aboveSummary(p *sheet) (out []*row) {
	title := s.largest(p)
	if len(title) == 0 {
		return nil
	}
	last, end := title[len(title)-1], math.Inf(1)
	for _, r := range p.rows {
		if r.Base > last.Base && r.column >= 0 && opensSummary(r.text) {
			end = min(end, r.Base)
		}
	}
	for i := range p.rows {
		if r := &p.rows[i]; r.column >= 0 && r.text != "" && r.Base > last.Base && r.Base < end {
			out = append(out, r)
		}
	}
	if math.IsInf(end, 1) || len(out) > mostOfBlock {
		return nil
	}
	slices.SortStableFunc(out, func(a, b *row) int {
		if math.Abs(a.Base-b.Base) > a.Size/2 {
			return cmp.Compare(a.Base, b.Base)
		}
		return cmp.Compare(a.Left, b.Left)
	})
	return out
}
