package main

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"footnote/corpus"
)

// given is the metadata that people gave on the command line. It counts more
// than what the text says.
type given struct{ corpus.Metadata }

// A recordField is a field of a record that is given by a flag of its own.
type recordField struct {
	flag  string // also the field's name in JSON
	usage string
	of    func(*corpus.Metadata) *string
}

// authorFlag gives the authors, one at a time.
const authorFlag = "author"

// recordFields lists the other fields, in the order of a citation.
var recordFields = []recordField{
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

func (g given) empty() bool { return reflect.ValueOf(g.Metadata).IsZero() }

var languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// check tells what cannot be taken as it was typed.
func (g given) check() error {
	switch {
	case g.DOI != "" && !corpus.IsDOI(g.DOI):
		return mistake("--doi %q is no DOI. Write for example 10.1000/182.", g.DOI)
	case strings.Trim(g.ISBN, "- ") != "" && !corpus.IsISBN(g.ISBN):
		return mistake("--isbn %q is no ISBN. It has 10 or 13 figures.", g.ISBN)
	}
	if strings.TrimSpace(g.Pages) != "" && !corpus.IsPages(g.Pages) {
		return mistake("--pages %q is no page. Write for example 12-34, or the number of the article: e0123.", g.Pages)
	}
	if g.Issued != "" && !corpus.IsDate(g.Issued) {
		return mistake("--issued %q is no date. Write 2021-07-03, 2021-07 or 2021.", g.Issued)
	}
	if g.Language != "" && !languageCode.MatchString(g.Language) {
		return mistake("--language %q is no language code. Write for example en, tr or pt-BR.", g.Language)
	}
	if g.URL != "" && !corpus.IsAddress(g.URL) {
		return mistake("--url %q is no address. Write it with http:// or https:// in front.", g.URL)
	}
	if slices.ContainsFunc(g.Authors, func(a string) bool { return authorName(a) == "" }) {
		return mistake(`--author is empty. Write for example: --author "Durkheim, Emile"`)
	}
	return nil
}

// over puts what was given over what was found.
func (g given) over(m corpus.Metadata) corpus.Metadata {
	typed := g.Metadata
	typed.Authors = g.names()
	return m.With(typed)
}

// names gives the authors in the form that citations need.
func (g given) names() []string {
	if g.noAuthors() {
		return nil
	}
	var names []string
	for _, typed := range g.Authors {
		names = append(names, authorName(typed))
	}
	return names
}

// noAuthors says whether it was typed that nobody is known.
func (g given) noAuthors() bool { return len(g.Authors) == 1 && strings.TrimSpace(g.Authors[0]) == "" }

// authorName reads a name as it was typed: one in {braces} stays as it is.
func authorName(typed string) string { return corpus.AuthorName(typed) }
