package boilerplate

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/line"
)

// GiveHints notes what the words of each line tell.
func GiveHints(lines []line.Line) {
	for i := range lines {
		if l := &lines[i]; line.Looked(lines, i) && l.Kept() {
			l.Hint, l.Whole = line.SaidAround(*l, amid(lines, i))
			if l.Hint == "contact" && isAnnounced(lines, i) {
				l.Hint = ""
			}
		}
	}
}

// isAnnounced says whether a line is of a list that the text announces: "Authors:" and
// whom one may write to, one in an item.
func isAnnounced(lines []line.Line, i int) bool {
	if lines[i].Kind != corpus.Item {
		return false
	}
	for i > 0 && lines[i].Kind == corpus.Item && !Announces(lines[i]) {
		i--
	}
	return lines[i].Kind != corpus.Heading && Announces(lines[i])
}

// amid says whether prose stands right before and right after a line.
func amid(lines []line.Line, i int) bool {
	return i > 0 && i+1 < len(lines) && lines[i-1].Prose && lines[i+1].Prose
}

// Announces says whether a line after the prose may lead to a list.
func Announces(l line.Line) bool {
	return strings.HasSuffix(l.Text, ":") || strings.HasSuffix(l.Text, "：") || l.Kind == corpus.Heading
}
