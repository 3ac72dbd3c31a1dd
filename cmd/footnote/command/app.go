package command

import (
	"context"
	"io"
	"log/slog"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/picture"
	"footnote/corpus/web"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/embed/models"
)

// An App is one run of the program: what surrounds it, and nothing that
// outlives it.
type App struct {
	Getenv func(string) string
	Stdin  io.Reader
	Out    *terminal.Screen // results
	Err    *terminal.Screen // what is said about them

	Fetcher *web.Fetcher
	Reader  *extract.Reader
	Pages   *picture.Pictures // nil where they cannot be drawn
	Models  []models.Model    // that can be got; those that are known if nil

	database settings.Database
}

// Config reads the settings.
func (a *App) Config() (settings.Config, error) { return settings.Load(a.Getenv, a.Err, &a.database) }

// Settings gives the configuration and the embedder that it names.
func (a *App) Settings() (settings.Config, embed.Embedder, error) {
	c, err := a.Config()
	if err != nil {
		return c, nil, err
	}
	emb, err := c.OpenEmbedder(c.Embedder)
	return c, emb, err
}

// OpenToRead opens a library that the settings lead to.
func (a *App) OpenToRead(ctx context.Context, name string) (settings.Reading, error) {
	c, err := a.Config()
	if err != nil {
		return settings.Reading{}, err
	}
	return c.OpenToRead(ctx, name)
}

// Existing opens a library that is there, where the settings say that libraries are.
func (a *App) Existing(ctx context.Context, name string) (*library.Library, error) {
	c, err := a.Config()
	if err != nil {
		return nil, err
	}
	return c.OpenExisting(ctx, name)
}

// LibraryNames lists the libraries that are there, for completion.
func (a *App) LibraryNames() []string {
	c, err := a.Config()
	if err != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // nobody waits longer for a completion
	defer cancel()
	names, _ := c.Names(ctx)
	return append([]string{settings.StarterLibrary}, names...)
}

// shelfNames lists the shelves that are there, for completion.
func (a *App) shelfNames(ctx context.Context, name string) []string {
	lib, err := a.OpenToRead(ctx, name)
	if err != nil {
		return nil
	}
	defer lib.Close()
	sources, _ := lib.Sources(ctx)
	return library.Shelves(sources)
}

// Embed embeds what the embedder has not seen, with progress.
func (a *App) Embed(ctx context.Context, lib *library.Library, emb embed.Embedder) error {
	set, finish := a.Err.Counted("embedding")
	defer finish()
	return retrieval.Embed(ctx, lib, emb, set)
}

// EmbedChanged embeds the passages that a change has left without vectors. Where
// that fails the change is kept, and the next sync goes on.
func (a *App) EmbedChanged(ctx context.Context, lib *library.Library, c settings.Config, library string) {
	emb, err := c.OpenEmbedder(c.Embedder)
	if err == nil {
		err = a.Embed(ctx, lib, emb)
	}
	if err != nil && ctx.Err() == nil {
		a.TellUnembedded("The change is kept", err, library)
	}
}

// TellUnembedded says why not every passage of a library is embedded, what is kept all the
// same, and what to do.
func (a *App) TellUnembedded(kept string, err error, library string) {
	said := "Not every passage is embedded"
	if kept != "" {
		said = kept + ", but not every passage is embedded"
	}
	a.Err.Paragraph("", said+"; until then words answer alone. "+advice.Sentence(err)+" "+settings.SyncHint(library))
}

// ReadyPages has what draws pages made ready, which takes a while the first time, or says
// why it cannot be.
func (a *App) ReadyPages(ctx context.Context) error {
	if a.Pages == nil {
		return advice.Mistake("Pages cannot be drawn here: there is no folder for what that needs. Set HOME or XDG_CACHE_HOME.")
	}
	bar := a.Err.Progress(terminal.UnknownTotal, "making ready what draws pages (once)")
	defer bar.Finish()
	if err := a.Pages.Ready(ctx); err != nil && ctx.Err() == nil {
		return advice.Because(err, "What draws pages cannot be made ready. It needs a folder that is yours alone (in XDG_CACHE_HOME or HOME) with 30 MB of room.")
	}
	return ctx.Err()
}

// Logger writes one line a request, in a form for people or for programs.
func (a *App) Logger(form string) *slog.Logger {
	if form == settings.LogJSON {
		return slog.New(slog.NewJSONHandler(a.Err, nil))
	}
	return slog.New(slog.NewTextHandler(a.Err, nil))
}
