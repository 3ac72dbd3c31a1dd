package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/question/grammar"
)

// Marks that may stand behind the mark that ends a sentence.
const closers = `"'”’»›)]}*_ ` + "\u00a0"

// A Sentence is one of a source, read once for all that is asked of it.
type Sentence struct {
	text    string // as it stands
	uncited string // without marks of citation
	bare    string // the same without what may stand around it
	words   []word // of uncited, and of bare
}

// ReadSentence reads a sentence.
func ReadSentence(text string) Sentence {
	s := Sentence{text: text, uncited: uncited(text)}
	s.bare = strings.TrimRight(strings.TrimSpace(s.uncited), closers)
	s.words = words(s.uncited)
	return s
}

// IsQuestion says whether it asks instead of telling: it ends with a question mark, or
// begins as a question does and has no end.
func (s Sentence) IsQuestion() bool {
	last, _ := utf8.DecodeLastRuneInString(s.bare)
	if strings.ContainsRune("?？؟՞⁇", last) || strings.HasSuffix(s.bare, "?!") {
		return true
	}
	if strings.ContainsRune(ends, last) || len(s.words) < 2 {
		return false
	}
	return grammar.English().Has("ASKING", s.words[0].text) && grammar.English().Has("AUXILIARY", s.words[1].text)
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
func (s Sentence) IsFragment() bool {
	all := s.words
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s.bare, closers+`“‘„«‹([{`))
	last, _ := utf8.DecodeLastRuneInString(s.bare)
	switch {
	case len(all) == 0:
		return true
	case unspaced(s.bare):
		return !strings.ContainsRune(ends, last) && utf8.RuneCountInString(s.bare) < 12
	case last == ':' && len(all) < longAnnouncement, strings.ContainsRune(",;–—-", last), strings.ContainsRune(",;:)", first):
		return true
	case IsAttribution(s.bare), isBare(all), isReference(s.text, all):
		return true
	case unicode.IsLower(first) && (grammar.English().Has("CONTINUES", all[0].text) || !strings.ContainsRune(ends, last)):
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
func IsAttribution(line string) bool {
	line = strings.TrimRight(strings.TrimSpace(line), closers)
	return strings.HasSuffix(line, ":") && (address.MatchString(line) || clock.MatchString(line) && lastWord(line, "wrote"))
}

func lastWord(s, word string) bool {
	return strings.HasSuffix(strings.TrimRight(s, ": "), word)
}

// isBare says whether words only name: each has a capital, is a number or holds others
// together, as in a title, a row of names, a date or an imprint.
func isBare(all []word) bool {
	for _, w := range all {
		if w.shout && len(w.text) > 1 && !w.first || !w.capital && !digit(w.text) && (!IsFunction(w.text) || grammar.English().Has("VERB", w.text)) {
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
	return !hasVerb(all[1:]) && locus.MatchString(sentence)
}

// hasVerb says whether a word may be an English verb.
func hasVerb(all []word) bool {
	for _, w := range all {
		if grammar.English().Has("VERB", w.text) || !w.capital && len(w.text) > 4 && strings.HasSuffix(w.text, "ed") {
			return true
		}
	}
	return false
}

// unspaced says whether a text is mostly in a script without spaces between words.
func unspaced(s string) bool {
	if lang.IsASCII(s) {
		return false
	}
	n := 0
	for _, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			n++
		}
	}
	return n*2 > utf8.RuneCountInString(s)
}
