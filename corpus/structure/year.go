package structure

import (
	"slices"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// yearLine is a year as title pages have it, alone or behind who wrote the work: "1894",
// "Joan Pell, 1729".
var yearLine = lang.Regexp(`^(?:(\PN+?),? )?\(?(1[4-9]\d\d|20\d\d)\)?\.?$`)

// readYear reads the year of a work from the line right below its title or its author. A text
// with such a line further on is told year by year, and the first is no date of the work.
func (d *Draft) readYear() {
	for i, l := range d.Lines[:min(len(d.Lines), d.first, d.headEnd())] {
		m := yearLine.FindStringSubmatch(l.Text)
		if m == nil || !l.Kept() || l.Marked || l.Kind == corpus.Item || !d.isBelowTitle(i) || d.isYearByYear(i) {
			continue
		}
		named := record.Names(m[1], record.BelowTitle)
		if m[1] != "" && len(named.People) == 0 {
			continue
		}
		d.tell(named.Credit(record.FromHead)...)
		d.tellOne("issued", m[2], record.FromHead)
		d.skip(i, line.Byline)
		return
	}
}

// isBelowTitle says whether only what was read of the work stands between its title and a line.
func (d *Draft) isBelowTitle(i int) bool {
	return d.Title >= 0 && d.Title < i && !slices.ContainsFunc(d.Lines[d.Title+1:i], isUnread)
}

func (d *Draft) isYearByYear(i int) bool {
	return slices.ContainsFunc(d.Lines[i+1:], func(l Line) bool { return l.Words == 1 && yearLine.MatchString(l.Text) })
}
