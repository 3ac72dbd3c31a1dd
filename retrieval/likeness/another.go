package likeness

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library"
)

// IsAnother tells whether what was read in place of a source looks like another work: nothing of
// the text is left, and the title is another. The number, what refers to it, and an author that
// a person gave belong to the work that was there. It is false for what the library has as a
// source of its own, of which [library.Library.Replace] says better what to do.
func IsAnother(ctx context.Context, lib *library.Library, was, now corpus.Source, passages []corpus.Passage) (bool, error) {
	if strings.EqualFold(was.Title, now.Title) {
		return false, nil
	}
	kept, err := lib.PassagesOf(ctx, []corpus.SourceID{was.ID}, math.MaxInt64)
	if err != nil {
		return false, fmt.Errorf("look whether source %d is the same work: %w", was.ID, err)
	}
	texts := map[string]bool{}
	for _, p := range kept {
		texts[p.Text] = true
	}
	if len(kept) == 0 || slices.ContainsFunc(passages, func(p corpus.Passage) bool { return texts[p.Text] }) {
		return false, nil
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return false, fmt.Errorf("look whether source %d is the same work: %w", was.ID, err)
	}
	return !slices.ContainsFunc(sources, func(s corpus.Source) bool { return s.Digest == now.Digest && s.ID != was.ID }), nil
}
