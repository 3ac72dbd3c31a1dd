// Package opendocument reads OpenDocument texts (ISO 26300), as LibreOffice and Google Docs
// write them: paragraphs by the styles that they are of, lists, tables and notes.
package opendocument

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// Read reads a text in a zip, or flat in one file. Pages are not claimed: where they
// break depends on the program and its fonts.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	r := &reader{styles: map[string]style{}, isFormula: map[string]bool{}, readMath: func(source string) (string, error) { return xhtml.ReadFormula(ctx, source) }}
	read := r.readFlat
	if strings.HasPrefix(string(f.Data[:min(len(f.Data), 4)]), string(zipxml.ZipMark)) {
		read = r.readZip
	}
	if err := read(ctx, f.Data); err != nil {
		return corpus.Document{}, err
	}
	r.useProperties()
	return structure.Refine(ctx, structure.Work, append(r.lines, r.notes...), r.known)
}

// mediaType stands in the first part of a text in a zip, which is never compressed, or
// in the first element of one in one file. Templates and master documents are texts.
var mediaType = lang.Regexp(`(?s)^PK\x03\x04.{26,60}mimetypeapplication/vnd\.oasis\.opendocument\.text|<office:document\b[^>]*opendocument\.text`)

// Sniff says whether a file is a text of this format.
func Sniff(data []byte) bool {
	head := data[:min(len(data), 4096)]
	return mediaType.Match(head) || isTextInZip(data)
}

// isTextInZip says whether a zip that does not say what it is holds a text.
func isTextInZip(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(zipxml.ZipMark)) {
		return false
	}
	a, err := zipxml.Open(data)
	if err != nil || !a.Has("content.xml") || !a.Has("META-INF/manifest.xml") {
		return false
	}
	kind, err := a.Take("mimetype", 200)
	return err == nil && (len(kind) == 0 || bytes.Contains(kind, []byte("opendocument.text")))
}

// A reader reads the parts of a text and collects its lines.
type reader struct {
	styles  map[string]style
	known   corpus.Metadata
	title   string // by the properties
	creator string
	lines   []structure.Line
	notes   []structure.Line
	marks   int // of notes
	letters int
	cut     bool // a page break comes before the next line

	inside    *zipxml.Archive                     // nil for a text in one file
	isFormula map[string]bool                     // of the files inside
	readMath  func(source string) (string, error) // a formula in MathML
	formulas  *strings.Builder                    // where the one in a frame is written; nil: in a paragraph of its own
}

func (r *reader) readZip(ctx context.Context, data []byte) error {
	a, err := zipxml.Open(data)
	if err != nil {
		return err
	}
	r.inside = a
	for _, part := range []string{"META-INF/manifest.xml", "styles.xml", "meta.xml", "content.xml"} {
		most := zipxml.MostSmallPart
		if part == "content.xml" {
			most = zipxml.MostPart
		}
		err := a.ReadPart(ctx, part, most, func(x *zipxml.ElementReader) error {
			return x.Root(func(tag xml.StartElement) error { return r.part(x, tag) })
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) readFlat(ctx context.Context, data []byte) error {
	x, err := zipxml.NewElementReader(ctx, data)
	if err != nil {
		return err
	}
	return x.Root(func(tag xml.StartElement) error { return r.part(x, tag) })
}

// part reads one of the parts, which are in one file or in several.
func (r *reader) part(x *zipxml.ElementReader, tag xml.StartElement) error {
	switch tag.Name.Local {
	case "file-entry": // of the manifest
		r.isFormula[zipxml.PartName(zipxml.ValueOf(tag, "full-path"))] = strings.Contains(zipxml.ValueOf(tag, "media-type"), "opendocument.formula")
		return x.Children(func(tag xml.StartElement) error {
			if tag.Name.Local == "encryption-data" {
				return corpus.ErrEncrypted
			}
			return nil
		})
	case "styles", "automatic-styles":
		return x.Children(func(tag xml.StartElement) error { return r.readStyle(x, tag) })
	case "meta":
		return x.Children(func(tag xml.StartElement) error { return r.readProperty(x, tag) })
	case "body":
		return x.Children(func(tag xml.StartElement) error {
			if tag.Name.Local != "text" {
				return fmt.Errorf("OpenDocument %s: %w", tag.Name.Local, corpus.ErrUnsupported)
			}
			return r.blocks(x, place{})
		})
	}
	return nil
}

func (r *reader) readProperty(x *zipxml.ElementReader, tag xml.StartElement) error {
	text, err := x.Text()
	text = lang.Squeeze(lang.Scrub(text))
	switch tag.Name.Local {
	case "title":
		r.title = text
	case "initial-creator":
		r.creator = text
	}
	return err
}

// useProperties takes from the properties what the head of the text says too: files
// are begun as copies of others, and typed by secretaries.
func (r *reader) useProperties() {
	head := r.lines[:min(len(r.lines), structure.MostHead)]
	if title := lang.Plain(r.title); r.known.Title == "" && title != "" {
		for _, l := range head {
			if lang.Plain(l.Text) == title {
				record.Put(&r.known, record.Finding{Field: "title", Value: l.Text, From: record.FromOffice})
				break
			}
		}
	}
	typesize.Find(r.lines, &r.known)
	if len(r.known.Authors) > 0 || !record.PersonName(r.creator) {
		return
	}
	for _, l := range head {
		if people := record.Names(l.Text, record.OfLine).People; len(people) > 0 && people[0] == record.Person(r.creator) {
			record.Put(&r.known, record.Finding{Field: "authors", Names: people, From: record.FromOffice})
			return
		}
	}
}

// readHead reads a line at the head whose style says what it tells of the work.
func (r *reader) readHead(role role, l *structure.Line) {
	switch role {
	case titleRole:
		if r.known.Title == "" && lang.WordCount(l.Text) <= mostHeading {
			record.Put(&r.known, record.Finding{Field: "title", Value: l.Text, From: record.FromStyle})
			l.Skip = "title"
		}
		l.Kind, l.Level, l.Marked = corpus.Heading, 1, true
	case subtitleRole:
		last := len(r.lines) - 1
		if last < 0 || r.lines[last].Text != r.known.Title || lang.WordCount(l.Text) > mostHeading ||
			record.IsCredit(l.Text) {
			return
		}
		r.known.Title = record.WithSubtitle(r.known.Title, l.Text)
		l.Skip = "title"
	case authorRole:
		if people := record.Names(l.Text, record.OfLine).People; len(people) > 0 {
			record.Also(&r.known, record.Finding{Field: "authors", Names: people, From: record.FromStyle})
			l.Skip = line.Byline
		}
	case dateRole:
		if iso, ok := date.Whole(l.Text); ok {
			record.Put(&r.known, record.Finding{Field: "issued", Value: iso, From: record.FromStyle})
			l.Skip = "date"
		}
	}
}
