package retrieval

import (
	"context"

	"footnote/corpus"
)

// SKELETON

type Engine struct{}

// New opens an engine over a library: it indexes the words and loads the vectors of emb's model.
func New(ctx context.Context, lib *corpus.Library, emb Embedder) (*Engine, error) { panic("todo") }

// Sync embeds what the model has not yet seen. progress may be nil.
func (e *Engine) Sync(ctx context.Context, progress func(done, total int)) error { panic("todo") }

// Embed does the same to a library without an engine open.
func Embed(ctx context.Context, lib *corpus.Library, emb Embedder, progress func(done, total int)) error {
	panic("todo")
}

// Ask answers with at most top passages, or abstains.
func (e *Engine) Ask(ctx context.Context, question string, top int) (Answer, error) { panic("todo") }

// A Hit is one ranked passage.
type Hit struct {
	Passage corpus.Passage
	Score   float64
}

// Rank lists the best passages without judging whether they answer.
func (e *Engine) Rank(ctx context.Context, question string, depth int) ([]Hit, error) { panic("todo") }
