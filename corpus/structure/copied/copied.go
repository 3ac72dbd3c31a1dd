// Package copied tells a text that was copied from a page of the web, menus and all, from one
// that somebody wrote or keeps.
package copied

import (
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// Bounds of what shows that a page was copied.
const (
	leastFurniture = 2    // a work may have one such line: a chapter "Search"
	mostPerPiece   = 2000 // words of a page for each of them; a book has a few by chance
)

// IsPage says whether different lines are what only pages of the web say.
func IsPage(lines []line.Line) bool {
	pieces, words, isSure := map[string]bool{}, 0, false
	for i, l := range lines {
		l = line.Measured(l)
		words += l.Words
		if l.Words > longestPiece {
			continue
		}
		reason, _ := line.SaidAround(l, false)
		is := isFurniture(l, reason, len(lines)-i)
		if isSure = isSure || is; is || isByFurniture(l, reason) {
			pieces[lang.Plain(l.Text)] = true
		}
	}
	return isSure && len(pieces) >= leastFurniture && words <= len(pieces)*mostPerPiece
}

// longestPiece bounds the words of a line that is furniture; a biography is the longest.
const longestPiece = 160

// seeAlso heads a section that manuals and articles of an encyclopaedia have as well.
var seeAlso = lang.PhraseSet("see-also")

var furniture = lang.Set("navigation sharing advertisement subscription logo rubric comments related")

// isFurniture says whether a line stands on pages of the web only, so many lines before
// the end.
func isFurniture(l line.Line, reason string, left int) bool {
	switch {
	case reason == "reading time":
		return true
	case furniture[reason]:
		return !seeAlso()[l.Norm]
	case line.IsCaption(l):
		return true
	}
	if left > record.MostTail {
		return false
	}
	_, signs := record.BioOf(l.Text)
	return signs >= record.LeastBiography
}

var rightsReserved = lang.AsWord("rights-reserved")

// isByFurniture says whether a line stands on most pages of the web, and on other texts.
func isByFurniture(l line.Line, reason string) bool {
	return reason == "keywords" || reason == "notice" && rightsReserved.MatchString(l.Text)
}
