package structure

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// The rows at the head of a memorandum or of a letter that was copied: who wrote it, to
// whom, and what else such a head says.
var (
	memoFrom  = lang.Regexp(`(?i)^` + lang.LongestOf("memo-from") + `\s*[:：]\s*(\S.*)$`)
	memoTo    = lang.Regexp(`(?i)^` + lang.LongestOf("memo-to") + `\s*[:：]\s*\S`)
	memoOther = lang.Regexp(`(?i)^` + lang.LongestOf("memo-other") + `\s*[:：]\s*\S`)
)

// leastOfMemo is how many rows the head of a memorandum has at least: one alone may be
// anything, "From: the old bridge".
const leastOfMemo = 3

// readMemo reads who wrote a memorandum, and leaves its head out.
func (d *Draft) readMemo() {
	var rows []int
	from, to := -1, false
	for i, l := range d.Lines[:d.headEnd()] {
		isFrom, isTo := memoFrom.MatchString(l.Text), memoTo.MatchString(l.Text)
		switch {
		case l.Words > mostDated || !isFrom && !isTo && !memoOther.MatchString(l.Text):
			if len(rows) > 0 && from >= 0 && to {
				d.takeMemo(rows, from)
				return
			}
			rows, from, to = nil, -1, false
			continue
		case isFrom && from < 0:
			from = i
		}
		rows, to = append(rows, i), to || isTo
	}
}

// takeMemo takes the rows of such a head, of which one says from whom it is.
func (d *Draft) takeMemo(rows []int, from int) {
	if len(rows) < leastOfMemo {
		return
	}
	by := strings.TrimSpace(memoFrom.FindStringSubmatch(d.Lines[from].Text)[1])
	name, _, _ := strings.Cut(by, ",")
	switch people := record.Names(name, record.OfLine).People; {
	case len(people) > 0:
		d.tell(record.Named{People: people}.Credit(record.FromLabel)...)
	case record.IsOrganisation(by):
		d.tellOne("organisation", by, record.FromLabel)
	}
	for _, i := range rows {
		if !mailHead.MatchString(d.Lines[i].Text) { // else it is read as that of a mail
			d.skip(i, "record")
		}
	}
}
