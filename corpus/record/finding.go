package record

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// Where fields of a record are found, as [corpus.Metadata.Found] says it.
const (
	FromCitation  = "citation_* tags"
	FromLinked    = "JSON-LD"
	FromDublin    = "Dublin Core"
	FromOpenGraph = "Open Graph"
	FromMicrodata = "microdata"
	FromMeta      = "meta tags"
	FromHeadline  = "headline"
	FromPageTitle = "page title"
	FromPage      = "page" // a canonical link, the lang attribute, <time>
	FromByline    = "byline"
	FromAddress   = "address"

	FromFirstPage  = "first page"
	FromProperties = "PDF properties"
)

// trusted ranks the places, the most telling first: what is written for
// libraries, then for programs in general, then what people see. The properties
// of a PDF file are those of any program that wrote it.
var trusted = []string{
	FromCitation, FromLinked, FromDublin, FromOpenGraph, FromMicrodata, FromMeta, FromHeadline, FromPageTitle, FromPage, FromByline, FromAddress,
	FromFirstPage, FromProperties,
}

// A Finding is what one place says of one field of a record.
type Finding struct {
	Field string   // as it is named in JSON
	Value string   // of a field that is one text
	Names []string // of one that lists names
	From  string
}

func (f Finding) empty() bool { return f.Value == "" && len(f.Names) == 0 }

// Merge makes a record of findings. Of each field that of the most trusted place
// counts, of one place the first. That place decides on the year of a date, a
// later one may know the day of it. Who names persons says that it was no
// organisation.
func Merge(findings ...Finding) corpus.Metadata {
	findings = slices.DeleteFunc(slices.Clone(findings), Finding.empty)
	slices.SortStableFunc(findings, func(a, b Finding) int { return rankOf(a.From) - rankOf(b.From) })
	var m corpus.Metadata
	for _, f := range findings {
		takeFinding(&m, f)
	}
	if len(m.Authors) > 0 && m.Organisation != "" {
		m.Organisation = ""
		delete(m.Found, "organisation")
	}
	return m
}

// rankOf is the place of a provenance among the others; one that is not ranked
// comes last.
func rankOf(from string) int {
	if at := slices.Index(trusted, from); at >= 0 {
		return at
	}
	return len(trusted)
}

// takeFinding puts a finding into a field that is empty, or makes a date more
// precise.
func takeFinding(m *corpus.Metadata, f Finding) {
	for _, p := range m.People() {
		if p.Name == f.Field && len(*p.Value) == 0 && len(f.Names) > 0 {
			*p.Value = f.Names
			m.Note(f.From, f.Field)
		}
	}
	for _, t := range m.Texts() {
		if t.Name != f.Field || f.Value == "" {
			continue
		}
		finer := f.Field == "issued" && strings.HasPrefix(f.Value, *t.Value) && len(f.Value) > len(*t.Value)
		if *t.Value == "" || finer {
			*t.Value = f.Value
			m.Note(f.From, f.Field)
		}
	}
}
