package main

import (
	"cmp"
	"context"

	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
)

func (a *app) syncCommand() command {
	var o syncOptions
	return command{
		use:     "sync [flags]",
		short:   "Embed the passages that the embedder has not seen yet",
		long:    "Embeds the passages that the embedder has not seen yet: after another embedder was chosen, or after adding was interrupted. It goes on where it stopped. It also notes sums of texts that an older version has added, so that damage shows. When all is done it forgets what other embedders have made of the library.",
		example: "footnote sync",
		flags: func(f flags) {
			f.json(&o.json)
			f.library(&o.library)
		},
		run: func(ctx context.Context, _ line) error { return a.sync(ctx, o) },
	}
}

type syncOptions struct {
	library string
	json    bool
}

// sync embeds what the embedder has not seen of a library, and forgets what
// others have made of it.
func (a *app) sync(ctx context.Context, o syncOptions) error {
	c, emb, err := a.settings()
	if err != nil {
		return err
	}
	name := cmp.Or(o.library, settings.DefaultLibrary)
	lib, err := c.OpenExisting(ctx, name)
	if err != nil {
		return err
	}
	defer lib.Close()
	_, pending, err := lib.Pending(ctx, emb.Model(), 1)
	if err != nil {
		return err
	}
	if err := a.embed(ctx, lib, emb); err != nil {
		return err
	}
	if _, err := lib.TakeSums(ctx); err != nil {
		return err
	}
	if err := lib.DropEmbeddings(ctx, retrieval.Spaces(emb)...); err != nil {
		return err
	}
	if o.json {
		return a.out.JSON(syncedJSON{Library: name, Model: emb.Model(), Embedded: pending})
	}
	a.out.Printf("%s embedded with %s\n", terminal.Count(pending, "passage"), emb.Model())
	return nil
}

// embed embeds what the embedder has not seen, with progress.
func (a *app) embed(ctx context.Context, lib *library.Library, emb embed.Embedder) error {
	set, finish := a.err.Counted("embedding")
	defer finish()
	return retrieval.Embed(ctx, lib, emb, set)
}

// embedPending embeds what the embedder has not seen, and writes nothing if
// there is nothing to do.
func embedPending(ctx context.Context, lib *library.Library, emb embed.Embedder) error {
	_, pending, err := lib.Pending(ctx, emb.Model(), 1)
	if err != nil || pending == 0 {
		return err
	}
	return retrieval.Embed(ctx, lib, emb, nil)
}
