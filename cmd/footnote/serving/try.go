package serving

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"runtime"

	"footnote/bot"
	"footnote/bot/sandbox"
	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/corpus/library/leftovers"
)

// Try is the command that runs it in a browser.
func Try(run *command.App) command.Row {
	a := app{run}
	var o tryOptions
	return command.Row{
		Use:   "try [flags]",
		Short: "Try the whole bot in a browser, without Discord",
		Long: `Starts a stand-in for Discord on this machine with the real bot in it, and opens
its page in the browser: two servers, a member and a moderator to be, a thread
and a forum. The starter library answers until a text is added, or --library
lends a copy of one of yours to the first server. Nothing leaves the machine,
and nothing is kept.`,
		Example: "footnote try\nfootnote try --library seminar",
		Flags: func(f command.Flags) {
			f.Flags().StringVar(&o.address, "address", "", "listen on `host:port` of this machine (default: a free port)")
			f.Flags().StringVar(&o.library, "library", "", "lend a copy of the library of this `name` to the first server")
			f.Complete("library", func(command.Line) []string { return a.LibraryNames() })
			f.Flags().BoolVar(&o.noBrowser, "no-browser", false, "print the address only")
		},
		Run: func(ctx context.Context, _ command.Line) error { return a.try(ctx, o) },
	}
}

type tryOptions struct {
	address   string
	library   string // of one's own, empty for the starter library
	noBrowser bool
}

// try serves the stand-in and the bot until ctx ends.
func (a app) try(ctx context.Context, o tryOptions) error {
	dir, err := leftovers.MakeTemp("try")
	if err != nil {
		return fmt.Errorf("make a folder to try in: %w", err)
	}
	defer os.RemoveAll(dir)
	examples := tryExamples
	if o.library != "" {
		examples = ownExamples
	}
	srv, err := sandbox.New(sandbox.Options{Addr: o.address, Examples: examples})
	if err != nil {
		return advice.Because(err, "The page cannot be served there. Choose another port of this machine, for example: footnote try --address 127.0.0.1:4100")
	}
	defer srv.Close()
	first := srv.Guilds()[0]
	if err := furnish(srv, first); err != nil {
		return err
	}
	if o.library != "" {
		if err := a.lend(ctx, o.library, dir, string(first.ID)); err != nil {
			return err
		}
	}
	return tryBot(ctx, bot.Options{
		Token: srv.Token(), APIURL: srv.URL(), Data: dir, Fetcher: a.Fetcher, Reader: a.Reader, Pages: a.Pages, Files: tryFiles,
		Log: slog.New(slog.NewTextHandler(a.Err, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Tell: func(string) {
			a.Out.Printf("Footnote is running: %s\nStop it with Ctrl-C.\n", srv.PageURL())
			if !o.noBrowser {
				openBrowser(srv.PageURL())
			}
		},
	})
}

// tryBot runs a bot that nobody watches.
func tryBot(ctx context.Context, o bot.Options) error {
	b, err := bot.New(ctx, o)
	if err == nil {
		err = b.Run(ctx)
	}
	return botError(err)
}

// tryFiles is how much the files of one library of the page may take, in bytes.
const tryFiles = 100 << 20

// furnish gives a server a thread and a forum to feel.
func furnish(srv *sandbox.Server, guild sandbox.Guild) error {
	_, err := srv.AddThread(guild.Channels[0].ID, "a thread to try")
	if err == nil {
		_, err = srv.AddForum(guild.ID, "questions", "Each post is a thread of its own")
	}
	return err
}

// lend copies a library of one's own to a server of the page.
func (a app) lend(ctx context.Context, name, dir, guild string) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	lib, err := c.OpenExisting(ctx, name)
	if err != nil {
		return err
	}
	defer lib.Close()
	path, err := bot.LibraryPath(dir, guild)
	if err != nil {
		return err
	}
	return lib.Export(ctx, path, true)
}

// openBrowser opens a page where there is a browser. Where there is none the
// address has been printed anyway.
func openBrowser(address string) {
	command := map[string][]string{
		"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY")+os.Getenv("WAYLAND_DISPLAY") == "" {
		return
	}
	c := exec.Command(command[0], append(command[1:], address)...)
	if c.Start() == nil {
		go c.Wait()
	}
}

// tryExamples are what an empty channel of the page offers to send.
var tryExamples = []string{
	"/ask question:why does Russia tolerate Israeli strikes?",
	"/compare question:do the authors agree that Russia and Iran are partners?",
	"/quote text:Moscow opens Syrian airspace to Israeli aircraft at intervals",
	"/ask question:why does Russia tolerate Israeli strikes? private:true",
	"/sources",
}

// ownExamples are those for a library that nobody knows but who runs this.
var ownExamples = []string{
	"/ask question:what is this library about?",
	"/sources",
	"/help",
}
