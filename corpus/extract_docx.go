package corpus

import (
	"context"
	"encoding/xml"
	"fmt"
	"path"
	"strings"
)

// mostSmallPart bounds the parts beside the text, in bytes.
const mostSmallPart = 8 << 20

// readDOCX reads a Word document. Pages are not claimed: where they break
// depends on the program and its fonts, whatever was stored by the last one.
func readDOCX(ctx context.Context, f File) (Document, error) {
	a, err := openArchive(f.Data)
	if err != nil {
		return Document{}, err
	}
	p := docxPackage{ctx: ctx, archive: a}
	r, err := p.read()
	if err != nil {
		return Document{}, err
	}
	return refine(ctx, workPasses, r.lines, r.meta)
}

// A docxPackage finds the parts of a Word document by what they are to it.
type docxPackage struct {
	ctx     context.Context
	archive *archive
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
	r := &docxReader{authors: map[string]bool{}}
	for _, part := range []struct {
		name string
		read func(x *elementReader) error
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
func (p docxPackage) part(name, main string, read func(x *elementReader) error) error {
	most := mostSmallPart
	if name == main {
		most = mostPart
	} else if name == "" {
		return nil
	}
	data, err := p.archive.take(name, most)
	if err != nil || len(data) == 0 && name != main {
		return err
	}
	x, err := newElementReader(p.ctx, data)
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
	out := map[string]string{}
	folder, base := path.Split(of)
	err := p.part(folder+"_rels/"+base+".rels", "", func(x *elementReader) error {
		return x.root(func(tag xml.StartElement) error {
			target := valueOf(tag, "Target")
			if !strings.HasPrefix(target, "/") {
				target = "/" + folder + target
			}
			if kind := path.Base(valueOf(tag, "Type")); out[kind] == "" && valueOf(tag, "TargetMode") != "External" {
				out[kind] = partName(target)
			}
			return nil
		})
	})
	return out, err
}

// A docxReader reads the parts of a Word document and collects its lines.
type docxReader struct {
	styles     docxStyles
	lists      docxLists
	properties docxProperties
	meta       Metadata
	authors    map[string]bool // those that meta has

	lines  []line
	open   *docxParagraph // goes on in the next paragraph
	cut    bool           // a page break came before the next line
	fields []docxField    // those that are open
	marks  []string       // of the notes, in the order of the text
	notes  map[string]string
	letter int // bytes of text so far
}

// readBody reads the part with the text.
func (r *docxReader) readBody(x *elementReader) error {
	lines, err := r.collect(func() error {
		return x.root(func(tag xml.StartElement) error {
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
func (r *docxReader) collect(read func() error) ([]line, error) {
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
func (r *docxReader) blocks(x *elementReader) error {
	return x.children(func(tag xml.StartElement) error { return r.block(x, tag) })
}

func (r *docxReader) block(x *elementReader, tag xml.StartElement) error {
	switch tag.Name.Local {
	case "p":
		return r.paragraph(x)
	case "tbl":
		return r.table(x)
	case "sdt", "sdtContent", "customXml", "ins", "moveTo":
		return r.blocks(x)
	case "AlternateContent":
		return choice(x, r.blocks)
	}
	return nil
}

// choice reads the first of several forms of one content; the others repeat it
// for older programs.
func choice(x *elementReader, read func(x *elementReader) error) error {
	taken := false
	return x.children(func(tag xml.StartElement) error {
		if taken {
			return nil
		}
		taken = true
		return read(x)
	})
}

// add keeps a line, within the bounds of any text.
func (r *docxReader) add(l line) error {
	r.letter += len(l.Text)
	if r.letter > MaxBytes || len(r.lines) >= mostBlocks {
		return fmt.Errorf("text of more than %d MiB or %d lines: %w", MaxBytes>>20, mostBlocks, ErrTooLarge)
	}
	l.gap, l.cut = true, r.cut
	r.cut = false
	r.lines = append(r.lines, l)
	return nil
}

// readNotes reads the part with the footnotes or the one with the endnotes.
func (r *docxReader) readNotes(x *elementReader) error {
	if r.notes == nil {
		r.notes = map[string]string{}
	}
	return x.root(func(tag xml.StartElement) error {
		if kind := valueOf(tag, "type"); kind != "" && kind != "normal" {
			return nil // the rule above the notes
		}
		lines, err := r.collect(func() error { return r.blocks(x) })
		r.notes[tag.Name.Local+valueOf(tag, "id")] = flat(lines)
		return err
	})
}

// flat gives the text of lines as one.
func flat(lines []line) string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.Text)
	}
	return squeeze(strings.Join(texts, " "))
}

// putNotes adds the notes in the order of their marks. One without a mark was
// deleted from the text.
func (r *docxReader) putNotes() {
	for _, mark := range unique(r.marks) {
		if text := r.notes[mark]; text != "" {
			r.lines = append(r.lines, line{Block: Block{Text: text}, note: mark, gap: true, marked: true})
		}
	}
}
