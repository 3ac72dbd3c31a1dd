package encoder

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// A unigram takes the pieces of a word whose probabilities have the largest product
// (Kudo, "Subword Regularization", 2018).
type unigram struct {
	pieces  map[string]scored
	prefix  map[string]bool // what pieces begin with, so that a search can end
	unknown int32
	least   float64 // score of an unknown letter
	count   int
}

type scored struct {
	id    int32
	score float64
}

// A scoredPiece is written as its text and its score.
type scoredPiece struct {
	text  string
	score float64
}

func (p *scoredPiece) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&p.text, &p.score})
}

func readUnigram(raw json.RawMessage) (*unigram, error) {
	var p struct {
		Unknown *int32        `json:"unk_id"`
		Bytes   bool          `json:"byte_fallback"`
		Pieces  []scoredPiece `json:"vocab"`
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	switch {
	case p.Bytes:
		return nil, errors.New("unknown letters as bytes are not known here")
	case len(p.Pieces) > mostPieces:
		return nil, fmt.Errorf("%d pieces", len(p.Pieces))
	case p.Unknown == nil || *p.Unknown < 0 || int(*p.Unknown) >= len(p.Pieces):
		return nil, errors.New("unknown letters have no token")
	}
	u := &unigram{pieces: make(map[string]scored, len(p.Pieces)), prefix: make(map[string]bool, 2*len(p.Pieces)), unknown: *p.Unknown, count: len(p.Pieces)}
	for i, piece := range p.Pieces {
		if len(piece.text) > mostPieceBytes || piece.score != piece.score {
			return nil, fmt.Errorf("piece %d", i)
		}
		u.least = min(u.least, piece.score)
		u.pieces[piece.text] = scored{int32(i), piece.score}
		for n := range piece.text { // letters
			u.prefix[piece.text[:n]] = true
		}
	}
	u.least -= 10 // as SentencePiece has it
	return u, nil
}

func (u *unigram) size() int { return u.count }

func (u *unigram) forget(piece string) { delete(u.pieces, piece) }

// A step is the best way to a place in a word.
type step struct {
	score float64
	from  int
	id    int32
	known bool
}

func (u *unigram) append(tokens []int32, word string) []int32 {
	best := make([]step, len(word)+1)
	for i := range word {
		u.extend(best, word, i)
	}
	first := len(tokens)
	for end := len(word); end > 0; end = best[end].from {
		s := best[end]
		// Unknown letters beside each other are one unknown piece.
		if s.id == u.unknown && len(tokens) > first && tokens[len(tokens)-1] == u.unknown {
			continue
		}
		tokens = append(tokens, s.id)
	}
	for i, j := first, len(tokens)-1; i < j; i, j = i+1, j-1 {
		tokens[i], tokens[j] = tokens[j], tokens[i]
	}
	return tokens
}

// extend tries all pieces that begin at a place.
func (u *unigram) extend(best []step, word string, i int) {
	_, letter := utf8.DecodeRuneInString(word[i:])
	whole := false // whether a piece is just this letter
	try := func(end int, id int32, score float64) {
		if score += best[i].score; !best[end].known || score > best[end].score {
			best[end] = step{score, i, id, true}
		}
	}
	for end := i + letter; end <= len(word); {
		if piece, ok := u.pieces[word[i:end]]; ok {
			try(end, piece.id, piece.score)
			whole = whole || end == i+letter
		}
		if !u.prefix[word[i:end]] || end == len(word) {
			break
		}
		_, n := utf8.DecodeRuneInString(word[end:])
		end += n
	}
	if !whole {
		try(i+letter, u.unknown, u.least)
	}
}
