package corpus

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// BlankLine stands between the blocks of a document's text.
const BlankLine = "\n\n"

// Text is the cleaned text of a document: its blocks, headings included, with a
// blank line between them, the captions after all others. Every passage is a
// byte-exact run of it.
func (d Document) Text() string {
	var b strings.Builder
	for block := range d.InOrder() {
		if b.Len() > 0 {
			b.WriteString(BlankLine)
		}
		b.WriteString(block.Text)
	}
	return b.String()
}

// InOrder gives the blocks as the text has them: the captions last.
func (d Document) InOrder() iter.Seq[Block] {
	return func(yield func(Block) bool) {
		for _, captions := range []bool{false, true} {
			for _, b := range d.Blocks {
				if (b.Kind == Caption) == captions && !yield(b) {
					return
				}
			}
		}
	}
}

// PageAt gives the page that a place in a block's text stands on.
func (b Block) PageAt(at int) Turn {
	page := Turn{Page: b.Page, Label: b.Label, End: b.End}
	for _, t := range b.Turns {
		if t.At <= at {
			page = t
		}
	}
	return page
}

// LastPage is the page that the end of a block stands on.
func (b Block) LastPage() int {
	if n := len(b.Turns); n > 0 {
		return b.Turns[n-1].Page
	}
	return b.Page
}

// Clip cuts a text to at most n bytes, between letters.
func Clip(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}
