package intake

import (
	"strings"

	"footnote/corpus"
	"footnote/retrieval/wording"
)

// recordNames are what people read for the fields of a record, in the order in
// which they are told.
var recordNames = []struct{ field, name string }{
	{"title", "title"}, {"authors", "author"}, {"organisation", "organisation"}, {"issued", "date"},
	{"container", "container"}, {"volume", "volume"}, {"issue", "issue"}, {"pages", "pages"},
	{"publisher", "publisher"}, {"doi", "DOI"}, {"isbn", "ISBN"}, {"url", "address"},
}

// whereFound tells where the fields of a record came from, those of one place
// together: "title and author (JSON-LD), date (text)".
func whereFound(m corpus.Metadata) string {
	var places []string
	names := map[string][]string{}
	for _, f := range recordNames {
		if from := m.Found[f.field]; from != "" {
			if names[from] == nil {
				places = append(places, from)
			}
			names[from] = append(names[from], f.name)
		}
	}
	for i, from := range places {
		places[i] = wording.Enumerate(names[from], "and") + " (" + from + ")"
	}
	return strings.Join(places, ", ")
}

// nameOf is what people read for a field of a record.
func nameOf(field string) string {
	for _, f := range recordNames {
		if f.field == field {
			return f.name
		}
	}
	return strings.ReplaceAll(field, "_", " ")
}
