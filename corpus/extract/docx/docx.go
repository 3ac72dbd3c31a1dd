package docx

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// Read reads a Word document. Pages are not claimed: where they break
// depends on the program and its fonts, whatever was stored by the last one.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	a, err := zipxml.Open(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	p := docxPackage{ctx: ctx, archive: a}
	r, err := p.read()
	if err != nil {
		return corpus.Document{}, err
	}
	return structure.Refine(ctx, structure.Work, r.lines, r.meta)
}

// A docxPackage finds the parts of a Word document by what they are to it.
type docxPackage struct {
	ctx     context.Context
	archive *zipxml.Archive
}

// read reads the text and after it the notes that it has marks of.
func (p docxPackage) read() (*docxReader, error) {
	top, err := p.relations("")
	if err != nil {
		return nil, err
	}
	main := top["officeDocument"]
	if main == "" {
		main = "word/document.xml"
	}
	parts, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	r := &docxReader{}
	for _, part := range []struct {
		name string
		read func(x *zipxml.ElementReader) error
	}{
		{parts["styles"], r.readStyles}, {parts["numbering"], r.readNumbering}, {main, r.readBody},
		{parts["footnotes"], r.readNotes}, {parts["endnotes"], r.readNotes}, {top["core-properties"], r.readProperties},
	} {
		if err := p.part(part.name, main, part.read); err != nil {
			return nil, err
		}
	}
	r.putNotes()
	r.useProperties()
	return r, nil
}

// part reads a part where there is one; the main one there must be.
func (p docxPackage) part(name, main string, read func(x *zipxml.ElementReader) error) error {
	most := zipxml.MostSmallPart
	if name == main {
		most = zipxml.MostPart
	} else if name == "" {
		return nil
	}
	data, err := p.archive.Take(name, most)
	if err != nil || len(data) == 0 && name != main {
		return err
	}
	x, err := zipxml.NewElementReader(p.ctx, data)
	if err != nil {
		return err
	}
	if err := read(x); err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	return nil
}

// relations gives the names of the parts that a part refers to, by the last
// word of what they are to it: "styles", "footnotes". The package itself is "".
func (p docxPackage) relations(of string) (map[string]string, error) {
	list, err := p.archive.Relations(p.ctx, of)
	out := map[string]string{}
	for _, r := range list {
		if out[r.Kind] == "" {
			out[r.Kind] = r.Target
		}
	}
	return out, err
}

// A docxReader reads the parts of a Word document and collects its lines.
type docxReader struct {
	styles     docxStyles
	lists      docxLists
	properties docxProperties
	meta       corpus.Metadata

	lines   []structure.Line
	open    *docxParagraph // goes on in the next paragraph
	cut     bool           // a page break came before the next line
	fields  []docxField    // those that are open
	marks   []string       // of the notes, in the order of the text
	notes   map[string]string
	letter  int      // bytes of text so far
	credits int      // lines in a style of authors so far
	named   docxRole // of the field that is being read
}

// readBody reads the part with the text.
func (r *docxReader) readBody(x *zipxml.ElementReader) error {
	lines, err := r.collect(func() error {
		return x.Root(func(tag xml.StartElement) error {
			if tag.Name.Local == "body" {
				return r.blocks(x)
			}
			return nil
		})
	})
	r.lines = lines
	return err
}

// collect gives the lines that read puts.
func (r *docxReader) collect(read func() error) ([]structure.Line, error) {
	outerLines, outerOpen := r.lines, r.open
	r.lines, r.open = nil, nil
	err := read()
	if r.open != nil {
		r.put(r.open)
	}
	inner := r.lines
	r.lines, r.open = outerLines, outerOpen
	return inner, err
}

// blocks reads the paragraphs and tables in the element that was just opened.
func (r *docxReader) blocks(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error { return r.block(x, tag) })
}

func (r *docxReader) block(x *zipxml.ElementReader, tag xml.StartElement) error {
	switch tag.Name.Local {
	case "p":
		return r.paragraph(x)
	case "tbl":
		return r.table(x)
	case "sdt":
		return r.control(x)
	case "sdtContent", "customXml", "ins", "moveTo":
		return r.blocks(x)
	case "AlternateContent":
		return x.First(r.blocks)
	}
	return nil
}

// control reads a field that the program or its template offers to be filled in,
// and whose name says what it holds: "Title", "Author".
func (r *docxReader) control(x *zipxml.ElementReader) error {
	outer := r.named
	defer func() { r.named = outer }()
	return x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "sdtPr" {
			return r.block(x, tag)
		}
		return x.Children(func(tag xml.StartElement) error {
			if tag.Name.Local == "alias" {
				r.named = roleOf(strings.ToLower(zipxml.ValueOf(tag, "val")))
			}
			return nil
		})
	})
}

// add keeps a line, within the bounds of any text.
func (r *docxReader) add(l structure.Line) error {
	r.letter += len(l.Text)
	if r.letter > corpus.MaxBytes || len(r.lines) >= structure.MostBlocks {
		return fmt.Errorf("text of more than %d MiB or %d lines: %w", corpus.MaxBytes>>20, structure.MostBlocks, corpus.ErrTooLarge)
	}
	l.Gap, l.Cut = true, r.cut
	r.cut = false
	r.lines = append(r.lines, l)
	return nil
}

// readNotes reads the part with the footnotes or the one with the endnotes.
func (r *docxReader) readNotes(x *zipxml.ElementReader) error {
	if r.notes == nil {
		r.notes = map[string]string{}
	}
	return x.Root(func(tag xml.StartElement) error {
		if kind := zipxml.ValueOf(tag, "type"); kind != "" && kind != "normal" {
			return nil // the rule above the notes
		}
		lines, err := r.collect(func() error { return r.blocks(x) })
		r.notes[tag.Name.Local+zipxml.ValueOf(tag, "id")] = flat(lines)
		return err
	})
}

// flat gives the text of lines as one.
func flat(lines []structure.Line) string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.Text)
	}
	return lang.Squeeze(strings.Join(texts, " "))
}

// putNotes adds the notes in the order of their marks. One without a mark was
// deleted from the text.
func (r *docxReader) putNotes() {
	for _, mark := range lang.Unique(r.marks) {
		if text := r.notes[mark]; text != "" {
			r.lines = append(r.lines, structure.Line{Block: corpus.Block{Text: text}, Note: mark, Gap: true, Marked: true})
		}
	}
}
