package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"runtime"

	"footnote/bot"
	"footnote/bot/sandbox"
	"footnote/corpus/library"
	"footnote/corpus/starter"
)

func (a *app) tryCommand() command {
	var o tryOptions
	return command{
		use:   "try [flags]",
		short: "Try the whole bot in a browser, without Discord",
		long: `Starts a stand-in for Discord on this machine with the real bot in it, and opens
its page in the browser: two servers, each with the starter library, a member
and a moderator to be. Nothing leaves the machine, and nothing is kept.`,
		example: "footnote try",
		flags: func(f flags) {
			f.Flags().StringVar(&o.address, "address", "", "listen on `host:port` of this machine (default: a free port)")
			f.Flags().BoolVar(&o.noBrowser, "no-browser", false, "print the address only")
		},
		run: func(ctx context.Context, _ line) error { return a.try(ctx, o) },
	}
}

type tryOptions struct {
	address   string
	noBrowser bool
}

// try serves the stand-in and the bot until ctx ends.
func (a *app) try(ctx context.Context, o tryOptions) error {
	dir, err := library.MakeTemp("try")
	if err != nil {
		return fmt.Errorf("make a folder to try in: %w", err)
	}
	defer os.RemoveAll(dir)
	srv, err := sandbox.New(sandbox.Options{Addr: o.address, Examples: tryExamples})
	if err != nil {
		return told{"The page cannot be served there. Choose another port of this machine, for example: footnote try --address 127.0.0.1:4100", err}
	}
	defer srv.Close()
	for _, guild := range srv.Guilds() {
		path, err := bot.LibraryPath(dir, string(guild.ID))
		if err == nil {
			err = fillLibrary(ctx, path)
		}
		if err != nil {
			return err
		}
	}
	return tryBot(ctx, bot.Options{
		Token: srv.Token(), APIURL: srv.URL(), Data: dir, Fetcher: a.fetcher, Reader: a.reader, Pages: a.pages, Files: tryFiles,
		Log: slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Tell: func(string) {
			a.out.printf("Footnote is running: %s\nStop it with Ctrl-C.\n", srv.PageURL())
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

// fillLibrary puts the starter library into a file.
func fillLibrary(ctx context.Context, path string) error {
	lib, err := starter.Open(ctx, path)
	if err != nil {
		return err
	}
	return lib.Close()
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
	"/quote text:a marriage of convenience",
	"/sources",
}
