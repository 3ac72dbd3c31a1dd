package record

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// editorJoint stands between two editors.
var editorJoint = lang.Regexp(`\s*(?:,|;|/|\s&\s|\s(?:and|und|et|y|e|en)\s)\s*`)

// editorLabel is what stands before the editors of a book on its title page.
var editorLabel = lang.Regexp(`(?i)^` + lang.LongestOf("edited-by") + `\s*:?\s+(\S.*)$`)

// ReadEditors gives whom a line says to have edited a book, nil for another line.
func ReadEditors(text string) []string {
	m := editorLabel.FindStringSubmatch(text)
	if m == nil || lang.WordCount(text) > MostNames {
		return nil
	}
	return ListedNames(m[1])
}

// translatorLabel is what stands before those who translated a book, with the language
// that they did it from.
var translatorLabel = lang.Regexp(`(?i)^` + lang.LongestOf("translated-by") + `(?:(?:\s+the\s+|\s+l['’]|\s+)\p{L}+)?(?:\s+(?:by|von|par|por|da|di|door|av))?\s*:?\s+(\S.*)$`)

// ReadTranslators gives whom a line says to have translated a book, nil for another line.
func ReadTranslators(text string) []string {
	if lang.WordCount(text) > MostNames {
		return nil
	}
	for _, label := range []*lang.Pattern{translatorDirect, translatorLabel} {
		if m := label.FindStringSubmatch(text); m != nil {
			if names := ListedNames(m[1]); len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

var translatorDirect = lang.Regexp(`(?i)^` + lang.LongestOf("translated-by") + `\s*:?\s+(\S.*)$`)

// ListedNames gives the persons of a list of names in any order, nil where one of
// them is none.
func ListedNames(text string) []string {
	var out []string
	for name := range slices.Values(editorJoint.Split(text, -1)) {
		name = leadingAnd.ReplaceAllString(strings.TrimLeft(cleanName(name), "& "), "")
		last := len(out) - 1
		switch {
		case name == "":
		case last >= 0 && (bareInitials.MatchString(name) || dottedInitials.MatchString(strings.ReplaceAll(name, " ", ""))): // "Doe, J. P."
			out[last] += ", " + spacedInitials(name)
		default:
			out = append(out, name)
		}
	}
	for i, name := range out {
		if family, _, inverted := strings.Cut(name, ","); !PersonName(strings.ReplaceAll(name, ",", "")) || inverted && family == "" {
			return InvertedNames(text)
		}
		out[i] = familyFirst(name)
	}
	return out
}

// invertedJoint stands between two names of which each has a comma of its own.
var invertedJoint = lang.Regexp(`\s*(?:;|/|\s&\s|\s(?:and|und|et|y|e|en)\s)\s*`)

// InvertedNames gives the persons of a list of names that are all written as "Doe, Jane",
// nil where one is not.
func InvertedNames(text string) (out []string) {
	for name := range slices.Values(invertedJoint.Split(text, -1)) {
		name = cleanName(name)
		if m := familyLead.FindStringSubmatch(name); m == nil || PersonName(m[1]) || !PersonName(m[2]+" "+m[1]) {
			return nil
		}
		out = append(out, name)
	}
	return out
}
