package glossary

import (
	"math"
	"strings"
	"unicode/utf8"

	"footnote/retrieval/static"
)

// fewestInPart is in letters of what a part of a compound has: "Tag", "Amt".
const fewestInPart = 3

// fewestAlone is of how many letters the last part of a compound has to be whose first nobody
// knows: "beurteilung" says what a "Gefährdungsbeurteilung" is, "ort" nothing of "Antwort".
const fewestAlone = 4

// links stand between the parts of a German compound: "Arbeit-s-zeit", "Kind-er-garten".
var links = []string{"", "s", "n", "en", "es", "er", "e"}

// mostParts is of how many parts a compound may be.
const mostParts = 4

// compound cuts a German word into parts that are all known, of which the last one is long
// rather than short; or else it gives its last part.
func compound(word string, known map[string][]Sense) Reading {
	if parts := wholly(word, known, mostParts); parts != nil {
		return parts
	}
	for i := fewestAlone; i+fewestAlone <= len(word); i++ {
		if last := known[word[i:]]; last != nil {
			return Reading{last}
		}
	}
	return nil
}

// wholly cuts a word into at most so many known parts, or gives none.
func wholly(word string, known map[string][]Sense, most int) Reading {
	if s := known[word]; s != nil {
		return Reading{s}
	}
	for i := fewestInPart; i+fewestInPart <= len(word) && most > 1; i++ {
		if first := linked(word[:i], known); first != nil {
			if rest := wholly(word[i:], known, most-1); rest != nil {
				return append(Reading{first}, rest...)
			}
		}
	}
	return nil
}

// linked gives what the first part of a compound is, without what links it to the next.
func linked(part string, known map[string][]Sense) []Sense {
	for _, link := range links {
		if bare, ok := strings.CutSuffix(part, link); ok && len(bare) >= fewestInPart {
			if s := known[bare]; s != nil {
				return s
			}
		}
	}
	return nil
}

// fewestAtStart is of how many letters the beginning of a word is at least by which it is
// known, half of the word.
const fewestAtStart = 4

// beginning gives what the longest known beginning of a word is, in languages that put much
// behind a stem.
func beginning(word string, known map[string][]Sense) Reading {
	letters := utf8.RuneCountInString(word)
	for n, end := letters, len(word); n >= fewestAtStart && 2*n >= letters; n-- {
		if s := known[word[:end]]; s != nil {
			return Reading{s}
		}
		_, size := utf8.DecodeLastRuneInString(word[:end])
		end -= size
	}
	return nil
}

// softened gives a Turkish word as it begins where a vowel follows: "kopeg" of "köpek".
func softened(form string) string {
	for _, hard := range []struct{ last, soft string }{{"k", "g"}, {"p", "b"}, {"t", "d"}} {
		if rest, ok := strings.CutSuffix(form, hard.last); ok && len(rest) >= fewestAtStart {
			return rest + hard.soft
		}
	}
	return form
}

// unit brings a vector to unit length, where it has one.
func unit(v []float32) []float32 {
	if length := float32(math.Sqrt(float64(static.Dot(v, v)))); length > 0 {
		for i := range v {
			v[i] /= length
		}
	}
	return v
}
