package structure

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure/caption"
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
	aside []Line        // the captions, by the reader; no pass sees them
	first int           // the first line of prose
	last  int           // the last one
	Title int           // the line of the title, -1 without one
	Signs TitleSigns    // what speaks for and against a title
	trace []corpus.Step // what the passes did, if that is asked for
}

// newDraft takes the lines that a reader gives, without the empty ones.
func newDraft(table string, lines []Line, record corpus.Metadata) *Draft {
	d := &Draft{Table: table, Lines: lines, Meta: record, Title: -1, Signs: AllTitleSigns}
	if table != Kept.Name {
		d.Lines = caption.Bracketed(d.Lines)
	}
	for i, l := range d.Lines {
		if !l.Code && !l.Verse && l.Kind != corpus.Table {
			l.Text = strings.TrimSpace(l.Text)
		}
		l.Number = i + 1
		d.Lines[i] = line.Measured(l)
	}
	d.Lines, d.aside = caption.SetAside(line.Filled(d.Lines))
	d.findBody()
	return d
}

// MostBlocks bounds the lines of a text: the longest books have a tenth of it,
// and memory and the work of Split grow with it.
const MostBlocks = 400000

// skipRange leaves out lines that no pass has left out before.
func (d *Draft) skipRange(from, to int, reason string) {
	line.LeaveOut(d.Lines, from, to, reason)
}

func (d *Draft) skip(i int, reason string) {
	if !d.explainsSpeaker(i) {
		d.Lines[i].Leave(reason)
	}
}

// findBody finds the first and the last line of prose.
func (d *Draft) findBody() { d.first, d.last = line.Body(d.Lines) }

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
	opening := d.openingLines()
	captions := 0
	for _, l := range caption.PutBack(d.Lines, d.aside) {
		if l.Kind == corpus.Caption {
			captions++
		}
		if !l.Kept() {
			if opening[l.Number] {
				noteOpening(l, &out)
			}
			out.Skipped = append(out.Skipped, corpus.Skipped{Text: line.Turned(l.Signed()).Text, Reason: l.Skip})
			continue
		}
		if l.Kind != corpus.Heading && l.Kind != corpus.Item {
			l.Level = 0
		}
		out.Blocks = append(out.Blocks, line.Turned(l.Signed()))
	}
	if len(out.Blocks) == captions {
		return corpus.Document{}, corpus.ErrNoText
	}
	if out.Metadata.Language == "" {
		out.Metadata.Language = corpus.MainLanguage(out.Blocks)
	}
	out.Metadata.NoteRest(corpus.FoundInText)
	record.Shown(&out.Metadata)
	return out, nil
}

// openingLines are the numbers of the lines that were left out as the title: its own, and
// those right below that go on with it.
func (d *Draft) openingLines() map[int]bool {
	out := map[int]bool{}
	for i := d.Title; i >= 0 && i < len(d.Lines) && d.Lines[i].Skip == "title"; i++ {
		out[d.Lines[i].Number] = true
	}
	return out
}

// noteOpening notes a line of the title that is left out.
func noteOpening(l Line, out *corpus.Document) {
	block := line.Turned(l.Signed())
	block.Kind, block.Level = corpus.Paragraph, 0
	out.Opening.At = len(out.Blocks)
	out.Opening.Lines = append(out.Opening.Lines, block)
}
