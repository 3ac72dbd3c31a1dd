package retrieval

import (
	"context"

	"footnote/corpus"
)

// Remembered are the passages of a library, for an engine that answers while the library is
// out of reach. A nil one keeps nothing.
type remembered map[corpus.PassageID]corpus.Passage

func (r remembered) keep(p corpus.Passage) {
	if r != nil {
		r[p.ID] = p
	}
}

// bytes is about what they take in memory.
func (r remembered) bytes() (sum int64) {
	const ofPassage = 200
	for _, p := range r {
		sum += ofPassage + int64(len(p.Text)+len(p.Section))
	}
	return sum
}

// passages gives passages by their numbers, from memory where that has them.
func (e *Engine) passages(ctx context.Context, ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
	if e.index.texts == nil {
		return e.library.PassagesByID(ctx, ids)
	}
	found := map[corpus.PassageID]corpus.Passage{}
	for _, id := range ids {
		if p, ok := e.index.texts[id]; ok {
			found[id] = p
		}
	}
	return found, nil
}
