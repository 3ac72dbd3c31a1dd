package corpus

import (
	"maps"
	"net/url"
	"strings"
)

// What [Metadata.Found] says of fields that no format of its own names.
const (
	FoundGiven       = "given"        // by a person
	foundInText      = "text"         // of the work itself
	foundFrontMatter = "front matter" // of a Markdown file
	foundOrigin      = "where it was read"
)

// A recordField is one of a record, under its name in JSON.
type recordField struct{ name, value string }

// fields lists the fields of a record that a text can tell.
func (m Metadata) fields() []recordField {
	var fields []recordField
	for _, p := range m.people() {
		fields = append(fields, recordField{p.name, strings.Join(*p.value, "; ")})
	}
	for _, t := range m.texts() {
		fields = append(fields, recordField{t.name, *t.value})
	}
	return fields
}

// Differs names the fields that another record has otherwise, as they are named
// in JSON.
func (m Metadata) Differs(other Metadata) []string {
	var names []string
	theirs := other.fields()
	for i, f := range m.fields() {
		if f.value != theirs[i].value {
			names = append(names, f.name)
		}
	}
	return names
}

// A textField is a field of a record that is one text, under its name in JSON.
type textField struct {
	name  string
	value *string
}

// A peopleField is a field of a record that is a list of names.
type peopleField struct {
	name  string
	value *[]string
}

// people lists the fields of a record that name persons, the authors first.
func (m *Metadata) people() []peopleField {
	return []peopleField{{"authors", &m.Authors}, {"editors", &m.Editors}, {"translators", &m.Translators}}
}

// texts lists the fields of a record that are one text.
func (m *Metadata) texts() []textField {
	return []textField{
		{"title", &m.Title}, {"organisation", &m.Organisation}, {"issued", &m.Issued}, {"container", &m.Container},
		{"volume", &m.Volume}, {"issue", &m.Issue}, {"pages", &m.Pages}, {"publisher", &m.Publisher}, {"doi", &m.DOI},
		{"isbn", &m.ISBN}, {"url", &m.URL}, {"language", &m.Language}, {"genre", &m.Genre},
		{"edition", &m.Edition}, {"number", &m.Number}, {"place", &m.Place}, {"original", &m.Original},
	}
}

// Note says of the named fields where they came from.
func (m *Metadata) Note(from string, names ...string) {
	found := maps.Clone(m.Found)
	if found == nil {
		found = map[string]string{}
	}
	for _, name := range names {
		found[name] = from
	}
	m.Found = found
}

// noteOrigin makes the address that a file was read at that of the work, if it
// names none itself, without what only says who followed it.
func (m *Metadata) noteOrigin(origin string) {
	if u, err := ParseAddress(origin); err == nil && m.URL == "" {
		m.URL = cleanAddress(u)
		m.Note(foundOrigin, "url")
	}
}

// With gives the record with the known fields of another put over its own, as
// what a person gave. Whoever gives authors says that it is no organisation.
func (m Metadata) With(given Metadata) Metadata {
	given.URL = cleanGiven(given.URL)
	for _, f := range given.fields() {
		if f.value != "" {
			m.take(f.name, given)
		}
	}
	return m
}

// cleanGiven is [cleanAddress] for an address that a person gave, who may mean the
// place in the page that it names.
func cleanGiven(address string) string {
	u, err := url.Parse(address)
	if err != nil || !isWeb(u) {
		return address
	}
	return joinSome("#", cleanAddress(u), u.EscapedFragment())
}

// keepGiven gives the record with the fields that a person gave before.
func (m Metadata) keepGiven(before Metadata) Metadata {
	for name, from := range before.Found {
		if from == FoundGiven {
			m.take(name, before)
		}
	}
	return m
}

// take puts one field of a record that a person gave into m.
func (m *Metadata) take(name string, from Metadata) {
	m.Note(FoundGiven, name)
	theirs := from.people()
	for i, p := range m.people() {
		if p.name == name {
			*p.value = *theirs[i].value
		}
	}
	*m.text(name) = *from.text(name)
	if name != "authors" {
		return
	}
	if m.Organisation = from.Organisation; m.Organisation == "" {
		delete(m.Found, "organisation")
	}
}

// text gives the field of a name that is one text.
func (m *Metadata) text(name string) *string {
	for _, t := range m.texts() {
		if t.name == name {
			return t.value
		}
	}
	return new(string) // a list of names, or a field that a later version knows
}

// NoteRest says where the known fields came from of which nothing is said yet,
// and forgets what was said of fields that are not known.
func (m *Metadata) NoteRest(from string) {
	found := map[string]string{}
	for _, f := range m.fields() {
		switch there, ok := m.Found[f.name]; {
		case f.value == "":
		case ok:
			found[f.name] = there
		default:
			found[f.name] = from
		}
	}
	m.Found = found
}
