package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Read makes a file a source and its passages, ready for [Library.Add]. Errors
// are those of [Extract]. It reads in this process; see [Reader] for files of
// strangers.
func Read(ctx context.Context, f File) (Source, []Passage, error) {
	doc, err := Extract(ctx, f)
	if err != nil {
		return Source{}, nil, err
	}
	return sourceOf(f, doc)
}

// sourceOf makes a source of a file and of what was read of it.
func sourceOf(f File, doc Document) (Source, []Passage, error) {
	passages := Split(doc)
	if len(passages) == 0 {
		return Source{}, nil, fmt.Errorf("split %q: %w", f.Name, ErrNoText)
	}
	digest := sha256.Sum256(f.Data)
	return Source{
		Metadata: doc.Metadata, Origin: f.Origin, MediaType: doc.MediaType, Digest: hex.EncodeToString(digest[:]), ReadAt: time.Now(),
	}, passages, nil
}
