package lexical

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A spelling makes one of the ways to write an amount: "per cent" is "percent", as are "%"
// and "percentage" by their stem, and "30bn" is "30 billion".
type spelling struct {
	yield func(Token)
	per   bool // the last word was "per" and is not passed on yet
}

func (s *spelling) next(t Token) {
	if s.per && t.Text == "cent" {
		s.per = false
		s.yield(Token{Text: "percent"})
		return
	}
	s.end()
	switch number, ok := strings.CutSuffix(t.Text, "bn"); {
	case t.Text == "per":
		s.per = true
	case ok && isDigit(number):
		s.yield(Token{Text: number})
		s.yield(Token{Text: "billion"})
	default:
		s.yield(t)
	}
}

// end passes on a "per" behind which no "cent" has come.
func (s *spelling) end() {
	if s.per {
		s.per = false
		s.yield(Token{Text: "per"})
	}
}

// isDigit says whether a text ends with a digit.
func isDigit(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsDigit(r)
}
