package lang

import "sync"

// What an abbreviation says of the full stop after it.
type stop int

const (
	unknown      stop = iota
	always            // never ends a sentence
	maybe             // may end one, the next word decides
	beforeNumber      // goes on only before a number
)

var abbreviations = sync.OnceValue(func() map[string]stop {
	out := map[string]stop{}
	for list, kind := range map[string]stop{"abbreviations": always, "abbreviations-at-ends": maybe, "abbreviations-before-numbers": beforeNumber} {
		for _, w := range Phrases(list) {
			out[w] = kind
		}
	}
	return out
})

// IsAbbreviation says whether a word in small letters is written with a full stop
// wherever it stands, and not before numbers alone. The word is without the stop.
func IsAbbreviation(word string) bool {
	kind := abbreviations()[word]
	return kind == always || kind == maybe
}

// starters are words that begin sentences far more often than they follow an
// abbreviation.
var starters = PhraseSet("starters")

// afterOrdinal are words that a day or an ordinal with a full stop goes before.
var afterOrdinal = PhraseSet("after-ordinals")
