// Package pdf reads the text of PDF files: what stands on each page, where, and
// in what type.
//
// [Open] parses a file, [File.Page] reads one page. A page is columns in the
// order in which they are read; a column is lines from the top; a line is runs
// of one type. What a paragraph or heading is, is left to who calls.
//
// Files come from strangers. Everything that a file may ask for has a bound;
// past it comes [ErrTooLarge]. A broken page gives what can be read of it.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// What callers are expected to meet.
var (
	ErrEncrypted = errors.New("encrypted with a password")
	ErrMalformed = errors.New("malformed PDF")
	ErrTooLarge  = errors.New("PDF asks for too much")
)

// A File is an open PDF file. It is not safe for use by several goroutines.
type File struct {
	Info Info

	parsed    *parsed
	pages     []pageNode
	labels    []labelRange
	fonts     map[int]*font
	operators int
	glyphs    int
}

// Info is what the file says of itself. Much of it is wrong: it belongs to the
// program that wrote the file or to the document that served as its template.
type Info struct {
	Title, Author, Subject, Keywords string
	XMP                              []byte // the metadata stream, an XML document
}

// Open parses a file. It gives ErrEncrypted for one that needs a password to be
// read, and ErrMalformed for one whose structure is beyond repair.
func Open(ctx context.Context, data []byte) (*File, error) {
	start := headerOf(data)
	p, err := parse(ctx, data[start:])
	if start > 0 && errors.Is(err, ErrMalformed) { // places in it may be counted from either
		p, err = parse(ctx, data)
	}
	if err != nil {
		return nil, err
	}
	f := &File{parsed: p, fonts: map[int]*font{}}
	if f.pages, err = p.pageTree(); err != nil {
		return nil, err
	}
	if len(f.pages) == 0 {
		return nil, fmt.Errorf("no pages: %w", ErrMalformed)
	}
	f.labels = readLabels(p.root().get("PageLabels"))
	f.Info = p.properties()
	return f, nil
}

// latestHeader is how far into a file its header may stand: mail and print
// programs put lines of their own before it.
const latestHeader = 1024

// Sniff says whether data is a PDF file by its bytes: it begins with the header,
// or has it at the start of a line not far behind, with the objects of a PDF after it.
func Sniff(data []byte) bool {
	start := headerOf(data)
	return start > 0 || bytes.HasPrefix(data, []byte("%PDF-"))
}

// headerOf gives where the header of a PDF file stands, 0 without one that is
// not at the start.
func headerOf(data []byte) int {
	head := data[:min(len(data), latestHeader+5)]
	at := bytes.Index(head, []byte("%PDF-"))
	if at <= 0 || bytes.IndexByte([]byte("\r\n\x00\xBF \t"), data[at-1]) < 0 {
		return 0
	}
	rest := data[at:]
	if !bytes.Contains(rest, []byte(" obj")) || !bytes.Contains(rest, []byte("endobj")) {
		return 0 // a text that speaks of the format
	}
	return at
}

// Pages is how many pages the file has.
func (f *File) Pages() int { return len(f.pages) }

func (p *parsed) properties() Info {
	info := p.info()
	text := func(key string) string { return textString(info.get(key).text()) }
	out := Info{Title: text("Title"), Author: text("Author"), Subject: text("Subject"), Keywords: text("Keywords")}
	if metadata := p.root().get("Metadata"); metadata.isStream() {
		out.XMP, _ = metadata.data()
	}
	return out
}

// font gives the font of a dictionary, read once for a file. It is nil where
// there is none.
func (f *File) font(o object) *font {
	if !o.isDict() {
		return nil
	}
	if known, ok := f.fonts[o.ref]; ok && o.ref != 0 {
		return known
	}
	if len(f.fonts) >= mostFonts {
		return nil
	}
	read := readFont(o)
	key := o.ref
	if key == 0 {
		key = -len(f.fonts) - 1 // counted, never found
	}
	f.fonts[key] = read
	return read
}

// Page reads page n, from 1. A page of which nothing can be read is empty. The
// error is ErrTooLarge, or that of the context.
func (f *File) Page(ctx context.Context, n int) (Page, error) {
	node := f.pages[n-1]
	base, width, height := node.frame()
	in := &interpreter{file: f, width: width, resources: node.resources, graphics: graphics{ctm: base, stretch: 1}}
	content, err := node.content()
	if err != nil {
		return Page{}, fmt.Errorf("page %d: %w", n, err)
	}
	if err := in.run(ctx, content); err != nil {
		return Page{}, fmt.Errorf("page %d: %w", n, err)
	}
	in.graphics.ctm = base
	in.showFields(node.fields())
	unmarkText(in.glyphs)
	if f.glyphs += len(in.glyphs); f.glyphs > mostGlyphs.of(f.parsed.size) {
		return Page{}, fmt.Errorf("page %d: more than %d glyphs in %d KiB: %w", n, mostGlyphs.of(f.parsed.size), f.parsed.size>>10, ErrTooLarge)
	}
	p := layPage(in.glyphs, width, height)
	p.Number, p.Label, p.Images = n, labelOf(f.labels, n), in.images
	return p, nil
}
