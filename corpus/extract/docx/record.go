package docx

import (
	"encoding/xml"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// docxProperties are the title and the person that a Word file names. Neither
// is believed alone: files are begun as copies of others and typed by secretaries.
type docxProperties struct {
	title   string
	creator string
}

// readProperties reads the part with the properties.
func (r *docxReader) readProperties(x *zipxml.ElementReader) error {
	return x.Root(func(tag xml.StartElement) error {
		text, err := x.Text()
		switch tag.Name.Local {
		case "title":
			r.properties.title = lang.Squeeze(lang.Scrub(text))
		case "creator":
			r.properties.creator = lang.Squeeze(lang.Scrub(text))
		}
		return err
	})
}

// mostCredits is how many lines in a style of authors are read as such: more than any work has.
const mostCredits = 2000

// readHead reads a line at the head whose style says what it tells of the
// work. It is true where the line went into the one before.
func (r *docxReader) readHead(role docxRole, l *structure.Line) (joined bool) {
	switch role {
	case titleRole:
		return r.readTitle(role, l, " ")
	case subtitleRole:
		if r.meta.Title != "" && !record.IsCredit(l.Text) {
			return r.readTitle(role, l, ": ")
		}
	case authorRole:
		if r.credits++; r.credits > mostCredits {
			return false
		}
		if people := record.Names(l.Text, record.OfLine).People; len(people) > 0 {
			record.Also(&r.meta, record.Finding{Field: "authors", Names: people, From: record.FromStyle})
			l.Skip = line.Byline
		} else if record.IsOrganisation(l.Text) {
			r.tell("organisation", l.Text, record.FromStyle)
			l.Skip = line.Byline
		}
	case companyRole:
		if lang.WordCount(l.Text) <= 12 {
			r.tell("organisation", l.Text, record.FromStyle)
			l.Skip = line.Byline
		}
	case dateRole:
		if iso, ok := date.Whole(l.Text); ok {
			r.tell("issued", iso, record.FromStyle)
			l.Skip = "date"
		}
	}
	return false
}

// tell puts one field into the record.
func (r *docxReader) tell(field, value, from string) {
	record.Put(&r.meta, record.Finding{Field: field, Value: value, From: from})
}

// readTitle reads a line as the title, or as more of the one right above it.
func (r *docxReader) readTitle(role docxRole, l *structure.Line, joint string) (joined bool) {
	last := len(r.lines) - 1
	switch {
	case lang.WordCount(l.Text) > mostHeading:
	case r.meta.Title == "":
		r.meta.Title, l.Skip, l.Kind, l.Level, l.Marked = l.Text, "title", corpus.Heading, 1, true
	case last >= 0 && r.lines[last].Text == r.meta.Title && lang.WordCount(r.meta.Title) <= mostHeading:
		if strings.ContainsAny(r.meta.Title[len(r.meta.Title)-1:], ":.?!") {
			joint = " "
		}
		above := &r.lines[last]
		above.Text += joint + l.Text
		above.Marks = append(above.Marks, l.Marks...)
		r.meta.Title = above.Text
		return true
	case role == titleRole: // of a part of the work
		l.Kind, l.Level, l.Marked = corpus.Heading, 1, true
	}
	return false
}

// useProperties takes from the properties what the head of the text says too.
func (r *docxReader) useProperties() {
	head := r.lines[:min(len(r.lines), structure.MostHead)]
	if title := lang.Plain(r.properties.title); r.meta.Title == "" && title != "" {
		for _, l := range head {
			if lang.Plain(l.Text) == title {
				r.tell("title", l.Text, record.FromOffice)
				break
			}
		}
	}
	typesize.Find(r.lines, &r.meta)
	creator := r.properties.creator
	if len(r.meta.Authors) > 0 || !record.PersonName(creator) {
		return
	}
	for _, l := range head {
		people := record.ReadByline(l.Text).People
		if len(people) == 0 {
			people = record.Names(l.Text, record.OfLine).People
		}
		if slices.Contains(people, record.Person(creator)) {
			record.Put(&r.meta, record.Named{People: people}.Credit(record.FromOffice)...)
			return
		}
	}
}
