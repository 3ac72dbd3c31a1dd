package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// A row of credits is at most this long, in characters, and there are not more of them.
const longestCredit, mostCredits = 80, 5

// credits gives the rows of a paragraph that says below the title who made the work and when,
// in rows as they were typed: "By Jane Doe" and, below it, where it appeared. Markdown makes one
// line of them, in which nobody can tell where the name ends. It gives none of any other
// paragraph.
func (r *markdownReader) credits(w *inlineWriter, l structure.Line) []string {
	if len(r.lines) != 1 || r.lines[0].Kind != corpus.Heading || l.Kind != corpus.Paragraph || len(w.rows) == 0 || len(w.rows) >= mostCredits {
		return nil
	}
	text, from := w.out.String(), 0
	var rows []string
	for _, at := range append(slices.Clone(w.rows), len(text)) {
		rows = append(rows, strings.TrimSpace(text[from:at]))
		from = at
	}
	long := func(row string) bool { return row == "" || utf8.RuneCountInString(row) > longestCredit }
	if slices.ContainsFunc(rows, long) || !slices.ContainsFunc(rows, record.IsCredit) {
		return nil
	}
	return rows
}
