package main

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"

	"footnote/corpus"
)

type editOptions struct {
	library, id string
	json        bool
	authors     []string
	typed       map[string]*string // by flag
	given       map[string]bool    // by flag, whether it is there
}

// An editable is a field of a record that can be given by itself.
type editable struct {
	flag  string // also the field's name in JSON
	usage string
	of    func(*corpus.Metadata) *string
}

// editables lists the fields in the order of a citation.
var editables = []editable{
	{"title", "`title` of the work", func(m *corpus.Metadata) *string { return &m.Title }},
	{"organisation", "`institution` that wrote it", func(m *corpus.Metadata) *string { return &m.Organisation }},
	{"issued", "`date` of publication: 2021-07-03, 2021-07 or 2021", func(m *corpus.Metadata) *string { return &m.Issued }},
	{"container", "`name` of the journal, book or site that it stands in", func(m *corpus.Metadata) *string { return &m.Container }},
	{"volume", "`number` of the journal's volume", func(m *corpus.Metadata) *string { return &m.Volume }},
	{"issue", "`number` of the volume's issue", func(m *corpus.Metadata) *string { return &m.Issue }},
	{"pages", "first and last `page` there: 12-34", func(m *corpus.Metadata) *string { return &m.Pages }},
	{"publisher", "`publisher` of the work", func(m *corpus.Metadata) *string { return &m.Publisher }},
	{"doi", "`DOI` of the work: 10.1000/182", func(m *corpus.Metadata) *string { return &m.DOI }},
	{"isbn", "`ISBN` of the book", func(m *corpus.Metadata) *string { return &m.ISBN }},
	{"url", "`address` that the work can be read at", func(m *corpus.Metadata) *string { return &m.URL }},
	{"language", "`code` of its language: en, tr, pt-BR", func(m *corpus.Metadata) *string { return &m.Language }},
}

var (
	doi  = regexp.MustCompile(`(^|[:/\s])10\.[0-9.]+/\S+$`)
	isbn = regexp.MustCompile(`^(?:[0-9]{9}[0-9Xx]|[0-9]{13})$`)
)

// check tells what cannot be taken as it was typed.
func (o editOptions) check() error {
	anything := slices.Contains(slices.Collect(maps.Values(o.given)), true)
	value := func(flag string) string { return strings.TrimSpace(*o.typed[flag]) }
	bare := strings.NewReplacer("-", "", " ", "").Replace(value("isbn"))
	switch {
	case !anything:
		return mistake(`Say what to change, for example: footnote edit %s --author "Durkheim, Emile" --issued 1895`, o.id)
	case value("doi") != "" && !doi.MatchString(value("doi")):
		return mistake("--doi %q is no DOI. Write for example 10.1000/182.", value("doi"))
	case bare != "" && !isbn.MatchString(bare):
		return mistake("--isbn %q is no ISBN. It has 10 or 13 figures.", value("isbn"))
	}
	g := given{issued: value("issued"), url: value("url"), language: value("language")}
	if len(o.authors) != 1 || strings.TrimSpace(o.authors[0]) != "" {
		g.authors = o.authors
	}
	return g.check()
}

// over puts what was given over a record.
func (o editOptions) over(m corpus.Metadata) corpus.Metadata {
	for _, e := range editables {
		if o.given[e.flag] {
			*e.of(&m) = strings.Join(strings.Fields(*o.typed[e.flag]), " ")
			m.Note(corpus.FoundGiven, e.flag)
		}
	}
	if !o.given["author"] {
		return m
	}
	m.Authors = nil
	for _, typed := range o.authors {
		if name := authorName(typed); name != "" {
			m.Authors = append(m.Authors, name)
		}
	}
	if m.Note(corpus.FoundGiven, "authors"); len(m.Authors) > 0 && !o.given["organisation"] {
		m.Organisation = ""
	}
	return m
}

// edit corrects the record of one source.
func (a *app) edit(ctx context.Context, o editOptions) error {
	c, err := a.config()
	if err != nil {
		return err
	}
	id, err := parseID(o.id)
	if err == nil {
		err = o.check()
	}
	if err != nil {
		return err
	}
	name := cmp.Or(o.library, defaultLibrary)
	if _, err := c.pathToAdd(name); err != nil {
		return err
	}
	lib, err := c.openExisting(ctx, name)
	if err != nil {
		return err
	}
	defer lib.Close()
	source, err := lib.Source(ctx, id)
	if err != nil {
		return err
	}
	if source, err = lib.Edit(ctx, id, o.over(source.Metadata)); err != nil {
		return err
	}
	if o.json {
		source.Authors = list(source.Authors)
		return a.printJSON(editedJSON{Library: name, ID: id, Metadata: source.Metadata})
	}
	_, full, err := corpus.CiteAt("apa", source, corpus.Locator{})
	if err != nil {
		return err
	}
	a.out.paragraph("edited ", sourceLine(source))
	a.out.block(margin, full, a.out.dim)
	return nil
}

type editedJSON struct {
	Library  string          `json:"library"`
	ID       corpus.SourceID `json:"id"`
	Metadata corpus.Metadata `json:"metadata"`
}
