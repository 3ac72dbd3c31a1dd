package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const openers = "\"'“‘«„‚「『（"

// A quotation follows whether quotes and brackets that a sentence opened are
// still open.
type quotation struct {
	curly, single, low, angle, flipped, corner, round int // flipped: »so«
	straight                                          bool
	pieces                                            int
}

// read follows the marks of a piece.
func (q *quotation) read(text string, r Range) {
	q.pieces++
	for at := r.Start; at < r.End; {
		at += q.step(text, at)
	}
}

// mostNested is how many marks may be open at a time: more never close.
const mostNested = 4

// closes says whether what is open is closed again in a range of the text.
func (q *quotation) closes(text string, r Range) bool {
	for at := r.Start; at < r.End; {
		size := q.step(text, at)
		if at += size; size == 1 && text[at-1] > ')' { // no mark
			continue
		}
		switch n := q.open(); {
		case n == 0:
			return true
		case n > mostNested:
			return false
		}
	}
	return false
}

// step reads the letter at a place of the text and gives its length, 1 of what
// is no mark. It looks at the byte first: most of them begin none.
func (q *quotation) step(text string, at int) int {
	switch text[at] {
	case '"', '(', ')', 0xC2, 0xE2, 0xE3, 0xEF:
		mark, size := utf8.DecodeRuneInString(text[at:])
		q.mark(text, at, mark, size)
		return size
	}
	return 1
}

func (q *quotation) mark(text string, at int, mark rune, size int) {
	switch mark {
	case '"':
		if !insideWord(text, at) {
			q.straight = !q.straight
		}
	case '„':
		q.low++
	case '“': // opens in English, closes in German
		if q.low > 0 {
			q.low--
		} else {
			q.curly++
		}
	case '”':
		if q.low > 0 {
			q.low--
		} else {
			q.curly--
		}
	case '‘':
		q.single++
	case '’': // an apostrophe before a letter
		if next, _ := utf8.DecodeRuneInString(text[at+size:]); q.single > 0 && !unicode.IsLetter(next) {
			q.single--
		}
	case '«', '»':
		q.angles(text, at, mark, size)
	case '「', '『':
		q.corner++
	case '」', '』':
		q.corner--
	case '(', '（':
		q.round++
	case ')', '）':
		q.round--
	}
}

// angles reads «these», and »these« where one stands before a word.
func (q *quotation) angles(text string, at int, mark rune, size int) {
	next, _ := utf8.DecodeRuneInString(text[at+size:])
	switch {
	case mark == '«' && q.flipped > 0:
		q.flipped--
	case mark == '«':
		q.angle++
	case q.angle > 0:
		q.angle--
	case unicode.IsLetter(next):
		q.flipped++
	}
}

// insideWord says whether a mark is one of a Hebrew abbreviation or the like.
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// open counts the marks that are open.
func (q *quotation) open() int {
	n := max(0, q.curly) + max(0, q.single) + q.low + max(0, q.angle) + q.flipped + max(0, q.corner) + max(0, q.round)
	if q.straight {
		n++
	}
	return n
}

// quoteReach is how far the closing mark of a quotation is looked for, in bytes.
const quoteReach = 500

// holds says whether the piece b is inside a quotation or bracket that a opened
// and that closes soon; what never closes is a slip of the writer.
func (q *quotation) holds(text string, a, b Range) bool {
	if q.open() == 0 || q.pieces > 6 || strings.Contains(text[a.End:b.Start], "\n") || b.Start-a.Start > longestJoin {
		return false
	}
	end := min(len(text), b.Start+quoteReach)
	if line := strings.IndexByte(text[b.Start:end], '\n'); line >= 0 {
		end = b.Start + line
	}
	ahead := *q
	return ahead.closes(text, Range{b.Start, end})
}

// IsQuoted says whether quotation marks stand around the whole line.
func IsQuoted(s string) bool {
	return strings.ContainsRune(openers, FirstRune(s)) && strings.ContainsRune(closers, LastRune(s))
}
