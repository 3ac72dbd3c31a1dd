package lang

import (
	"embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// What texts and the pages around them say in the words of a language stands in
// languages/TAG.txt, one file for each. A line in brackets there names a list; the
// lines under it are its phrases in small letters, as [Plain] writes them where they
// are compared as a whole. "|" stands between two of a line, and "*" at the end of
// one for more letters.
//
//go:embed languages/*.txt
var languageFiles embed.FS

// A lexicon is the lists of one language by their names.
type lexicon struct {
	language string // BCP 47
	lists    map[string][]string
}

// lexicons are those of all languages, English first, then by their tags. They are read when
// they are first asked for: many a command reads no text.
var lexicons = sync.OnceValue(readLexicons)

func readLexicons() []lexicon {
	files, _ := languageFiles.ReadDir("languages") // what is built in is there
	var out []lexicon
	for _, f := range files {
		data, _ := languageFiles.ReadFile("languages/" + f.Name())
		l := lexicon{strings.TrimSuffix(f.Name(), ".txt"), readLists(string(data))}
		if l.language == "en" {
			out = slices.Insert(out, 0, l)
		} else {
			out = append(out, l)
		}
	}
	return out
}

func readLists(text string) map[string][]string {
	out := map[string][]string{}
	list := ""
	for row := range strings.Lines(text) {
		row = strings.TrimSpace(row)
		switch {
		case row == "" || strings.HasPrefix(row, "#"):
		case strings.HasPrefix(row, "["):
			list = strings.Trim(row, "[]")
		default:
			for phrase := range strings.SplitSeq(row, "|") {
				out[list] = append(out[list], strings.TrimSpace(phrase))
			}
		}
	}
	return out
}

// Phrases gives a list in all languages, nothing for a name that no list has.
func Phrases(list string) []string {
	var out []string
	for _, l := range lexicons() {
		out = append(out, l.lists[list]...)
	}
	return out
}

// PhraseSet gives lists in all languages to look into, made when they are first asked for.
func PhraseSet(lists ...string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for _, list := range lists {
			for _, phrase := range Phrases(list) {
				out[phrase] = true
			}
		}
		return out
	})
}

// OneOf is a part of a pattern that matches a phrase of a list. It only names the list: the
// phrases are written out when the pattern is made ready.
func OneOf(list string) string { return "⟦" + list + "⟧" }

// LongestOf is a part of a pattern as [OneOf], of one list or several, which takes the longest
// phrase that stands there, and no part of a word.
func LongestOf(lists ...string) string { return "⟦" + longestOf + strings.Join(lists, " ") + "⟧" }

// LabelOf is a part of a pattern as [OneOf] that matches a phrase of a list before a number; a
// single letter is one only with its full stop.
func LabelOf(list string) string { return "⟦" + labelOf + list + "⟧" }

// What stands before the names of lists in a pattern.
const longestOf, labelOf = "longest of ", "label of "

// withPhrases writes out the phrases of the lists that a pattern names.
func withPhrases(pattern string) string {
	before, rest, found := strings.Cut(pattern, "⟦")
	if !found {
		return pattern
	}
	part, after, _ := strings.Cut(rest, "⟧")
	if lists, found := strings.CutPrefix(part, longestOf); found {
		part = anyOf(longestFirst(strings.Fields(lists)))
	} else if list, found := strings.CutPrefix(part, labelOf); found {
		part = anyLabel(longestFirst([]string{list}))
	} else {
		part = anyOf(Phrases(part))
	}
	return before + part + withPhrases(after)
}

func longestFirst(lists []string) []string {
	var phrases []string
	for _, list := range lists {
		phrases = append(phrases, Phrases(list)...)
	}
	slices.SortStableFunc(phrases, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(phrases)
}

func anyOf(phrases []string) string {
	var parts []string
	for _, phrase := range phrases {
		stem, open := strings.CutSuffix(phrase, "*")
		part := regexp.QuoteMeta(stem)
		if open {
			part += `\p{L}*`
		}
		parts = append(parts, part)
	}
	return "(?:" + strings.Join(parts, "|") + ")"
}

func anyLabel(phrases []string) string {
	var letters, words []string
	for _, phrase := range phrases {
		if utf8.RuneCountInString(phrase) == 1 && unicode.IsLetter(FirstRune(phrase)) {
			letters = append(letters, phrase)
		} else {
			words = append(words, regexp.QuoteMeta(phrase))
		}
	}
	return `(?:(?:` + strings.Join(words, "|") + `)\.?\s?[:：]?|(?:` + strings.Join(letters, "|") + `)\.)`
}

// AsWord is a pattern that finds a phrase of a list between words; in scripts
// without capitals, which put more on to a word or have no spaces, anywhere.
func AsWord(list string) *Pattern {
	return RegexpOf(func() string {
		var apart, anywhere []string
		for _, phrase := range Phrases(list) {
			if unicode.Is(unicode.Lo, FirstRune(phrase)) {
				anywhere = append(anywhere, phrase)
			} else {
				apart = append(apart, phrase)
			}
		}
		pattern := `(?i)(?:^|[^\p{L}])` + anyOf(apart) + `(?:$|[^\p{L}])`
		if len(anywhere) > 0 {
			pattern += `|` + anyOf(anywhere)
		}
		return pattern
	})
}

// months has the number of each name of a month, from 1, and ordinals that of each word for a
// place in a row.
var (
	months   = numbered("months")
	ordinals = numbered("ordinal-words")
)

// numbered reads a list that has a line for each number from 1, "-" where other languages have
// its words, when it is first asked for.
func numbered(list string) func() map[string]int {
	return sync.OnceValue(func() map[string]int {
		out := map[string]int{}
		for _, l := range lexicons() {
			for i, names := range l.lists[list] {
				for name := range strings.FieldsSeq(names) {
					out[name] = i + 1
				}
			}
		}
		delete(out, "-")
		return out
	})
}

// Ordinal gives the number of a word for a place in a row, in small letters: 3 of "third", 0 of
// what is none.
func Ordinal(word string) int { return ordinals()[word] }

// Month gives the number of a month, from 1, by its name or abbreviation in small
// letters, 0 of what is none. The first three or four letters of a name are one where
// all languages that begin one with them mean the same month.
func Month(name string) int {
	if n := months()[name]; n > 0 {
		return n
	}
	if n := utf8.RuneCountInString(name); n < 3 || n > 4 {
		return 0
	}
	found := 0
	for long, n := range months() {
		if strings.HasPrefix(long, name) {
			if found != 0 && found != n {
				return 0
			}
			found = n
		}
	}
	return found
}
