// Package entered reads names as people enter them into forms and on command lines.
package entered

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// inQuotes is a name that is to stay as it is.
var inQuotes = lang.Regexp(`^["“„](.+)["”“]$`)

// Authors reads names that somebody typed with a semicolon between them, each as
// [record.AuthorName] does, or with "and" between persons. Those that are known stay as they
// are, and so does one in {braces}, semicolons and all, one in quotation marks, and that of
// an organisation, as far as its words tell.
func Authors(typed string, known ...string) (names []string) {
	braced := false
	for name := range strings.FieldsFuncSeq(typed, func(r rune) bool {
		braced = r == '{' || braced && r != '}'
		return r == ';' && !braced
	}) {
		name = inQuotes.ReplaceAllString(lang.Squeeze(name), "{$1}")
		several := joinedNames(name)
		switch {
		case slices.Contains(known, name):
			names = append(names, name)
		case len(several) > 0:
			names = append(names, several...)
		case record.NamesGroup(name):
			names = append(names, name)
		case record.AuthorName(name) != "":
			names = append(names, record.AuthorName(name))
		}
	}
	return names
}

// joint stands between two names of which each may have a comma of its own.
var joint = lang.Regexp(`\s*,?\s+(?:&|` + lang.OneOf("name-joints") + `)\s+`)

// joinedNames gives those that somebody typed with a word for "and" between them:
// "Mason, Ada & Paul Reed", "Mason, A., Reed, P., & Vane, I."; nil where one part is
// nobody, or none a person: "Department of Trade and Industry".
func joinedNames(typed string) (out []string) {
	parts := joint.Split(typed, -1)
	if len(parts) < 2 || strings.HasPrefix(typed, "{") {
		return nil
	}
	person := false
	for _, part := range parts {
		var persons []string
		switch strings.Count(part, ",") {
		case 0:
			if part = strings.TrimSpace(part); record.NamesGroup(part) {
				persons = []string{part}
			} else if record.PersonName(part) {
				persons, person = []string{record.AuthorName(part)}, true
			}
		case 1:
			persons, person = record.InvertedNames(part), true
		default:
			persons, person = record.ListedNames(part), true
		}
		if len(persons) == 0 {
			return nil
		}
		out = append(out, persons...)
	}
	if !person { // "Department of Health and Human Services"
		return nil
	}
	return out
}
