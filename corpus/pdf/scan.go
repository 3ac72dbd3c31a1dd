package pdf

import (
	"bytes"
	"strconv"
	"strings"
)

// A token is one word of a content stream or CMap, which share their grammar.
type token struct {
	kind   tokenKind
	number float64
	text   string // the bytes of a string, a name without its slash, a keyword
	list   []token
}

type tokenKind uint8

const (
	endOfData tokenKind = iota
	numberToken
	stringToken
	nameToken
	listToken // an array
	dictToken // its list holds names and values in turn
	keyword
)

// mostItems bounds the items of one array and the depth of arrays in arrays.
const (
	mostItems   = 100_000
	mostNesting = 20
)

// A scanner cuts data into tokens. Broken data gives odd tokens, never an error.
type scanner struct {
	data []byte
	pos  int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// peek gives the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

func (s *scanner) skipSpace() {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case isSpace(c):
			s.pos++
		case c == '%':
			s.skipLine()
		default:
			return
		}
	}
}

func (s *scanner) skipLine() {
	for s.pos < len(s.data) && s.data[s.pos] != '\n' && s.data[s.pos] != '\r' {
		s.pos++
	}
}

// next gives the next token, one of kind endOfData after the last.
func (s *scanner) next() token { return s.nested(0) }

func (s *scanner) nested(depth int) token {
	s.skipSpace()
	if s.pos >= len(s.data) {
		return token{}
	}
	switch c := s.data[s.pos]; c {
	case '/':
		s.pos++
		return token{kind: nameToken, text: unescapeName(s.word())}
	case '(':
		return token{kind: stringToken, text: s.literal()}
	case '[':
		s.pos++
		return token{kind: listToken, list: s.list("]", depth)}
	case '<':
		if s.pos+1 < len(s.data) && s.data[s.pos+1] == '<' {
			s.pos += 2
			return token{kind: dictToken, list: s.list(">>", depth)}
		}
		return token{kind: stringToken, text: s.hex()}
	case '>':
		s.pos += 1 + btoi(bytes.HasPrefix(s.data[s.pos:], []byte(">>")))
		return token{kind: keyword, text: ">>"}
	case ']', ')', '{', '}':
		s.pos++
		return token{kind: keyword, text: string(c)}
	}
	return s.number()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// word takes the bytes up to the next space or delimiter.
func (s *scanner) word() string {
	start := s.pos
	for s.pos < len(s.data) && !isSpace(s.data[s.pos]) && !isDelimiter(s.data[s.pos]) {
		s.pos++
	}
	return string(s.data[start:s.pos])
}

// number takes a number, or else a keyword.
func (s *scanner) number() token {
	word := s.word()
	if n, ok := plainNumber(word); ok {
		return token{kind: numberToken, number: n}
	}
	if c := word[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, err := strconv.ParseFloat(word, 64); err == nil && n == n {
			return token{kind: numberToken, number: max(-1e9, min(n, 1e9))}
		}
		return token{kind: numberToken, number: oddNumber(word)}
	}
	return token{kind: keyword, text: word}
}

// plainNumber reads the numbers that nearly all are: a few digits, a point.
func plainNumber(word string) (n float64, ok bool) {
	digits, scale := strings.TrimPrefix(word, "-"), 0.0
	if digits == "" || len(digits) > 15 {
		return 0, false
	}
	for i := range len(digits) {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
			n, scale = n*10+float64(c-'0'), scale*10
		case c == '.' && scale == 0 && len(digits) > 1:
			scale = 1
		default:
			return 0, false
		}
	}
	n /= max(scale, 1)
	if len(digits) < len(word) {
		n = -n
	}
	return n, true
}

