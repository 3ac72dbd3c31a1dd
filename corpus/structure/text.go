package structure

import (
	"slices"

	"footnote/corpus/lang"
	"footnote/corpus/structure/copied"
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
	if copied.IsPage(lines) {
		return Page
	}
	return sparing()
}
