package structure

import (
	"slices"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// guesses are the passes that tell by the place or the shape of a line that it stands
// around a text, as most of what a page of the web holds does. In a file that holds a
// work and nothing else they are wrong: its short last lines are the end of a list.
var guesses = lang.Set("captions doubled-captions depictions verbless pull-quotes comment-headings after-matter back-edge")

// sparing is for a text that no page of the web was copied to. Only what is surely
// not of the work goes, for a line too many does less harm than one that is denied.
func sparing() PassTable {
	passes := slices.DeleteFunc(slices.Clone(Page.Passes), func(p Pass) bool { return guesses[p.Name] })
	return PassTable{Name: Page.Name, Passes: passes, keeps: true}
}

// Plain gives the passes for lines of a text that somebody wrote or keeps, plain or in
// simple markup: those of a page if they were copied from one, menus and all.
func Plain(lines []Line) PassTable {
	if isCopiedPage(lines) {
		return Page
	}
	return sparing()
}

// Bounds of what shows that a page was copied.
const (
	leastFurniture = 2    // a work may have one such line: a chapter "Search"
	mostPerPiece   = 2000 // words of a page for each of them; a book has a few by chance
)

// isCopiedPage says whether different lines are what only pages of the web say.
func isCopiedPage(lines []Line) bool {
	pieces, words, isSure := map[string]bool{}, 0, false
	for i, l := range lines {
		l = line.Measured(l)
		words += l.Words
		if l.Words > longestPiece {
			continue
		}
		is := isFurniture(l, len(lines)-i)
		if isSure = isSure || is; is || isByFurniture(l) {
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
func isFurniture(l Line, left int) bool {
	switch reason, _ := line.SaidAround(l, false); {
	case reason == "reading time":
		return true
	case furniture[reason]:
		return !seeAlso[l.Norm]
	case line.IsCaption(l):
		return true
	}
	if left > record.MostTail {
		return false
	}
	_, signs := record.BioOf(l.Text)
	return signs >= leastBiography
}

var rightsReserved = lang.AsWord("rights-reserved")

// isByFurniture says whether a line stands on most pages of the web, and on other texts.
func isByFurniture(l Line) bool {
	reason, _ := line.SaidAround(l, false)
	return reason == "keywords" || reason == "notice" && rightsReserved.MatchString(l.Text)
}
