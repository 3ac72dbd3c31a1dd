package rtf

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/pdf/symbols"
	"footnote/corpus/structure"
)

// skippedGroups hold no text of the work.
var skippedGroups = words(`colortbl filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl mmathPr themedata colorschememapping datastore latentstyles
	pict object objdata nonshppict shppict shpinst sp header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
	fldinst bkmkstart bkmkend annotation atnid atnauthor atntime atnref atrfstart atrfend subject manager company operator category keywords comment doccomm
	nonesttables hlinkbase creatim revtim printim buptim userprops template private xe tc wgrffmtfilter pgdsctbl panose falt fname nesttableprops private1 themedata`)

// signs are words that stand for a character.
var signs = map[string]string{
	"tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00A0", "_": "-", "-": "", "zwj": "\u200D", "zwnj": "\u200C", "line": "\n", "softline": "\n", "lbr": "\n",
}

func words(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// control runs one word.
func (r *reader) control(t token) {
	on := !t.hasNumber || t.number != 0
	switch {
	case r.now.destination == "skip":
		return
	case r.left > 0 && (t.word == "'" || signs[t.word] != ""):
		r.left--
		return
	case skippedGroups[t.word]:
		r.now.destination = "skip"
		return
	case signs[t.word] != "":
		r.say(signs[t.word])
		return
	}
	if r.enter(t.word) {
		return
	}
	switch t.word {
	case "f":
		r.now.font = t.number
	case "fcharset":
		if r.now.destination == "fonts" && len(r.fonts) < mostStyles {
			r.fonts[r.now.font] = charsetPage(t.number)
		}
	case "ansicpg":
		r.page = pageName(t.number, r.page)
	case "mac":
		r.page = "macintosh"
	case "uc":
		r.now.skipBytes = min(max(t.number, 0), 10)
	case "u":
		r.unicode(t.number)
	case "s", "cs", "ds", "ts":
		r.styleWord(t)
	default:
		r.look(t, on)
	}
}

// enter runs a word that says what its group is for, and false for others.
func (r *reader) enter(word string) bool {
	switch word {
	case "*":
		if !r.s.beginsNote() {
			r.now.destination = "skip" // what readers may pass over
		}
	case "listtext", "pntext":
		r.now.destination = "label"
		r.label.Reset()
	case "fonttbl":
		r.now.destination = "fonts"
	case "stylesheet":
		r.now.destination = "styles"
	case "info":
		r.now.destination = word
	case "title", "author":
		if r.now.destination == "info" {
			r.now.destination = word
			r.word.Reset()
		}
	case "footnote":
		r.beginNote()
	default:
		return false
	}
	return true
}

// styleWord chooses the style of a paragraph, or begins one in the list of them.
func (r *reader) styleWord(t token) {
	switch {
	case r.now.destination == "styles" || r.now.destination == "style":
		r.now.destination = "style"
		r.word.Reset()
		if r.now.style = t.number; t.word != "s" {
			r.now.style = -1
		}
	case t.word == "s":
		r.now.style = t.number
	}
}

// look runs the words that change a paragraph or a run of characters, and those that
// end one.
func (r *reader) look(t token, on bool) {
	switch t.word {
	case "v", "deleted":
		r.now.hidden = on
	case "b":
		r.now.bold = on
	case "fs":
		r.now.size = min(max(t.number, 1), 1000)
	case "super":
		r.now.raised = on
	case "sub", "nosupersub":
		r.now.raised = on && t.word == "sub"
	case "strike", "striked": // what somebody took back, and no text of the work
		r.now.struck = on
	case "plain":
		r.now.bold, r.now.raised, r.now.hidden, r.now.struck, r.now.size = false, false, false, false, plainSize
	case "pard":
		r.now.style, r.now.outline, r.now.inTable, r.now.listed = 0, 0, false, false
	case "outlinelevel":
		r.now.outline = min(max(t.number, 0), 8) + 1
	case "ls", "pnlvlblt", "pnlvlbody":
		r.now.listed = true
	case "intbl":
		r.now.inTable = true
	case "par", "sect":
		if r.now.destination == "" {
			r.endParagraph()
		}
	case "page":
		r.cut = true
	case "cell", "nestcell":
		if r.now.destination == "" {
			r.endCell()
		}
	case "row", "nestrow":
		r.endRow()
	case "chftn":
		if len(r.note) == 0 {
			r.lower()
		}
	}
}

// unicode writes a character by its number, and passes over what stands for it.
func (r *reader) unicode(n int) {
	c := rune(n)
	if n < 0 {
		c += 0x10000
	}
	switch {
	case utf16.IsSurrogate(c) && c < 0xDC00:
		r.high = c
	case utf16.IsSurrogate(c):
		r.say(string(utf16.DecodeRune(r.high, c)))
	case c >= 0xF020 && c <= 0xF0FF: // where symbol fonts keep their signs
		r.say(symbols.Of("Symbol", c))
	default:
		r.say(string(c))
	}
	r.left = r.now.skipBytes
}

// lower ends raised text: a power, the end of an ordinal, or the mark of a note.
func (r *reader) lower() {
	raised := strings.TrimSpace(r.raised.String())
	r.raised.Reset()
	if raised == "" {
		return
	}
	switch text, isMark := formula.ReadRaised(raised, r.out.String()); {
	case !isMark:
		r.out.WriteString(text)
	case strings.TrimSpace(r.out.String()) != "" && len(r.note) == 0:
		r.marks = append(r.marks, raised)
	}
}

// beginNote sets the text aside; what follows in the group is a note to it.
func (r *reader) beginNote() {
	if r.now.destination != "" || len(r.note) > 0 {
		r.now.destination = "skip"
		return
	}
	r.lower()
	r.note = append(r.note, note{text: r.out.String(), marks: r.marks, depth: len(r.saved), lines: len(r.lines)})
	r.out.Reset()
	r.marks = nil
	r.now.raised = false
}

func (r *reader) endNote() {
	n := r.note[0]
	r.lower()
	var texts []string
	for _, l := range r.lines[n.lines:] {
		texts = append(texts, l.Text)
	}
	text := lang.Squeeze(lang.Scrub(strings.Join(append(texts, r.out.String()), " ")))
	r.lines, r.note = r.lines[:n.lines], nil
	r.out.Reset()
	r.out.WriteString(n.text)
	mark := strconv.Itoa(len(r.notes) + 1)
	if r.marks = n.marks; text != "" {
		r.marks = append(r.marks, mark)
		r.notes = append(r.notes, structure.Line{Block: corpus.Block{Text: text}, Note: mark, Gap: true, Marked: true})
	}
}

// endParagraph makes a line of what was written.
func (r *reader) endParagraph() {
	r.flush()
	r.lower()
	text := strings.Trim(lang.Scrub(r.out.String()), "\n")
	label := lang.Squeeze(lang.Scrub(r.label.String()))
	bold := r.letters > 0 && r.bold == r.letters
	marks := r.marks
	r.out.Reset()
	r.label.Reset()
	size := r.sizes.Size()
	r.letters, r.bold, r.sizes, r.marks = 0, 0, typesize.Paragraph{}, nil
	if r.now.inTable {
		if text != "" {
			r.out.WriteString(text + " ")
			r.marks = marks
		}
		return
	}
	r.endTable()
	listed := r.now.listed
	l := r.line(text, label, bold)
	r.now.listed, r.listing = listed, l.Kind == corpus.Item
	if l.Text != "" {
		l.Marks, l.Gap, l.Cut, l.Size = marks, true, r.cut, size
		r.cut = false
		r.lines = append(r.lines, l)
	}
}

// bullet is what stands before an item where the file does not say that it is one.
var (
	bullet = lang.Regexp(`^[•◦▪▫‣·●○■]\s+`)
	dash   = lang.Regexp(`^[–-]\s+`)
)

// mostHeading is how many words a heading has at most.
const mostHeading = 40

func (r *reader) line(text, label string, bold bool) structure.Line {
	l := structure.Line{Bold: bold}
	if m := bullet.FindString(text); m != "" || r.listing && dash.MatchString(text) {
		text, r.now.listed = strings.TrimLeft(text, "•◦▪▫‣·●○■–- \u00A0"), true
	}
	rows := strings.Split(text, "\n")
	if (line.Group{Rows: rows}).IsVerse() {
		l.Verse, l.Text = true, line.Group{Rows: rows}.Verse()
	} else {
		l.Text = lang.Squeeze(text)
	}
	level := r.now.outline
	name := r.styles[r.now.style]
	if m := headingStyle.FindStringSubmatch(name); m != nil {
		level = int(m[1][0] - '0')
	} else if name == "title" && len(r.lines) < structure.MostHead {
		level = 1
	}
	switch {
	case l.Text == "":
	case level > 0 && level < 10 && lang.WordCount(l.Text) <= mostHeading:
		l.Kind, l.Level, l.Marked, l.Bold = corpus.Heading, min(level, 6), true, false
		l.Text = lang.JoinSome(" ", strings.Trim(label, "•·o- "), l.Text)
	case label != "" || r.now.listed:
		l.Kind, l.Level, l.Marked = corpus.Item, 1, true
		if strings.ContainsAny(label, "0123456789") || len(label) > 1 && len(label) < 6 && strings.ContainsAny(label, ".)") {
			l.Text = label + " " + l.Text
		}
	case name == "quote" || name == "intense quote" || name == "block text":
		l.Kind, l.Marked = corpus.Quote, true
	}
	return l
}

func (r *reader) endCell() {
	r.lower()
	r.cells = append(r.cells, strings.ReplaceAll(lang.Squeeze(lang.Scrub(r.out.String())), " | ", ", "))
	r.out.Reset()
	r.letters, r.bold = 0, 0
}

func (r *reader) endRow() {
	if row := strings.Join(r.cells, " | "); strings.Trim(row, " |") != "" {
		r.rows = append(r.rows, row)
	}
	r.cells = nil
}

// endTable makes a line of the rows of a table.
func (r *reader) endTable() {
	if len(r.cells) > 0 {
		r.endRow()
	}
	if len(r.rows) == 0 {
		return
	}
	r.lines = append(r.lines, structure.Line{Block: corpus.Block{Kind: corpus.Table, Text: strings.Join(r.rows, "\n")}, Marked: true, Gap: true})
	r.rows = nil
}
