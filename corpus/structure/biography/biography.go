// Package biography finds what stands behind a text about those who wrote it.
package biography

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// Names marks the lines on the authors that follow the text, and gives the names in them.
// A person whom the text is about is no author. The authors are those known already.
func Names(lines []line.Line, authors []string) []string {
	var names []string
	known := lang.Plain(strings.Join(authors, " "))
	for i := len(lines) - 1; i >= max(0, len(lines)-record.MostTail); i-- {
		l := &lines[i]
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
		case name != "" && mentions(lines[:i], family) > 1:
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

// mentions counts the kept lines that have a word.
func mentions(lines []line.Line, word string) int {
	n := 0
	for _, l := range lines {
		if l.Kept() && strings.Contains(l.Text, word) {
			n++
		}
	}
	return n
}
