package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// A Line is what readers give and passes mark.
type Line = line.Line

// A Draft is a text between reading and document: its lines, of which the
// passes mark some as left out, and the record that they fill in.
type Draft struct {
	Table string // of passes, by its name
	Lines []Line
	Meta  corpus.Metadata
	keeps bool          // as its table says
	first int           // the first line of prose
	last  int           // the last one
	Title int           // the line of the title, -1 without one
	Signs TitleSigns    // what speaks for and against a title
	trace []corpus.Step // what the passes did, if that is asked for
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
	d.Lines = line.Filled(d.Lines)
	d.findBody()
	return d
}

// MostBlocks bounds the lines of a text: the longest books have a tenth of it,
// and memory and the work of Split grow with it.
const MostBlocks = 400000

// skipRange leaves out lines that no pass has left out before.
func (d *Draft) skipRange(from, to int, reason string) {
	for i := from; i < to; i++ {
		d.skip(i, reason)
	}
}

func (d *Draft) skip(i int, reason string) { d.Lines[i].Leave(reason) }

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
