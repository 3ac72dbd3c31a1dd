// Package slides reads PowerPoint presentations (ECMA-376): what stands on each slide, in
// the order in which it is read there, and the notes of who speaks.
package slides

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// mostSlides bounds the slides of a presentation.
const mostSlides = 5000

// Read reads a presentation. Hidden slides are left out.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	a, err := zipxml.Open(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	r := &reader{ctx: ctx, archive: a, layouts: map[string]*slide{}}
	if err := r.read(); err != nil {
		return corpus.Document{}, err
	}
	d, err := structure.Refine(ctx, structure.Work, r.lines, r.known)
	if err == nil {
		d.Skipped = append(d.Skipped, r.left...)
	}
	return d, err
}

// A reader reads the parts of a presentation and collects its lines.
type reader struct {
	ctx     context.Context
	archive *zipxml.Archive
	layouts map[string]*slide // that were read, by the names of their parts
	known   corpus.Metadata
	lines   []structure.Line
	left    []corpus.Skipped
	letters int

	subtitled bool // the title has its subtitle
}

// read reads the slides in the order of the presentation.
func (r *reader) read() error {
	main, err := r.related("", "officeDocument", "ppt/presentation.xml")
	if err != nil {
		return err
	}
	var order []string
	err = r.archive.ReadPart(r.ctx, main, zipxml.MostPart, func(x *zipxml.ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			if tag.Name.Local != "sldIdLst" {
				return nil
			}
			return x.Children(func(tag xml.StartElement) error {
				order = append(order, relationOf(tag))
				return nil
			})
		})
	})
	if err != nil {
		return err
	}
	if len(order) > mostSlides {
		return fmt.Errorf("%d slides of at most %d: %w", len(order), mostSlides, corpus.ErrTooLarge)
	}
	targets, err := r.targets(main)
	if err != nil {
		return err
	}
	for i, id := range order {
		if err := r.slide(i+1, targets[id]); err != nil {
			return err
		}
	}
	return nil
}

// relationOf gives the id of the relation that a tag names. It has another id, too.
func relationOf(tag xml.StartElement) string {
	for _, a := range tag.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// related gives the part that is of a kind to another, or the usual one.
func (r *reader) related(of, kind, usual string) (string, error) {
	list, err := r.archive.Relations(r.ctx, of)
	for _, relation := range list {
		if relation.Kind == kind {
			return relation.Target, err
		}
	}
	return usual, err
}

// targets gives the parts that a part refers to, by the ids of the relations.
func (r *reader) targets(of string) (map[string]string, error) {
	out := map[string]string{}
	list, err := r.archive.Relations(r.ctx, of)
	for _, relation := range list {
		out[relation.ID] = relation.Target
		if out[relation.Kind] == "" {
			out[relation.Kind] = relation.Target
		}
	}
	return out, err
}

// slide reads one slide with its notes.
func (r *reader) slide(number int, part string) error {
	parts, err := r.targets(part)
	if err != nil {
		return err
	}
	s, err := r.shapes(part, parts)
	if err != nil {
		return err
	}
	label := fmt.Sprintf("slide %d", number)
	if s.hidden {
		r.left = append(r.left, corpus.Skipped{Text: lang.Squeeze(label + " " + s.title()), Reason: "hidden slide"})
		return nil
	}
	if err := r.place(s, parts["slideLayout"]); err != nil {
		return err
	}
	s.findTitle(number)
	isClosing := number > 1 && s.isClosing()
	heading := s.heading(number)
	if isClosing {
		heading.Skip = closing
	}
	r.add(heading, number, label)
	for _, l := range s.lines(number) {
		if isClosing {
			l.Skip = closing
		} else if l.Front && r.readFront(&l) || number == 1 && s.title() != "" && !l.Front && l.Kind == corpus.Paragraph && r.readCredits(l.Text) {
			l.Skip = "title slide"
		}
		r.add(l, number, label)
	}
	if number == 1 {
		record.Put(&r.known, record.Finding{Field: "issued", Value: s.date, From: record.FromHead})
	}
	return r.notes(parts["notesSlide"], number, label+", notes")
}

// readFront reads a line under the title of the whole: who speaks, when, and what more
// the title says.
func (r *reader) readFront(l *structure.Line) bool {
	if r.readCredit(l.Text) {
		return true
	}
	if len(r.known.Authors) == 0 && !r.subtitled && r.known.Title != "" && lang.WordCount(l.Text) <= mostSubtitle && !record.IsAffiliation(l.Text) && !record.IsOrganisation(l.Text) {
		r.known.Title, r.subtitled = record.WithSubtitle(r.known.Title, l.Text), true
		return true
	}
	return record.IsAffiliation(l.Text) || record.IsOrganisation(l.Text)
}

// separators part what a line under the title tells: the course, the term, who speaks.
const separators = "·|•"

// readCredits reads a line of a box on the first slide. It is true where all of the line went
// into the record.
func (r *reader) readCredits(text string) bool {
	all := true
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(separators, c) }) {
		if part = strings.TrimSpace(part); !r.readCredit(part) {
			all = all && (record.IsAffiliation(part) || record.IsOrganisation(part))
		}
	}
	return all
}

