package static

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Token is the number of a piece in a vocabulary.
type Token = uint16

// continued marks a piece that goes on within a word. No word holds it.
const continued = "#"

// A Vocabulary cuts text into pieces: whole words where it has them, parts of words elsewhere.
type Vocabulary struct {
	pieces  []string
	opening map[string]Token // pieces that open a word
	inner   map[string]Token // pieces that go on within one
	longest int              // bytes of the longest piece
}

// NewVocabulary gives the vocabulary of these pieces, each with its place as
// its token. A piece that begins with "#" goes on within a word.
func NewVocabulary(pieces []string) (*Vocabulary, error) {
	if len(pieces) > 1<<16 {
		return nil, fmt.Errorf("%d pieces, want at most %d", len(pieces), 1<<16)
	}
	v := &Vocabulary{pieces: pieces, opening: make(map[string]Token, len(pieces)), inner: map[string]Token{}}
	for i, piece := range pieces {
		text, inner := strings.CutPrefix(piece, continued)
		if text == "" || strings.ContainsAny(text, continued+"\n") {
			return nil, fmt.Errorf("piece %d: %q is no part of a word", i, piece)
		}
		if inner {
			v.inner[text] = Token(i)
		} else {
			v.opening[text] = Token(i)
		}
		v.longest = max(v.longest, len(text))
	}
	return v, nil
}

// Len is the number of pieces.
func (v *Vocabulary) Len() int { return len(v.pieces) }

// Piece gives the text of a token.
func (v *Vocabulary) Piece(t Token) string { return v.pieces[t] }

// Append adds the tokens of a text to tokens.
func (v *Vocabulary) Append(tokens []Token, text string) []Token {
	EachWord(text, func(word string) { tokens = v.AppendWord(tokens, word) })
	return tokens
}

// AppendWord adds the tokens of one folded word: always the longest piece that
// fits next. Letters in no piece are left out.
func (v *Vocabulary) AppendWord(tokens []Token, word string) []Token {
	if t, ok := v.opening[word]; ok {
		return append(tokens, t)
	}
	known := v.opening
	for word != "" {
		t, n := v.longestPiece(known, word)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(word)
		} else {
			tokens = append(tokens, t)
		}
		word, known = word[n:], v.inner
	}
	return tokens
}

// longestPiece finds the longest of the known pieces that a word begins with,
// and its length in bytes: 0 if there is none.
func (v *Vocabulary) longestPiece(known map[string]Token, word string) (Token, int) {
	for n := min(len(word), v.longest); n > 0; n-- {
		if n < len(word) && !utf8.RuneStart(word[n]) {
			continue
		}
		if t, ok := known[word[:n]]; ok {
			return t, n
		}
	}
	return 0, 0
}
