package retrieval

import (
	"context"

	"footnote/corpus"
)

// passages gives passages by their numbers, from memory where that has them.
func (e *Engine) passages(ctx context.Context, ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
	if found, ok := e.ranker.Remembered(ids); ok {
		return found, nil
	}
	return e.library.PassagesByID(ctx, ids)
}
