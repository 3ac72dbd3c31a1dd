package docx

import (
	"cmp"
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/pdf/symbols"
	"footnote/corpus/structure"
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
	boxes         []structure.Line // text boxes that hang on it
	letters, bold int              // how many letters it has, and how many in bold type
	sizes         typesize.Paragraph
}

// paragraph reads a paragraph: a new one, or the rest of one whose end was
// deleted or that began with a large initial.
func (r *docxReader) paragraph(x *zipxml.ElementReader) error {
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
func (p *docxParagraph) read(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
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
			return x.First(p.read)
		case "oMath":
			formula, err := officeMath(x)
			p.say(formula, docxStyle{})
			return err
		}
		return nil
	})
}

// run reads a run of characters of one look.
func (p *docxParagraph) run(x *zipxml.ElementReader) error {
	var look docxStyle
	return p.runPart(x, &look)
}

func (p *docxParagraph) runPart(x *zipxml.ElementReader, look *docxStyle) error {
	return x.Children(func(tag xml.StartElement) error {
		switch name := tag.Name.Local; name {
		case "rPr":
			l, err := readLook(x)
			*look = p.reader.styles.run(l)
			return err
		case "t":
			text, err := x.Text()
			p.say(symbols.InText(strings.ReplaceAll(text, "\n", " ")), *look)
			return err
		case "instrText":
			code, err := x.Text()
			p.reader.fieldCode(code)
			return err
		case "fldChar":
			p.reader.field(zipxml.ValueOf(tag, "fldCharType"))
		case "br", "cr":
			if kind := zipxml.ValueOf(tag, "type"); kind == "page" || kind == "column" {
				p.reader.cut = true
				p.say(" ", *look)
			} else {
				p.say("\n", *look)
			}
		case "tab", "ptab", "noBreakHyphen", "sym":
			p.say(signOf(tag), *look)
		case "footnoteReference", "endnoteReference":
			p.mark(strings.TrimSuffix(name, "Reference")+zipxml.ValueOf(tag, "id"), *look)
			if own := zipxml.ValueOf(tag, "customMarkFollows"); own != "" && toggleOf(own) == on {
				look.hidden = on // what follows in the run is the mark
			}
		case "drawing", "pict", "object":
			return p.box(x)
		case "ruby":
			return p.ruby(x)
		case "AlternateContent":
			return x.First(func(x *zipxml.ElementReader) error { return p.runPart(x, look) })
		}
		return nil
	})
}

// ruby reads a word that has its pronunciation written over it, without that.
func (p *docxParagraph) ruby(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local == "rubyBase" {
			return p.read(x)
		}
		return nil
	})
}

// box reads the text boxes in a drawing.
func (p *docxParagraph) box(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "txbxContent":
			lines, err := p.reader.collect(func() error { return p.reader.blocks(x) })
			p.boxes = append(p.boxes, lines...)
			return err
		case "AlternateContent":
			return x.First(p.box)
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
	p.sizes.Add(cmp.Or(look.size, p.style.size, p.reader.styles.size, plainSize), n)
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
	before = before[max(0, len(before)-formula.LongestUnit):]
	switch text, isMark := formula.ReadRaised(raised, before); {
	case raised == "":
	case !isMark:
		p.out.WriteString(text)
	case strings.TrimSpace(before) == "":
		p.note = raised
	default:
		p.marks = append(p.marks, formula.MarksOf(raised)...)
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
	text := lang.Scrub(p.out.String())
	if strings.TrimSpace(text) != "" {
		label, listed := r.lists.next(p.style)
		l := p.line(text, label, listed)
		role := p.style.role
		if r.named != bodyRole {
			role = r.named
		}
		if err := r.putLine(role, l); err != nil {
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
func (p *docxParagraph) line(text, label string, listed bool) structure.Line {
	l := structure.Line{Marks: p.marks, Note: p.note, Skip: p.skip, Bold: p.letters > 0 && p.bold == p.letters, Size: p.sizes.Size()}
	rows := strings.Split(strings.Trim(text, "\n"), "\n")
	switch {
	case p.style.role == codeRole:
		l.Code, l.Marked, l.Text = true, true, strings.Join(rows, "\n")
		return l
	case line.Group{Rows: rows}.IsVerse():
		l.Verse, l.Text = true, line.Group{Rows: rows}.Verse()
	default:
		l.Text = lang.Squeeze(text)
	}
	if label != "" {
		l.Text = label + " " + l.Text
	}
	switch {
	case p.style.outline > 0 && lang.WordCount(l.Text) <= mostHeading:
		l.Kind, l.Level, l.Marked, l.Bold = corpus.Heading, p.style.outline, true, false
		l.Text = lang.Squeeze(l.Text)
	case listed:
		l.Kind, l.Level, l.Marked = corpus.Item, p.style.depth, true
	case p.style.role == termRole, p.style.role == definitionRole:
		l.Kind, l.Level, l.Marked = corpus.Item, 1, true
		if p.style.role == definitionRole {
			l.Level = 2
		}
	case p.style.role == quoteRole:
		l.Kind, l.Marked = corpus.Quote, true
	}
	return l
}

// putLine adds a line, or reads it into the record where its style says that
// it is of that.
func (r *docxReader) putLine(role docxRole, l structure.Line) error {
	switch role {
	case captionRole, contentsRole, referencesRole:
		if l.Skip == "" {
			l.Skip = skippedRoles[role]
		}
	case titleRole, subtitleRole, authorRole, companyRole, dateRole:
		if (len(r.lines) < structure.MostHead || role == titleRole) && r.readHead(role, &l) {
			return nil
		}
	case codeRole:
		if n := len(r.lines); n > 0 && r.lines[n-1].Code && len(r.lines[n-1].Text) < line.LongestParagraph {
			r.letter += len(l.Text)
			r.lines[n-1].Text += "\n" + l.Text
			return nil
		}
	}
	return r.add(l)
}
