package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/split"
)

// Read makes a file a source and its passages, ready for library.Library.Add. Errors
// are those of [Extract]. It reads in this process; see [Reader] for files of
// strangers.
func Read(ctx context.Context, f corpus.File) (corpus.Source, []corpus.Passage, error) {
	doc, err := Extract(ctx, f)
	if err != nil {
		return corpus.Source{}, nil, err
	}
	return sourceOf(f, doc)
}

// sourceOf makes a source of a file and of what was read of it.
func sourceOf(f corpus.File, doc corpus.Document) (corpus.Source, []corpus.Passage, error) {
	passages := split.Split(doc.WithOpening(f.Title))
	if len(passages) == 0 {
		return corpus.Source{}, nil, fmt.Errorf("split %q: %w", f.Name, corpus.ErrNoText)
	}
	digest := sha256.Sum256(f.Data)
	return corpus.Source{
		Metadata: doc.Metadata, Origin: f.Origin, MediaType: doc.MediaType, Digest: hex.EncodeToString(digest[:]), ReadAt: time.Now(),
	}, passages, nil
}
