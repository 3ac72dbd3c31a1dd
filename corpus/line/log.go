package line

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// How a row of a conversation or a log begins or ends that a program wrote down: with the
// time of day, and the date before it.
var (
	stampedFront = lang.Regexp(`^\p{Cf}*[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:,|T|\s)?\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:[\])]|\s?[-–—:|]|\s)\s?\S`)
	stampedEnd   = lang.Regexp(`^\S.{0,60}?\s[—–-]?\s*(?:\p{L}+(?: \p{L}+)? |\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s)\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?$`)
)

// leastStamped is how many such rows a log has at least; every third row is one, the
// first among them.
const leastStamped = 3

// longestStamp bounds the bytes in which a time of day may stand.
const longestStamp = 80

func startsStamped(row string) bool {
	return stampedFront.MatchString(row[:min(len(row), longestStamp)])
}

func isStamped(row string) bool {
	return startsStamped(row) || len(row) <= longestStamp && stampedEnd.MatchString(row)
}

// LogLines gives the lines of a conversation or a log, one of what each said, nil for
// another text. It says of each line who spoke and when; nothing stands around it.
func LogLines(text string) []Line {
	var rows []string
	stamped := 0
	for row := range strings.SplitSeq(text, "\n") {
		if row = strings.TrimSpace(row); row == "" {
			continue
		}
		if isStamped(row) {
			stamped++
		} else if len(rows) == 0 {
			return nil
		}
		rows = append(rows, row)
	}
	if stamped < leastStamped || stamped*3 < len(rows) {
		return nil
	}
	var out []Line
	for _, row := range rows {
		if last := len(out) - 1; last >= 0 && !isStamped(row) && startsStamped(out[last].Text) {
			out[last].Text += " " + row
			continue
		}
		out = append(out, Line{Block: corpus.Block{Text: row}, Gap: true})
	}
	return out
}
