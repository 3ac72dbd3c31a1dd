package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// HeadlineCase writes a title with headline capitals: all words but articles,
// prepositions and conjunctions, and the first and the last one. Words that have
// a capital or a figure are left alone.
func HeadlineCase(title string, small func(string) bool) string {
	words := strings.Fields(title)
	first := true
	for i, w := range words {
		bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '.' })
		switch {
		case strings.ContainsFunc(w, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) && !strings.Contains(w, "-"):
		case !first && i < len(words)-1 && small(bare):
		default:
			words[i] = capitalParts(w, small)
		}
		first = strings.ContainsAny(w[len(w)-1:], ":?!") || strings.HasSuffix(w, "—") || w == "–"
	}
	return strings.Join(words, " ")
}

// capitalParts writes a word with a capital, and each part of one with hyphens: a
// small word at its end is no preposition there ("Follow-Up"). The first of several
// stays small before a capital, like the particle of a name.
func capitalParts(w string, small func(string) bool) string {
	parts, hasCapital := strings.Split(w, "-"), strings.ContainsFunc(w, unicode.IsUpper)
	for i, part := range parts {
		switch {
		case strings.ContainsFunc(part, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }), i == 0 && hasCapital:
		case i == 0 || i == len(parts)-1 || !small(part):
			at := strings.IndexFunc(part, unicode.IsLetter)
			if at >= 0 {
				parts[i] = part[:at] + UpperFirst(part[at:])
			}
		}
	}
	return strings.Join(parts, "-")
}

// AfterColons writes a title of sentence case with a capital behind each colon. Words
// that have a capital or a figure are left alone.
func AfterColons(title string) string {
	return afterColon.ReplaceAllStringFunc(title, func(found string) string {
		at := strings.IndexFunc(found, unicode.IsLetter)
		if at < 0 || strings.ContainsFunc(found, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) {
			return found
		}
		return found[:at] + UpperFirst(found[at:])
	})
}

var afterColon = Regexp(`:\s+\S+`)

// Curled makes straight double quotation marks open and close in turn, but not one
// alone, which may stand for inches.
func Curled(s, opening, closing string) string {
	for range strings.Count(s, `"`) / 2 * 2 {
		s = strings.Replace(s, `"`, opening, 1)
		opening, closing = closing, opening
	}
	return s
}

// UpperFirst writes a phrase as a sentence begins.
func UpperFirst(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// LowerFirst writes a phrase as it stands in a sentence, unless it is a name or an
// abbreviation.
func LowerFirst(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	if word, _, _ := strings.Cut(s[size:], " "); strings.ContainsFunc(word, unicode.IsUpper) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
