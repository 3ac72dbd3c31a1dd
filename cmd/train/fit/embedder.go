package fit

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"footnote/retrieval/embed"
	"footnote/retrieval/embed/models"
)

// openEmbedder gives the embedder that numbers are fitted with: a folder of a model on
// this machine as "footnote model get" makes it, or ollama:NAME for one of a server of
// this machine. Empty is the table, and nil.
func openEmbedder(spec string) (embed.Embedder, error) {
	var emb embed.Embedder
	var err error
	if name, ok := strings.CutPrefix(spec, embed.Ollama+":"); ok {
		emb, err = embed.NewRemote(embed.Remote{Kind: embed.Ollama, Model: name})
	} else if spec == "" {
		return nil, nil
	} else {
		folder := filepath.Clean(spec)
		emb, err = models.Store{Folder: filepath.Dir(folder)}.Open(filepath.Base(folder))
	}
	if err != nil {
		return nil, fmt.Errorf("open embedder %q: %w", spec, err)
	}
	return &remembering{Embedder: emb, known: map[[sha256.Size]byte][]float32{}}, nil
}

// A remembering embedder gives what it has given before for the same passage: each
// library is asked twice, and a model takes long.
type remembering struct {
	embed.Embedder

	mu    sync.Mutex
	known map[[sha256.Size]byte][]float32
}

// EmbedPassages asks for the vectors of the passages that are new.
func (r *remembering) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	var missing []string
	r.mu.Lock()
	for _, text := range texts {
		if _, ok := r.known[sha256.Sum256([]byte(text))]; !ok {
			missing = append(missing, text)
		}
	}
	r.mu.Unlock()
	made, err := r.Embedder.EmbedPassages(ctx, missing)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, v := range made {
		r.known[sha256.Sum256([]byte(missing[i]))] = v
	}
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		vectors[i] = append([]float32(nil), r.known[sha256.Sum256([]byte(text))]...) // the engine scales it
	}
	return vectors, nil
}
