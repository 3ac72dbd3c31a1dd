// Package remainder tells what of a line no field of a record holds, so that a line that was read
// for its record is not lost with the words of it that the record has no room for.
package remainder

import (
	"cmp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// Words are those of all fields of a record, in small letters, and those by which a text writes its
// dates.
type Words map[string]bool

// Without gives the words of a line that are none of those of the record and no label, in small
// letters.
func (held Words) Without(text string) (left []string) {
	for _, word := range words(clock.ReplaceAllString(text, " ")) {
		if !held[word] && !held[inFigures(word)] && !saysNothing(word) && !held.isWithin(word) {
			left = append(left, word)
		}
	}
	return left
}

// saysNothing says whether a word only says what the one behind it is, or joins others.
func saysNothing(word string) bool {
	return labels()[word] || beside[word] || lang.IsFunctionWord(word)
}

// beside are what no record keeps of a name, which is the same without: titles and degrees; and
// what stands right behind a figure.
var beside = lang.Set("dr dra prof mr mrs ms mme mlle sir dame herr frau sig dott phd ph d md ma ba msc bsc st nd rd th ème ère º ª г 年 月 日 년 월 일")

// inFigures gives a month, a word for a place in a row or a Roman number as records write it.
func inFigures(word string) string {
	roman := lang.FromRoman(word)
	if strings.ToLower(lang.Roman(roman)) != word {
		roman = 0
	}
	if n := cmp.Or(lang.Month(word), lang.Ordinal(word), roman); n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

// clock is the time of day, which says no more of a work than that it has a date.
var clock = lang.Regexp(`\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?\b)?(?:\s?[+-]\d{4}\b)?`)

// labels are the words of all phrases that say what field stands behind them.
var labels = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for phrase := range lang.PhraseSet("byline", "label-byline", "label-title", "label-issued", "label-container", "label-publisher", "label-owner", "label-address", "label-language",
		"beside-dates", "weekdays", "seasons", "dated-leads", "dated-clauses", "updated-dates", "before-dates", "published-in", "works", "theses", "works-by", "agents", "edited-by", "translated-by", "translated-from",
		"role-authors", "role-editors", "role-translators", "role-interviewers", "label-interviewer", "label-interviewee", "asked-by", "asked-before",
		"outlet-leads", "entry-leads", "outlet-kinds", "venue-verbs", "volumes", "issues", "page-words", "editions", "episodes", "name-joints", "articles", "ranks")() {
		for _, word := range words(phrase) {
			out[word] = true
		}
	}
	return out
})

// words parts a text into words and numbers, in small letters: the figures of a date in Chinese
// stand between its letters.
func words(text string) []string {
	var out []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
		}
		word.Reset()
	}
	var before rune
	for _, r := range strings.ToLower(date.AsciiDigits(text)) {
		isWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if !isWord || unicode.IsDigit(r) != unicode.IsDigit(before) && !unicode.IsMark(r) {
			end()
		}
		if before = r; isWord {
			word.WriteRune(r)
		}
	}
	end()
	return out
}

// WordsOf gives those of a record.
func WordsOf(m *corpus.Metadata) Words {
	out := Words{}
	for _, f := range m.Fields() {
		for _, word := range words(f.Value) {
			out[word] = true
		}
		if year, month, day, ok := date.ReadISO(f.Value); ok {
			for _, n := range []int{year, month, day} {
				out[strconv.Itoa(n)] = true
			}
		}
	}
	return out
}

// isWithin says whether a word of a script without spaces is a part of what a field holds.
func (held Words) isWithin(word string) bool {
	if !lang.Unspaced(lang.FirstRune(word)) {
		return false
	}
	for value := range held {
		if strings.Contains(value, word) {
			return true
		}
	}
	return false
}
