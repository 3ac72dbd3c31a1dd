package references

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// Libraries describe works by the ISBD, whose marks stand between the fields: "Locks and
// keys : a history /", "Newton Abbot :", "David & Charles,". What is in brackets there
// the librarian has found out, and who wrote a work has the years of a life.

var (
	marksAtEnd  = lang.Regexp(`\s*[,:;/]+\s*$`)
	lifeYears   = lang.Regexp(`^\(?(?:b\. ?|d\. ?|ca?\. ?|active )?(?:1[0-9]|20)\d\d\??(?: ?[-–] ?(?:(?:1[0-9]|20)\d\d\??|\.{2,4})?)?\)?\.?$`)
	foundOut    = lang.Regexp(`^\[([^\[\]]+)\]$`)
	notFoundOut = lang.Regexp(`(?i)^s\.\s?[ln]\.?$`)
)

// tidyCatalogued takes the marks of a library's catalogue out of a record.
func tidyCatalogued(m *corpus.Metadata) {
	if strings.HasSuffix(m.Title, " /") { // the title of a card, and its subtitle behind a colon with spaces
		m.Title = strings.Replace(strings.TrimSuffix(m.Title, " /"), " : ", ": ", 1)
	}
	for _, field := range []*string{&m.Publisher, &m.Place} {
		*field = marksAtEnd.ReplaceAllString(*field, "")
		if found := foundOut.FindStringSubmatch(*field); found != nil {
			*field = found[1]
		}
		if notFoundOut.MatchString(*field) {
			*field = ""
		}
	}
	for _, p := range m.People() {
		for i, name := range *p.Value {
			if strings.Contains(name, ",") {
				(*p.Value)[i] = withoutLife(name)
			}
		}
	}
}

// withoutLife leaves the years of a life out of a name.
func withoutLife(name string) string {
	parts := strings.Split(name, ",")
	kept := parts[:1]
	for _, part := range parts[1:] {
		if part = strings.TrimSpace(part); !lifeYears.MatchString(part) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ", ")
}

// unshouted writes a part of a name that is all in capitals as names are written: "VAN DER
// MEER". Of up to three letters it may be initials, or a name as short as Xu.
func unshouted(part string) string {
	words := strings.Fields(part)
	loud := slices.ContainsFunc(words, func(w string) bool { return utf8.RuneCountInString(w) > 3 })
	if !loud || !record.AllCaps(part) || strings.Contains(part, ".") {
		return part
	}
	for i, w := range words {
		if words[i] = record.Capitalised(w); record.IsParticle(w) {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}
