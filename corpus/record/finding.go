package record

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// Where fields of a record are found, as [corpus.Metadata.Found] says it. What stands
// behind a comma says where in the text, which only the ranking wants to know.
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
	FromHandle    = FromByline + ", a name that somebody goes by"
	FromBox       = FromByline + ", a box about the author"
	FromAside     = FromByline + ", apart from the text"

	FromEPUB   = "EPUB package"
	FromNote   = "note properties"
	FromStyle  = "text, in a style for it"
	FromOffice = "Office properties"

	FromLabel     = corpus.FoundInText + ", behind a label"
	FromContainer = corpus.FoundInText + ", the line of the journal or the book"
	FromImprint   = corpus.FoundInText + ", the imprint"
	FromHead      = corpus.FoundInText + ", a line at the head"
	FromNames     = corpus.FoundInText + ", names at the head"
	FromBiography = corpus.FoundInText + ", what is said of the author"
	FromSignature = corpus.FoundInText + ", a signature"
	FromOwner     = corpus.FoundInText + ", a notice of rights"
	FromSentence  = corpus.FoundInText + ", a sentence"

	FromStamp      = "first page, the stamp of an archive"
	FromTitlePage  = "first page, of a thesis"
	FromFirstPage  = "first page"
	FromProperties = "PDF properties"
)

// trusted ranks the places, the most telling first: what a person wrote for programs,
// what is written for libraries, then for programs in general, then what people see,
// and of the text what says itself that it is of the record before what only stands
// where such things stand. The properties of a file are those of any program that
// wrote it.
var trusted = []string{
	corpus.FoundFrontMatter, FromNote, FromEPUB,
	FromCitation, FromLinked, FromDublin, FromOpenGraph, FromMicrodata, FromMeta, FromHeadline, FromPageTitle, FromPage, FromByline, FromAddress,
	FromStyle, FromFirstPage, FromTitlePage, FromStamp, FromLabel, FromContainer, FromImprint, FromHead, FromNames, corpus.FoundInText,
	FromBox, FromAside, FromBiography, FromSignature, FromOwner, FromSentence,
	FromHandle, FromOffice, FromProperties,
}

// A Finding is what one place says of one field of a record.
type Finding struct {
	Field string   // as it is named in JSON
	Value string   // of a field that is one text
	Names []string // of one that lists names
	From  string
}

// Credit makes findings of who is named at a place: persons, or else an organisation.
func (n Named) Credit(from string) []Finding {
	return []Finding{{Field: "authors", Names: n.People, From: from}, {Field: "organisation", Value: n.Organisation, From: from}}
}

func (f Finding) empty() bool { return f.Value == "" && len(f.Names) == 0 }

// Merge makes a record of findings. Of each field that of the most trusted place
// counts, of one place the first. That place decides on the year of a date, a
// later one may know the day of it. Who names persons says that it was no
// organisation, if he names none.
func Merge(findings ...Finding) corpus.Metadata {
	var m corpus.Metadata
	Put(&m, findings...)
	return m
}

// Put puts findings into a record that is known in part, as Merge makes one.
func Put(m *corpus.Metadata, findings ...Finding) {
	findings = slices.DeleteFunc(slices.Clone(findings), Finding.empty)
	slices.SortStableFunc(findings, func(a, b Finding) int { return rankOf(a.From) - rankOf(b.From) })
	for _, f := range findings {
		putOne(m, f)
	}
	if len(m.Authors) > 0 && m.Organisation != "" && m.Found["organisation"] != m.Found["authors"] { // one place may name both
		m.Organisation = ""
		delete(m.Found, "organisation")
	}
}

// mostPeople bounds who is named row by row; the longest lists are those of experiments in
// physics.
const mostPeople = 5000

// Also puts the people of one more row into a record, of a place that names them row by
// row; those of another place count as Put has it.
func Also(m *corpus.Metadata, f Finding) {
	for _, p := range m.People() {
		if p.Name == f.Field && len(*p.Value) > 0 && m.Found[f.Field] == f.From {
			for _, name := range f.Names {
				if len(*p.Value) < mostPeople && !slices.Contains(*p.Value, name) {
					*p.Value = append(*p.Value, name)
				}
			}
			return
		}
	}
	Put(m, f)
}

// Said gives what one place says of a work, where a reader has gathered it row by row.
func Said(from string, gathered corpus.Metadata) []Finding {
	gathered.NoteRest(from)
	return FindingsOf(gathered)
}

// FindingsOf gives what a record knows as findings of where it knows them from.
func FindingsOf(m corpus.Metadata) []Finding {
	var out []Finding
	for _, p := range m.People() {
		out = append(out, Finding{Field: p.Name, Names: *p.Value, From: m.Found[p.Name]})
	}
	for _, t := range m.Texts() {
		out = append(out, Finding{Field: t.Name, Value: *t.Value, From: m.Found[t.Name]})
	}
	return out
}

// Shown leaves of where fields were found what people are told.
func Shown(m *corpus.Metadata) {
	for field, from := range m.Found {
		place, _, _ := strings.Cut(from, ",")
		m.Note(place, field)
	}
}

// rankOf is the place of a provenance among the others; one that is not ranked is of
// a reader that knows its format, as the text's own data.
func rankOf(from string) int { return slices.Index(trusted, from) }

// putOne puts a finding into a field that is empty or less certain, or makes a date
// more precise.
func putOne(m *corpus.Metadata, f Finding) {
	better := rankOf(f.From) < rankOf(m.Found[f.Field])
	for _, p := range m.People() {
		if p.Name == f.Field && len(f.Names) > 0 && (len(*p.Value) == 0 || better) {
			*p.Value = slices.Clip(f.Names)
			m.Note(f.From, f.Field)
		}
	}
	for _, t := range m.Texts() {
		if t.Name != f.Field || f.Value == "" {
			continue
		}
		isDate := f.Field == "issued"
		finer := isDate && strings.HasPrefix(f.Value, *t.Value) && len(f.Value) > len(*t.Value)
		coarser := isDate && strings.HasPrefix(*t.Value, f.Value)
		if *t.Value == "" || finer || better && !coarser {
			*t.Value = f.Value
			m.Note(f.From, f.Field)
		}
	}
}
