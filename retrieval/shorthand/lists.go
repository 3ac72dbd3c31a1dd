package shorthand

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed short.txt
var shortList string

//go:embed irregular.txt
var irregularList string

// known are the words that short forms stand for which are known words themselves.
var known = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for words := range linesOf(shortList) {
		all[words[0]] = words[1:]
	}
	return all
})

// forms are the other forms of irregular words of English, by each.
var forms = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for words := range linesOf(irregularList) {
		for _, word := range words {
			others := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == word })
			all[word] = append(all[word], others...)
		}
	}
	return all
})

// linesOf yields the words of each line of a list.
func linesOf(list string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(list) {
			if words := strings.Fields(line); len(words) > 0 && words[0] != "#" && !yield(words) {
				return
			}
		}
	}
}

// Known gives the words that a short form stands for which may be a word of its own, or is
// cut as no rule has it: "temp", "tbsp".
func Known(short string) []string { return known()[short] }

// before are what may stand before an irregular verb and leaves its forms as they are.
var before = []string{"over", "under", "out", "mis", "re", "un", "fore"}

// Forms gives the other forms of an irregular word of English, in small letters, also of one
// that is made with a prefix ("overwritten"); none of one that is a form of another as well
// ("found", "left", "saw").
func Forms(word string) []string {
	if list, ok := forms()[word]; ok {
		return list
	}
	for _, prefix := range before {
		base, ok := strings.CutPrefix(word, prefix)
		if list := forms()[base]; ok && len(list) > 0 {
			made := make([]string, len(list))
			for i, form := range list {
				made[i] = prefix + form
			}
			return made
		}
	}
	return nil
}
