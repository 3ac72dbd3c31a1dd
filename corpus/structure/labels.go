package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
)

// readLabels reads the labelled lines among the given ones and leaves them out.
func (d *Draft) readLabels(lines []Line) {
	for i := range lines {
		l := &lines[i]
		if l.Words > 30 || l.Kind == corpus.Heading || l.Verse {
			continue
		}
		if said := record.ReadLabelled(l.Text); said.Value != "" && l.Skip == "" && !container.IsIssueLine(l.Text) {
			d.tell(said)
			l.Skip = "record"
		}
		if named := record.ReadByline(l.Text); len(named.People) > 0 && l.Skip == "" && strings.ContainsAny(l.Text, ":：") {
			l.Skip = line.Byline
			for j := i + 1; j < len(lines) && !lines[j].Gap && lines[j].Skip == "" && record.PersonName(lines[j].Text); j++ { // one in a row
				named.People = append(named.People, record.Person(lines[j].Text))
				lines[j].Skip = line.Byline
			}
			d.tell(named.Credit(record.FromLabel)...)
		}
	}
}
