package markdown

import (
	"strings"

	"footnote/corpus/lang"
)

// Notes say under their title what they are, in rows of a label and a value: "Author: Nora
// Feldkamp", "Status: draft". Markdown takes such rows for one paragraph.

// ofRecord are labels of the record, ofProgram those that only a program for notes or its
// user needs.
var (
	ofRecord  = lang.Set("author authors by title date published created issued url source link doi publisher")
	ofProgram = lang.Set("tags tag status type category categories aliases alias topics topic created-by last-edited last-edited-by last-edited-time updated modified id uid rating priority area project up related parent owner assignee assigned-to due due-date")
)

var labelledRow = lang.Regexp(`^(\p{L}[\p{L} -]{0,24}?):\s+(\S.*)$`)

// fewestLabels and mostLabels are how many of these rows stand together.
const (
	fewestLabels = 2
	mostLabels   = 40
)

// labelsAt counts the labelled rows that begin at one of a note's rows, 0 where they are too
// few or none is for a program: other lists of labels are read as the text that they are.
func labelsAt(rows []string) (n int) {
	known := false
	for ; n < min(len(rows), mostLabels); n++ {
		m := labelledRow.FindStringSubmatch(rows[n])
		if m == nil {
			break
		}
		known = known || ofProgram[labelName(m[1])]
	}
	if n < fewestLabels || !known || n < len(rows) && strings.TrimSpace(rows[n]) != "" {
		return 0
	}
	return n
}

func labelName(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), " ", "-")
}

// labels reads such rows. Those that nothing is known of stay, each as a paragraph.
func (r *notesReader) labels(rows []string) {
	for _, row := range rows {
		m := labelledRow.FindStringSubmatch(row)
		switch name := labelName(m[1]); {
		case ofRecord[name]:
			r.property(row, name, strings.TrimSpace(m[2]))
		case !ofProgram[name]:
			r.put("", r.inlined(row), "")
		}
	}
}
