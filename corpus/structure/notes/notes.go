// Package notes tells the notes of a text from its paragraphs, and puts each at the end of the
// section that its mark is in.
package notes

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

var (
	bracketMark = lang.Regexp(`([.,;:!?”"’')\]])(?:\[\d{1,3}\])+`)
	editMark    = lang.Regexp(`\s?\[(?:edit|edit source|bearbeiten|Bearbeiten|править|править код|düzenle|kaynağı değiştir|editar|modifier|编辑|عدل|تعديل)(?: [^\]]*)?\]$`)
	raisedMark  = lang.Regexp(`([\p{L}]{4}|[.,;:!?”"’')\]])([¹²³⁰⁴-⁹]{1,3})`)
)

// TakeMarks takes the marks of footnotes and of editing out of the text.
func TakeMarks(lines []line.Line) []line.Line {
	for i, l := range lines {
		if l.Code || !strings.ContainsAny(l.Text, "[¹²³⁴⁵⁶⁷⁸⁹") {
			continue
		}
		text := bracketMark.ReplaceAllString(l.Text, "$1")
		text = editMark.ReplaceAllString(text, "")
		if text = raisedMark.ReplaceAllString(text, "$1"); text != l.Text {
			l.Text = strings.TrimSpace(text)
			lines[i] = line.Measured(l)
		}
	}
	return line.Filled(lines)
}

// Tell makes a footnote of a paragraph that a mark leads to.
func Tell(lines []line.Line) {
	for i := range lines {
		if l := &lines[i]; l.Note != "" && l.Kind == corpus.Paragraph {
			l.Kind = corpus.Footnote
		}
	}
}

// Settle moves each footnote to the end of the section that its mark is in.
func Settle(lines []line.Line) []line.Line {
	anchored := map[string]int{} // the last line with a mark
	ends := sectionEnds(lines)
	var moved map[int][]line.Line
	out := lines[:0:0]
	for i, l := range lines {
		for _, m := range l.Marks {
			anchored[m] = i
		}
		place, found := anchored[l.Note]
		if l.Kind != corpus.Footnote || !found || !l.Kept() {
			continue
		}
		if !lines[place].Kept() { // of the byline: who works where
			lines[i].Skip = lines[place].Skip
			continue
		}
		if moved == nil {
			moved = map[int][]line.Line{}
		}
		end := ends[place]
		moved[end] = append(moved[end], l)
		lines[i].Kind, lines[i].Text = corpus.Footnote, ""
	}
	if moved == nil {
		return lines
	}
	for i, l := range lines {
		out = append(out, moved[i]...)
		if l.Text != "" {
			out = append(out, l)
		}
	}
	return append(out, moved[len(lines)]...)
}

// sectionEnds gives for each line the index of the next heading, or the end.
func sectionEnds(lines []line.Line) []int {
	ends := make([]int, len(lines))
	end := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		ends[i] = end
		if lines[i].Kind == corpus.Heading && lines[i].Kept() {
			end = i
		}
	}
	return ends
}
