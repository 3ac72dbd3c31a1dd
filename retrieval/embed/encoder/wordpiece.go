package encoder

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// readWords reads the model of a tokenizer.
func readWords(raw json.RawMessage) (words, error) {
	var p part
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	switch p.Type {
	case "WordPiece", "":
		return readWordPiece(raw)
	case "Unigram":
		return readUnigram(raw)
	}
	return nil, fmt.Errorf("kind %.40q is not known", p.Type)
}

// A wordPiece takes always the longest piece that fits next (Schuster and Nakajima,
// "Japanese and Korean voice search", 2012; the greedy form of BERT).
type wordPiece struct {
	pieces  map[string]int32
	prefix  string // of pieces that go on within a word
	unknown int32
	longest int // bytes of the longest piece
	letters int // of the longest word that is looked up
	count   int
}

func readWordPiece(raw json.RawMessage) (*wordPiece, error) {
	p := struct {
		Unknown string           `json:"unk_token"`
		Prefix  string           `json:"continuing_subword_prefix"`
		Letters int              `json:"max_input_chars_per_word"`
		Pieces  map[string]int32 `json:"vocab"`
	}{"[UNK]", "##", 100, nil}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	w := &wordPiece{pieces: p.Pieces, prefix: p.Prefix, letters: p.Letters}
	var ok bool
	if w.unknown, ok = p.Pieces[p.Unknown]; !ok {
		return nil, fmt.Errorf("unknown words have no token")
	}
	if len(p.Pieces) > mostPieces || p.Letters < 1 || p.Letters > 1000 || len(p.Prefix) > 16 {
		return nil, fmt.Errorf("%d pieces, words of %d letters", len(p.Pieces), p.Letters)
	}
	for piece, id := range p.Pieces {
		if id < 0 || id >= mostWords {
			return nil, fmt.Errorf("piece %.40q has number %d", piece, id)
		}
		w.longest, w.count = max(w.longest, len(piece)), max(w.count, int(id)+1)
	}
	if w.longest > mostPieceBytes {
		return nil, fmt.Errorf("a piece of %d bytes", w.longest)
	}
	return w, nil
}

func (w *wordPiece) size() int { return w.count }

func (w *wordPiece) forget(piece string) { delete(w.pieces, piece) }

func (w *wordPiece) append(tokens []int32, word string) []int32 {
	if utf8.RuneCountInString(word) > w.letters {
		return append(tokens, w.unknown)
	}
	first := len(tokens)
	for rest := word; rest != ""; {
		id, n := w.longestPiece(rest, len(rest) < len(word))
		if n == 0 {
			return append(tokens[:first], w.unknown)
		}
		tokens, rest = append(tokens, id), rest[n:]
	}
	return tokens
}

// longestPiece finds the longest piece that a word begins or goes on with, and how many
// of the word's bytes it has: 0 if there is none.
func (w *wordPiece) longestPiece(rest string, inner bool) (id int32, n int) {
	var buffer [mostPieceBytes + 16]byte
	begin := 0
	if inner {
		begin = copy(buffer[:], w.prefix)
	}
	for n = copy(buffer[begin:], rest[:min(len(rest), w.longest)]); n > 0; n-- {
		if n < len(rest) && !utf8.RuneStart(rest[n]) {
			continue
		}
		if id, ok := w.pieces[string(buffer[:begin+n])]; ok {
			return id, n
		}
	}
	return 0, 0
}

// clean makes a text valid UTF-8, as the models' own code gets it.
func clean(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }
