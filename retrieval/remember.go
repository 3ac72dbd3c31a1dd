package retrieval

import (
	"context"

	"footnote/corpus"
)

// passages gives passages by their numbers, from memory where that has them.
func (e *Engine) passages(ctx context.Context, ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
	return e.ranker.Passages(ctx, ids, e.library.PassagesByID)
}
