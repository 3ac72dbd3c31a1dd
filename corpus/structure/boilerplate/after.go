package boilerplate

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure/heading"
)

// TellCommentHeadings takes back that a line opens the comments of readers, where
// none follow: it is the heading of a section.
func TellCommentHeadings(lines []line.Line) {
	for i := range lines {
		if l := &lines[i]; l.Kept() && l.Hint == line.Comments && l.Whole && !hasComments(lines, i) {
			l.Hint = ""
		}
	}
}

// CutTail leaves out what follows the text under a heading of its own: related
// articles, comments, the author. Such a line inside the text goes alone.
func CutTail(lines []line.Line) {
	total, before := line.ProseWords(lines), 0
	part := "" // what the last heading of this kind opened
	for i := range lines {
		l := &lines[i]
		if part != "" && l.Skip == part && (l.Hint == line.Comments || l.Hint == line.Biography) {
			part = l.Hint
			reskip(lines, i, part)
		}
		if !l.Kept() {
			continue
		}
		if l.Prose {
			before += l.Words
		}
		if l.Hint != line.Related && l.Hint != line.Comments && l.Hint != line.Biography || l.Hint == line.Comments && l.Marked && l.Whole && !hasReaders(lines, i) {
			continue
		}
		switch {
		case before > 0 && (l.Hint == line.Comments && before*10 >= total*3 || before*10 >= total*6):
			part = l.Hint
			line.LeaveOut(lines, i, endOfPart(lines, i), part)
		case l.Kind != corpus.Heading:
			l.Skip = l.Hint
		}
	}
}

// reskip gives the lines that are left out from line i on, for the same reason
// as line i, another one.
func reskip(lines []line.Line, i int, reason string) {
	for old := lines[i].Skip; i < len(lines); i++ {
		if lines[i].Skip == old {
			lines[i].Skip = reason
		}
	}
}

// endOfPart is where the part that line i opens ends: at the next heading by
// markup that is not deeper or by its words, else at the end.
func endOfPart(lines []line.Line, i int) int {
	for j := i + 1; j < len(lines); j++ {
		l := lines[j]
		if l.Kind == corpus.Heading && lines[i].Kind == corpus.Heading && l.Level <= lines[i].Level || opensSection(lines, j) {
			return j
		}
	}
	return len(lines)
}

// opensSection says whether a line is the heading of a section of the text by
// its words, with prose under it: "Conclusion", "Chapter 4".
func opensSection(lines []line.Line, i int) bool {
	l := lines[i]
	if !l.Kept() || l.Hint != "" || l.Words > 12 || i+1 >= len(lines) || !heading.IsShaped(lines, i) {
		return false
	}
	next := lines[i+1]
	return (line.SectionWords()[record.HeadDigit.ReplaceAllString(l.Norm, "")] || record.ChapterWord.MatchString(l.Text)) && next.Prose && !record.IsReference(next.Text)
}

// commentSigns are what stands by a reader's comment.
var commentSigns = lang.Regexp(`(?i)^` + lang.OneOf("reply") + `(?:\s*\(?\d+\)?)?$|\b(?:says|said|wrote|writes|sagt|schreibt|dice|dit)\s?:|\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b|\d{1,2}:\d{2}|comments? (?:are|is|were) closed|first to comment|назад$|önce$|前$`)

// readerSays begins what a reader wrote under a page, or stands by it.
var readerSays = lang.Regexp(`(?i)^` + lang.OneOf("reply") + `$|^\S+(?:\s\S+){0,3}\s(?:says|said|wrote|writes|sagt|schreibt|dice|dit)\s?:`)

// hasReaders says whether readers speak right under a heading "Comments": a report may have a
// section of that name, too.
func hasReaders(lines []line.Line, i int) bool {
	for _, l := range lines[i+1 : min(len(lines), i+4)] {
		if l.Kind == corpus.Heading {
			return false
		}
		if readerSays.MatchString(l.Text) {
			return true
		}
	}
	return false
}

// hasComments says whether what follows a heading "Comments" is such: no prose
// at all, or lines with times and "Reply".
func hasComments(lines []line.Line, i int) bool {
	prose := false
	for _, l := range lines[i+1 : min(len(lines), i+40)] {
		prose = prose || l.Prose
		if l.Words <= 15 && commentSigns.MatchString(l.Text) {
			return true
		}
	}
	return !prose
}
