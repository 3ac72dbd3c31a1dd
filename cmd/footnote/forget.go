package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"footnote/bot"
	"footnote/bot/fleet"
	"footnote/corpus"
)

type forgetOptions struct {
	member string
	json   bool
}

func (a *app) forgetCommand() command {
	var o forgetOptions
	return command{
		use:     "forget [flags] MEMBER",
		short:   "Delete what is kept of a member, in all libraries",
		long:    `Deletes what the libraries of the bot keep of a member of Discord: questions and answers, ratings, suggestions, and who added or removed a source; the sources stay. MEMBER is the member's number on Discord (in Discord: Settings, Advanced, Developer Mode; then a right-click on the member, Copy User ID). It works while the bot runs. Backups that were made before are not touched.`,
		example: "footnote forget 80351110224678912",
		args:    exactlyOne("the number of a member", "footnote forget 80351110224678912"),
		flags:   func(f flags) { f.json(&o.json) },
		run: func(ctx context.Context, l line) error {
			o.member = l.args[0]
			return a.forget(ctx, o)
		},
	}
}

// forget takes a member out of every library.
func (a *app) forget(ctx context.Context, o forgetOptions) error {
	c, err := a.config()
	if err != nil {
		return err
	}
	if err := c.forgetBeside(ctx, o.member); errors.Is(err, corpus.ErrMalformed) {
		return told{"That is no number of a member: it has digits only.", err}
	} else if err != nil {
		return err
	}
	names, err := c.names(ctx)
	if err != nil {
		return err
	}
	done := forgottenJSON{}
	for _, name := range names {
		rows, err := c.forgetIn(ctx, name, o.member)
		if err != nil {
			return err
		}
		done.Libraries++
		done.Rows += rows
	}
	if o.json {
		return a.printJSON(done)
	}
	a.out.paragraph("", fmt.Sprintf("Entries that had to do with that member, and no longer have: %d. Libraries looked through: %d.", done.Rows, done.Libraries))
	return nil
}

// forgetBeside takes a member out of what the bot keeps beside the libraries.
func (c Config) forgetBeside(ctx context.Context, member string) error {
	if !c.isServed() {
		return bot.ForgetMember(ctx, c.Data, member)
	}
	if err := bot.CheckMember(member); err != nil {
		return err
	}
	server, err := c.connect(ctx)
	if err != nil {
		return err
	}
	m := fleet.Join(server.Database().Apart(), slog.New(slog.DiscardHandler))
	defer m.Close()
	return m.ForgetDirectServer(ctx, member)
}

func (c Config) forgetIn(ctx context.Context, name, member string) (rows int, err error) {
	lib, err := c.openNamed(ctx, name, false)
	if err != nil {
		return 0, err
	}
	defer lib.Close()
	return lib.ForgetMember(ctx, member)
}
