package corpus

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A draft is a text between reading and document: its lines, of which the
// rules mark some as left out, and the record that they fill in.
//
// The rules weigh evidence: what a line says, how it looks, where it stands,
// whether it comes again. What stays uncertain is kept, because a lost
// paragraph is worse than a caption too many.
type draft struct {
	lines    []line
	meta     Metadata
	first    int            // the first line of prose
	last     int            // the last one
	title    int            // the line of the title, -1 without one
	speakers map[string]int // how many lines begin with a name and a colon
}

// mostLines bounds the lines that the costlier rules look at one by one; a
// longer text is a book or a log, and only its ends are looked at.
const (
	mostLines = 20000
	endLines  = 400
)

// mostBlocks bounds the lines of a text: the longest books have a tenth of it,
// and memory and the work of Split grow with it.
const mostBlocks = 400000

// refine makes a document of the lines of a page: it leaves out what is not of
// the text, fills in the record, and finds the sections.
func refine(ctx context.Context, lines []line, record Metadata) (Document, error) {
	d := &draft{lines: lines, meta: record, title: -1}
	return d.refine(ctx, d.measure, d.runningHeads, d.rejoin, d.cutLicence, d.around, d.captions, d.findBody, d.findTitle, d.readHead,
		d.references, d.repeats, d.tail, d.readTail, d.edges, d.headings, d.footnotes, d.restore)
}

// refineWork does so for the lines of a file that holds a work and nothing else,
// such as a book: what a page of the web says around its text is of the text here.
func refineWork(ctx context.Context, lines []line, record Metadata) (Document, error) {
	d := &draft{lines: lines, meta: record, title: -1}
	return d.refine(ctx, d.measure, d.rejoin, d.cutLicence, d.aroundWork, d.findBody, d.findTitle, d.readHead,
		d.references, d.headings, d.footnotes, d.restore)
}

// refine applies rules in their order.
func (d *draft) refine(ctx context.Context, rules ...func()) (Document, error) {
	if len(d.lines) > mostBlocks {
		return Document{}, fmt.Errorf("%d lines of at most %d: %w", len(d.lines), mostBlocks, ErrTooLarge)
	}
	for _, rule := range rules {
		if err := ctx.Err(); err != nil {
			return Document{}, err
		}
		rule()
	}
	return d.document()
}

var (
	bracketMark = regexp.MustCompile(`([.,;:!?”"’')\]])(?:\[\d{1,3}\])+`)
	editMark    = regexp.MustCompile(`\s?\[(?:edit|edit source|bearbeiten|Bearbeiten|править|править код|düzenle|kaynağı değiştir|editar|modifier|编辑|عدل|تعديل)(?: [^\]]*)?\]$`)
	raisedMark  = regexp.MustCompile(`([\p{L}]{4}|[.,;:!?”"’')\]])([¹²³⁰⁴-⁹]{1,3})`)
)

// measure takes the marks of footnotes out of the text and measures each line.
func (d *draft) measure() {
	for i, l := range d.lines {
		if !l.code && strings.ContainsAny(l.Text, "[¹²³⁴⁵⁶⁷⁸⁹") {
			l.Text = bracketMark.ReplaceAllString(l.Text, "$1")
			l.Text = editMark.ReplaceAllString(l.Text, "")
			l.Text = raisedMark.ReplaceAllString(l.Text, "$1")
		}
		if !l.code && !l.verse && l.Kind != Table {
			l.Text = strings.TrimSpace(l.Text)
		}
		if l.note != "" && l.Kind == Paragraph {
			l.Kind = Footnote
		}
		d.lines[i] = measured(l)
	}
	d.lines = slices.DeleteFunc(d.lines, func(l line) bool { return l.Text == "" })
}

// skipRange leaves out lines that no rule has left out before.
func (d *draft) skipRange(from, to int, reason string) {
	for i := from; i < to; i++ {
		d.skip(i, reason)
	}
}

func (d *draft) skip(i int, reason string) {
	if d.lines[i].skip == "" {
		d.lines[i].skip = reason
	}
}

// looked says whether the rules that look at single lines look at this one.
func (d *draft) looked(i int) bool {
	return len(d.lines) <= mostLines || i < endLines || i >= len(d.lines)-endLines
}

// findBody finds the first and the last line of prose.
func (d *draft) findBody() {
	d.first, d.last = len(d.lines), -1
	for i, l := range d.lines {
		if l.kept() && l.prose && l.Kind != Footnote {
			d.first = min(d.first, i)
			d.last = i
		}
	}
}

func (d *draft) proseWords(from, to int) int {
	n := 0
	for _, l := range d.lines[from:to] {
		if l.kept() && l.prose {
			n += l.words
		}
	}
	return n
}

// restore keeps everything where the rules would leave nothing.
func (d *draft) restore() {
	for _, l := range d.lines {
		if l.kept() && l.Kind != Heading {
			return
		}
	}
	for i := range d.lines {
		d.lines[i].skip = ""
		if d.lines[i].Kind == Heading {
			d.lines[i].Kind = Paragraph
		}
	}
}

// document makes the document of what is left.
func (d *draft) document() (Document, error) {
	out := Document{Metadata: d.meta}
	for _, l := range d.lines {
		if !l.kept() {
			out.Skipped = append(out.Skipped, Skipped{Text: turned(l.Block).Text, Reason: l.skip})
			continue
		}
		if l.Kind != Heading && l.Kind != Item {
			l.Level = 0
		}
		out.Blocks = append(out.Blocks, turned(l.Block))
	}
	if len(out.Blocks) == 0 {
		return Document{}, ErrNoText
	}
	if out.Metadata.Language == "" {
		out.Metadata.Language = mainLanguage(out.Blocks)
	}
	out.Metadata.NoteRest(foundInText)
	return out, nil
}
