// Package rtf reads Rich Text Format (version 1.9) within bounds: the characters in their
// code pages, paragraphs by their styles, tables and notes.
package rtf

import (
	"context"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// The bounds of a file: groups in groups, and styles.
const (
	mostGroups = 500
	mostStyles = 10_000
)

// Read reads a document.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	r := &reader{ctx: ctx, s: scanner{data: f.Data}, page: "windows-1252", fonts: map[int]string{}, styles: map[int]string{}}
	r.now = state{skipBytes: 1, size: plainSize}
	if err := r.read(); err != nil {
		return corpus.Document{}, err
	}
	r.endParagraph()
	r.endTable()
	known := r.record()
	return structure.Refine(ctx, structure.Work, append(r.lines, r.notes...), known)
}

// Sniff says whether a file is of this format, or a part of one.
var Sniff = sniff.Matches(`^\s*\{\\(?:rtf|pard|plain|fonttbl|ansi|trowd)`)

// A state is what a group changes and its end restores.
type state struct {
	destination string // "" for the text
	font        int
	skipBytes   int // how many signs stand for one in Unicode, for readers without that
	hidden      bool
	struck      bool
	bold        bool
	raised      bool
	size        int // of the type, in half points
	style       int // of the paragraph
	outline     int // its level, counted from 1, 0 for none
	inTable     bool
	listed      bool
}

// A reader runs the words of a file and collects its lines.
type reader struct {
	ctx    context.Context
	s      scanner
	now    state
	saved  []state
	page   string         // the code page of the document
	fonts  map[int]string // the code page of each font
	styles map[int]string // the names of the paragraphs' styles, in small letters
	left   int            // signs to pass over, see skipBytes
	high   rune           // the first half of a character in UTF-16

	bytes         []byte // of the code page, that are no characters yet
	out           strings.Builder
	word          strings.Builder // of a destination that is not text
	raised        strings.Builder
	label         strings.Builder // the number of an item, as it is printed
	letters, bold int
	sizes         typesize.Paragraph

	lines   []structure.Line
	notes   []structure.Line
	marks   []string
	note    []note
	cells   []string
	rows    []string
	written int
	cut     bool
	listing bool // the last paragraph was an item
	title   string
	author  string
}

// A note is what is set aside while one is read.
type note struct {
	text  string
	marks []string
	depth int
	lines int
}

// read runs the file.
func (r *reader) read() error {
	for n := 0; ; n++ {
		if n%4096 == 0 && r.ctx.Err() != nil {
			return context.Cause(r.ctx)
		}
		t, ok := r.s.next()
		if !ok {
			break
		}
		if err := r.token(t); err != nil {
			return err
		}
		if r.written > corpus.MaxBytes || len(r.lines) > structure.MostBlocks {
			return fmt.Errorf("text of more than %d MiB or %d lines: %w", corpus.MaxBytes>>20, structure.MostBlocks, corpus.ErrTooLarge)
		}
	}
	return nil
}

func (r *reader) token(t token) error {
	if t.kind != bytesToken {
		r.flush()
	}
	switch t.kind {
	case openToken:
		if len(r.saved) >= mostGroups {
			return fmt.Errorf("more than %d groups in one another: %w", mostGroups, corpus.ErrTooLarge)
		}
		r.saved = append(r.saved, r.now)
		r.left = 0
	case closeToken:
		r.close()
	case wordToken:
		r.control(t)
	case bytesToken:
		for _, c := range t.bytes {
			if r.left > 0 {
				r.left--
				continue
			}
			r.bytes = append(r.bytes, c)
		}
	}
	return nil
}

// close ends a group.
func (r *reader) close() {
	n := len(r.saved)
	if n == 0 {
		return
	}
	ended := r.now
	r.now, r.saved = r.saved[n-1], r.saved[:n-1]
	r.left = 0
	if k := len(r.note); k > 0 && r.note[k-1].depth == n {
		r.endNote()
		return
	}
	if ended.destination == r.now.destination {
		return
	}
	text := lang.Squeeze(lang.Scrub(r.word.String()))
	switch ended.destination {
	case "title":
		r.title = text
	case "author":
		r.author = text
	case "style":
		if len(r.styles) < mostStyles {
			name, _, _ := strings.Cut(text, ";")
			r.styles[ended.style] = strings.ToLower(name)
		}
	}
	r.word.Reset()
}

// flush makes characters of the bytes that were read, in the code page of their font.
func (r *reader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	page := r.page
	if own := r.fonts[r.now.font]; own != "" {
		page = own
	}
	text := decoded(page, r.bytes)
	r.bytes = r.bytes[:0]
	r.say(text)
}

// say writes characters to where the group puts them.
func (r *reader) say(text string) {
	switch r.now.destination {
	case "":
	case "label":
		r.label.WriteString(text)
		return
	case "skip":
		return
	default:
		if r.word.Len() < 4096 {
			r.word.WriteString(text)
		}
		return
	}
	if r.now.hidden || r.now.struck {
		return
	}
	r.written += len(text)
	if r.now.raised {
		r.raised.WriteString(text)
		return
	}
	r.lower()
	r.out.WriteString(text)
	n := len([]rune(strings.TrimSpace(text)))
	r.sizes.Add(r.now.size, n)
	r.letters += n
	if r.now.bold {
		r.bold += n
	}
}

var headingStyle = lang.Regexp(`^(?:heading|überschrift|titre|título|titolo|kop|заголовок) ?([1-9])$`)

// record reads what the head of the file says of the work, as far as the text says it, too, as
// for the other formats of office programs: alone, the author there is whose computer it was.
func (r *reader) record() corpus.Metadata {
	var known corpus.Metadata
	const from = "Office properties"
	head := r.lines[:min(len(r.lines), structure.MostHead)]
	for i := range head {
		l := &head[i]
		if title := lang.Plain(r.title); known.Title == "" && title != "" && lang.Plain(l.Text) == title {
			known.Title = l.Text
			known.Note(from, "title")
		}
		if people := record.Names(l.Text, record.OfLine).People; len(known.Authors) == 0 && len(people) > 0 && record.PersonName(r.author) && people[0] == record.Person(r.author) {
			known.Authors = people
			known.Note(from, "authors")
		}
	}
	typesize.Find(r.lines, &known)
	return known
}

// plainSize is the size of the type, in half points, where the file says none.
const plainSize = 24
