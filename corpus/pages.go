package corpus

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// runningHeads leaves out the line that stands at the head of each page, next to
// the number of the page.
func (d *draft) runningHeads() {
	count := map[string]int{}
	for i, l := range d.lines {
		if d.mayRun(i) {
			count[headKey(l)]++
		}
	}
	for i, l := range d.lines {
		if count[headKey(l)] >= 2 && l.norm != "" && !l.final {
			d.skip(i, "running head")
		}
	}
}

// mayRun says whether a line is short and stands next to a page number or at
// the break of a page.
func (d *draft) mayRun(i int) bool {
	l := d.lines[i]
	if l.marked && l.Kind != Heading || l.final || l.words < 2 || l.words > 14 || l.verse {
		return false
	}
	return l.cut && l.Page > 1 || i > 0 && isPageNumber(d.lines[i-1]) || i+1 < len(d.lines) && isPageNumber(d.lines[i+1])
}

// headKey is a running head without the figures in it, and without the number
// of the issue at its end.
func headKey(l line) string {
	key := strings.TrimFunc(l.norm, func(r rune) bool { return unicode.IsDigit(r) || r == ' ' })
	return strings.TrimSuffix(key, " no")
}

// rejoin puts together sentences that the end of a page cut, over page numbers
// and the footnotes that stand at the foot of the page.
func (d *draft) rejoin() {
	out := d.lines[:0]
	open := -1 // the line in out that may go on
	cut := false
	for _, l := range d.lines {
		switch {
		case l.Kind == Footnote || isPageNumber(l) || !l.kept():
			cut = true
		case open >= 0 && goesOn(out[open], l, cut || l.cut):
			out[open] = joined(out[open], l)
			cut = false
			continue
		default:
			cut = false
			open = -1
			if l.Kind == Paragraph && !l.verse && !l.code || l.Kind == Item {
				open = len(out)
			}
		}
		out = append(out, l)
	}
	d.lines = out
}

func isPageNumber(l line) bool {
	return l.words <= 1 && len(l.Text) < 8 && strings.Trim(l.Text, "0123456789-–— ") == ""
}

// longestParagraph bounds what rejoin puts together, in bytes.
const longestParagraph = 8000

// goesOn says whether line b goes on with the unfinished sentence of line a; cut
// says that a page ended between them.
func goesOn(a, b line, cut bool) bool {
	if b.Kind != Paragraph || b.verse || b.code || a.bold != b.bold || a.final || a.words < 6 || len(a.Text) > longestParagraph {
		return false
	}
	if last := lang.LastRune(lang.TrimClosers(a.Text)); last == ':' || last == '：' {
		return false
	}
	first := lang.FirstRune(b.Text)
	if unicode.IsLower(first) {
		return a.Kind != Item || !b.gap || cut
	}
	cut = cut || a.Page != b.Page
	lastOfA := strings.ToLower(strings.TrimFunc(lang.LastWord(a.Text), lang.NotWordRune))
	unfinished := strings.HasSuffix(a.Text, ",") || lang.IsFunctionWord(lastOfA) && lastOfA != "i"
	return cut && a.prose && (unfinished || lang.Unspaced(first) && b.prose)
}

// pageMark stands in a line's text where a page begins, until the text is
// settled and document notes its place.
const pageMark = "\f"

// joined goes on with line a by line b.
func joined(a, b line) line {
	end, between := seam(a.Text, b.Text)
	text := b.Text
	if b.Page != a.lastPage() {
		a.Turns = append(slices.Clip(a.Turns), Turn{Page: b.Page, Label: b.Label})
		text = withPageMark(text, between != "")
	}
	a.Text = a.Text[:end] + between + text
	a.Turns = append(slices.Clip(a.Turns), b.Turns...)
	a.marks = append(slices.Clip(a.marks), b.marks...)
	a.words, a.final, a.norm = a.words+b.words, b.final, ""
	a.prose = a.prose || b.prose || isProse(a)
	return a
}

// lastPage is the page that the end of a block stands on.
func (b Block) lastPage() int {
	if n := len(b.Turns); n > 0 {
		return b.Turns[n-1].Page
	}
	return b.Page
}

// withPageMark puts a mark in front of a text, or behind its first word where
// that began on the page before.
func withPageMark(text string, wholeWord bool) string {
	if wholeWord || lang.Unspaced(lang.FirstRune(text)) {
		return pageMark + text
	}
	if at := strings.IndexByte(text, ' '); at >= 0 {
		return text[:at+1] + pageMark + text[at+1:]
	}
	return text + pageMark
}

// turned takes the marks out of a block's text and notes where they stood.
func turned(b Block) Block {
	if !strings.Contains(b.Text, pageMark) {
		b.Turns = nil
		return b
	}
	var text strings.Builder
	turns := b.Turns
	b.Turns = nil
	for i, part := range strings.Split(b.Text, pageMark) {
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
