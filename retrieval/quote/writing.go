package quote

import (
	"context"
	"errors"
	"math"

	"footnote/corpus"
	"footnote/retrieval/quote/speech"
	"footnote/retrieval/quote/words"
)

// A writing is how a source writes: its language, the words that it writes without a
// capital, and what it says before anybody speaks.
type writing struct {
	language string
	small    map[string]bool
	opening  string
}

// know gives how a source writes.
func (s *search) know(ctx context.Context, id corpus.SourceID) (writing, error) {
	if w, ok := s.sources[id]; ok {
		return w, nil
	}
	source, err := s.library.Source(ctx, id)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) { // removed a moment ago
		return writing{}, err
	}
	passages, err := s.library.PassagesOf(ctx, []corpus.SourceID{id}, math.MaxInt64)
	if err != nil {
		return writing{}, err
	}
	w := writing{language: source.Language, small: map[string]bool{}}
	if len(passages) > 0 {
		w.opening = speech.Opening(passages[0].Text)
	}
	for _, p := range passages {
		for _, t := range words.Tokens(p.Text) {
			if !t.Capital {
				w.small[t.Word] = true
			}
		}
	}
	s.sources[id] = w
	return w, nil
}

// isShouting says whether capitals tell nothing of names in a text: it has none within its
// sentences, or nothing else.
func isShouting(list []words.Token) bool {
	capitals, others := 0, 0
	for _, t := range list {
		switch {
		case t.Opens:
		case t.Capital:
			capitals++
		default:
			others++
		}
	}
	return capitals == 0 || others == 0
}
