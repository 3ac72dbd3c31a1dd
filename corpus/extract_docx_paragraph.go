package corpus

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// A docxParagraph is a paragraph while it is read.
type docxParagraph struct {
	reader        *docxReader
	style         docxStyle
	out           strings.Builder
	raised        *strings.Builder // raised text that has not ended
	marks         []string         // of notes
	note          string           // the mark that it begins with
	skip          string           // why it is left out
	boxes         []line           // text boxes that hang on it
	letters, bold int              // how many letters it has, and how many in bold type
}

// paragraph reads a paragraph: a new one, or the rest of one whose end was
// deleted or that began with a large initial.
func (r *docxReader) paragraph(x *elementReader) error {
	p := r.open
	if p == nil {
		p = &docxParagraph{reader: r}
	}
	r.open = nil
	p.style = r.styles.paragraph(docxLook{})
	if err := p.read(x); err != nil {
		return err
	}
	r.closeFields()
	if p.style.joined || p.style.initial {
		r.open = p
		return nil
	}
	return r.put(p)
}

// read reads what stands in a paragraph or in an element inside one.
func (p *docxParagraph) read(x *elementReader) error {
	return x.children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "pPr":
			look, err := readLook(x)
			p.style = p.reader.styles.paragraph(look)
			return err
		case "r":
			return p.run(x)
		case "hyperlink", "ins", "moveTo", "sdt", "sdtContent", "fldSimple", "smartTag", "customXml", "dir", "bdo", "oMathPara":
			return p.read(x)
		case "AlternateContent":
			return choice(x, p.read)
		case "oMath":
			formula, err := officeMath(x)
			p.say(formula, docxStyle{})
			return err
		}
		return nil
	})
}

// run reads a run of characters of one look.
func (p *docxParagraph) run(x *elementReader) error {
	var look docxStyle
	return p.runPart(x, &look)
}

func (p *docxParagraph) runPart(x *elementReader, look *docxStyle) error {
	return x.children(func(tag xml.StartElement) error {
		switch name := tag.Name.Local; name {
		case "rPr":
			l, err := readLook(x)
			*look = p.reader.styles.run(l)
			return err
		case "t":
			text, err := x.text()
			p.say(strings.ReplaceAll(text, "\n", " "), *look)
			return err
		case "instrText":
			code, err := x.text()
			p.reader.fieldCode(code)
			return err
		case "fldChar":
			p.reader.field(valueOf(tag, "fldCharType"))
		case "br", "cr":
			if kind := valueOf(tag, "type"); kind == "page" || kind == "column" {
				p.reader.cut = true
				p.say(" ", *look)
			} else {
				p.say("\n", *look)
			}
		case "tab", "ptab", "noBreakHyphen", "sym":
			p.say(signOf(tag), *look)
		case "footnoteReference", "endnoteReference":
			p.mark(strings.TrimSuffix(name, "Reference")+valueOf(tag, "id"), *look)
			if own := valueOf(tag, "customMarkFollows"); own != "" && toggleOf(own) == on {
				look.hidden = on // what follows in the run is the mark
			}
		case "drawing", "pict", "object":
			return p.box(x)
		case "ruby":
			return p.ruby(x)
		case "AlternateContent":
			return choice(x, func(x *elementReader) error { return p.runPart(x, look) })
		}
		return nil
	})
}

// ruby reads a word that has its pronunciation written over it, without that.
func (p *docxParagraph) ruby(x *elementReader) error {
	return x.children(func(tag xml.StartElement) error {
		if tag.Name.Local == "rubyBase" {
			return p.read(x)
		}
		return nil
	})
}

// box reads the text boxes in a drawing.
func (p *docxParagraph) box(x *elementReader) error {
	return x.children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "txbxContent":
			lines, err := p.reader.collect(func() error { return p.reader.blocks(x) })
			p.boxes = append(p.boxes, lines...)
			return err
		case "AlternateContent":
			return choice(x, p.box)
		}
		return p.box(x)
	})
}

