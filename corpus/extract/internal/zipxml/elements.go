package zipxml

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/lang"
)

// The bounds of an XML text: how many elements may stand in one another, how
// many tags and texts it may have, and how many bytes may stand between two of
// its "<", because the decoder keeps a tag with all its attributes in memory.
const (
	deepestElement = 250
	mostTokens     = 4000000
	LongestTag     = 4 << 20
)

// An ElementReader walks an XML text from element to element. Elements are
// told by their local names: the same ones stand in several name spaces.
type ElementReader struct {
	ctx   context.Context
	xml   *xml.Decoder
	depth int
	count int
}

// NewElementReader reads data as XML. Entities are never declared by a text:
// it gives ErrMalformed for one that tries, a trap that blows up in memory.
func NewElementReader(ctx context.Context, data []byte) (*ElementReader, error) {
	if TooLongTag(data) {
		return nil, fmt.Errorf("XML without tags for %d MiB: %w", LongestTag>>20, corpus.ErrTooLarge)
	}
	if !utf8.Valid(data) {
		text, err := encoding.DecodeHTML(corpus.File{Data: data})
		if err != nil {
			return nil, fmt.Errorf("XML: %v: %w", err, corpus.ErrMalformed)
		}
		data = []byte(text)
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	d.Strict = false // names of entities and attributes without quotes are let through
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded before
	return &ElementReader{ctx: ctx, xml: d}, nil
}

func TooLongTag(data []byte) bool {
	for len(data) > LongestTag {
		at := bytes.IndexByte(data[1:], '<')
		if at < 0 || at > LongestTag {
			return true
		}
		data = data[at+1:]
	}
	return false
}

// next gives the next token, nil at the end of the text.
func (r *ElementReader) next() (xml.Token, error) {
	if r.count++; r.count%1024 == 0 && r.ctx.Err() != nil {
		return nil, context.Cause(r.ctx)
	}
	if r.count > mostTokens {
		return nil, fmt.Errorf("XML of more than %d tags: %w", mostTokens, corpus.ErrTooLarge)
	}
	t, err := r.xml.Token()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("XML: %w: %w", err, corpus.ErrMalformed)
	}
	switch t := t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > deepestElement {
			return nil, fmt.Errorf("XML of more than %d levels: %w", deepestElement, corpus.ErrTooLarge)
		}
	case xml.EndElement:
		r.depth--
	case xml.Directive:
		if bytes.Contains(t, []byte("ENTITY")) {
			return nil, fmt.Errorf("XML that declares entities: %w", corpus.ErrMalformed)
		}
	}
	return t, nil
}

// Root visits the children of the outermost element.
func (r *ElementReader) Root(visit func(tag xml.StartElement) error) error {
	return r.RootTag(func(xml.StartElement) {}, visit)
}

// RootTag does what Root does, and shows the outermost element itself first.
func (r *ElementReader) RootTag(root func(tag xml.StartElement), visit func(tag xml.StartElement) error) error {
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		if t == nil {
			return fmt.Errorf("XML without an element: %w", corpus.ErrMalformed)
		}
		if tag, ok := t.(xml.StartElement); ok {
			root(tag)
			return r.Children(visit)
		}
	}
}

// Children visits each child of the element that was just opened and reads up
// to its end. What visit does not read of a child is skipped.
func (r *ElementReader) Children(visit func(tag xml.StartElement) error) error {
	return r.Content(nil, visit)
}

// Content does what Children does, and gives the characters between them to say.
// White space is one space, for that of a file means no more.
func (r *ElementReader) Content(say func(text string), visit func(tag xml.StartElement) error) error {
	for {
		t, err := r.next()
		if t == nil || err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			if say == nil {
				continue
			}
			say(whiteSpace.ReplaceAllString(string(t), " "))
		case xml.StartElement:
			inside := r.depth
			if err := visit(t); err != nil {
				return err
			}
			if err := r.leave(inside); err != nil {
				return err
			}
		}
	}
}

var whiteSpace = lang.Regexp(`[ \t\r\n]+`)

// leave reads on until the element at a depth is closed.
func (r *ElementReader) leave(depth int) error {
	for r.depth >= depth {
		if t, err := r.next(); t == nil || err != nil {
			return err
		}
	}
	return nil
}

// First visits the first child alone. Office writes several forms of one content so, the
// others for older programs.
func (r *ElementReader) First(visit func(r *ElementReader) error) error {
	taken := false
	return r.Children(func(xml.StartElement) error {
		if taken {
			return nil
		}
		taken = true
		return visit(r)
	})
}

// Text gives all characters in the element that was just opened.
func (r *ElementReader) Text() (string, error) {
	var b strings.Builder
	for inside := r.depth; r.depth >= inside; {
		t, err := r.next()
		if err != nil {
			return "", err
		}
		if t == nil {
			break
		}
		if chars, ok := t.(xml.CharData); ok {
			b.Write(chars)
		}
	}
	return b.String(), nil
}

// Rows reads the table that was just opened: a row of it a line, with bars between the
// cells, of which cell gives the words.
func (r *ElementReader) Rows(cell func() (string, error)) (string, error) {
	var rows []string
	var read func(tag xml.StartElement) error
	read = func(tag xml.StartElement) error {
		if tag.Name.Local != "tr" {
			return r.Children(read)
		}
		var cells []string
		err := r.Children(func(xml.StartElement) error {
			text, err := cell()
			cells = append(cells, strings.ReplaceAll(text, " | ", ", "))
			return err
		})
		if row := strings.Join(cells, " | "); strings.Trim(row, " |") != "" {
			rows = append(rows, row)
		}
		return err
	}
	err := r.Children(read)
	return strings.Join(rows, "\n"), err
}

// ValueOf is an attribute of a tag by its local name, "" without one.
func ValueOf(tag xml.StartElement, name string) string {
	for _, a := range tag.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
