package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// biographies marks the lines on the authors that follow the text, and gives
// the names in them. A person whom the text is about is no author.
func (d *Draft) biographies() []string {
	var names []string
	known := lang.Plain(strings.Join(d.Meta.Authors, " "))
	for i := len(d.Lines) - 1; i >= max(0, len(d.Lines)-record.MostTail); i-- {
		l := &d.Lines[i]
		if !l.Kept() && l.Skip != line.Biography && l.Skip != "contact" || l.Kind == corpus.Heading {
			continue
		}
		name, signs := record.BioOf(l.Text)
		family := lang.LastWord(name)
		switch {
		case l.Words > 160:
			signs = 0
		case name != "" && strings.Contains(known, lang.Plain(family)):
			signs++
		case name != "" && d.mentions(family, i) > 1:
			signs -= 2
		}
		if signs < record.LeastBiography {
			if l.Prose && l.Kept() {
				break // the text begins here
			}
			continue
		}
		l.Skip = line.Biography
		names = append([]string{name}, names...)
	}
	return names
}

// mentions counts the kept lines before limit that have a word.
func (d *Draft) mentions(word string, limit int) int {
	n := 0
	for _, l := range d.Lines[:limit] {
		if l.Kept() && strings.Contains(l.Text, word) {
			n++
		}
	}
	return n
}
