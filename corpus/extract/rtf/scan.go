package rtf

import (
	"strconv"

	"footnote/corpus/extract/internal/encoding"
)

// A token is a part of a file: a brace, a word with a number, or bytes of text.
type token struct {
	kind      kind
	word      string
	number    int
	hasNumber bool
	bytes     []byte
}

type kind int

const (
	openToken kind = iota
	closeToken
	wordToken
	bytesToken
)

// A scanner cuts a file into tokens.
type scanner struct {
	data []byte
	at   int
}

// longestWord is how long a word of the format is at most.
const longestWord = 32

func (s *scanner) next() (token, bool) {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case '{':
			s.at++
			return token{kind: openToken}, true
		case '}':
			s.at++
			return token{kind: closeToken}, true
		case '\r', '\n', 0:
			s.at++
		case '\\':
			return s.word(), true
		default:
			start := s.at
			for s.at < len(s.data) && !special(s.data[s.at]) {
				s.at++
			}
			return token{kind: bytesToken, bytes: s.data[start:s.at]}, true
		}
	}
	return token{}, false
}

// beginsNote says whether the next word begins a note. Programs write notes as what
// readers may pass over, but they are text of the work.
func (s scanner) beginsNote() bool {
	t, _ := s.next()
	return t.word == "footnote"
}

func special(c byte) bool {
	return c == '{' || c == '}' || c == '\\' || c == '\r' || c == '\n' || c == 0
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// word reads what a backslash begins.
func (s *scanner) word() token {
	s.at++
	if s.at >= len(s.data) {
		return token{kind: wordToken}
	}
	c := s.data[s.at]
	if !isLetter(c) {
		s.at++
		switch {
		case c == '\'' && s.at+2 <= len(s.data):
			n, err := strconv.ParseUint(string(s.data[s.at:s.at+2]), 16, 8)
			if s.at += 2; err != nil {
				return token{kind: wordToken}
			}
			return token{kind: bytesToken, bytes: []byte{byte(n)}}
		case c == '{' || c == '}' || c == '\\':
			return token{kind: bytesToken, bytes: []byte{c}}
		case c == '\r' || c == '\n':
			return token{kind: wordToken, word: "par"}
		}
		return token{kind: wordToken, word: string(c)}
	}
	start := s.at
	for s.at < len(s.data) && isLetter(s.data[s.at]) && s.at-start < longestWord {
		s.at++
	}
	t := token{kind: wordToken, word: string(s.data[start:s.at])}
	start = s.at
	if s.at < len(s.data) && s.data[s.at] == '-' {
		s.at++
	}
	for s.at < len(s.data) && isDigit(s.data[s.at]) && s.at-start < 11 {
		s.at++
	}
	if n, err := strconv.Atoi(string(s.data[start:s.at])); err == nil {
		t.number, t.hasNumber = n, true
	} else {
		s.at = start
	}
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.word == "bin" && t.number > 0 {
		s.at = min(len(s.data), s.at+t.number)
	}
	return t
}

// charsets are the code pages of fonts, by the numbers of Windows.
var charsets = map[int]string{
	77: "macintosh", 128: "shift_jis", 129: "euc-kr", 134: "gb18030", 136: "big5", 161: "windows-1253", 162: "windows-1254", 163: "windows-1258",
	177: "windows-1255", 178: "windows-1256", 186: "windows-1257", 204: "windows-1251", 222: "windows-874", 238: "windows-1250",
}

func charsetPage(n int) string { return charsets[n] }

// pageName gives the name of a code page by its number.
func pageName(n int, otherwise string) string {
	switch {
	case n >= 1250 && n <= 1258 || n == 874:
		return "windows-" + strconv.Itoa(n)
	case n == 932:
		return "shift_jis"
	case n == 936:
		return "gb18030"
	case n == 949:
		return "euc-kr"
	case n == 950:
		return "big5"
	case n == 10000:
		return "macintosh"
	case n == 866:
		return "ibm866"
	case n == 65001:
		return "utf-8"
	}
	return otherwise
}

// decoded gives the characters of bytes in a code page.
func decoded(page string, bytes []byte) string {
	for _, c := range bytes {
		if c >= 0x80 {
			text, err := encoding.Named(page, bytes)
			if err != nil {
				text, err = encoding.Named("windows-1252", bytes)
			}
			if err != nil {
				return ""
			}
			return text
		}
	}
	return string(bytes)
}
