package mail

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/subject"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// A letterHead is the rows that programs for mail write over a letter that is answered or
// passed on below them.
type letterHead struct {
	found    []record.Finding // who wrote that letter, when and what about
	from, to int              // its rows, with the one above that says what follows
	isMarked bool             // that one says that a letter follows
	isPassed bool             // and that it is passed on
	about    string           // its subject, with what says that that letter answers one itself
}

// The rows of such a head, and those that may stand above it.
var (
	fromField    = lang.Regexp(`(?i)^[\s>*]*` + lang.LongestOf("memo-from") + `\*{0,2}\s?[:：]\*{0,2}\s*(\S.*)$`)
	sentField    = lang.Regexp(`(?i)^[\s>*]*` + lang.LongestOf("mail-sent") + `\*{0,2}\s?[:：]\*{0,2}\s*(\S.*)$`)
	subjectField = lang.Regexp(`(?i)^[\s>*]*` + lang.LongestOf("mail-subject") + `\*{0,2}\s?[:：]\*{0,2}\s*(.*)$`)
	otherField   = lang.Regexp(`^[\s>*]*\p{L}[\p{L} -]{0,20}\*{0,2}\s?[:：]\*{0,2}\s*\S`)
	originalMark = lang.Regexp(`(?i)^[\s>]*[-_]{2,}\s*` + lang.LongestOf("mail-original") + `\s*[-_]{2,}\s*$`)
	passedMark   = lang.Regexp(`(?i)^[\s>]*(?:[-_]{2,}\s*` + lang.LongestOf("mail-passed-on") + `.{0,80}?[-_]*|` + lang.LongestOf("mail-passed-on") + `\s*[:：])\s*$`)
	drawnMark    = lang.Regexp(`^[\s>]*[-_]{5,}\s*$`)
)

// mostFields is how many rows such a head has.
const mostFields = 12

// findHead finds the first head of another letter in the rows of one: who wrote that, when and
// what about in rows below one another, or less where the row above says what follows.
func findHead(rows []string) (letterHead, bool) {
	for i, row := range rows {
		if h, ok := wroteHead(rows, i); ok {
			return h, true
		}
		if !isField(row) && !otherField.MatchString(row) {
			continue
		}
		above := i - 1
		for above >= 0 && blank(rows[above]) {
			above--
		}
		h := letterHead{from: i, to: i}
		h.isMarked = above >= 0 && (originalMark.MatchString(rows[above]) || passedMark.MatchString(rows[above]))
		if h.isMarked || above >= 0 && drawnMark.MatchString(rows[above]) {
			h.from, h.isPassed = above, passedMark.MatchString(rows[above])
		}
		if !h.isMarked && !isField(row) {
			continue
		}
		if fields := h.read(rows); fields == 3 || h.isMarked && fields > 0 {
			return h, true
		}
	}
	return letterHead{}, false
}

// saidWhole is a sentence over another letter that says when it was written, by whom and from
// which address, in one row or two.
var saidWhole = lang.Regexp(`(?i)^\s*\S.*\d.*[<\[(](?:mailto:)?\S+@\S+[>\])].*` + lang.LongestOf("mail-wrote") + `.{0,12}[:：]\s*$`)

// wroteHead reads such a sentence, if what follows is not marked as quoted.
func wroteHead(rows []string, at int) (letterHead, bool) {
	for end := at + 1; end <= min(len(rows), at+2); end++ {
		said := lang.Squeeze(strings.Join(rows[at:end], " "))
		if blank(rows[at]) || end == at+2 && saidWhole.MatchString(rows[at+1]) || !saidWhole.MatchString(said) || !whenBefore.MatchString(said) {
			continue
		}
		for _, row := range rows[end:] {
			if !blank(row) {
				return letterHead{from: at, to: end, isMarked: true}, !quotedRow.MatchString(row)
			}
		}
	}
	return letterHead{}, false
}

// headsAsRows gives the lines of a letter with each table that is such a head as rows, as
// Thunderbird draws it.
func headsAsRows(lines []line.Line) []line.Line {
	var out []line.Line
	for _, l := range lines {
		rows := strings.Split(strings.ReplaceAll(l.Text, " | ", " "), "\n")
		if l.Kind != corpus.Table || !slices.ContainsFunc(rows, fromField.MatchString) || slices.ContainsFunc(rows, func(row string) bool { return !isField(row) && !otherField.MatchString(row) }) {
			out = append(out, l)
			continue
		}
		for _, row := range rows {
			out = append(out, line.Line{Block: corpus.Block{Text: row, Page: l.Page}})
		}
	}
	return out
}

// isField says whether a row is one of the three of a head that tell. Programs write them in
// any order.
func isField(row string) bool {
	return fromField.MatchString(row) || sentField.MatchString(row) || subjectField.MatchString(row)
}

// read reads the rows of a head from the first on, and gives how many of the three that tell
// there are.
func (h *letterHead) read(rows []string) int {
	said := map[*lang.Pattern]bool{}
	first := h.to
	for i := first; i < min(len(rows), first+2*mostFields); i++ {
		row := rows[i]
		if blank(row) && i+1 < len(rows) && isField(rows[i+1]) {
			continue
		}
		field := unsaid(said, row)
		if field == nil && !otherField.MatchString(row) {
			break
		}
		if field != nil {
			said[field] = true
			h.note(field, field.FindStringSubmatch(row)[1])
		}
		h.to = i + 1
	}
	return len(said)
}

// unsaid gives which of the three that no row has said yet a row is.
func unsaid(said map[*lang.Pattern]bool, row string) *lang.Pattern {
	for _, field := range []*lang.Pattern{fromField, sentField, subjectField} {
		if !said[field] && field.MatchString(row) {
			return field
		}
	}
	return nil
}

// note keeps what one of the three says.
func (h *letterHead) note(field *lang.Pattern, value string) {
	switch field {
	case fromField:
		h.found = append(h.found, writtenBy(value)...)
	case sentField:
		if iso, ok := date.Parse(value); ok {
			h.found = append(h.found, record.Finding{Field: "issued", Value: iso, From: foundMail})
		}
	case subjectField:
		about := lang.Squeeze(value)
		h.about = about
		h.found = append(h.found, record.Finding{Field: "title", Value: subject.About(about), From: foundMail})
	}
}

func blank(row string) bool { return strings.Trim(row, "> \t\u00a0") == "" }

// addressIn is the address in the row that says who wrote a letter.
var addressIn = lang.Regexp(`\s*[<\[(](?:mailto:)?[^<>\[\]()\s]+@[^<>]*?[>\])]`)

// writtenBy reads who wrote a letter, as programs for mail write it over what they quote.
func writtenBy(text string) []record.Finding {
	name := strings.Trim(addressIn.ReplaceAllString(lang.Squeeze(text), ""), `"'* `)
	if strings.Contains(name, "@") {
		return nil
	}
	return []record.Finding{{Field: "authors", Names: record.Names(name, record.Inverted).People, From: foundMail}}
}
