package sources

import (
	"cmp"
	"context"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/retrieval"
)

// Sync is the command that embeds what is not embedded yet.
func Sync(run *command.App) command.Row {
	a := app{run}
	var o syncOptions
	return command.Row{
		Use:     "sync [flags]",
		Short:   "Embed the passages that the embedder has not seen yet",
		Long:    "Embeds the passages that the embedder has not seen yet: after another embedder was chosen, or after adding was interrupted. It goes on where it stopped. It also notes sums of texts that an older version has added, so that damage shows. When all is done it forgets what other embedders have made of the library.",
		Example: "footnote sync",
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, _ command.Line) error { return a.sync(ctx, o) },
	}
}

type syncOptions struct {
	library string
	json    bool
}

// sync embeds what the embedder has not seen of a library, and forgets what
// others have made of it.
func (a app) sync(ctx context.Context, o syncOptions) error {
	c, emb, err := a.Settings()
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
	if err := a.Embed(ctx, lib, emb); err != nil {
		return err
	}
	if _, err := lib.TakeSums(ctx); err != nil {
		return err
	}
	if err := lib.DropEmbeddings(ctx, retrieval.Spaces(emb)...); err != nil {
		return err
	}
	if o.json {
		return a.Out.JSON(syncedJSON{Library: name, Model: emb.Model(), Embedded: pending})
	}
	a.Out.Printf("%s embedded with %s\n", terminal.Count(pending, "passage"), emb.Model())
	return nil
}
