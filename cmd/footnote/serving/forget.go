package serving

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"

	"footnote/bot"
	"footnote/bot/fleet"
	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/corpus"
)

type forgetOptions struct {
	member string
	json   bool
}

// Forget is the command that deletes what is kept of a member.
func Forget(run *command.App) command.Row {
	a := app{run}
	var o forgetOptions
	return command.Row{
		Use:     "forget [flags] MEMBER",
		Short:   "Delete what is kept of a member, in all libraries",
		Long:    `Deletes what the libraries of the bot keep of a member of Discord: questions and answers, ratings, suggestions, and who added or removed a source; the sources stay. MEMBER is the member's number on Discord (in Discord: Settings, Advanced, Developer Mode; then a right-click on the member, Copy User ID). It works while the bot runs. The files of libraries are written anew, so that what was deleted cannot be read in them any more, either: each needs its room once more for that time. Backups that were made before are not touched, nor what "footnote restore" and "footnote move" have set aside; files of those are named.`,
		Example: "footnote forget 80351110224678912",
		Args:    command.ExactlyOne("the number of a member", "footnote forget 80351110224678912"),
		Flags:   func(f command.Flags) { f.JSON(&o.json) },
		Run: func(ctx context.Context, l command.Line) error {
			o.member = l.Args[0]
			return a.forget(ctx, o)
		},
	}
}

// forget takes a member out of every library.
func (a app) forget(ctx context.Context, o forgetOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if err := forgetBeside(ctx, c, o.member); errors.Is(err, corpus.ErrMalformed) {
		return advice.Because(err, "That is no number of a member: it has digits only.")
	} else if err != nil {
		return err
	}
	names, err := c.Names(ctx)
	if err != nil {
		return err
	}
	done := forgottenJSON{Aside: setAside(c)}
	for _, name := range names {
		rows, err := forgetIn(ctx, c, name, o.member)
		if err != nil {
			return err
		}
		done.Libraries++
		done.Rows += rows
	}
	if o.json {
		return a.Out.JSON(done)
	}
	a.Out.Paragraph("", fmt.Sprintf("Entries that had to do with that member, and no longer have: %d. Libraries looked through: %d.", done.Rows, done.Libraries))
	if len(done.Aside) > 0 {
		a.Out.Paragraph("", "Not looked through, because they were set aside: what these files hold of the member can still be read there. Delete those that you do not need any more.")
		for _, name := range done.Aside {
			a.Out.Paragraph("- ", name)
		}
	}
	return nil
}

// setAside names what is left in the folder of libraries that "footnote restore" and
// "footnote move" replaced or moved, of the bot on servers that it has left, and of logs
// that belonged to another library.
func setAside(c settings.Config) []string {
	names := []string{}
	for _, pattern := range []string{"*.sqlite.before-*", "*.sqlite.moved-*", "*.sqlite-*.old*", "removed/*.sqlite*"} {
		found, _ := filepath.Glob(filepath.Join(c.Data, pattern))
		names = append(names, found...)
	}
	return names
}

// forgetBeside takes a member out of what the bot keeps beside the libraries.
func forgetBeside(ctx context.Context, c settings.Config, member string) error {
	if !c.IsServed() {
		return bot.ForgetMember(ctx, c.Data, member)
	}
	if err := bot.CheckMember(member); err != nil {
		return err
	}
	server, err := c.Connect(ctx)
	if err != nil {
		return err
	}
	m := fleet.Join(server.Database().Apart(), slog.New(slog.DiscardHandler))
	defer m.Close()
	return m.ForgetDirectServer(ctx, member)
}

func forgetIn(ctx context.Context, c settings.Config, name, member string) (rows int, err error) {
	lib, err := c.OpenNamed(ctx, name, false)
	if err != nil {
		return 0, err
	}
	defer lib.Close()
	return lib.ForgetMember(ctx, member)
}

type forgottenJSON struct {
	Libraries int `json:"libraries"` // that were looked through
	Rows      int `json:"rows"`      // that had to do with the member
	// Aside are files of libraries that were set aside, which were not looked through.
	Aside []string `json:"set_aside"`
}
