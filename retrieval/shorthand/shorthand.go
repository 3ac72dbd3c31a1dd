package shorthand

import (
	"strings"
	"unicode/utf8"
)

// fewest is of how many letters a short form has to be that a word begins with, or whose
// consonants it is, and fewer by how many the word is longer at least.
const fewest, fewer = 3, 3

// Singular gives a short form without the s of its plural: "crit" of "crits".
func Singular(short string) string {
	if one, ok := strings.CutSuffix(short, "s"); ok && utf8.RuneCountInString(one) >= fewest {
		return one
	}
	return short
}

// Beginnings gives what those words begin with of which a short one may be a form: see [Clips].
func Beginnings(short string) []string {
	if utf8.RuneCountInString(short) < fewest {
		return nil
	}
	if strings.ContainsAny(short, vowels) {
		return []string{short}
	}
	_, size := utf8.DecodeRuneInString(short)
	return append(strings.Split(vowels, ""), short[:size])
}

// Clips says whether a word may be a short form of a longer one, both in small letters: the
// beginning of it, cut where a syllable goes on ("crit|ical"), or all of its consonants
// ("dmg"). That the short one is no word of its own, its caller has to know.
func Clips(short, long string) bool {
	letters := utf8.RuneCountInString(short)
	if letters < fewest || letters >= utf8.RuneCountInString(long) {
		return false
	}
	if rest, ok := strings.CutPrefix(long, short); ok {
		return utf8.RuneCountInString(rest) >= fewer && cutsSyllable(short, rest) && !strings.HasPrefix(rest, "ing")
	}
	return !strings.ContainsAny(short, vowels) && consonants(long) == short
}

const vowels = "aeiou"

// cutsSyllable says whether a word is cut in two as hands cut it: behind a consonant, before
// a vowel or a liquid, or behind an "o" ("info").
func cutsSyllable(short, rest string) bool {
	last := short[len(short)-1:]
	return last == "o" || !strings.Contains(vowels, last) && strings.Contains(vowels+"lrtf", rest[:1])
}

// consonants gives a word without vowels, doubled letters once.
func consonants(word string) string {
	var b strings.Builder
	var before rune
	for _, r := range word {
		if r != before && !strings.ContainsRune(vowels, r) {
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}
