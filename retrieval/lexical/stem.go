package lexical

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers by primary language subtag (BCP 47).
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "nl": dutch.Stem, "en": english.Stem, "fi": finnish.Stem,
	"fr": french.Stem, "de": german.Stem, "hu": hungarian.Stem, "ga": irish.Stem, "it": italian.Stem,
	"no": norwegian.Stem, "nb": norwegian.Stem, "nn": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem,
	"ru": russian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "ta": tamil.Stem, "tr": turkish.Stem,
}

// Stem gives the term of a word in a language, a primary subtag: its stem without accents. In
// a language without a stemmer that is the word without accents.
func Stem(word, language string) string {
	if word == "%" || word == "percentage" {
		word = "percent"
	}
	run, ok := stemmers[language]
	if !ok {
		return Fold(word)
	}
	switch language {
	case "en":
		word = strings.TrimSuffix(word, "'s")
	case "de":
		word = joined(word)
	case "fr", "it":
		word = unelided(word)
	}
	env := snowballstem.NewEnv(word)
	run(env)
	return Fold(env.Current())
}

// unelided gives what stands behind the small word that lost its vowel before it: "eau" of
// "l'eau", "acqua" of "dell'acqua". Names that have the mark before their last letter
// ("Dera'a") keep all of it.
func unelided(word string) string {
	rest := word[strings.LastIndexByte(word, '\'')+1:]
	if utf8.RuneCountInString(rest) < 2 {
		return word
	}
	return rest
}
