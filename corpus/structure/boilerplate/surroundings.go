package boilerplate

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// ofPapers are what stands around the text of a paper wherever it is kept, and says
// nothing that a text would.
var ofPapers = lang.Set("keywords history notice")

// CutSurroundings leaves out the lines that are certainly not of the text by
// their words. What opens a part of the page waits for [CutTail]; where keeps is set what only looks like it stays.
func CutSurroundings(lines []line.Line, keeps bool) {
	for i := range lines {
		l := &lines[i]
		if !line.Looked(lines, i) || !l.Kept() || keeps && (!ofPapers[l.Hint] || l.Prose) {
			continue
		}
		switch l.Hint {
		case "", line.References, line.Biography, "contents":
			continue
		case "rubric":
			if i > 12 || l.Kind == corpus.Heading {
				continue
			}
		case line.Related, line.Comments:
			if l.Whole || l.Kind == corpus.Heading || l.Hint == line.Comments {
				continue
			}
		}
		if l.Kind == corpus.Heading || l.Whole && l.Hint == "navigation" && mayHead(lines, i) {
			continue
		}
		l.Skip = l.Hint
		if l.Hint == "keywords" && strings.TrimRight(l.Text, " :：") != l.Text && i+1 < len(lines) && !lines[i+1].Final && lines[i+1].Words < 40 && lines[i+1].Kind != corpus.Heading {
			lines[i+1].Skip = l.Hint
		}
	}
}

// mayHead says whether a short line stands between two paragraphs of prose, as
// a heading does.
func mayHead(lines []line.Line, i int) bool {
	return lines[i].Kind == corpus.Paragraph && amid(lines, i)
}

// CutOfWork leaves out what stands around the text in a work itself: its table
// of contents, its keywords, and the captions that say that they are such.
func CutOfWork(lines []line.Line) {
	for i := range lines {
		l := &lines[i]
		if !line.Looked(lines, i) || !l.Kept() || l.Note != "" {
			continue
		}
		switch reason, _ := line.SaidAround(*l, true); {
		case reason == "contents" && i < line.EndLines:
			skipContents(lines, i)
		case reason == "keywords":
			l.Skip = reason
		case rightsReserved()[l.Norm]:
			l.Skip = "notice"
		case l.Kind == corpus.Paragraph && l.Words <= 40 && (line.CaptionLabel.MatchString(l.Text) || line.FigureLabel.MatchString(l.Text)):
			l.Skip = line.Caption
		}
	}
}

// rightsReserved is all that a row of the page behind the title says: "All rights reserved."
var rightsReserved = lang.PhraseSet("rights-reserved")

// CutNotices leaves out what print says of its rights, its history and how to
// reach somebody, in lines that are no prose.
func CutNotices(lines []line.Line) {
	for i, l := range lines {
		if !line.Looked(lines, i) || !l.Kept() || l.Prose || l.Note != "" || l.Kind == corpus.Heading || l.Kind == corpus.Table {
			continue
		}
		switch reason, _ := line.SaidAround(l, true); reason {
		case "notice", "history", "contact", "page number":
			lines[i].Leave(reason)
		}
	}
}
