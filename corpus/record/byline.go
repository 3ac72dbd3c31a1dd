package record

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

var (
	bylineLabel = regexp.MustCompile(`(?i)^(?:(?:an? |the )?(?:\w+ )?` + lang.OneOf("works") + ` by|` + lang.OneOf("byline") + `)(?:\s*[:：/●◎■◆]\s*|\s+)(\S.*)$`)
	NameJoint   = regexp.MustCompile(`\s*(?:,|;|、|،|\s&\s|\s(?:and|und|et|y|и|ve|with|e|en)\s)\s*`)
	PartJoint   = regexp.MustCompile(`\s+[|·•–—/]\s*|\s*[|·•]\s+|\t| - `)
)

// IsByline says whether a line names who wrote the text, with a word that says so.
func IsByline(text string) bool {
	people, organisation := ReadByline(text)
	return len(people) > 0 || organisation != ""
}

// ReadByline gives the persons, or else the organisation, that a line says to
// be the author.
func ReadByline(text string) (people []string, organisation string) {
	if len(text) > 200 {
		return nil, ""
	}
	m := bylineLabel.FindStringSubmatch(text)
	if m == nil {
		return nil, ""
	}
	for name := range slices.Values(NameJoint.Split(m[1], -1)) {
		switch {
		case PersonName(name), IsUncased(lang.FirstRune(name)) && utf8.RuneCountInString(name) <= 25 && !strings.ContainsAny(name, ".。:"):
			people = append(people, FamilyFirst(name))
		case len(people) > 0:
			return people, "" // a role or a place follows
		}
	}
	if len(people) == 0 && OrganisationWords.MatchString(m[1]) && lang.WordCount(m[1]) <= 8 && !lang.EndsSentence(m[1]) {
		organisation = m[1]
	}
	return people, organisation
}

// IsUncased says whether a letter is of a script without capitals, in which a
// name cannot be told but by its label.
func IsUncased(r rune) bool { return unicode.Is(unicode.Lo, r) }

// DateByline cuts "By Jane Doe, 3 July 2021" and "July 3, 2021 by Jane Doe".
var DateByline = regexp.MustCompile(`(?i)^(.*\d{4}),?\s+((?:by|von|par|por)\s.+)$|^((?:by|von|par|por)\s[^\d]+?),?\s+((?:on\s)?(?:\p{L}+\s+)?\d.*\d{4}.*)$|^((?:作者|撰文|文|记者)\s*[:：]\s*\S+)\s+(\d{4}\s?[-/.年].*)$`)

// MostNames bounds the words of a line of names.
const MostNames = 60

// NamesIn gives the persons in a line of nothing but names.
func NamesIn(text string) []string {
	var out []string
	for name := range slices.Values(NameJoint.Split(text, -1)) {
		name = leadingAnd.ReplaceAllString(cleanName(name), "")
		switch {
		case name == "" && len(out) > 0, len(out) > 0 && loneDegree.MatchString(name): // "Jane Roe, MD, and John Doe"
		case !PersonName(name):
			return nil
		default:
			out = append(out, FamilyFirst(name))
		}
	}
	return out
}

var (
	leadingAnd = regexp.MustCompile(`^(?:and|und|et|y|и|ve)\s+`)
	loneDegree = regexp.MustCompile(`^(?i:ph\.?\s?d|d\.?\s?phil|m\.?d|m\.?a|m\.?sc|b\.?sc|m\.?p\.?h|m\.?b\.?a|r\.?n|ll\.?m|esq)\.?$`)
)

// HanNames gives the persons in a line of Chinese names, which have two to four
// characters each.
func HanNames(text string) []string {
	names := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '、' || r == '，' || r == ',' })
	for _, name := range names {
		n := utf8.RuneCountInString(name)
		if n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			return nil
		}
	}
	return names
}
