package structure

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// A Line is what readers give and passes mark.
type Line = line.Line

// A Draft is a text between reading and document: its lines, of which the
// passes mark some as left out, and the record that they fill in.
type Draft struct {
	Table    string // of passes, by its name
	Lines    []Line
	Meta     corpus.Metadata
	keeps    bool           // as its table says
	first    int            // the first line of prose
	last     int            // the last one
	Title    int            // the line of the title, -1 without one
	speakers map[string]int // how many lines begin with a name and a colon
	Signs    TitleSigns     // what speaks for and against a title
	trace    []corpus.Step  // what the passes did, if that is asked for
}

// newDraft takes the lines that a reader gives, without the empty ones.
func newDraft(table string, lines []Line, record corpus.Metadata) *Draft {
	d := &Draft{Table: table, Lines: lines, Meta: record, Title: -1, Signs: AllTitleSigns}
	for i, l := range d.Lines {
		if !l.Code && !l.Verse && l.Kind != corpus.Table {
			l.Text = strings.TrimSpace(l.Text)
		}
		l.Number = i + 1
		d.Lines[i] = line.Measured(l)
	}
	d.dropEmptied()
	d.findBody()
	return d
}

func (d *Draft) dropEmptied() {
	d.Lines = slices.DeleteFunc(d.Lines, func(l Line) bool { return l.Text == "" })
}

// mostLines bounds the lines that the costlier rules look at one by one; a
// longer text is a book or a log, and only its ends are looked at.
const (
	mostLines = 20000
	endLines  = 400
)

// MostBlocks bounds the lines of a text: the longest books have a tenth of it,
// and memory and the work of Split grow with it.
const MostBlocks = 400000

var (
	bracketMark = lang.Regexp(`([.,;:!?”"’')\]])(?:\[\d{1,3}\])+`)
	editMark    = lang.Regexp(`\s?\[(?:edit|edit source|bearbeiten|Bearbeiten|править|править код|düzenle|kaynağı değiştir|editar|modifier|编辑|عدل|تعديل)(?: [^\]]*)?\]$`)
	raisedMark  = lang.Regexp(`([\p{L}]{4}|[.,;:!?”"’')\]])([¹²³⁰⁴-⁹]{1,3})`)
)

// takeMarks takes the marks of footnotes and of editing out of the text.
func (d *Draft) takeMarks() {
	for i, l := range d.Lines {
		if l.Code || !strings.ContainsAny(l.Text, "[¹²³⁴⁵⁶⁷⁸⁹") {
			continue
		}
		text := bracketMark.ReplaceAllString(l.Text, "$1")
		text = editMark.ReplaceAllString(text, "")
		if text = raisedMark.ReplaceAllString(text, "$1"); text != l.Text {
			l.Text = strings.TrimSpace(text)
			d.Lines[i] = line.Measured(l)
		}
	}
	d.dropEmptied()
}

// tellNotes makes a footnote of a paragraph that a mark leads to.
func (d *Draft) tellNotes() {
	for i := range d.Lines {
		if l := &d.Lines[i]; l.Note != "" && l.Kind == corpus.Paragraph {
			l.Kind = corpus.Footnote
		}
	}
}

// skipRange leaves out lines that no pass has left out before.
func (d *Draft) skipRange(from, to int, reason string) {
	for i := from; i < to; i++ {
		d.skip(i, reason)
	}
}

func (d *Draft) skip(i int, reason string) {
	if d.Lines[i].Skip == "" {
		d.Lines[i].Skip = reason
	}
}

// looked says whether the passes that look at single lines look at this one.
func (d *Draft) looked(i int) bool {
	return len(d.Lines) <= mostLines || i < endLines || i >= len(d.Lines)-endLines
}

// findBody finds the first and the last line of prose.
func (d *Draft) findBody() {
	d.first, d.last = len(d.Lines), -1
	for i, l := range d.Lines {
		if l.Kept() && l.Prose && l.Kind != corpus.Footnote {
			d.first = min(d.first, i)
			d.last = i
		}
	}
}

func (d *Draft) proseWords(from, to int) int {
	n := 0
	for _, l := range d.Lines[from:to] {
		if l.Kept() && l.Prose {
			n += l.Words
		}
	}
	return n
}

// restore keeps everything where the passes would leave nothing.
func (d *Draft) restore() {
	for _, l := range d.Lines {
		if l.Kept() && l.Kind != corpus.Heading {
			return
		}
	}
	for i := range d.Lines {
		d.Lines[i].Skip = ""
		if d.Lines[i].Kind == corpus.Heading {
			d.Lines[i].Kind = corpus.Paragraph
		}
	}
}

// document makes the document of what is left.
func (d *Draft) document() (corpus.Document, error) {
	out := corpus.Document{Metadata: d.Meta, Trace: d.trace}
	for i, l := range d.Lines {
		if !l.Kept() {
			d.noteOpening(i, &out)
			out.Skipped = append(out.Skipped, corpus.Skipped{Text: line.Turned(l.Signed()).Text, Reason: l.Skip})
			continue
		}
		if l.Kind != corpus.Heading && l.Kind != corpus.Item {
			l.Level = 0
		}
		out.Blocks = append(out.Blocks, line.Turned(l.Signed()))
	}
	if len(out.Blocks) == 0 {
		return corpus.Document{}, corpus.ErrNoText
	}
	if out.Metadata.Language == "" {
		out.Metadata.Language = corpus.MainLanguage(out.Blocks)
	}
	out.Metadata.NoteRest(corpus.FoundInText)
	record.Shown(&out.Metadata)
	return out, nil
}

// noteOpening notes a line that was left out as the title, or goes on with it.
func (d *Draft) noteOpening(i int, out *corpus.Document) {
	if l := d.Lines[i]; d.Title >= 0 && l.Skip == "title" && i == d.Title+len(out.Opening.Lines) {
		block := line.Turned(l.Signed())
		block.Kind, block.Level = corpus.Paragraph, 0
		out.Opening.At = len(out.Blocks)
		out.Opening.Lines = append(out.Opening.Lines, block)
	}
}
