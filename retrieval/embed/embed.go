package embed

import (
	"context"
	"fmt"

	"footnote/retrieval/static"
)

// An Embedder turns text into vectors. It is the one seam of retrieval.
type Embedder interface {
	// Model names the space of the vectors; those of two models are never compared.
	Model() string
	// EmbedPassages gives one vector of unit length for each text, in order.
	EmbedPassages(ctx context.Context, texts []string) ([][]float32, error)
	// EmbedQuestion gives the vector of a question.
	EmbedQuestion(ctx context.Context, text string) ([]float32, error)
	// Knows says whether the model was made for a language, named by its primary
	// subtag, "" for one that is not known. Vectors do not rank what is in
	// another.
	Knows(language string) bool
}

// BuiltIn gives the embedder in the binary: trained on English, no model, key or
// network needed.
func BuiltIn() (Embedder, error) {
	model, err := static.Default()
	if err != nil {
		return nil, fmt.Errorf("built-in embedder: %w", err)
	}
	return model, nil
}
