package cite

import (
	"html"
	"slices"
	"strings"

	"footnote/corpus/cite/phrase"
)

// A Citation is text of which some runs are in italics.
type Citation []Run

// A Run is a piece of a citation that is set in one way.
type Run struct {
	Text   string `json:"text"`
	Italic bool   `json:"italic,omitempty"`
}

// String gives a citation without its italics.
func (c Citation) String() string {
	var b strings.Builder
	for _, r := range c {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Markdown gives a citation with stars around its italics. Escape makes the text
// between them stand for itself, wherever in a line it is.
func (c Citation) Markdown(escape func(string) string) string {
	return c.marked(escape, "*", "*")
}

// HTML gives a citation as part of a paragraph of HTML.
func (c Citation) HTML() string { return c.marked(html.EscapeString, "<i>", "</i>") }

func (c Citation) marked(escape func(string) string, begin, end string) string {
	var b strings.Builder
	for _, r := range c {
		if r.Italic {
			b.WriteString(begin + escape(r.Text) + end)
		} else {
			b.WriteString(escape(r.Text))
		}
	}
	return b.String()
}

// runs takes what a style has written apart.
func runs(written string) Citation {
	var c Citation
	for piece := range strings.SplitSeq(written, phrase.ItalicsEnd) {
		upright, slanted, _ := strings.Cut(piece, phrase.ItalicsBegin)
		c = append(c, Run{Text: upright}, Run{slanted, true})
	}
	return slices.DeleteFunc(c, func(r Run) bool { return r.Text == "" })
}
