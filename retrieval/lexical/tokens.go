package lexical

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is one word of a text as it was written, in lower case.
// Runs of a script that puts no spaces between words come as pairs of letters.
type Token struct {
	Text string
	pair bool
}

// Tokens cuts a text into words. Letters, digits and marks make words;
// an apostrophe inside a word belongs to it ("Dera'a"), full stops between
// single letters do not count ("U.S." is "us"), nor do commas between groups
// of digits ("30,000" is "30000"). What is spelled in several ways is one: see [spelling].
func Tokens(text string, yield func(Token)) {
	s := spelling{yield: yield}
	cut(text, s.next)
	s.end()
}

func cut(text string, yield func(Token)) {
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			yield(Token{Text: word.String()})
			word.Reset()
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unspaced(r):
			flush()
			i += pairs(text[i:], yield)
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			word.WriteRune(unicode.ToLower(r))
		case joins(text, i, size, r):
			if r == '\'' || r == '’' {
				word.WriteByte('\'')
			}
		default:
			flush()
			if r == '%' && isDigit(strings.TrimRight(text[:i], " \u00a0\u202f")) {
				yield(Token{Text: "%"})
			}
		}
		i += size
	}
	flush()
}

// joins says whether the mark r at text[i:] stands inside a word.
func joins(text string, i, size int, r rune) bool {
	before, n := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	switch r {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case ',':
		return unicode.IsDigit(before) && threeDigits(text[i+size:])
	case '.':
		return unicode.IsLetter(after) && unicode.IsLetter(before) && startsWord(text[:i-n]) && endsWord(text[i+size:])
	case '\u00ad', '\u200c', '\u200d': // soft hyphen, joiners
		return true
	}
	return false
}

func threeDigits(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

func startsWord(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func endsWord(after string) bool {
	_, n := utf8.DecodeRuneInString(after)
	r, _ := utf8.DecodeRuneInString(after[n:])
	return n == len(after) || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// unspaced says whether r belongs to a script written without spaces.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// pairs yields each two neighbouring letters of the run of unspaced script at
// the start of text, a lone one as it is, and returns the run's length in bytes.
func pairs(text string, yield func(Token)) int {
	last, count := 0, 0
	i := 0
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unspaced(r) {
			break
		}
		if count > 0 {
			yield(Token{text[last : i+size], true})
		}
		last = i
		count++
		i += size
	}
	if count == 1 {
		yield(Token{text[last:i], true})
	}
	return i
}

// Words gives the words of a text as they are indexed.
func Words(text string) (words []string) {
	Tokens(text, func(t Token) { words = append(words, t.Text) })
	return words
}

// IndexWord finds a word in a text where no letter stands before or behind it, -1 if it does not
// stand there so.
func IndexWord(text, word string) int {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return -1
		}
		at += i
		behind, _ := utf8.DecodeRuneInString(text[at+len(word):])
		if startsWord(text[:at]) && !unicode.IsLetter(behind) && !unicode.IsDigit(behind) {
			return at
		}
		at += len(word)
	}
}
