package xhtml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// A run is the text of a paragraph while it is read: white space as it came,
// a line feed for each forced break.
type run struct {
	text             strings.Builder
	all, bold, links int // bytes that are no white space
	marks            []string
	note             string
	source           bool          // an element in it says that it is one
	label            string        // of the printed page that it begins on
	turns            []corpus.Turn // of the pages that begin at the page marks in it
}

// write adds text to the paragraph.
func (r *treeReader) write(s string) {
	if r.run.text.Len() == 0 {
		r.run.label = r.label
	}
	r.run.text.WriteString(strings.Map(oneRow, s))
	n := len(s)
	for _, c := range []byte(s) {
		if c <= ' ' {
			n--
		}
	}
	r.run.all += n
	if r.bold {
		r.run.bold += n
	}
	if r.link {
		r.run.links += n
	}
}

// turnPage begins a printed page, in the paragraph that is being read if it has
// words already.
func (r *treeReader) turnPage(label string) {
	r.label = label
	switch {
	case r.flat:
	case r.run.all == 0:
		r.run.label = label
	default:
		r.run.text.WriteString(line.PageMark)
		r.run.turns = append(r.run.turns, corpus.Turn{Label: label})
	}
}

// squeezePages makes each run of white space one space and keeps the page marks.
func squeezePages(s string) string {
	if !strings.Contains(s, line.PageMark) {
		return lang.Squeeze(s)
	}
	var b strings.Builder
	space := false
	for _, r := range strings.TrimSpace(s) {
		switch {
		case r == '\f' || !unicode.IsSpace(r):
			b.WriteRune(r)
			space = space && r == '\f'
		case !space:
			b.WriteByte(' ')
			space = true
		}
	}
	return b.String()
}

// oneRow makes the white space of a source the space that a browser shows.
func oneRow(r rune) rune {
	if r != ' ' && unicode.IsSpace(r) || r == 0x2028 || r == 0x2029 {
		return ' '
	}
	return r
}

// breakLine writes a forced break.
func (r *treeReader) breakLine() {
	if r.flat {
		r.run.text.WriteByte(' ')
		return
	}
	r.run.text.WriteByte('\n')
}

// inline reads an element inside a paragraph.
func (r *treeReader) inline(n *Node) {
	bold, link := r.bold, r.link
	defer func() { r.bold, r.link = bold, link }()
	switch TagOf(n) {
	case "rt", "rp", "rtc", "del", "s", "strike":
	case "img":
		r.write(pictureText(n))
	case "q":
		r.write("“")
		r.children(n)
		r.write("”")
	case "b", "strong":
		r.bold = true
		r.children(n)
	case "sup":
		r.raised(n)
	case "a":
		r.anchor(n)
	case "math":
		r.write(formulaOf(n))
	default:
		r.run.source = r.run.source || r.like.Note != "" && HasToken(n, "citation")
		r.children(n)
	}
}

// anchor reads a link: the mark of a note, the way back from one, or words.
func (r *treeReader) anchor(n *Node) {
	switch target := NoteTarget(n); {
	case r.notes[target] && isNoteLink(n):
		r.run.marks = append(r.run.marks, target)
		return
	case isBacklink(n):
		return
	}
	if last := n.PrevSibling; last != nil && TagOf(last) == "a" {
		r.write(" ") // two links of a menu
	}
	r.link = Attr(n, "href") != ""
	r.children(n)
}

// raised reads raised text: a power, the end of an ordinal, or nothing where it
// is the mark of a note.
func (r *treeReader) raised(n *Node) {
	before := r.run.text.String()
	before = before[max(0, len(before)-formula.LongestUnit):]
	marks := len(r.run.marks)
	inner := r.flattened(n)
	r.run.marks = append(r.run.marks, inner.marks...)
	text := lang.Squeeze(inner.text.String())
	bracketed := strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") && utf8.RuneCountInString(text) <= 30
	switch written, isMark := formula.ReadRaised(strings.Trim(text, "[]()"), before); {
	case len(r.run.marks) > marks && (isMark || written == text && strings.Trim(text, "[](), –-") == ""), text == "":
	case bracketed:
		r.run.marks = append(r.run.marks, strings.Trim(text, "[]"))
	case isMark && strings.TrimSpace(before) == "":
		r.run.note = strings.Trim(text, "[]()")
	case isMark:
		r.run.marks = append(r.run.marks, strings.Trim(text, "[]()"))
	default:
		r.write(written)
	}
}

// pictureText gives the words that stand for a picture in a line: an emoji, an
// initial, a formula. A description of a picture is none.
func pictureText(n *Node) string {
	alt := strings.TrimSpace(Attr(n, "alt"))
	switch {
	case utf8.RuneCountInString(alt) <= 2:
		return alt
	case HasToken(n, "math", "tex", "latex", "equation", "formula", "mwe") && !besideFormula(n):
		return " " + plainTeX(alt) + " "
	}
	return ""
}

// rawText is the text under a node with its line feeds.
func rawText(n *Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == TextNode && !Headless[TagOf(d.Parent)]:
			b.WriteString(d.Data)
		case TagOf(d) == "br":
			b.WriteByte('\n')
		}
	}
	return b.String()
}
