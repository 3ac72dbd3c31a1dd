package epub

import (
	"cmp"
	"encoding/xml"
	"html"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
	"footnote/corpus/structure"
)

// mostFieldsOfPackage bounds the fields of a package's record.
const mostFieldsOfPackage = 2000

// readMetadata reads the record of the package as it is written.
func (b *ebook) readMetadata(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local == "dc-metadata" { // of the first e-books
			return b.readMetadata(x)
		}
		text, err := x.Text()
		f := packageField{name: strings.ToLower(tag.Name.Local), id: zipxml.ValueOf(tag, "id"), refines: strings.TrimPrefix(zipxml.ValueOf(tag, "refines"), "#"),
			role: zipxml.ValueOf(tag, "role"), fileAs: zipxml.ValueOf(tag, "file-as"), scheme: zipxml.ValueOf(tag, "scheme"), event: zipxml.ValueOf(tag, "event"),
			value: lang.Squeeze(lang.Scrub(text))}
		if f.name == "meta" {
			f.name = zipxml.ValueOf(tag, "property")
		}
		if f.value != "" && len(b.fields) < mostFieldsOfPackage {
			b.fields = append(b.fields, f)
		}
		return err
	})
}

// named gives the fields of a name, with what others say of them.
func (b *ebook) named(name string) []packageField {
	var out []packageField
	for _, f := range b.fields {
		if f.name != name {
			continue
		}
		for _, more := range b.fields {
			if more.refines == "" || more.refines != f.id {
				continue
			}
			switch more.name {
			case "role":
				f.role = more.value
			case "file-as":
				f.fileAs = more.value
			case "title-type", "identifier-type":
				f.scheme = more.value
			case "display-seq":
				f.order, _ = strconv.Atoi(more.value)
			}
		}
		out = append(out, f)
	}
	if !slices.ContainsFunc(out, func(f packageField) bool { return f.order == 0 }) {
		slices.SortStableFunc(out, func(a, b packageField) int { return a.order - b.order })
	}
	return out
}

// record reads the record of the work.
func (b *ebook) record() corpus.Metadata {
	title, from := b.title(), record.FromEPUB
	if shown := b.shownTitle(title); shown != "" {
		title, from = shown, corpus.FoundInText
	}
	findings := []record.Finding{{Field: "title", Value: title, From: from}, stated("publisher", b.firstOf("publisher"))}
	findings = append(findings, b.creatorsFound()...)
	for _, f := range b.named("date") {
		if f.event == "" || f.event == "publication" || f.event == "original-publication" {
			iso, _ := date.Parse(f.value)
			findings = append(findings, stated("issued", iso))
		}
	}
	for _, f := range slices.Concat(b.named("identifier"), b.named("source")) {
		findings = append(findings, stated("doi", identifier.ReadDOI(f.value)), stated("isbn", identifier.ReadISBN(f.value)))
	}
	if code := lang.Code(b.firstOf("language")); code != "und" {
		findings = append(findings, stated("language", code))
	}
	return record.Merge(findings...)
}

// stated is what the package says of a field.
func stated(field, value string) record.Finding {
	return record.Finding{Field: field, Value: value, From: record.FromEPUB}
}

func (b *ebook) firstOf(name string) string {
	for _, f := range b.named(name) {
		if !saysNothing[strings.ToLower(f.value)] {
			return f.value
		}
	}
	return ""
}

// saysNothing is what programs write where they know nothing.
var saysNothing = lang.Set("unknown untitled unbekannt inconnu desconocido n/a none anonymous")

// title gives the main title and the subtitle.
func (b *ebook) title() string {
	titles := b.named("title")
	main, subtitle := b.firstOf("title"), ""
	for _, f := range titles {
		switch f.scheme {
		case "main":
			main = f.value
		case "subtitle":
			subtitle = f.value
		}
	}
	if subtitle == "" || main == "" || strings.Contains(main, subtitle) {
		return main
	}
	return record.WithSubtitle(main, subtitle)
}

// creatorsFound gives who wrote, edited and translated the work. Who drew or only
// contributed is none of them.
func (b *ebook) creatorsFound() []record.Finding {
	var m corpus.Metadata
	organisation := ""
	for _, f := range slices.Concat(b.named("creator"), b.named("contributor")) {
		f.value = withoutMail(f.value)
		to := &m.Authors
		switch role := strings.ToLower(f.role); {
		case saysNothing[strings.ToLower(f.value)]:
			continue
		case role == "edt" || role == "editor":
			to = &m.Editors
		case role == "trl" || role == "translator":
			to = &m.Translators
		case f.name == "contributor", role != "" && role != "aut" && role != "author" && role != "cre":
			continue
		case record.OrganisationWords.MatchString(f.value):
			organisation = cmp.Or(organisation, f.value)
			continue
		}
		if sameWords(f.fileAs, f.value) && strings.Contains(f.fileAs, ", ") {
			f.value = inCase(f.fileAs, f.value)
		}
		*to = lang.Unique(append(*to, record.Names(f.value, record.Typed).People...))
	}
	out := []record.Finding{stated("organisation", organisation)}
	for _, p := range m.People() {
		out = append(out, record.Finding{Field: p.Name, Names: *p.Value, From: record.FromEPUB})
	}
	return out
}

// withoutMail takes the address away that stands behind a name, whose brackets
// may have been escaped twice.
func withoutMail(name string) string {
	before, after, found := strings.Cut(html.UnescapeString(name), "<")
	if found && strings.Contains(after, "@") {
		return strings.TrimSpace(before)
	}
	return name
}

// sameWords says whether two texts have the same words in any order.
func sameWords(a, b string) bool {
	words := func(s string) []string { return slices.Sorted(strings.FieldsSeq(lang.Plain(s))) }
	return a != "" && slices.Equal(words(a), words(b))
}

// inCase writes a name that is sorted by in capitals with those of the name as it is shown:
// "DOE, JANE" of Jane Doe.
func inCase(sorted, shown string) string {
	for word := range strings.FieldsSeq(shown) {
		sorted = strings.ReplaceAll(sorted, strings.ToUpper(word), word)
	}
	return sorted
}

// dated gives a record without a date that of the rights, which is the book's where all notices
// on their page have one year.
func dated(m corpus.Metadata, lines []structure.Line) corpus.Metadata {
	if m.Issued != "" {
		return m
	}
	var years []record.Finding
	for _, l := range lines {
		if l.Skip == "copyright" {
			years = append(years, slices.DeleteFunc(record.ReadOwner(l.Text), func(f record.Finding) bool { return f.Field != "issued" || f.Value == "" })...)
		}
	}
	if len(years) > 0 && !slices.ContainsFunc(years, func(f record.Finding) bool { return f.Value != years[0].Value }) {
		record.Put(&m, years[0])
	}
	return m
}
