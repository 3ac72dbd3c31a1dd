package static

import (
	"fmt"
	"hash/maphash"
	"math/bits"
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
	places  []uint32 // by hash of a piece's text: its token and 1; 0 where none is. To make maps took a tenth of a short run
	seed    maphash.Seed
	longest int // bytes of the longest piece
}

// NewVocabulary gives the vocabulary of these pieces, each with its place as
// its token. A piece that begins with "#" goes on within a word.
func NewVocabulary(pieces []string) (*Vocabulary, error) {
	if len(pieces) > 1<<16 {
		return nil, fmt.Errorf("%d pieces, want at most %d", len(pieces), 1<<16)
	}
	v := &Vocabulary{pieces: pieces, places: make([]uint32, 2<<bits.Len(uint(len(pieces)))), seed: maphash.MakeSeed()}
	for i, piece := range pieces {
		text, inner := strings.CutPrefix(piece, continued)
		if text == "" || strings.Contains(text, continued) || strings.Contains(text, "\n") {
			return nil, fmt.Errorf("piece %d: %q is no part of a word", i, piece)
		}
		*v.place(text, inner) = uint32(i) + 1
		v.longest = max(v.longest, len(text))
	}
	return v, nil
}

// place finds where the token of a piece stands, which opens a word or goes on within one, or
// would stand. Half of the places at least are free.
func (v *Vocabulary) place(text string, inner bool) *uint32 {
	last := uint32(len(v.places) - 1)
	for at := uint32(maphash.String(v.seed, text)) & last; ; at = (at + 1) & last {
		if n := v.places[at]; n == 0 || v.is(n-1, text, inner) {
			return &v.places[at]
		}
	}
}

// is says whether a piece has a text, and goes on within a word or opens one.
func (v *Vocabulary) is(n uint32, text string, inner bool) bool {
	piece := v.pieces[n]
	if inner {
		return len(piece) == len(continued)+len(text) && piece[len(continued):] == text && piece[:len(continued)] == continued
	}
	return piece == text && !strings.HasPrefix(text, continued)
}

// find gives the token of a piece that opens a word or goes on within one.
func (v *Vocabulary) find(text string, inner bool) (Token, bool) {
	n := *v.place(text, inner)
	return Token(n - 1), n > 0
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
	if t, ok := v.find(word, false); ok {
		return append(tokens, t)
	}
	inner := false
	for word != "" {
		t, n := v.longestPiece(word, inner)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(word)
		} else {
			tokens = append(tokens, t)
		}
		word, inner = word[n:], true
	}
	return tokens
}

// longestPiece finds the longest piece that a word, or what is left of one, begins with, and
// its length in bytes: 0 if there is none.
func (v *Vocabulary) longestPiece(word string, inner bool) (Token, int) {
	for n := min(len(word), v.longest); n > 0; n-- {
		if n < len(word) && !utf8.RuneStart(word[n]) {
			continue
		}
		if t, ok := v.find(word[:n], inner); ok {
			return t, n
		}
	}
	return 0, 0
}
