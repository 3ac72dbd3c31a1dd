package line

import (
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// manualHead is the row over a manual page, and the one under it: the name of the page
// and its section stand at the end of both.
var manualHead = lang.Regexp(`\S\(\d\w{0,8}\)$`)

const (
	leastManual  = 3  // sections of a manual page: its name, what it does, one more
	longestTitle = 8  // words of such a heading
	subIndent    = 3  // blanks before the heading of a subsection, as man prints it
	longestHead  = 14 // words of the row over the page
	shortestRow  = 55 // characters of a row that may be wrapped, of the 78 that man prints
)

// ManualLines reads a manual page as man prints it: what stands at the left edge is a
// heading, the text is set in. It gives nothing for another text.
func ManualLines(text string) []Line {
	rows := manualRows(text)
	if rows == nil {
		return nil
	}
	var out []Line
	for i, row := range rows {
		if row == "" {
			continue
		}
		gap := i == 0 || rows[i-1] == ""
		isEdge := i == 0 || i == len(rows)-1
		level := 0
		if !isEdge {
			level = manualLevel(rows, i)
		}
		switch {
		case level > 0:
			out = append(out, Line{Block: corpus.Block{Text: lang.Squeeze(row), Kind: corpus.Heading, Level: level}, Gap: true, Marked: true})
		case len(out) > 0 && !gap && !isEdge && out[len(out)-1].Kind != corpus.Heading && goesOn(rows[i-1], row):
			last := &out[len(out)-1]
			last.Text = lang.Squeeze(JoinRows([]string{last.Text, row}))
		default:
			out = append(out, Line{Block: corpus.Block{Text: lang.Squeeze(row)}, Gap: gap, Marked: true})
		}
	}
	return out
}

// manualRows gives the rows of a manual page, nil for another text.
func manualRows(text string) []string {
	text = strings.Trim(text, "\n\f ")
	first, _, _ := strings.Cut(text, "\n")
	if !manualHead.MatchString(strings.TrimSpace(first)) {
		return nil
	}
	rows := strings.Split(text, "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " \t\f\r")
	}
	headings := 0
	for _, row := range rows[1:max(len(rows)-1, 1)] {
		if row == "" || startsWithSpace(row) {
			continue
		}
		if lang.WordCount(row) > longestTitle || lang.EndsSentence(row) {
			return nil
		}
		headings++
	}
	if headings < leastManual {
		return nil
	}
	return rows
}

// manualLevel is the level of the heading that a row is, 0 for text.
func manualLevel(rows []string, i int) int {
	switch indent := indentOf(rows[i]); {
	case indent == 0:
		return 1
	case indent == subIndent && indentOf(rows[i+1]) > indent && rows[i-1] == "":
		return 2
	}
	return 0
}

// goesOn says whether a row goes on with the one before: that was full, or names the
// option which is explained further in.
func goesOn(before, row string) bool {
	was, is := indentOf(before), indentOf(row)
	return is > was || is == was && utf8.RuneCountInString(before) >= shortestRow
}

func indentOf(row string) int { return len(row) - len(strings.TrimLeft(row, " \t")) }

// IsManualHead says whether a line is the one over or under a manual page.
func IsManualHead(l Line) bool { return l.Words <= longestHead && manualHead.MatchString(l.Text) }
