package lang

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// ordinaryWords is the list as it is built in, see its head.
//
//go:embed ordinary/en.txt
var ordinaryWords string

// notGivenWords and notFamilyWords are two more, each with what it was counted by at its head.
var (
	//go:embed ordinary/not-given.txt
	notGivenWords string
	//go:embed ordinary/not-family.txt
	notFamilyWords string
)

// The lists are made when they are first asked for: many a command reads no text.
var (
	ordinary  = sync.OnceValue(func() map[string]bool { return wordsOf(ordinaryWords) })
	notGiven  = sync.OnceValue(func() map[string]bool { return wordsOf(notGivenWords) })
	notFamily = sync.OnceValue(func() map[string]bool { return wordsOf(notFamilyWords) })
)

// wordsOf are the words of a list, without its comments.
func wordsOf(list string) map[string]bool {
	out := map[string]bool{}
	for row := range strings.Lines(list) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		for word := range strings.FieldsSeq(row) {
			out[word] = true
		}
	}
	return out
}

// IsOrdinary says whether a word in small letters is an ordinary one of English:
// texts seldom write it with a capital, so that it is not the given name of
// anybody. Names that are words too, such as Will and Rose, are none of them.
func IsOrdinary(word string) bool { return ordinary()[word] }

// HasOrdinary says whether one of the words of a text, whatever its letters, is ordinary: a
// rubric may look like a name.
func HasOrdinary(text string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), IsOrdinary)
}

// LeadsNoName says whether a word in small letters often stands first of several with a capital
// and hardly ever as a given name: "Upper", "Plaza".
func LeadsNoName(word string) bool { return notGiven()[word] }

// EndsNoName says whether a word in small letters often stands last of several with a capital
// and hardly ever as a family name: "Road", "Gardens".
func EndsNoName(word string) bool { return notFamily()[word] }

// leadsTitle are small words that titles begin with, and no names.
var leadsTitle = Set("on of in at from to for with the a an and")

// HardlyName says whether at one of the ends of what looks like a name stands a word that hardly
// anybody is called by: "On Idleness".
func HardlyName(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return false
	}
	first, last := words[0], words[len(words)-1]
	return leadsTitle[first] || IsOrdinary(first) || LeadsNoName(first) || IsOrdinary(last) || EndsNoName(last)
}
