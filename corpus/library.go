package corpus

import (
	"context"
	"iter"
)

// SKELETON: signatures that other packages may rely on.

type Library struct{}

func Open(ctx context.Context, path string) (*Library, error) { panic("todo") }
func (l *Library) Close() error                               { panic("todo") }

// Add stores a source and its passages in one transaction and returns it with its number.
// If the same digest is there, it changes nothing and returns the source that is there with ErrExists.
func (l *Library) Add(ctx context.Context, s Source, passages []Passage) (Source, error) {
	panic("todo")
}
func (l *Library) Remove(ctx context.Context, id SourceID) (Source, error) { panic("todo") }
func (l *Library) Source(ctx context.Context, id SourceID) (Source, error) { panic("todo") }

// Sources lists all sources by number.
func (l *Library) Sources(ctx context.Context) ([]Source, error) { panic("todo") }

// Passages yields all passages with a number above after, in order of number.
func (l *Library) Passages(ctx context.Context, after PassageID) iter.Seq2[Passage, error] {
	panic("todo")
}

// An Embedding is the vector of one passage, made by one model.
type Embedding struct {
	Passage PassageID
	Vector  []float32
}

// Embeddings yields the vectors of a model with a passage number above after.
func (l *Library) Embeddings(ctx context.Context, model string, after PassageID) iter.Seq2[Embedding, error] {
	panic("todo")
}

// Pending lists up to limit passages that have no embedding by the model, in order of number; also how many there are in all.
func (l *Library) Pending(ctx context.Context, model string, limit int) ([]Passage, int, error) {
	panic("todo")
}

// AddEmbeddings stores vectors in one transaction; those of passages that are gone meanwhile are left out.
func (l *Library) AddEmbeddings(ctx context.Context, model string, vectors []Embedding) error {
	panic("todo")
}

// DropEmbeddings forgets the vectors of all models except the named one.
func (l *Library) DropEmbeddings(ctx context.Context, except string) error { panic("todo") }