// readCredit reads when somebody speaks, or who does. It is true for a text that says either.
func (r *reader) readCredit(text string) bool {
	if iso, ok := date.Whole(text); ok {
		record.Put(&r.known, record.Finding{Field: "issued", Value: iso, From: record.FromStyle})
		return true
	}
	people := record.Names(text, record.OfLine).People
	if len(people) > 0 {
		record.Also(&r.known, record.Finding{Field: "authors", Names: people, From: record.FromStyle})
	}
	return len(people) > 0
}

// mostSubtitle is how many words a subtitle has at most.
const mostSubtitle = 20

// notes reads what stands under a slide for who speaks.
func (r *reader) notes(part string, number int, label string) error {
	if part == "" {
		return nil
	}
	s, err := r.shapes(part, nil)
	if err != nil {
		return err
	}
	for _, sh := range s.list {
		if sh.placeholder != "body" {
			continue
		}
		for _, l := range sh.lines {
			r.add(structure.Line{Block: corpus.Block{Text: l.Text}}, number, label)
		}
	}
	return nil
}

// add keeps a line of a slide.
func (r *reader) add(l structure.Line, number int, label string) {
	if l.Text = strings.TrimSpace(lang.Scrub(l.Text)); l.Text == "" || r.letters > corpus.MaxBytes {
		return
	}
	r.letters += len(l.Text)
	l.Page, l.Label, l.Gap, l.Marked = number, label, true, true
	if number == 1 && l.Kind == corpus.Heading {
		record.Put(&r.known, record.Finding{Field: "title", Value: l.Text, From: "first slide"})
	}
	r.lines = append(r.lines, l)
}

// shapes reads what stands on a slide, a layout or a page of notes.
func (r *reader) shapes(part string, parts map[string]string) (*slide, error) {
	s := &slide{reader: r, parts: parts}
	err := r.archive.ReadPart(r.ctx, part, zipxml.MostPart, func(x *zipxml.ElementReader) error {
		return x.RootTag(func(tag xml.StartElement) { s.hidden = zipxml.ValueOf(tag, "show") == "0" }, func(tag xml.StartElement) error {
			if tag.Name.Local != "cSld" {
				return nil
			}
			return x.Children(func(tag xml.StartElement) error {
				if tag.Name.Local != "spTree" {
					return nil
				}
				return s.read(x, unmoved)
			})
		})
	})
	return s, err
}

// place puts the shapes that stand where their layout puts them there.
func (r *reader) place(s *slide, layout string) error {
	l := r.layouts[layout]
	if l == nil && layout != "" {
		var err error
		if l, err = r.shapes(layout, nil); err != nil {
			return err
		}
		r.layouts[layout] = l
	}
	if l == nil {
		return nil
	}
	for i := range s.list {
		sh := &s.list[i]
		for _, model := range l.list {
			if !sh.placed && sh.placeholder != "" && model.placed && (sh.index != "" && sh.index == model.index || sh.index == "" && sh.placeholder == model.placeholder) {
				sh.box, sh.placed = model.box, true
			}
		}
	}
	return nil
}
