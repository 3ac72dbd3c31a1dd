package opendocument

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"footnote/corpus/extract/internal/zipxml"
)

// A role is what a style says of a paragraph.
type role int

const (
	noRole role = iota
	titleRole
	subtitleRole
	authorRole
	dateRole
	quoteRole
	codeRole
	captionRole
)

// roles are told by the names of styles, which programs keep in English under the
// names that they show.
var roles = map[string]role{
	"title": titleRole, "subtitle": subtitleRole, "author": authorRole, "date": dateRole,
	"quotations": quoteRole, "quote": quoteRole, "intense quote": quoteRole, "block text": quoteRole,
	"preformatted text": codeRole, "source code": codeRole, "html preformatted": codeRole,
	"caption": captionRole, "illustration": captionRole, "figure": captionRole, "table": captionRole, "drawing": captionRole,
}

// A style is what is read of one.
type style struct {
	parent string
	role   role
	bold   string // the weight, "" where the style does not say
	place  string // "super" or "sub", and how far
	hidden string
	size   int  // of the type in half points, 0 where the style does not say
	breaks bool // a page breaks before it
	level  int  // of a heading
}

// display is whether a text is shown by how it is struck out: what somebody took back is no
// text of the work.
var display = map[string]string{"none": "true", "solid": "none", "dotted": "none", "dash": "none", "long-dash": "none", "dot-dash": "none", "dot-dot-dash": "none", "wave": "none", "single": "none", "double": "none"}

// readStyle reads one style of the text.
func (r *reader) readStyle(x *zipxml.ElementReader, tag xml.StartElement) error {
	name := zipxml.ValueOf(tag, "name")
	switch {
	case tag.Name.Local == "default-style" && zipxml.ValueOf(tag, "family") == "paragraph":
		name = ""
	case tag.Name.Local != "style":
		return nil
	}
	s := style{parent: zipxml.ValueOf(tag, "parent-style-name"), role: roles[shownName(name)]}
	if shown := zipxml.ValueOf(tag, "display-name"); shown != "" && s.role == noRole {
		s.role = roles[shownName(shown)]
	}
	s.level, _ = strconv.Atoi(zipxml.ValueOf(tag, "default-outline-level"))
	err := x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "text-properties":
			s.bold, s.place = zipxml.ValueOf(tag, "font-weight"), zipxml.ValueOf(tag, "text-position")
			s.size = sizeOf(zipxml.ValueOf(tag, "font-size"))
			s.hidden = cmp.Or(zipxml.ValueOf(tag, "display"), display[cmp.Or(zipxml.ValueOf(tag, "text-line-through-style"), zipxml.ValueOf(tag, "text-line-through-type"))])
		case "paragraph-properties":
			s.breaks = zipxml.ValueOf(tag, "break-before") == "page"
		}
		return nil
	})
	if len(r.styles) < 100_000 {
		r.styles[name] = s
	}
	return err
}

// shownName is the name of a style as people see it: "Heading_20_1" is "heading 1".
func shownName(name string) string {
	return strings.ToLower(strings.NewReplacer("_20_", " ", "_", " ").Replace(name))
}

// plainSize is the size of the type, in half points, where no style says any.
const plainSize = 24

func sizeOf(points string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(points, "pt"), 64)
	if err != nil || !(n >= 1 && n <= 500) {
		return 0 // a share of another's, or nothing
	}
	return int(2 * n)
}

// mostParents bounds the styles that one is derived from.
const mostParents = 20

// style gives a style with what it takes from those that it is derived from.
func (r *reader) style(name string) style {
	out := r.styles[name]
	parent := out.parent
	for range mostParents {
		p, known := r.styles[parent]
		if out.role == noRole {
			out.role = roles[shownName(parent)]
		}
		if !known {
			break
		}
		if out.role == noRole {
			out.role = p.role
		}
		out.bold, out.place, out.hidden = cmp.Or(out.bold, p.bold), cmp.Or(out.place, p.place), cmp.Or(out.hidden, p.hidden)
		out.size = cmp.Or(out.size, p.size)
		out.level = cmp.Or(out.level, p.level)
		parent = p.parent
	}
	return out
}
