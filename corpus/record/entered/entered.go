// Package entered reads names as people enter them into forms and on command lines.
package entered

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// inQuotes is a name that is to stay as it is.
var inQuotes = lang.Regexp(`^["“„](.+)["”“]$`)

// others are words for those who are not named, alone or behind a name.
var others = lang.Regexp(`(?i)(?:^|[,\s]+)(?:et\.? al(?:ii|iae)?\.?|and others|u\. ?a\.|und andere|et autres|y otros|ve diğerleri|и др(?:\.|угие)|وآخرون)$`)

// NamesNobody says whether what somebody typed are only words for those who are not named:
// "et al.".
func NamesNobody(typed string) bool {
	typed = strings.Trim(lang.Squeeze(typed), "; ")
	return typed != "" && others.ReplaceAllString(typed, "") == ""
}

// Authors reads the names that somebody typed, as [named] does. Words for those who are not
// named stand behind those who are: "Mason, Ada et al.".
func Authors(typed string, known ...string) []string {
	rest := strings.TrimRight(lang.Squeeze(typed), "; ")
	if slices.Contains(known, rest) || !others.MatchString(rest) {
		return named(typed, known)
	}
	names := named(others.ReplaceAllString(rest, ""), known)
	if len(names) > 0 && names[len(names)-1] != corpus.Others {
		names = append(names, corpus.Others)
	}
	return names
}

// PerhapsTwo gives the two names that one may be which has a word for "and" in it and stays as
// it was typed, since a firm may be called so: "Smith and Jones".
func PerhapsTwo(name string) (two []string) {
	parts := joint.Split(name, -1)
	if len(parts) != 2 {
		return nil
	}
	for _, part := range parts {
		if strings.ContainsAny(part, " ,.&") || !startsCapital(part) {
			return nil
		}
	}
	return parts
}

func startsCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// named reads names that somebody typed with a semicolon between them, each as
// [record.AuthorName] does, or with "and" between persons. Those that are known stay as they
// are, and so does one in {braces}, semicolons and all, one in quotation marks, and that of
// an organisation, as far as its words tell.
func named(typed string, known []string) (names []string) {
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
