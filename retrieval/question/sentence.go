package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// Marks that may stand behind the mark that ends a sentence.
const closers = `"'”’»›)]}*_ ` + "\u00a0"

// IsQuestion says whether a sentence of a source asks instead of telling: it
// ends with a question mark, or begins as a question does and has no end.
func IsQuestion(sentence string) bool {
	s := strings.TrimRight(strings.TrimSpace(uncited(sentence)), closers)
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("?？؟՞⁇", last) || strings.HasSuffix(s, "?!") {
		return true
	}
	if strings.ContainsRune(ends, last) {
		return false
	}
	all := texts(words(s))
	return len(all) > 1 && english().has("ASKING", all[0]) && english().has("AUXILIARY", all[1])
}

// ends are the marks that end a sentence.
const ends = ".!?。！？؟…।۔"

const (
	fewestWords      = 4  // of a sentence without a verb
	longAnnouncement = 12 // words of a sentence that says something though a colon ends it
)

// IsFragment says whether a run of text that was cut as a sentence is none to
// be shown by itself: a heading, names, a date, an entry of a list, a reference, a
// sentence cut off at its beginning or announcing what follows. Where letters have no
// case or words no spaces only its end and its length tell.
func IsFragment(sentence string) bool {
	s := strings.TrimRight(strings.TrimSpace(uncited(sentence)), closers)
	all := words(s)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, closers+`“‘„«‹([{`))
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case len(all) == 0:
		return true
	case unspaced(s):
		return !strings.ContainsRune(ends, last) && utf8.RuneCountInString(s) < 12
	case last == ':' && len(all) < longAnnouncement, strings.ContainsRune(",;–—-", last), strings.ContainsRune(",;:)", first):
		return true
	case IsAttribution(s), isBare(all), isReference(sentence, all):
		return true
	case unicode.IsLower(first) && (english().has("CONTINUES", all[0].text) || !strings.ContainsRune(ends, last)):
		return true
	case strings.ContainsRune(ends, last):
		return len(all) < fewestWords && !hasVerb(all)
	}
	return len(all) < fewestWords || !hasVerb(all) || shouted(all)
}

var (
	address = lang.Regexp(`[^\s@<>()]+@[^\s@<>()]+\.\pL`)
	clock   = lang.Regexp(`\b\d{1,2}[:.]\d\d\b`)
)

// IsAttribution says whether a line says who wrote what follows it, and when, as mails have
// it above what they quote: it announces, with an address or the time of day.
func IsAttribution(sentence string) bool {
	s := strings.TrimRight(strings.TrimSpace(sentence), closers)
	return strings.HasSuffix(s, ":") && (address.MatchString(s) || clock.MatchString(s) && lastWord(s, "wrote"))
}

func lastWord(s, word string) bool {
	return strings.HasSuffix(strings.TrimRight(s, ": "), word)
}

// isBare says whether words only name: each has a capital, is a number or holds others
// together, as in a title, a row of names, a date or an imprint.
func isBare(all []word) bool {
	for _, w := range all {
		if w.shout && len(w.text) > 1 && !w.first || !w.capital && !digit(w.text) && (!IsFunction(w.text) || english().has("VERB", w.text)) {
			return false
		}
	}
	return true
}

// locus is what only references have: volume and issue, pages, where a work is to be had.
var locus = lang.Regexp(`(?i)\b(?:pp?|vol|no)\. ?\d|\b\d+ ?\(\d+\)|\bdoi\b|\bhttps?://|\bISBN\b`)

// isReference says whether a sentence names a place in another work and tells nothing: it has
// no verb but one that sends there ("See").
func isReference(sentence string, all []word) bool {
	return locus.MatchString(sentence) && !hasVerb(all[1:])
}

// hasVerb says whether a word may be an English verb.
func hasVerb(all []word) bool {
	for _, w := range all {
		if english().has("VERB", w.text) || !w.capital && len(w.text) > 4 && strings.HasSuffix(w.text, "ed") {
			return true
		}
	}
	return false
}

// unspaced says whether a text is mostly in a script without spaces between words.
func unspaced(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			n++
		}
	}
	return n*2 > utf8.RuneCountInString(s)
}
