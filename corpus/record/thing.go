package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// What looks like a name may be that of a place or a thing: "Castle Street", "Upper Halton".
// Which words stand at the ends of such and of no person is counted, see corpus/lang.

// works are words for the kinds of works.
var works = lang.PhraseSet("works")

// thingSigns counts the ends of a name, "Family, Given", at which a word stands that names of
// persons hardly ever have there. An initial is a sign of a person.
func thingSigns(person string) int {
	family, given, _ := strings.Cut(person, ", ")
	words := strings.Fields(given)
	if kind := strings.ToLower(family); given == "A" && (works()[kind] || lang.IsOrdinary(kind)) {
		return 2 // "A Novel", under the title of one
	}
	if len(words) == 0 || slices.ContainsFunc(words, isOneLetter) || strings.ContainsAny(words[0], "-‐") {
		return 0
	}
	return signsAtEnds(strings.ToLower(words[0]), strings.ToLower(lang.LastWord(family)))
}

// signsAtEnds counts those of the first and the last word of a name, in small letters. Behind
// a word that is no given name an ordinary one is no family name.
func signsAtEnds(first, last string) (signs int) {
	if lang.LeadsNoName(first) {
		signs++
	}
	if lang.EndsNoName(last) || signs > 0 && lang.IsOrdinary(last) {
		signs++
	}
	return signs
}

func isOneLetter(word string) bool { return utf8.RuneCountInString(strings.Trim(word, ".")) == 1 }

// ofPersons says whether names in a line that nothing announces are those of persons. In a
// list somebody may be called like a place; two names may be a house and its town.
func ofPersons(people []string) bool {
	things := 0
	for _, name := range people {
		things += min(thingSigns(name), 1)
	}
	return things == 0 || 2*things < len(people)
}
