// Package entered reads names and numbers as people enter them into forms and on command lines.
package entered

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

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

// PerhapsTwo gives the two names that one may be which was kept as it was typed, nil where it
// is one for sure: also one that was typed in {braces} or quotation marks.
func PerhapsTwo(name, typed string) []string {
	if isBraced(typed, name) {
		return nil
	}
	if two := perhapsJoined(name); two != nil {
		return two
	}
	return perhapsListed(name)
}

// perhapsJoined gives those of a name that has a word for "and" in it, since a firm may be
// called so: "Smith and Jones".
func perhapsJoined(name string) []string {
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

func startsCapital(word string) bool { return unicode.IsUpper(lang.FirstRune(word)) }

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
		name = withoutByWord(name)
		several := joinedNames(name)
		if len(several) == 0 {
			several = pairedNames(name)
		}
		switch {
		case slices.Contains(known, name):
			names = append(names, name)
		case len(several) > 0:
			names = append(names, several...)
		case record.NamesGroup(name), perhapsJoined(name) != nil: // "Marx und Engels"
			names = append(names, name)
		case record.AuthorName(name) != "":
			names = append(names, record.AuthorName(name))
		}
	}
	return names
}

// withoutByWord takes off what announces a person where no name begins so: "by Ada Mason".
func withoutByWord(name string) string {
	word, rest, _ := strings.Cut(name, " ")
	if word == strings.ToLower(word) && !record.IsParticle(word) && record.ByWord.MatchString(word) && record.PersonName(rest) {
		return rest
	}
	return name
}

// pairedNames gives those that stand in a row, each family name with initials behind a comma of
// its own: "Mason, A., Reed, P. J."; nil where one part is anything else. A given name in full may
// be a family name as well.
func pairedNames(typed string) (out []string) {
	parts := strings.Split(typed, ",")
	if len(parts) < 4 || len(parts)%2 != 0 {
		return nil
	}
	for pair := range slices.Chunk(parts, 2) {
		if !initials.MatchString(pair[1]) || !startsCapital(strings.TrimSpace(pair[0])) {
			return nil
		}
		out = append(out, record.AuthorName(pair[0]+","+pair[1]))
	}
	return out
}

// initials are those of given names, each with its full stop.
var initials = lang.Regexp(`^\s*\p{Lu}\.(?:[\s-]?\p{Lu}\.)*\s*$`)

// perhapsListed gives those of a name with a comma, since a family name may have two words:
// "Ada Mason, Paul Reed".
func perhapsListed(name string) []string {
	parts := strings.Split(name, ", ")
	if len(parts) != 2 || slices.ContainsFunc(parts, func(part string) bool { return !record.PersonName(part) || record.NamesGroup(part) }) {
		return nil
	}
	return parts
}

// NoPart gives what was typed with a name and is surely no part of it: the role behind it,
// "Mason, Ada (ed.)", or an address of the web. One in {braces} is a name as it stands.
func NoPart(typed string) string {
	for name := range strings.SplitSeq(typed, ";") {
		if name = strings.TrimSpace(name); !strings.HasPrefix(name, "{") {
			if part := noPart.FindString(name); part != "" {
				return part
			}
		}
	}
	return ""
}

// noPart is a word in brackets in small letters or with a full stop, as roles are and shortened
// names of organisations are not, or the beginning of an address.
var noPart = lang.Regexp(`\((?:\p{Ll}[\p{L} ]*|\p{L}\p{Ll}+)\.\)$|\(\p{Ll}[\p{L} ]*\)$|^(?i:https?://\S*|www\.\S+)`)

// CountsNothing says of what was typed as the number of a volume, an issue, an edition or a page
// that no work has such: it is below the least. What is no number alone may be anything.
func CountsNothing(typed string, least int) bool {
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	return err == nil && n < least
}

// isBraced says whether a name was typed in {braces} or quotation marks: it is one for sure.
func isBraced(typed, name string) bool {
	return strings.Contains(typed, "{"+name+"}") || strings.Contains(typed, `"`+name+`"`) || strings.Contains(typed, "“"+name+"”")
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
			if head, _, _ := strings.Cut(part, ","); record.NamesGroup(head) { // "Department of Trade, Rivers and Industry"
				return nil
			}
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