// say writes characters if they are to be seen.
func (p *docxParagraph) say(text string, look docxStyle) {
	if look.hidden == on || !p.reader.shown() {
		return
	}
	if reason := p.reader.fieldReason(); reason != "" {
		p.skip = reason
	}
	if !look.raised {
		p.lower()
		p.out.WriteString(text)
	} else {
		if p.raised == nil {
			p.raised = &strings.Builder{}
		}
		p.raised.WriteString(text)
	}
	n := utf8.RuneCountInString(strings.TrimSpace(text))
	p.letters += n
	if look.bold == on || look.bold == unsaid && p.style.bold == on {
		p.bold += n
	}
}

// lower ends raised text: a power, the end of an ordinal, or the mark of a note.
func (p *docxParagraph) lower() {
	if p.raised == nil {
		return
	}
	raised := strings.TrimSpace(p.raised.String())
	p.raised = nil
	before := p.out.String()
	before = before[max(0, len(before)-longestUnit):]
	switch text, isMark := readRaised(raised, before); {
	case raised == "":
	case !isMark:
		p.out.WriteString(text)
	case strings.TrimSpace(before) == "":
		p.note = raised
	default:
		p.marks = append(p.marks, raised)
	}
}

// mark notes the mark of a footnote.
func (p *docxParagraph) mark(key string, look docxStyle) {
	if look.hidden != on && p.reader.shown() {
		p.marks = append(p.marks, key)
		p.reader.marks = append(p.reader.marks, key)
	}
}

// put makes a line of a paragraph, and those of its text boxes.
func (r *docxReader) put(p *docxParagraph) error {
	p.lower()
	text := scrub(p.out.String())
	if strings.TrimSpace(text) != "" {
		label, listed := r.lists.next(p.style)
		l := p.line(text, label, listed)
		if err := r.putLine(p.style.role, l); err != nil {
			return err
		}
	}
	for _, l := range p.boxes {
		if err := r.add(l); err != nil {
			return err
		}
	}
	return nil
}

// mostHeading is how many words a heading has at most; a longer one is a
// paragraph whose writer liked the look.
const mostHeading = 40

// line makes a line of what a paragraph says, with its number as it is printed.
func (p *docxParagraph) line(text, label string, listed bool) line {
	l := line{marks: p.marks, note: p.note, skip: p.skip, bold: p.letters > 0 && p.bold == p.letters}
	rows := strings.Split(strings.Trim(text, "\n"), "\n")
	switch {
	case p.style.role == codeRole:
		l.code, l.marked, l.Text = true, true, strings.Join(rows, "\n")
		return l
	case group{rows: rows}.isVerse():
		l.verse, l.Text = true, group{rows: rows}.verse()
	default:
		l.Text = squeeze(text)
	}
	if label != "" {
		l.Text = label + " " + l.Text
	}
	switch {
	case p.style.outline > 0 && lang.WordCount(l.Text) <= mostHeading:
		l.Kind, l.Level, l.marked, l.bold = Heading, p.style.outline, true, false
		l.Text = squeeze(l.Text)
	case listed:
		l.Kind, l.Level, l.marked = Item, p.style.depth, true
	case p.style.role == termRole, p.style.role == definitionRole:
		l.Kind, l.Level, l.marked = Item, 1, true
		if p.style.role == definitionRole {
			l.Level = 2
		}
	case p.style.role == quoteRole:
		l.Kind, l.marked = Quote, true
	}
	return l
}

// putLine adds a line, or reads it into the record where its style says that
// it is of that.
func (r *docxReader) putLine(role docxRole, l line) error {
	switch role {
	case captionRole, contentsRole, referencesRole:
		if l.skip == "" {
			l.skip = skippedRoles[role]
		}
	case titleRole, subtitleRole, authorRole, dateRole:
		if (len(r.lines) < mostHead || role == titleRole) && r.readHead(role, &l) {
			return nil
		}
	case codeRole:
		if n := len(r.lines); n > 0 && r.lines[n-1].code && len(r.lines[n-1].Text) < longestParagraph {
			r.letter += len(l.Text)
			r.lines[n-1].Text += "\n" + l.Text
			return nil
		}
	}
	return r.add(l)
}
