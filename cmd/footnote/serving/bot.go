package serving

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"time"

	"footnote/bot"
	"footnote/bot/fleet"
	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/build"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/health"
	"footnote/cmd/footnote/settings"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
)

// An app is a run of the program, with what the commands of this room do in it.
type app struct{ *command.App }

// Bot is the command that runs the bot.
func Bot(run *command.App) command.Row {
	a := app{run}
	return command.Row{
		Use:   "bot",
		Short: "Run the Discord bot until it is stopped",
		Long: `Runs the Discord bot until it is stopped with Ctrl-C or SIGTERM; answers under way
are finished first. It needs DISCORD_TOKEN in .env, and prints the link that
invites it to a server. Each server gets a library of its own in FOOTNOTE_DATA.

With FOOTNOTE_DATABASE the libraries are in PostgreSQL, and "footnote bot" may run
several times, on one machine or on several: the processes share the servers among
themselves, and when one ends or dies the others go on for it within a second or two.
Give each an address of its own in FOOTNOTE_STATUS.`,
		Example: "footnote bot",
		Run:     func(ctx context.Context, _ command.Line) error { return a.bot(ctx) },
	}
}

// patience is how long a question in a channel waits for a model on this machine before
// the built-in table answers it.
const patience = 30 * time.Millisecond

// bot serves Discord until ctx ends.
func (a app) bot(ctx context.Context) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if c.Discord.Token == "" {
		return advice.Mistake("DISCORD_TOKEN is not set. Make an application at https://discord.com/developers/applications, " +
			"copy the token of its bot, and write DISCORD_TOKEN=… into .env. To look around without Discord: footnote try")
	}
	emb, err := c.EmbedderOrTable()
	if err != nil {
		return err
	}
	if t, ok := emb.(retrieval.Tiered); ok {
		t.Patience = patience
		emb = t
	}
	this := build.This()
	m := health.New(this.Version, this.Commit)
	if c.Embedder.Kind == embed.Ollama || c.Embedder.Kind == embed.OpenAI {
		emb = m.Counted(emb) // those of this machine are known by their type
	}
	o := bot.Options{
		Token: c.Discord.Token, APIURL: c.Discord.APIURL, Guild: c.Discord.Guild, Data: c.Data, Embedder: emb, Shards: c.Discord.Shards, Memory: c.Memory,
		Fetcher: a.Fetcher, Reader: a.Reader, Pages: a.Pages, Files: c.Files,
		Log: a.Logger(c.Log), Done: m.Done,
		Tell: func(text string) { a.Out.Paragraph("", text) },
	}
	release, err := attach(ctx, c, &o)
	if err != nil {
		return err
	}
	defer release()
	return a.runBot(ctx, c, m, o)
}

// attach gives the bot its libraries: those of a database, beside the other processes that
// serve it, or of a folder that is its own until release is called.
func attach(ctx context.Context, c settings.Config, o *bot.Options) (release func(), err error) {
	if c.IsServed() {
		return attachDatabase(ctx, c, o)
	}
	if release, err = bot.Alone(c.Data, o.Log); err != nil {
		return nil, advice.Because(err, "Another \"footnote bot\" runs on %s already, so this one was not started: both would answer everything. Stop that one first, for example with: systemctl stop footnote. A bot of its own needs a folder of its own (FOOTNOTE_DATA) and a token of its own; for one bot in several processes set FOOTNOTE_DATABASE.", c.Data)
	}
	if moved := library.Moved(c.Data); len(moved) > 0 {
		o.Log.Warn("libraries of this folder were moved into a database, and FOOTNOTE_DATABASE is not set: they are not served", "libraries", len(moved), "first", moved[0])
	}
	return release, nil
}

// attachDatabase gives the bot those of a database, and has it join the others until release
// is called.
func attachDatabase(ctx context.Context, c settings.Config, o *bot.Options) (release func(), err error) {
	if err := awaitDatabase(ctx, c, o.Log); err != nil {
		return nil, err
	}
	if o.Libraries, err = c.Connect(ctx); err != nil {
		return nil, err
	}
	o.Libraries.Database().Patience.Told = func() {
		o.Log.Warn("the database has not confirmed a change yet; footnote doctor says whether a standby is missing")
	}
	o.Fleet = fleet.Join(o.Libraries.Database().Apart(), o.Log)
	return func() { o.Fleet.Close() }, nil
}

// awaitDatabase waits until the database answers, so that a bot may be started before it.
func awaitDatabase(ctx context.Context, c settings.Config, log *slog.Logger) error {
	const pause = 2 * time.Second
	for told := false; ; told = true {
		server, err := library.Connect(ctx, c.Database)
		if err == nil {
			server.Close()
		}
		if !errors.Is(err, corpus.ErrUnavailable) {
			return advice.At("FOOTNOTE_DATABASE", err)
		}
		if !told {
			log.Warn("the database does not answer; waiting for it", "error", err)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// runBot serves Discord, and says meanwhile how it is. Where that address is taken
// the bot runs all the same.
func (a app) runBot(ctx context.Context, c settings.Config, m *health.Metrics, o bot.Options) error {
	if a.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(bot.MemoryLimit(o.Memory))
	}
	b, err := bot.New(ctx, o)
	if err != nil {
		return botError(err)
	}
	if c.Status != settings.StatusOff {
		at, err := m.Serve(ctx, b.Status, c)
		if err != nil {
			o.Log.Warn("nobody can ask how the bot is; choose another address with FOOTNOTE_STATUS", "error", err)
		} else {
			o.Log.Info("says how it is", "healthz", "http://"+at+"/healthz", "metrics", "http://"+at+"/metrics")
		}
	}
	return botError(b.Run(ctx))
}

// botError gives the sentence for why a bot cannot run.
func botError(err error) error {
	if refused, ok := errors.AsType[bot.ErrRefused](err); ok {
		return advice.Because(err, "%s", refused.Error())
	}
	if errors.Is(err, bot.ErrNotLoopback) {
		return advice.Mistake("DISCORD_API_URL must be an address of this machine, for example http://127.0.0.1:4000: the token is sent there. Leave it empty for Discord.")
	}
	return err
}
