package corpus

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// What [Metadata.Found] says of fields that no format of its own names.
const (
	FoundGiven       = "given" // by a person
	FoundInList      = "reference list"
	FoundInText      = "text"         // of the work itself
	FoundFrontMatter = "front matter" // of a Markdown file
	FoundOrigin      = "where it was read"
)

// Others stands behind the authors of a record that does not name all of them, as lists of
// references often do not.
const Others = "et al."

// A recordField is one of a record, under its name in JSON.
type recordField struct{ Name, Value string }

// Fields lists the fields of a record that a text can tell.
func (m Metadata) Fields() []recordField {
	var fields []recordField
	for _, p := range m.People() {
		fields = append(fields, recordField{p.Name, strings.Join(*p.Value, "; ")})
	}
	for _, t := range m.Texts() {
		fields = append(fields, recordField{t.Name, *t.Value})
	}
	return fields
}

// Differs names the fields that another record has otherwise, as they are named
// in JSON.
func (m Metadata) Differs(other Metadata) []string {
	var names []string
	theirs := other.Fields()
	for i, f := range m.Fields() {
		if f.Value != theirs[i].Value {
			names = append(names, f.Name)
		}
	}
	return names
}

// A textField is a field of a record that is one text, under its name in JSON.
type textField struct {
	Name  string
	Value *string
}

// A PeopleField is a field of a record that is a list of names.
type PeopleField struct {
	Name  string
	Value *[]string
}

// People lists the fields of a record that name persons, the authors first.
func (m *Metadata) People() []PeopleField {
	return []PeopleField{
		{"authors", &m.Authors}, {"editors", &m.Editors}, {"translators", &m.Translators},
		{"interviewers", &m.Interviewers}, {"recipients", &m.Recipients}, {"directors", &m.Directors}, {"book_authors", &m.BookAuthors},
	}
}

// Texts lists the fields of a record that are one text.
func (m *Metadata) Texts() []textField {
	return []textField{
		{"title", &m.Title}, {"organisation", &m.Organisation}, {"issued", &m.Issued}, {"container", &m.Container},
		{"volume", &m.Volume}, {"issue", &m.Issue}, {"pages", &m.Pages}, {"publisher", &m.Publisher}, {"doi", &m.DOI},
		{"isbn", &m.ISBN}, {"url", &m.URL}, {"language", &m.Language}, {"genre", &m.Genre},
		{"edition", &m.Edition}, {"number", &m.Number}, {"place", &m.Place}, {"original", &m.Original},
		{"series", &m.Series}, {"series_number", &m.SeriesNumber}, {"event", &m.Event}, {"event_place", &m.EventPlace},
		{"version", &m.Version}, {"archive", &m.Archive}, {"shelfmark", &m.Shelfmark},
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

// NoteOrigin makes the address that a file was read at that of the work, if it
// names none itself, without what only says who followed it.
func (m *Metadata) NoteOrigin(origin string) {
	if u, err := ParseAddress(origin); err == nil && m.URL == "" {
		m.URL = CleanAddress(u)
		m.Note(FoundOrigin, "url")
	}
}

// With gives the record with the known fields of another put over its own, but for those
// that it has from where counts more. What the other does not say where it is from was
// given by a person. Whoever gives authors says that it is no organisation.
func (m Metadata) With(given Metadata) Metadata {
	given.URL = CleanGiven(given.URL)
	for _, f := range given.Fields() {
		if f.Value != "" && !m.outweighs(f.Name, given) {
			m.take(f.Name, given)
		}
	}
	return m
}

// Withstands lists the known fields of another record that this one has otherwise and does
// not take, see [Metadata.With].
func (m Metadata) Withstands(given Metadata) []recordField {
	given.URL = CleanGiven(given.URL)
	other := given.Differs(m)
	return slices.DeleteFunc(given.Fields(), func(f recordField) bool {
		return f.Value == "" || !slices.Contains(other, f.Name) || !m.outweighs(f.Name, given)
	})
}

// outweighs reports whether a field counts more than that of a record that is given.
func (m Metadata) outweighs(name string, given Metadata) bool {
	return weight(m.Found[name]) > weight(given.from(name))
}

// from says where a field came from: nobody but a person gives one without saying so.
func (m Metadata) from(name string) string { return cmp.Or(m.Found[name], FoundGiven) }

// weight is how much counts where a field came from: what a person gave more than a list of
// works, and both more than what a text says of itself.
func weight(from string) int {
	switch from {
	case FoundGiven:
		return 2
	case FoundInList:
		return 1
	}
	return 0
}

// CleanGiven is [cleanAddress] for an address that a person gave, who may mean the
// place in the page that it names.
func CleanGiven(address string) string {
	u, err := url.Parse(address)
	if err != nil || !IsWeb(u) {
		return address
	}
	return lang.JoinSome("#", CleanAddress(u), u.EscapedFragment())
}

// GivenTitle is the title that a person or a list of works gave, "" where neither did.
func (m Metadata) GivenTitle() string {
	if weight(m.Found["title"]) == 0 {
		return ""
	}
	return m.Title
}

// KeepGiven gives the record with the fields that a person or a list of works gave before,
// also those that a person has emptied.
func (m Metadata) KeepGiven(before Metadata) Metadata {
	for name, from := range before.Found {
		if weight(from) > 0 {
			m.take(name, before)
		}
	}
	return m
}

// take puts one field of a record that is given into m.
func (m *Metadata) take(name string, from Metadata) {
	m.Note(from.from(name), name)
	theirs := from.People()
	for i, p := range m.People() {
		if p.Name == name {
			*p.Value = *theirs[i].Value
		}
	}
	*m.text(name) = *from.text(name)
	if name != "authors" || weight(m.Found["organisation"]) > weight(from.from(name)) {
		return
	}
	if m.Organisation = from.Organisation; m.Organisation == "" {
		delete(m.Found, "organisation")
	}
}

// text gives the field of a name that is one text.
func (m *Metadata) text(name string) *string {
	for _, t := range m.Texts() {
		if t.Name == name {
			return t.Value
		}
	}
	return new(string) // a list of names, or a field that a later version knows
}

// NoteRest says where the known fields came from of which nothing is said yet,
// and forgets what was said of fields that are not known.
func (m *Metadata) NoteRest(from string) {
	found := map[string]string{}
	for _, f := range m.Fields() {
		switch there, ok := m.Found[f.Name]; {
		case f.Value == "":
		case ok:
			found[f.Name] = there
		default:
			found[f.Name] = from
		}
	}
	m.Found = found
}
