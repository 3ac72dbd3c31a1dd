// Package jats reads articles in the XML of journals (JATS, NISO Z39.96), as PubMed Central
// and many publishers hand them out.
package jats

import (
	"context"
	"encoding/xml"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// inArticle is how an article begins, in an archive's wrapping or not.
var inArticle = sniff.Matches(`(?s)<(?:[A-Za-z]+:)?article[\s>].*<(?:[A-Za-z]+:)?front\b.*<(?:[A-Za-z]+:)?(?:article|journal)-meta\b`)

// Sniff says whether a file is an article in this format.
func Sniff(data []byte) bool { return inArticle(data) }

// Read reads an article: its record from the front, its text from the body.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	x, err := zipxml.NewElementReader(ctx, f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	r := &reader{x: x}
	if err := x.RootTag(r.article, r.part); err != nil {
		return corpus.Document{}, err
	}
	known := record.Merge(record.Said("article XML", r.said)...)
	d, err := structure.Refine(ctx, structure.Kept, append(r.lines, r.notes...), known)
	if err == nil {
		d.Skipped = append(d.Skipped, r.left...)
	}
	return d, err
}

// A reader collects the lines of an article.
type reader struct {
	x     *zipxml.ElementReader
	said  corpus.Metadata // of the article, in its front
	when  int             // how good the date is that was found
	lines []structure.Line
	notes []structure.Line
	left  []corpus.Skipped
}

// article reads the outermost element, or that of an article in it.
func (r *reader) article(tag xml.StartElement) {
	if language := zipxml.ValueOf(tag, "lang"); r.said.Language == "" {
		r.said.Language = lang.Code(language)
	}
}

// part reads the large parts of an article.
func (r *reader) part(tag xml.StartElement) error {
	switch tag.Name.Local {
	case "article", "records", "record", "metadata", "GetRecord": // in which an archive wraps one
		r.article(tag)
		return r.x.Children(r.part)
	case "front":
		return r.x.Children(r.front)
	case "body":
		return r.blocks(0)
	case "back":
		return r.x.Children(r.back)
	}
	return nil
}

// back reads what stands behind the text.
func (r *reader) back(tag xml.StartElement) error {
	switch tag.Name.Local {
	case "ref-list":
		return r.leave("references")
	case "fn-group":
		return r.x.Children(r.note)
	case "app-group":
		return r.x.Children(r.back)
	case "app", "sec", "glossary":
		return r.blocks(1)
	case "ack":
		return r.leave("after-matter")
	}
	return nil
}

// leave notes that an element is left out, with what it begins with.
func (r *reader) leave(reason string) error {
	text, err := r.text()
	if text != "" {
		r.left = append(r.left, corpus.Skipped{Text: lang.Sample(text, 200), Reason: reason})
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

// blocks reads the blocks in the element that was just opened. level counts the
// sections around it.
func (r *reader) blocks(level int) error {
	return r.x.Children(func(tag xml.StartElement) error { return r.block(tag, level) })
}

func (r *reader) block(tag xml.StartElement, level int) error {
	switch tag.Name.Local {
	case "sec":
		return r.blocks(level + 1)
	case "title":
		text, err := r.text()
		if level == 0 {
			level = 1
		}
		r.add(structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: min(level, 6), Text: text}})
		return err
	case "p", "speech", "statement", "disp-formula", "verse-line":
		return r.paragraph(structure.Line{})
	case "list":
		return r.list(1)
	case "disp-quote":
		return r.x.Children(func(tag xml.StartElement) error {
			if tag.Name.Local == "p" {
				return r.paragraph(structure.Line{Block: corpus.Block{Kind: corpus.Quote}})
			}
			return nil
		})
	case "verse-group":
		return r.verse()
	case "fig-group", "fig", "table-wrap", "supplementary-material", "media":
		return r.figure(level)
	case "caption", "table-wrap-foot":
		return r.caption("")
	case "table":
		return r.table()
	case "fn":
		return r.note(tag)
	case "code", "preformat":
		text, err := r.x.Text()
		r.add(structure.Line{Block: corpus.Block{Text: strings.Trim(lang.Scrub(text), "\n")}, Code: true})
		return err
	case "boxed-text", "def-list", "def-item", "def", "term", "fn-group", "list-item", "alternatives":
		return r.blocks(level)
	}
	return nil
}

// figure reads what stands apart from the text: its label goes before its caption.
func (r *reader) figure(level int) error {
	label := ""
	return r.x.Children(func(tag xml.StartElement) (err error) {
		switch tag.Name.Local {
		case "label":
			label, err = r.text()
		case "caption":
			err = r.caption(label)
		default:
			err = r.block(tag, level)
		}
		return err
	})
}

func (r *reader) caption(label string) error {
	text, err := r.text()
	if text != "" {
		r.add(structure.Line{Block: corpus.Block{Text: lang.JoinSome(" ", label, text)}, Skip: line.Caption})
	}
	return err
}

