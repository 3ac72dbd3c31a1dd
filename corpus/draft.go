package corpus

import (
	"regexp"
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// A draft is a text between reading and document: its lines, of which the
// passes mark some as left out, and the record that they fill in.
type draft struct {
	table    string // of passes, by its name
	lines    []line
	meta     Metadata
	first    int            // the first line of prose
	last     int            // the last one
	title    int            // the line of the title, -1 without one
	speakers map[string]int // how many lines begin with a name and a colon
	signs    titleSigns     // what speaks for and against a title
	trace    []Step         // what the passes did, if that is asked for
}

// newDraft takes the lines that a reader gives, without the empty ones.
func newDraft(table string, lines []line, record Metadata) *draft {
	d := &draft{table: table, lines: lines, meta: record, title: -1, signs: allTitleSigns}
	for i, l := range d.lines {
		if !l.code && !l.verse && l.Kind != Table {
			l.Text = strings.TrimSpace(l.Text)
		}
		l.number = i + 1
		d.lines[i] = measured(l)
	}
	d.dropEmptied()
	d.findBody()
	return d
}

func (d *draft) dropEmptied() {
	d.lines = slices.DeleteFunc(d.lines, func(l line) bool { return l.Text == "" })
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

var (
	bracketMark = regexp.MustCompile(`([.,;:!?”"’')\]])(?:\[\d{1,3}\])+`)
	editMark    = regexp.MustCompile(`\s?\[(?:edit|edit source|bearbeiten|Bearbeiten|править|править код|düzenle|kaynağı değiştir|editar|modifier|编辑|عدل|تعديل)(?: [^\]]*)?\]$`)
	raisedMark  = regexp.MustCompile(`([\p{L}]{4}|[.,;:!?”"’')\]])([¹²³⁰⁴-⁹]{1,3})`)
)

// takeMarks takes the marks of footnotes and of editing out of the text.
func (d *draft) takeMarks() {
	for i, l := range d.lines {
		if l.code || !strings.ContainsAny(l.Text, "[¹²³⁴⁵⁶⁷⁸⁹") {
			continue
		}
		text := bracketMark.ReplaceAllString(l.Text, "$1")
		text = editMark.ReplaceAllString(text, "")
		if text = raisedMark.ReplaceAllString(text, "$1"); text != l.Text {
			l.Text = strings.TrimSpace(text)
			d.lines[i] = measured(l)
		}
	}
	d.dropEmptied()
}

// tellNotes makes a footnote of a paragraph that a mark leads to.
func (d *draft) tellNotes() {
	for i := range d.lines {
		if l := &d.lines[i]; l.note != "" && l.Kind == Paragraph {
			l.Kind = Footnote
		}
	}
}

// skipRange leaves out lines that no pass has left out before.
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

// looked says whether the passes that look at single lines look at this one.
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

// restore keeps everything where the passes would leave nothing.
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
	out := Document{Metadata: d.meta, Trace: d.trace}
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

// mainLanguage is the language that most of the text of the blocks is in. It
// looks at thirty blocks all over the text, each by itself, because a work may
// hold a summary in another language.
func mainLanguage(blocks []Block) string {
	weight := map[string]int{}
	step := max(1, len(blocks)/30)
	var all strings.Builder
	for i := 0; i < len(blocks); i += step {
		text := lang.Sample(blocks[i].Text, 1000)
		if all.Len() < 4000 {
			all.WriteString(text + "\n")
		}
		if len(text) >= 80 {
			weight[lang.Detect(text)] += len(text)
		}
	}
	delete(weight, "")
	best, most := "", 0
	for lang, n := range weight {
		if n > most || n == most && lang < best {
			best, most = lang, n
		}
	}
	if best == "" {
		return lang.Detect(all.String())
	}
	return best
}
