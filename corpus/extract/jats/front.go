package jats

import (
	"encoding/xml"
	"fmt"
	"strconv"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/structure"
)

// front reads the record of the journal and of the article.
func (r *reader) front(tag xml.StartElement) error {
	switch tag.Name.Local {
	case "journal-meta", "article-meta", "journal-title-group", "title-group", "contrib-group", "publisher":
		return r.x.Children(r.front)
	case "contrib":
		return r.person(zipxml.ValueOf(tag, "contrib-type"))
	case "pub-date":
		return r.date(tag)
	case "abstract", "trans-abstract":
		return r.abstract(tag)
	}
	field := r.field(tag)
	if field == nil {
		return nil
	}
	text, err := r.text()
	switch name := tag.Name.Local; {
	case name == "subtitle":
		*field = record.WithSubtitle(*field, text)
	case name == "lpage" && *field != "" && *field != text:
		*field += "–" + text
	case *field == "":
		*field = text
	}
	return err
}

// field is the one of the record that an element holds, nil for none.
func (r *reader) field(tag xml.StartElement) *string {
	m := &r.said
	switch tag.Name.Local {
	case "journal-title":
		return &m.Container
	case "article-title", "subtitle":
		return &m.Title
	case "publisher-name":
		return &m.Publisher
	case "volume":
		return &m.Volume
	case "issue":
		return &m.Issue
	case "fpage", "lpage", "elocation-id":
		return &m.Pages
	case "article-id":
		if zipxml.ValueOf(tag, "pub-id-type") == "doi" {
			return &m.DOI
		}
	}
	return nil
}

// person reads one who had a part in the article.
func (r *reader) person(kind string) error {
	var family, given, suffix, group string
	var written []string
	var read func(tag xml.StartElement) error
	read = func(tag xml.StartElement) error {
		var field *string
		switch tag.Name.Local {
		case "name", "name-alternatives":
			return r.x.Children(read)
		case "string-name":
			var whole string
			err := r.x.Content(func(text string) { whole += text }, read)
			if family == "" {
				written = record.Names(lang.Squeeze(lang.Scrub(whole)), record.Typed).People
			}
			return err
		case "surname":
			field = &family
		case "given-names":
			field = &given
		case "suffix":
			field = &suffix
		case "collab":
			field = &group
		}
		if field == nil || *field != "" {
			return nil
		}
		text, err := r.text()
		*field = text
		return err
	}
	err := r.x.Children(read)
	r.credit(kind, lang.JoinSome(", ", family, given, suffix), written, group)
	return err
}

// credit says of a contributor of a kind, by the parts of a name, by the names as they are
// written or as a group, what it is to the work.
func (r *reader) credit(kind, name string, written []string, group string) {
	switch {
	case kind == "editor" && name != "":
		r.said.Editors = append(r.said.Editors, name)
	case kind != "author" && kind != "":
	case len(written) > 0:
		r.said.Authors = append(r.said.Authors, written...)
	case name != "":
		r.said.Authors = append(r.said.Authors, name)
	case group != "" && len(r.said.Authors) > 0: // it wrote beside them
		r.said.Authors = append(r.said.Authors, group)
	case group != "" && r.said.Organisation == "":
		r.said.Organisation = group
	}
}

// dates are the kinds of dates of an article, the one that is cited last.
var dates = map[string]int{"": 1, "collection": 2, "ppub": 3, "pub": 4, "epub-ppub": 5, "epub": 6}

// date reads when the article came out.
func (r *reader) date(tag xml.StartElement) error {
	kind := zipxml.ValueOf(tag, "pub-type") + zipxml.ValueOf(tag, "date-type")
	part := map[string]int{}
	err := r.x.Children(func(tag xml.StartElement) error {
		text, err := r.text()
		part[tag.Name.Local], _ = strconv.Atoi(text)
		return err
	})
	good, known := dates[kind]
	if !known || good <= r.when || part["year"] < 1000 || part["year"] > 3000 {
		return err
	}
	r.when = good
	r.said.Issued = strconv.Itoa(part["year"])
	if month := part["month"]; month >= 1 && month <= 12 {
		r.said.Issued += fmt.Sprintf("-%02d", month)
		if day := part["day"]; day >= 1 && day <= 31 {
			r.said.Issued += fmt.Sprintf("-%02d", day)
		}
	}
	return err
}

// abstract reads the summary, which is the first section of the text. A second one is
// for editors, or a translation.
func (r *reader) abstract(tag xml.StartElement) error {
	if len(r.lines) > 0 || zipxml.ValueOf(tag, "abstract-type") != "" || tag.Name.Local != "abstract" {
		return r.leave("abstract")
	}
	r.add(structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: 1, Text: "Abstract"}})
	return r.blocks(1)
}
