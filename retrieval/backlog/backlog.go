// Package backlog embeds the passages of a library that wait for their vectors.
package backlog

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// Embed gives the passages of a library that emb's model has not yet seen their vectors, so many
// at a time, which a crash can lose. progress, which may be nil, is told how many have them of how
// many.
func Embed(ctx context.Context, lib *library.Library, emb embed.Embedder, batch int, progress func(done, total int)) error {
	t := titles{revision: -1}
	passages, left, err := lib.Pending(ctx, emb.Model(), batch)
	if err != nil {
		return fmt.Errorf("embed: %w", err)
	}
	for done := 0; len(passages) > 0; {
		if err := t.read(ctx, lib); err != nil {
			return fmt.Errorf("embed: %w", err)
		}
		stored, err := embedBatch(ctx, lib, emb, passages, t.of(passages))
		if err == nil && stored == 0 {
			err = t.unchanged(ctx, lib) // or the next round would be this one again
		}
		if err != nil {
			return fmt.Errorf("embed with %s: %w", emb.Model(), err)
		}
		if progress != nil {
			progress(done+len(passages), max(left, done+len(passages))) // more may have come meanwhile
		}
		done += len(passages)
		if passages, err = lib.NextPending(ctx, emb.Model(), batch); err != nil {
			return fmt.Errorf("embed: %w", err)
		}
	}
	return nil
}

// titles are those of a library's sources at a revision of it.
type titles struct {
	revision int64
	bySource map[corpus.SourceID]string
}

// read reads the titles again if something has changed.
func (t *titles) read(ctx context.Context, lib *library.Library) error {
	revision, err := lib.Revision(ctx)
	if err != nil || revision == t.revision {
		return err
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return err
	}
	t.revision, t.bySource = revision, make(map[corpus.SourceID]string, len(sources))
	for _, s := range sources {
		t.bySource[s.ID] = s.Title
	}
	return nil
}

// unchanged gives an error if nothing has changed since the titles were read.
func (t *titles) unchanged(ctx context.Context, lib *library.Library) error {
	revision, err := lib.Revision(ctx)
	if err == nil && revision == t.revision {
		err = ErrNotStored
	}
	return err
}

// ErrNotStored is why some passages stay without vectors: the library takes none
// for them.
var ErrNotStored = errors.New("the library takes no vector of these passages")

// of gives the title of each passage's source.
func (t *titles) of(passages []corpus.Passage) []string {
	list := make([]string, len(passages))
	for i, p := range passages {
		list[i] = t.bySource[p.Source]
	}
	return list
}

// embedBatch embeds each passage under its title and section, which say what
// its pronouns stand for. A passage that is given another title meanwhile stays
// without a vector: the next batch has it again. It tells how many got theirs.
func embedBatch(ctx context.Context, lib *library.Library, emb embed.Embedder, passages []corpus.Passage, titles []string) (stored int, err error) {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = strings.TrimLeft(titles[i]+"\n"+p.Section+"\n"+p.Text, "\n")
	}
	embedded, err := emb.EmbedPassages(ctx, texts)
	if err != nil {
		return 0, err
	}
	if len(embedded) != len(texts) {
		return 0, fmt.Errorf("%d vectors for %d passages", len(embedded), len(texts))
	}
	rows := make([]library.Embedding, len(passages))
	for i, p := range passages {
		rows[i] = library.Embedding{Passage: p.ID, Vector: embedded[i]}
	}
	return lib.AddEmbeddingsUnder(ctx, emb.Model(), titles, rows)
}
