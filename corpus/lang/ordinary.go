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

// ordinary is made when it is first asked for: many a command reads no text.
var ordinary = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for row := range strings.Lines(ordinaryWords) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		for word := range strings.FieldsSeq(row) {
			out[word] = true
		}
	}
	return out
})

// IsOrdinary says whether a word in small letters is an ordinary one of English:
// texts seldom write it with a capital, so that it is not the given name of
// anybody. Names that are words too, such as Will and Rose, are none of them.
func IsOrdinary(word string) bool { return ordinary()[word] }

// HasOrdinary says whether one of the words of a text, whatever its letters, is ordinary: a
// rubric may look like a name.
func HasOrdinary(text string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), IsOrdinary)
}
