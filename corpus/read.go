package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Read makes a file a source and its passages, ready for [Library.Add]. Errors
// are those of [Extract].
func Read(ctx context.Context, f File) (Source, []Passage, error) {
	doc, err := Extract(ctx, f)
	if err != nil {
		return Source{}, nil, err
	}
	passages := Split(doc)
	if len(passages) == 0 {
		return Source{}, nil, fmt.Errorf("split %q: %w", f.Name, ErrNoText)
	}
	digest := sha256.Sum256(f.Data)
	return Source{
		Metadata: doc.Metadata, Origin: f.Origin, MediaType: doc.MediaType, Digest: hex.EncodeToString(digest[:]), ReadAt: time.Now(),
	}, passages, nil
}
