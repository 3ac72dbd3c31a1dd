// Package capitals counts how texts write words, with a capital or without: names are the words
// that most often have one.
//
//	c := capitals.Of(len(words))
//	c.Form("march", 0) // of the first word
//	c.Count(text)
//	c.Mostly()         // of each word whether it is written with a capital
package capitals

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Counts are those of some words.
type Counts struct {
	forms  []form
	begins [256]bool // the bytes that one of the forms may begin with
	more   []int     // of each word: how often with a capital, less twice how often without
}

// A form is one of a word: its first letter, small and as a capital, and the others.
type form struct {
	small, capital rune
	rest           string
	word           int
}

// Of counts the forms of so many words.
func Of(words int) *Counts { return &Counts{more: make([]int, words)} }

// Form adds a form, in small letters, of a word.
func (c *Counts) Form(text string, word int) {
	first, size := utf8.DecodeRuneInString(text)
	f := form{first, unicode.ToUpper(first), text[size:], word}
	c.begins[string(f.small)[0]], c.begins[string(f.capital)[0]] = true, true
	c.forms = append(c.forms, f)
}

// Count goes through a text: a form counts behind a space, also as the beginning of a word.
func (c *Counts) Count(text string) {
	if len(c.forms) == 0 {
		return
	}
	for i := 1; i < len(text); i++ {
		if text[i-1] != ' ' || !c.begins[text[i]] {
			continue
		}
		rest := text[i:]
		first, size := utf8.DecodeRuneInString(rest)
		for _, f := range c.forms {
			if first != f.small && first != f.capital || !strings.HasPrefix(rest[size:], f.rest) {
				continue
			}
			if first == f.capital {
				c.more[f.word]++
			}
			if first == f.small {
				c.more[f.word] -= 2
			}
		}
	}
}

// Mostly says of each word whether it has a capital more than twice as often as not.
func (c *Counts) Mostly() []bool {
	mostly := make([]bool, len(c.more))
	for k, n := range c.more {
		mostly[k] = n > 0
	}
	return mostly
}
