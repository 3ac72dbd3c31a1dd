// Package phrase punctuates the parts of citations, sets them in italics and quotation
// marks, and gives titles their capitals.
package phrase

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus/cite/person"
	"footnote/corpus/lang"
)

// Styles write a citation as one text, in which these two stand before and behind
// what is in italics. Records have no control characters left.
const (
	ItalicsBegin = "\x0e"
	ItalicsEnd   = "\x0f"
)

// Italic sets a text in italics, unless its script has none.
func Italic(s string) string {
	if s == "" || person.IsEastAsian(lang.FirstRune(s)) {
		return s
	}
	return ItalicsBegin + s + ItalicsEnd
}

// WithoutStop leaves out the full stop that ends a text, unless it is that of an
// abbreviation or initial, or one of several.
func WithoutStop(s string) string {
	bare, found := strings.CutSuffix(s, ".")
	last := strings.ToLower(strings.TrimLeftFunc(lang.LastWord(bare), lang.NotWordRune))
	if !found || utf8.RuneCountInString(last) < 2 || strings.Contains(last, ".") || lang.IsAbbreviation(last) {
		return s
	}
	return bare
}

// Shortened keeps a phrase of up to five words, and of a longer one four that
// do not end in "of" or the like.
func Shortened(s string) string {
	words := strings.Fields(s)
	if len(words) > 5 {
		words = words[:4]
		for len(words) > 1 && lang.SmallWords[words[len(words)-1]] {
			words = words[:len(words)-1]
		}
	}
	return strings.TrimRight(strings.Join(words, " "), ",;:–—- ")
}

// Quoted sets a text in double quotation marks and those inside it in single
// ones.
func Quoted(s string) string {
	return "“" + lang.Curled(strings.NewReplacer("“", "‘", "”", "’").Replace(s), "‘", "’") + "”"
}

// Punctuated adds a comma or full stop the American way, inside closing
// quotation marks. A full stop is left out where a mark like it stands.
func Punctuated(s, mark string) string {
	core := strings.TrimSuffix(strings.TrimSuffix(s, ItalicsEnd), "”")
	if core+ItalicsEnd == s { // nothing is quoted at the end
		core = s
	}
	if core != s && strings.Contains(core, "‘") {
		core = strings.TrimSuffix(core, "’")
	}
	if mark == "." && EndSentence(core) == core {
		return s
	}
	return core + mark + s[len(core):]
}

// Clauses joins what is there with commas.
func Clauses(parts ...string) string { return Joined(parts, ",") }

// Stops joins what is there with full stops, also behind the last.
func Stops(parts ...string) string {
	all := Joined(parts, ".")
	if all == "" {
		return ""
	}
	return Punctuated(all, ".")
}

// Joined joins what is there with a mark.
func Joined(parts []string, mark string) string {
	parts = slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" })
	for i := range len(parts) - 1 {
		parts[i] = Punctuated(parts[i], mark)
	}
	return strings.Join(parts, " ")
}

// EndSentence adds a full stop where none, and no mark like it, ends the text,
// also inside a closing quotation mark.
func EndSentence(s string) string {
	if strings.ContainsRune(".?!…。？！؟۔", lang.LastRune(strings.TrimRight(s, `"'”’»›`+ItalicsEnd))) {
		return s
	}
	return s + "."
}

// SingleQuoted sets a text in single quotation marks, the British way, and those
// inside it are double.
func SingleQuoted(s string) string { return "‘" + lang.Curled(doubled(s), "“", "”") + "’" }

// doubled gives quotation marks in a text double ones, where these can be told from
// apostrophes.
func doubled(s string) string {
	closing := closingSingle.FindAllStringIndex(s, -1)
	if strings.Count(s, "‘") != len(closing) {
		return s
	}
	for _, at := range slices.Backward(closing) {
		s = s[:at[0]] + "”" + s[at[0]+len("’"):]
	}
	return strings.ReplaceAll(s, "‘", "“")
}

// closingSingle is such a mark behind a word.
var closingSingle = lang.Regexp(`’(?:[^\pL\pN]|$)`)
