package corpus

import (
	"maps"
	"strings"
)

// What [Metadata.Found] says of fields that no format of its own names.
const (
	FoundGiven       = "given"        // by a person
	FoundInText      = "text"         // of the work itself
	FoundFrontMatter = "front matter" // of a Markdown file
)

// A recordField is one of a record, under its name in JSON.
type recordField struct{ name, value string }

// fields lists the fields of a record that a text can tell.
func (m Metadata) fields() []recordField {
	return []recordField{
		{"title", m.Title}, {"authors", strings.Join(m.Authors, "; ")}, {"organisation", m.Organisation}, {"issued", m.Issued},
		{"container", m.Container}, {"volume", m.Volume}, {"issue", m.Issue}, {"pages", m.Pages}, {"publisher", m.Publisher},
		{"doi", m.DOI}, {"isbn", m.ISBN}, {"url", m.URL}, {"language", m.Language}, {"genre", m.Genre},
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
