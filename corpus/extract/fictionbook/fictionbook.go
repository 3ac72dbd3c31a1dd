// Package fictionbook reads books in FictionBook 2, the XML in which many Russian e-books are
// handed on.
package fictionbook

import (
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
	"footnote/corpus/structure"
)

// Sniff says whether a file is a book in this format.
var Sniff = sniff.Matches(`(?s)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<\?[^>]*>\s*)*<FictionBook[\s>]`)

// Read reads a book: its record from the description, its text from the bodies.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	x, err := zipxml.NewElementReader(ctx, withoutPictures(f.Data))
	if err != nil {
		return corpus.Document{}, err
	}
	r := &reader{x: x}
	if err := x.Root(r.part); err != nil {
		return corpus.Document{}, err
	}
	known := record.Merge(record.Said("book description", r.said)...)
	return structure.Refine(ctx, structure.Kept, append(r.lines, r.notes...), known)
}

// withoutPictures leaves out the pictures, which stand in letters at the end and may be
// longer than the XML of a text is let be.
func withoutPictures(data []byte) []byte {
	if i := bytes.Index(data, []byte("<binary")); i >= 0 {
		return append(data[:i:i], "</FictionBook>"...)
	}
	return data
}

// A reader collects the lines of a book.
type reader struct {
	x     *zipxml.ElementReader
	said  corpus.Metadata // of the book, in its description
	lines []structure.Line
	notes []structure.Line
}

func (r *reader) part(tag xml.StartElement) error {
	switch tag.Name.Local {
	case "description":
		return r.x.Children(r.describe)
	case "body":
		if name := zipxml.ValueOf(tag, "name"); name == "notes" || name == "comments" {
			return r.x.Children(r.note)
		}
		return r.blocks(0)
	}
	return nil
}

// describe reads the record of the book and of its printing.
func (r *reader) describe(tag xml.StartElement) error {
	m := &r.said
	switch tag.Name.Local {
	case "title-info", "publish-info":
		return r.x.Children(r.describe)
	case "author":
		return r.person(&m.Authors)
	case "translator":
		return r.person(&m.Translators)
	}
	text, err := r.text()
	switch tag.Name.Local {
	case "book-title":
		m.Title = text
	case "lang":
		m.Language = lang.Code(text)
	case "date":
		m.Issued, _ = date.Parse(cmp.Or(zipxml.ValueOf(tag, "value"), text))
	case "publisher":
		m.Publisher = text
	case "city":
		m.Place = text
	case "isbn":
		m.ISBN = identifier.ReadISBN(text)
	case "year": // of what was printed, not of when it was written
		m.Original = ""
		if written := m.Issued; len(written) >= 4 && written[:4] != text {
			m.Original = written[:4]
		}
		m.Issued, _ = date.Parse(text)
	}
	return err
}

func (r *reader) person(people *[]string) error {
	part := map[string]string{}
	err := r.x.Children(func(tag xml.StartElement) error {
		text, err := r.text()
		part[tag.Name.Local] = text
		return err
	})
	name := lang.JoinSome(", ", part["last-name"], lang.JoinSome(" ", part["first-name"], part["middle-name"]))
	if name == "" {
		name = part["nickname"]
	}
	if name != "" {
		*people = append(*people, name)
	}
	return err
}

// blocks reads the blocks in the element that was just opened; level counts the sections
// around it.
func (r *reader) blocks(level int) error {
	return r.x.Children(func(tag xml.StartElement) error { return r.block(tag, level, corpus.Paragraph) })
}

func (r *reader) block(tag xml.StartElement, level int, kind corpus.Kind) error {
	within := func(kind corpus.Kind) error {
		return r.x.Children(func(tag xml.StartElement) error { return r.block(tag, level, kind) })
	}
	switch tag.Name.Local {
	case "section":
		return r.blocks(level + 1)
	case "title":
		return r.title(level)
	case "subtitle":
		return r.paragraph(structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: min(level+1, 6)}})
	case "p", "text-author", "date":
		return r.paragraph(structure.Line{Block: corpus.Block{Kind: kind}})
	case "cite", "epigraph":
		return within(corpus.Quote)
	case "annotation", "poem":
		return within(kind)
	case "stanza":
		return r.stanza()
	case "table":
		return r.table()
	}
	return nil
}

// title reads the rows of a heading; that of the whole book says its title again.
func (r *reader) title(level int) error {
	var rows []string
	err := r.x.Children(func(xml.StartElement) error {
		text, err := r.text()
		if text != "" {
			rows = append(rows, text)
		}
		return err
	})
	l := structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: min(max(level, 1), 6), Text: strings.Join(rows, ". ")}}
	if level == 0 {
		l.Skip = "title"
	}
	r.add(l)
	return err
}

func (r *reader) stanza() error {
	var rows []string
	err := r.x.Children(func(tag xml.StartElement) error {
		text, err := r.text()
		rows = append(rows, text)
		return err
	})
	r.add(structure.Line{Block: corpus.Block{Text: strings.Join(rows, "\n")}, Verse: true})
	return err
}

// table reads a table: a row a line.
func (r *reader) table() error {
	text, err := r.x.Rows(r.text)
	r.add(structure.Line{Block: corpus.Block{Kind: corpus.Table, Text: text}})
	return err
}

// note reads a section of the body of notes, which is one note: its title is its mark.
func (r *reader) note(tag xml.StartElement) error {
	if tag.Name.Local != "section" {
		return nil
	}
	mark := zipxml.ValueOf(tag, "id")
	var texts []string
	err := r.x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local == "title" {
			return nil
		}
		text, err := r.text()
		texts = append(texts, text)
		return err
	})
	if text := strings.TrimSpace(strings.Join(texts, " ")); text != "" {
		r.notes = append(r.notes, structure.Line{Block: corpus.Block{Kind: corpus.Footnote, Text: text}, Note: mark, Gap: true, Marked: true})
	}
	return err
}

func (r *reader) paragraph(like structure.Line) error {
	text, marks, err := r.inline()
	like.Text, like.Marks = text, marks
	if like.Kind != corpus.Heading || strings.ContainsFunc(text, unicode.IsLetter) { // "* * *"
		r.add(like)
	}
	return err
}

// add keeps a line.
func (r *reader) add(l structure.Line) {
	if l.Text != "" {
		l.Gap, l.Marked = true, true
		r.lines = append(r.lines, l)
	}
}

// text gives the words in the element that was just opened.
func (r *reader) text() (string, error) {
	text, _, err := r.inline()
	return text, err
}

// inline gives the words in the element that was just opened, and the notes that their
// marks lead to.
func (r *reader) inline() (text string, marks []string, err error) {
	var out strings.Builder
	var read func(tag xml.StartElement) error
	read = func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "a":
			if id, ok := strings.CutPrefix(zipxml.ValueOf(tag, "href"), "#"); ok && zipxml.ValueOf(tag, "type") == "note" {
				marks = append(marks, id)
				return nil
			}
		case "image":
			return nil
		case "sup":
			raised, more, err := r.inline()
			out.WriteString(formula.Raised(raised, out.String()))
			marks = append(marks, more...)
			return err
		case "p", "v", "text-author", "stanza", "subtitle":
			out.WriteByte(' ')
			defer out.WriteByte(' ')
		}
		return r.x.Content(func(text string) { out.WriteString(text) }, read)
	}
	err = r.x.Content(func(text string) { out.WriteString(text) }, read)
	return lang.Squeeze(lang.Scrub(out.String())), marks, err
}
