package corpus

import "strings"

// What an abbreviation says of the full stop after it.
type stop int

const (
	unknown      stop = iota
	always            // never ends a sentence
	maybe             // may end one, the next word decides
	beforeNumber      // goes on only before a number
)

var abbreviations = func() map[string]stop {
	out := map[string]stop{}
	for list, kind := range map[string]stop{"abbreviations": always, "abbreviations-at-ends": maybe, "abbreviations-before-numbers": beforeNumber} {
		for _, w := range phrasesOf(list) {
			out[w] = kind
		}
	}
	return out
}()

// starters are words that begin sentences far more often than they follow an
// abbreviation.
var starters = setOf("starters")

// afterOrdinal are words that a day or an ordinal with a full stop goes before.
var afterOrdinal = setOf("after-ordinals")

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
