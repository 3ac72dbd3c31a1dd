package layout

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/pdf"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// Footnotes stand at the foot of a column in smaller type and begin with a
// mark; the same mark stands raised in the text above.

// noteSize is the size of their type, at most, as a share of the text's.
const noteSize = 0.93

var noteStart = lang.Regexp(`^(\d{1,3}|[*†‡§¶‖]{1,3})[.)]?\s*([^\d\s.,:%)].*)$`)

// findNotes marks the rows of footnotes.
func (s *File) findNotes() {
	for i := range s.Pages {
		p := &s.Pages[i]
		for start := 0; start < len(p.Rows); {
			end := start + 1
			for end < len(p.Rows) && p.Rows[end].Column == p.Rows[start].Column {
				end++
			}
			s.findNotesIn(p.Rows[start:end])
			start = end
		}
	}
}

// findNotesIn marks the small rows at the foot of one column.
func (s *File) findNotesIn(rows []Row) {
	first, tables := len(rows), tableRows(rows)
	for first > 0 && tables[first-1] == 0 && (!rows[first-1].Kept() || rows[first-1].Size <= noteSize*s.Size && !record.CaptionRow.MatchString(rows[first-1].Text)) {
		first--
	}
	above := first - 1
	for above >= 0 && !rows[above].Kept() {
		above--
	}
	if above < 0 || s.isHeadingRow(rows[above]) {
		return // a page in small type, or what a heading announces in it
	}
	for first < len(rows) && !(rows[first].Kept() && rows[first].startsNote()) {
		first++
	}
	for i := first; i < len(rows); i++ {
		rows[i].Note = rows[i].Kept()
	}
}

// startsNote says whether a row begins with the mark of a note.
func (r Row) startsNote() bool {
	return r.Runs[0].Raise == 1 && isMark(r.Runs[0].Text) || noteStart.MatchString(r.Text) && len(r.Cells) < 3
}

// isMark says whether a raised run is the mark of a note and no exponent.
func isMark(text string) bool {
	text = strings.Trim(text, " ,()[]")
	if text == "" || len(text) > 12 {
		return false
	}
	return !strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsDigit(c) && !strings.ContainsRune("*†‡§¶‖,;–- ", c) })
}

// noteLines makes lines of the rows of notes on a page.
func (p Page) noteLines(rows []Row) []structure.Line {
	var out []structure.Line
	for _, r := range rows {
		text, _ := r.Prose()
		if r.startsNote() {
			mark, rest := r.cutMark()
			out = append(out, structure.Line{Block: corpus.Block{Kind: corpus.Footnote, Text: rest, Page: p.Number, Label: p.Label}, Note: p.noteKey(mark)})
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].Text = line.JoinRows([]string{out[n-1].Text, text})
		}
	}
	return slices.DeleteFunc(out, func(l structure.Line) bool { return l.Text == "" })
}

// noteKey names a note of this page: numbers start anew on each page of some
// works.
func (p Page) noteKey(mark string) string { return fmt.Sprintf("%d:%s", p.Number, mark) }

// cutMark takes the mark off the row that a note begins with.
func (r Row) cutMark() (mark, rest string) {
	if r.Runs[0].Raise == 1 && isMark(r.Runs[0].Text) {
		without := r
		without.Runs = r.Runs[1:]
		rest, _ = without.Prose()
		return strings.Trim(r.Runs[0].Text, " ,()[]"), rest
	}
	text, _ := r.Prose()
	m := noteStart.FindStringSubmatch(text)
	if m == nil {
		return "", text
	}
	return m[1], m[2]
}

var raisedFigures = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "−", "⁻", "-", "⁻", "+", "⁺", "n", "ⁿ", "i", "ⁱ")

const softHyphen = "\u00AD"

// Prose gives the text of a row without the marks of notes, and these. Other
// raised figures are written as such: "10⁶".
func (r Row) Prose() (text string, marks []string) {
	var b strings.Builder
	for i, run := range r.Runs {
		switch {
		case run.Raise != 1 || !isMark(run.Text):
			b.WriteString(run.Text)
		case i > 0 && takesExponent(b.String(), run):
			b.WriteString(raisedFigures.Replace(run.Text))
		default:
			if strings.HasPrefix(run.Text, " ") {
				b.WriteByte(' ')
			}
			for mark := range strings.FieldsFuncSeq(run.Text, func(c rune) bool { return c == ',' || c == ' ' || c == ';' }) {
				marks = append(marks, mark)
			}
		}
	}
	text = strings.TrimSpace(strings.ReplaceAll(b.String(), "\uFFFD", ""))
	if front, soft := strings.CutSuffix(text, softHyphen); soft {
		text = front + "-" // scrub drops those that do not show
	}
	return lang.Squeeze(lang.Scrub(text)), marks
}

// takesExponent says whether a raised number behind a text is a power: behind a
// figure or a letter that stands alone, as in 10⁶ and m².
func takesExponent(before string, run pdf.Run) bool {
	if strings.HasPrefix(run.Text, " ") || strings.Trim(run.Text, "0123456789−-+") != "" {
		return false
	}
	word := lang.LastWord(before)
	last := lang.LastRune(word)
	if unicode.IsDigit(last) {
		// A year before a note is no base of a power.
		return len(word) < 4
	}
	return unicode.IsLetter(last) && len([]rune(strings.TrimLeftFunc(word, lang.NotWordRune))) <= 2
}
