package settings

import (
	"fmt"
	"strings"

	"footnote/corpus/library"
)

// mostNamed is how many damaged sources are named one by one.
const mostNamed = 5

// Damage says which sources of a library are not what was stored, and what helps.
func Damage(name string, damaged []library.DamagedSource) (found, help string) {
	var named, again []string
	for i, d := range damaged {
		if i == mostNamed {
			named = append(named, fmt.Sprintf("and %d more", len(damaged)-i))
			break
		}
		title := ""
		if d.Title != "" {
			title = fmt.Sprintf(" (%s)", d.Title)
		}
		named = append(named, fmt.Sprintf("of source %d%s the %s", d.ID, title, whatOf(d)))
		again = append(again, fmt.Sprint(d.ID))
	}
	found = "no longer what was stored, though nobody has changed it: " + strings.Join(named, ", ")
	flag := LibraryFlag(name)
	help = fmt.Sprintf("Read it again: footnote refresh%s %s. If that cannot be, put a backup in its place (footnote restore%[1]s FILE), or remove the source and add it anew. A record alone can also be set right: footnote edit%[1]s %[3]s. Have the disk looked at, too.", flag, strings.Join(again, " "), again[0])
	return found, help
}

func whatOf(d library.DamagedSource) string {
	switch {
	case d.Record && d.Text:
		return "record and the text"
	case d.Record:
		return "record"
	}
	return "text"
}