// oddNumber reads what broken writers make: "--5", "1.-3", "0.0.1".
func oddNumber(word string) float64 {
	end := 0
	for end < len(word) && (word[end] == '-' || word[end] == '+') {
		end++
	}
	start := max(0, end-1)
	for point := false; end < len(word) && (word[end] >= '0' && word[end] <= '9' || word[end] == '.' && !point); end++ {
		point = point || word[end] == '.'
	}
	n, _ := strconv.ParseFloat(word[start:end], 64)
	return max(-1e9, min(n, 1e9))
}

// list takes tokens up to the closing one.
func (s *scanner) list(end string, depth int) []token {
	var out []token
	for {
		if depth >= mostNesting {
			s.pos = len(s.data)
			return out
		}
		t := s.nested(depth + 1)
		if t.kind == endOfData || t.kind == keyword && t.text == end {
			return out
		}
		if len(out) < mostItems {
			out = append(out, t)
		}
	}
}

// literal takes a string in parentheses.
func (s *scanner) literal() string {
	var out []byte
	s.pos++
	for depth := 1; s.pos < len(s.data); s.pos++ {
		switch c := s.data[s.pos]; c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.pos++
				return string(out)
			}
		case '\\':
			s.pos++
			out = s.escape(out)
			continue
		}
		out = append(out, s.data[s.pos])
	}
	return string(out)
}

// escape appends what a backslash stands for; pos is left on its last byte.
func (s *scanner) escape(out []byte) []byte {
	const from, to = "nrtbf", "\n\r\t\b\f"
	c := s.peek()
	switch at := bytes.IndexByte([]byte(from), c); {
	case at >= 0:
		return append(out, to[at])
	case c >= '0' && c <= '7':
		n := 0
		for i := 0; i < 3 && s.peek() >= '0' && s.peek() <= '7'; i++ {
			n = n*8 + int(s.peek()-'0')
			s.pos++
		}
		s.pos--
		return append(out, byte(n))
	case c == '\r':
		if s.pos+1 < len(s.data) && s.data[s.pos+1] == '\n' {
			s.pos++
		}
		return out
	case c == '\n' || s.pos >= len(s.data):
		return out
	}
	return append(out, c)
}

// hex takes a string of hexadecimal digits.
func (s *scanner) hex() string {
	var out []byte
	half, high := false, 0
	for s.pos++; s.pos < len(s.data) && s.data[s.pos] != '>'; s.pos++ {
		digit := hexDigit(s.data[s.pos])
		switch {
		case digit < 0:
			continue
		case half:
			out = append(out, byte(high<<4|digit))
		default:
			high = digit
		}
		half = !half
	}
	s.pos++
	if half {
		out = append(out, byte(high<<4))
	}
	return string(out)
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// unescapeName reads the #20 of a name.
func unescapeName(word string) string {
	if !strings.Contains(word, "#") {
		return word
	}
	var out strings.Builder
	for at := 0; at < len(word); at++ {
		if word[at] == '#' && at+2 < len(word) {
			if high, low := hexDigit(word[at+1]), hexDigit(word[at+2]); high >= 0 && low >= 0 {
				out.WriteByte(byte(high<<4 | low))
				at += 2
				continue
			}
		}
		out.WriteByte(word[at])
	}
	return out.String()
}

// skipImage leaves an image that stands in the stream: its data ends at an "EI"
// between spaces.
func (s *scanner) skipImage() {
	for s.pos < len(s.data) {
		at := bytes.Index(s.data[s.pos:], []byte("EI"))
		if at < 0 {
			s.pos = len(s.data)
			return
		}
		start := s.pos + at
		s.pos = start + 2
		before := start > 0 && isSpace(s.data[start-1])
		after := s.pos >= len(s.data) || isSpace(s.data[s.pos])
		if before && after && s.looksLikeText() {
			return
		}
	}
}

// looksLikeText says whether what comes next may be operators and not the data
// of an image.
func (s *scanner) looksLikeText() bool {
	for _, c := range s.data[s.pos:min(len(s.data), s.pos+12)] {
		if c > 126 || c < 32 && !isSpace(c) {
			return false
		}
	}
	return true
}
