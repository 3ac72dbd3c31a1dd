package speech

import (
	"slices"
	"strings"
	"sync"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/words"
)

// particles are what stands in names in small letters, those of institutions too.
var particles = sync.OnceValue(func() map[string]bool {
	out := lang.PhraseSet("particles")()
	out["of"], out["the"] = true, true
	return out
})

// LongestTail is how many bytes may stand behind a dash and name who said something, and
// longestName how many words a name may have.
const LongestTail, longestName = 90, 8

// NameIn gives what is a name by its look: words with capitals, up to a comma, a bracket
// or a year.
func NameIn(tail string) string {
	if at := strings.IndexAny(tail, ",(;"); at > 0 {
		tail = tail[:at]
	}
	fields := strings.Fields(strings.Trim(tail, " .\"”*_"))
	for len(fields) > 0 && strings.Trim(fields[len(fields)-1], "0123456789") == "" {
		fields = fields[:len(fields)-1]
	}
	list := words.Tokens(strings.Join(fields, " "))
	if len(list) == 0 || len(list) > longestName {
		return ""
	}
	for _, t := range list {
		if !t.Capital && !particles()[t.Word] {
			return ""
		}
	}
	return strings.Join(fields, " ")
}

// Turned brings "Family, Given" into the order in which it is said.
func Turned(name string) string {
	family, given, ok := strings.Cut(name, ",")
	if !ok {
		return name
	}
	return strings.TrimSpace(given) + " " + family
}

// SameName says whether a name may be that of somebody: the family name is in it, or all
// of it is in theirs.
func SameName(name, who string) bool {
	mine, theirs := NameWords(name), NameWords(who)
	if len(mine) == 0 || len(theirs) == 0 {
		return false
	}
	last := theirs[len(theirs)-1]
	alike := func(w string) func(string) bool {
		return func(o string) bool { return o == w || words.SpelledAlike(o, w) }
	}
	if slices.ContainsFunc(mine, alike(last)) {
		return true
	}
	return !slices.ContainsFunc(mine, func(w string) bool { return !slices.ContainsFunc(theirs, alike(w)) })
}

// NameWords gives the words of a name without titles and particles, as they are compared.
func NameWords(name string) (list []string) {
	for _, t := range words.Tokens(name) {
		if !words.English().Is("TITLE", t.Word) && !particles()[t.Word] {
			list = append(list, t.Word)
		}
	}
	return list
}
