package data

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// Key names a work by its first author and year: "ramani2021". Of an
// institution or a title it takes the first two words that say something.
func Key(w work.Work) string {
	name := ""
	if len(w.People) > 0 {
		name = w.People[0].Short()
	}
	if name == "" || w.People[0].Whole {
		name = twoWords(cmp.Or(name, w.Title))
	}
	key := strings.Map(keyRune, asciiLetters.Replace(lang.Unaccented(name)))
	if runes := []rune(key); len(runes) > 40 {
		key = string(runes[:40])
	}
	key = cmp.Or(key, "untitled")
	if w.Date.Year > 0 {
		key += strconv.Itoa(w.Date.Year)
	}
	return key
}

func twoWords(name string) string {
	words := strings.FieldsFunc(lang.Unaccented(name), func(r rune) bool { return !lang.IsWordRune(r) && !unicode.IsMark(r) })
	words = slices.DeleteFunc(words, func(word string) bool { return lang.SmallWords[word] })
	return strings.Join(words[:min(2, len(words))], "")
}

// keyRune keeps what a key may hold in every program that reads one.
func keyRune(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return r
	}
	return -1
}

// asciiLetters has the small letters that are no letter with a mark.
var asciiLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")
