package initials

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval/question"
)

// Names are names with the ways to write each: those that everybody knows, and those that
// the texts of one source spell out. It is not safe for use while it learns.
type Names struct {
	all   bool              // those that everybody knows as well
	forms map[string][]form // by the first word as it is written, without an s at its end
	long  map[string]string // by initials in small letters
}

// A form is one of the ways to write a name.
type form struct {
	text     string
	name     *[]string // all ways
	function bool      // in small letters it is a word that only holds a sentence together
	single   bool      // one word, and no initials
}

// New gives no names yet but, for a text in English, those that everybody knows.
func New(english bool) *Names { return &Names{all: english} }

// Bytes is about what the names take in memory.
func (n *Names) Bytes() int64 {
	const ofName = 500
	return ofName * int64(len(n.long))
}

//go:embed names.txt
var list string

// known are the names that everybody knows.
var known = sync.OnceValue(func() *Names {
	n := &Names{}
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			n.add(strings.Split(line, ", "))
		}
	}
	return n
})

// add adds the ways to write one name, of which those without small letters are initials.
func (n *Names) add(ways []string) {
	if n.forms == nil {
		n.forms, n.long = map[string][]form{}, map[string]string{}
	}
	first := ways[slices.IndexFunc(ways, hasSmall)]
	for _, way := range ways {
		if hasSmall(way) {
			n.form(way, &ways)
			continue
		}
		n.form(way, &ways)
		n.form(dotted(way), &ways)
		n.long[strings.ToLower(way)] = first
	}
}

func (n *Names) form(text string, name *[]string) {
	word := text[:wordEnd(text, 0)]
	key := strings.TrimSuffix(word, "s")
	f := form{text, name, question.IsFunction(text), hasSmall(text) && word == text}
	if !slices.ContainsFunc(n.forms[key], func(o form) bool { return o.text == text }) {
		n.forms[key] = append(n.forms[key], f)
	}
}

// dotted writes initials with full stops between them.
func dotted(text string) string { return strings.Join(strings.Split(text, ""), ".") }

func hasSmall(text string) bool { return strings.ContainsFunc(text, unicode.IsLower) }

// Long gives the name that initials in small letters stand for, "" where none is known.
func (n *Names) Long(short string) string {
	if long := n.long[short]; long != "" {
		return long
	}
	if n.all {
		return known().long[short]
	}
	return ""
}

// Beside gives the words of the other ways to write the names of a sentence that its passage
// has not got, in small letters; "" as a rule.
func (n *Names) Beside(sentence, passage string) string {
	var found []*[]string
	for at := 0; at < len(sentence); {
		end := wordEnd(sentence, at)
		if end == at {
			_, size := utf8.DecodeRuneInString(sentence[at:])
			at += size
			continue
		}
		for _, f := range n.formsOf(strings.TrimSuffix(sentence[at:end], "s")) {
			if f.standsAt(sentence, at) && !slices.Contains(found, f.name) {
				found = append(found, f.name)
			}
		}
		at = end
	}
	return others(found, passage)
}

// formsOf gives the ways to write names that begin with a word.
func (n *Names) formsOf(word string) []form {
	own := n.forms[word]
	if !n.all {
		return own
	}
	if all := known().forms[word]; len(own) == 0 {
		return all
	} else if len(all) > 0 {
		return slices.Concat(all, own)
	}
	return own
}

// standsAt says whether a name stands in a sentence at a byte. In a sentence all in capitals
// nobody knows whether "US" is one.
func (f form) standsAt(sentence string, at int) bool {
	rest, ok := strings.CutPrefix(sentence[at:], f.text)
	if !ok || f.function && !hasSmall(sentence) || f.single && behindName(sentence[:at]) {
		return false
	}
	if strings.Contains(f.text, ".") {
		rest = strings.TrimPrefix(rest, ".") // the last one is left out at times
	} else {
		rest = strings.TrimPrefix(rest, "s") // "PMCs"
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return !isWord(next)
}

// behindName says whether a text ends with a word in a capital that what follows goes with:
// "Latin" before "America".
func behindName(text string) bool {
	word := text[strings.LastIndexByte(strings.TrimSuffix(text, " "), ' ')+1:]
	first, _ := utf8.DecodeRuneInString(word)
	word, joined := strings.CutSuffix(word, " ")
	return joined && unicode.IsUpper(first) && wordEnd(word, 0) == len(word) && !question.IsFunction(word)
}

// others gives the words of names that a passage has not got, each once.
func others(found []*[]string, passage string) string {
	if len(found) == 0 {
		return ""
	}
	var words []string
	has := map[string]bool{}
	for _, w := range question.Words(passage) {
		has[w] = true
	}
	for _, name := range found {
		for _, way := range *name {
			for _, w := range question.Words(way) {
				if !has[w] && !question.IsFunction(w) {
					has[w] = true
					words = append(words, w)
				}
			}
		}
	}
	return strings.Join(words, " ")
}

// wordEnd is where the letters and digits end that begin at a byte.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWord(r) {
			break
		}
		at += size
	}
	return at
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