// paragraph reads a paragraph, and after it the lists and quotations that stand in it.
func (r *reader) paragraph(like structure.Line) error {
	p := inline{reader: r}
	if err := p.read(); err != nil {
		return err
	}
	like.Text, like.Marks = p.words(), p.marks
	inner := r.lines[len(r.lines)-p.blocks:]
	after := append([]structure.Line{}, inner...)
	r.lines = r.lines[:len(r.lines)-p.blocks]
	r.add(like)
	r.lines = append(r.lines, after...)
	return nil
}

func (r *reader) list(level int) error {
	return r.x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "list-item" {
			return nil
		}
		label := ""
		return r.x.Children(func(tag xml.StartElement) error {
			switch tag.Name.Local {
			case "label":
				text, err := r.text()
				label = text
				return err
			case "p":
				before := len(r.lines)
				err := r.paragraph(structure.Line{Block: corpus.Block{Kind: corpus.Item, Level: level}})
				if before < len(r.lines) && strings.ContainsAny(label, "0123456789abcivx") {
					r.lines[before].Text = label + " " + r.lines[before].Text
				}
				label = ""
				return err
			case "list":
				return r.list(level + 1)
			}
			return nil
		})
	})
}

func (r *reader) verse() error {
	var rows []string
	err := r.x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "verse-line" {
			return nil
		}
		text, err := r.text()
		rows = append(rows, text)
		return err
	})
	r.add(structure.Line{Block: corpus.Block{Text: strings.Join(rows, "\n")}, Verse: true})
	return err
}

// note reads a footnote.
func (r *reader) note(tag xml.StartElement) error {
	if tag.Name.Local != "fn" {
		return nil
	}
	mark := zipxml.ValueOf(tag, "id")
	var texts []string
	err := r.x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "p" {
			return nil
		}
		text, err := r.text()
		texts = append(texts, text)
		return err
	})
	if text := strings.Join(texts, " "); text != "" {
		r.notes = append(r.notes, structure.Line{Block: corpus.Block{Kind: corpus.Footnote, Text: text}, Note: mark, Gap: true, Marked: true})
	}
	return err
}

// table reads a table: a row a line.
func (r *reader) table() error {
	text, err := r.x.Rows(r.text)
	r.add(structure.Line{Block: corpus.Block{Kind: corpus.Table, Text: text}})
	return err
}

// text gives the words in the element that was just opened.
func (r *reader) text() (string, error) {
	p := inline{reader: r}
	err := p.read()
	r.lines = r.lines[:len(r.lines)-p.blocks]
	return p.words(), err
}

// An inline writes the words of a paragraph.
type inline struct {
	reader *reader
	out    strings.Builder
	marks  []string
	drops  bool // the number of a reference stood in it
	blocks int  // lines of lists and the like that stand in the paragraph
}

// strayGap is what is left of the space before the number of a reference.
var strayGap = lang.Regexp(` +([,.;:)])`)

func (p *inline) words() string {
	text := lang.Squeeze(lang.Scrub(p.out.String()))
	if p.drops {
		text = strayGap.ReplaceAllString(text, "$1")
	}
	return text
}

func (p *inline) read() error {
	r := p.reader
	return r.x.Content(func(text string) { p.out.WriteString(text) }, func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "xref":
			return p.reference(tag)
		case "fn":
			p.marks = append(p.marks, zipxml.ValueOf(tag, "id"))
			return r.note(tag)
		case "tex-math", "label", "object-id", "alt-text", "long-desc", "annotation":
			return nil
		case "break":
			p.out.WriteByte(' ')
		case "list", "disp-quote", "table-wrap", "fig", "boxed-text", "verse-group", "code", "preformat", "def-list":
			before := len(r.lines)
			err := r.block(tag, 1)
			p.blocks += len(r.lines) - before
			return err
		case "td", "th", "title", "p", "mixed-citation", "ref", "surname", "given-names":
			p.out.WriteByte(' ')
			err := p.read()
			p.out.WriteByte(' ')
			return err
		default:
			return p.read()
		}
		return nil
	})
}

// reference reads a link inside the article. The number of a work in the references
// and the mark of a note are no words of the text.
func (p *inline) reference(tag xml.StartElement) error {
	inner := inline{reader: p.reader}
	if err := inner.read(); err != nil {
		return err
	}
	text := inner.out.String()
	switch kind := zipxml.ValueOf(tag, "ref-type"); {
	case kind == "fn" || kind == "table-fn":
		p.marks = append(p.marks, zipxml.ValueOf(tag, "rid"))
	case kind == "bibr" && strings.Trim(text, "0123456789[]–-, ") == "" && !strings.HasSuffix(p.out.String(), "["):
		p.drops = true
	default:
		p.out.WriteString(text)
	}
	return nil
}
