package structure

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// runningHeads leaves out the line that stands at the head of each page, next to
// the number of the page.
func (d *Draft) runningHeads() {
	count := map[string]int{}
	for i, l := range d.Lines {
		if d.mayRun(i) {
			count[headKey(l)]++
		}
	}
	for i, l := range d.Lines {
		if count[headKey(l)] >= 2 && l.norm != "" && !l.final {
			d.skip(i, "running head")
		}
	}
}

// mayRun says whether a line is short and stands next to a page number or at
// the break of a page.
func (d *Draft) mayRun(i int) bool {
	l := d.Lines[i]
	if l.Marked && l.Kind != corpus.Heading || l.final || l.words < 2 || l.words > 14 || l.Verse {
		return false
	}
	return l.Cut && l.Page > 1 || i > 0 && isPageNumber(d.Lines[i-1]) || i+1 < len(d.Lines) && isPageNumber(d.Lines[i+1])
}

// headKey is a running head without the figures in it, and without the number
// of the issue at its end.
func headKey(l Line) string {
	key := strings.TrimFunc(l.norm, func(r rune) bool { return unicode.IsDigit(r) || r == ' ' })
	return strings.TrimSuffix(key, " no")
}

// rejoin puts together sentences that the end of a page cut, over page numbers
// and the footnotes that stand at the foot of the page.
func (d *Draft) rejoin() {
	out := d.Lines[:0]
	open := -1 // the line in out that may go on
	cut := false
	for _, l := range d.Lines {
		switch {
		case l.Kind == corpus.Footnote || isPageNumber(l) || !l.kept():
			cut = true
		case open >= 0 && goesOn(out[open], l, cut || l.Cut):
			out[open] = Joined(out[open], l)
			cut = false
			continue
		default:
			cut = false
			open = -1
			if l.Kind == corpus.Paragraph && !l.Verse && !l.Code || l.Kind == corpus.Item {
				open = len(out)
			}
		}
		out = append(out, l)
	}
	d.Lines = out
}

func isPageNumber(l Line) bool {
	return l.words <= 1 && len(l.Text) < 8 && strings.Trim(l.Text, "0123456789-–— ") == ""
}

// LongestParagraph bounds what rejoin puts together, in bytes.
const LongestParagraph = 8000

// goesOn says whether line b goes on with the unfinished sentence of line a; cut
// says that a page ended between them.
func goesOn(a, b Line, cut bool) bool {
	if b.Kind != corpus.Paragraph || b.Verse || b.Code || a.Bold != b.Bold || a.final || a.words < 6 || len(a.Text) > LongestParagraph {
		return false
	}
	if last := lang.LastRune(lang.TrimClosers(a.Text)); last == ':' || last == '：' {
		return false
	}
	first := lang.FirstRune(b.Text)
	if unicode.IsLower(first) {
		return a.Kind != corpus.Item || !b.Gap || cut
	}
	cut = cut || a.Page != b.Page
	lastOfA := strings.ToLower(strings.TrimFunc(lang.LastWord(a.Text), lang.NotWordRune))
	unfinished := strings.HasSuffix(a.Text, ",") || lang.IsFunctionWord(lastOfA) && lastOfA != "i"
	return cut && a.Prose && (unfinished || lang.Unspaced(first) && b.Prose)
}

// PageMark stands in a line's text where a page begins, until the text is
// settled and document notes its place.
const PageMark = "\f"

// Joined goes on with line a by line b.
func Joined(a, b Line) Line {
	end, between := Seam(a.Text, b.Text)
	text := b.Text
	if b.Page != a.LastPage() {
		a.Turns = append(slices.Clip(a.Turns), corpus.Turn{Page: b.Page, Label: b.Label})
		text = withPageMark(text, between != "")
	}
	a.Text = a.Text[:end] + between + text
	a.Turns = append(slices.Clip(a.Turns), b.Turns...)
	a.Marks = append(slices.Clip(a.Marks), b.Marks...)
	a.words, a.final, a.norm = a.words+b.words, b.final, ""
	a.Prose = a.Prose || b.Prose || IsProse(a)
	return a
}

// withPageMark puts a mark in front of a text, or behind its first word where
// that began on the page before.
func withPageMark(text string, wholeWord bool) string {
	if wholeWord || lang.Unspaced(lang.FirstRune(text)) {
		return PageMark + text
	}
	if at := strings.IndexByte(text, ' '); at >= 0 {
		return text[:at+1] + PageMark + text[at+1:]
	}
	return text + PageMark
}

// turned takes the marks out of a block's text and notes where they stood.
func turned(b corpus.Block) corpus.Block {
	if !strings.Contains(b.Text, PageMark) {
		b.Turns = nil
		return b
	}
	var text strings.Builder
	turns := b.Turns
	b.Turns = nil
	for i, part := range strings.Split(b.Text, PageMark) {
		if i > 0 && i <= len(turns) {
			turn := turns[i-1]
			turn.At = text.Len()
			b.Turns = append(b.Turns, turn)
		}
		text.WriteString(part)
	}
	b.Text = strings.TrimSpace(text.String())
	return b
}
