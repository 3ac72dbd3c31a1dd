package copies

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"footnote/bot"
	"footnote/bot/fleet"
	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/postgres"
)

// Migrate is the command that makes the tables in PostgreSQL.
func Migrate(run *command.App) command.Row {
	a := app{run}
	var json bool
	return command.Row{
		Use:   "migrate [flags]",
		Short: "Make the tables in PostgreSQL, or bring them to this version",
		Long: `Makes the tables of FOOTNOTE_DATABASE, or brings them to what this version needs, as the role that owns them: FOOTNOTE_DATABASE_OWNER is the address of the same database with that role. The role of FOOTNOTE_DATABASE gets the right to read and change rows, and no other. It can be run again at any time, and by several at once; run it before each new version is started.

The two roles and the database have to be there: "createuser footnote_owner", "createuser footnote", "createdb --owner footnote_owner footnote". Neither is a superuser.`,
		Example: "FOOTNOTE_DATABASE_OWNER=postgres://footnote_owner@db1,db2/footnote?target_session_attrs=read-write footnote migrate",
		Flags:   func(f command.Flags) { f.JSON(&json) },
		Run:     func(ctx context.Context, _ command.Line) error { return a.migrate(ctx, json) },
	}
}

func (a app) migrate(ctx context.Context, json bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if !c.IsServed() || c.Owner == "" {
		return advice.Mistake("FOOTNOTE_DATABASE and FOOTNOTE_DATABASE_OWNER are needed: the addresses of one database, as the role that Footnote runs as, and as the one that owns the tables.")
	}
	role, err := postgres.RoleOf(c.Database)
	if err != nil || role == "" {
		return advice.Mistake("FOOTNOTE_DATABASE names no role: write postgres://ROLE@HOST/DATABASE.")
	}
	ran, err := postgres.Migrate(ctx, c.Owner, role)
	if err != nil {
		return advice.At("FOOTNOTE_DATABASE_OWNER", err)
	}
	if json {
		return a.Out.JSON(migratedJSON{append([]string{}, ran...)})
	}
	said := "The tables are what this version needs; nothing was to be done."
	if len(ran) > 0 {
		said = "The tables are what this version needs now: " + strings.Join(ran, ", ") + "."
	}
	a.Out.Paragraph("", said)
	return nil
}

type moveOptions struct {
	library          string
	all, back, force bool
	json             bool
}

// Move is the command that moves a library into PostgreSQL, or back.
func Move(run *command.App) command.Row {
	a := app{run}
	var o moveOptions
	return command.Row{
		Use:   "move [flags]",
		Short: "Move a library, or all, from the folder into PostgreSQL, or back",
		Long: `Moves a library from its file in FOOTNOTE_DATA into FOOTNOTE_DATABASE, with all that it holds and with all numbers, so that buttons below old answers and links go on to mean the same. With --back it goes the other way. With --all it does so with every library.

What the bot has not read yet goes along. Stop all bots first, on every machine: while one serves, in the folder or in the database, nothing is moved. A move that was interrupted is gone on with by the same command. What was moved is kept where it was, under another name: a file ends with .moved-… then, and a library in the database is called …-before-…; --all leaves those out.`,
		Example: "footnote move --all\nfootnote move --back --library discord-1234",
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.all, "all", false, "move every library")
			f.Flags().BoolVar(&o.back, "back", false, "out of the database into files")
			f.Flags().BoolVar(&o.force, "force", false, "also while bots serve from the database")
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, _ command.Line) error { return a.move(ctx, o) },
	}
}

// move moves one library or all, and tells of each.
func (a app) move(ctx context.Context, o moveOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if !c.IsServed() {
		return advice.Mistake("FOOTNOTE_DATABASE is not set: it is the address of the database to move to, or back from. .env.example explains it.")
	}
	if c.Found { // ./data is no folder that others should guess
		c.TellFolder()
	}
	release, err := a.holdFolder(c)
	if err != nil {
		return err
	}
	defer release()
	if err := o.check(ctx, c); err != nil {
		return err
	}
	from := c
	if !o.back {
		from.Database = ""
	}
	names, err := from.Names(ctx)
	if err != nil {
		return err
	}
	if o.all {
		names = slices.DeleteFunc(names, library.IsAside)
	} else if o.library == "" {
		o.library = settings.DefaultLibrary
	}
	done, failed, err := a.moveEach(ctx, c, names, from.Place(), o)
	moved := len(done)
	carried, notCarried := carryJobs(ctx, c, from, o)
	done = a.tellCarried(done, carried, c, o)
	if len(carried) > 0 && (len(names) == 0 || errors.Is(err, corpus.ErrNotFound)) {
		err = nil // a move that was broken off had left nothing else
	}
	if err == nil && o.json {
		err = a.Out.JSON(oneOrAll(done, o.all))
	}
	return cmp.Or(err, notMoved(failed, moved), notCarried)
}

// holdFolder keeps bots out of the folder, if there is one, until release is called.
func (a app) holdFolder(c settings.Config) (release func(), err error) {
	if _, err := os.Stat(c.Data); err != nil {
		return func() {}, nil
	}
	release, err = bot.Alone(c.Data, a.Logger(c.Log))
	if err != nil {
		return nil, advice.Because(err, "A bot runs on %s. Stop it first, for example with: systemctl stop footnote", c.Data)
	}
	return release, nil
}

// check refuses while bots serve from the database. One that has a library which is moved
// out begins a new one there for the next who asks, and what it is told from then on is
// lost to the file. One that has seen that a library was not there yet goes on with
// settings of its own after it has come.
func (o moveOptions) check(ctx context.Context, c settings.Config) error {
	server, err := c.Connect(ctx)
	if err != nil || o.force {
		return err
	}
	db := server.Database().Apart()
	defer db.Close()
	bots, err := fleet.Running(ctx, db)
	if err != nil {
		return advice.At("FOOTNOTE_DATABASE", err)
	}
	if bots > 0 {
		return advice.Because(corpus.ErrInUse, "%s from the database at the moment, so nothing more was moved: what members told them meanwhile could be lost. Stop them first on every machine, for example with: systemctl stop 'footnote@*'. One that was killed counts for some seconds longer. To move all the same, add --force.", map[bool]string{true: "1 bot serves", false: fmt.Sprintf("%d bots serve", bots)}[bots == 1])
	}
	return nil
}

// moveEach moves one library or all. With all, some may fail beside others that are done.
func (a app) moveEach(ctx context.Context, c settings.Config, names []string, place string, o moveOptions) (done []movedJSON, failed []error, err error) {
	done = []movedJSON{}
	one := backupOptions{library: o.library, all: o.all}
	err = one.eachOf(names, place, func(one backupOptions) error {
		if err := o.check(ctx, c); err != nil {
			return err // somebody has started one meanwhile
		}
		m, err := moveOne(ctx, c, one.library, o.back)
		switch {
		case err != nil && o.all && ctx.Err() == nil && !errors.Is(err, corpus.ErrUnavailable):
			failed = append(failed, err)
			return nil // the others can be moved all the same
		case err != nil:
			return err
		}
		done = append(done, m)
		a.warnOfFiles(one.library, m.Damaged)
		a.warnOfSources(one.library, m.Changed)
		if !o.json {
			a.Out.Paragraph("", fmt.Sprintf("The library %q is in %s now: %s, %s. What was there before is kept as %s.", m.Library, m.To, terminal.Count(m.Sources, "source"), terminal.Count(m.Passages, "passage"), m.Kept))
		}
		return nil
	})
	return done, failed, err
}

// notMoved tells which libraries were not moved beside others that were.
func notMoved(failed []error, done int) error {
	if len(failed) == 0 {
		return nil
	}
	said := make([]string, len(failed))
	again := ""
	for i, err := range failed {
		if said[i] = advice.Sentence(err); !errors.Is(err, corpus.ErrExists) { // which it meets for ever
			again = " Run the same command again for the rest."
		}
	}
	return advice.Because(failed[0], "Not moved: %d of %d.%s\n- %s", len(failed), len(failed)+done, again, strings.Join(said, "\n- "))
}

// moveOne moves a library into the database, or back into its file.
func moveOne(ctx context.Context, c settings.Config, name string, back bool) (m movedJSON, err error) {
	path, err := library.Path(c.Data, name)
	if err != nil {
		return m, settings.CheckName(name)
	}
	server, err := c.Connect(ctx)
	if err != nil {
		return m, err
	}
	m = movedJSON{Library: name, To: "the database"}
	move := server.MoveIn
	if back {
		move, m.To = server.MoveOut, path
	}
	h, kept, err := move(ctx, name, path)
	m.Kept = kept
	m.Sources, m.Passages, m.Damaged, m.Changed = h.Sources, h.Passages, h.DamagedFiles, shapeDamaged(h.Damaged)
	switch {
	case errors.Is(err, corpus.ErrExists) && back:
		return m, advice.Because(err, "There is a library %q in %s already, and it was left as it is. Give that file another name, and run the same command again.", name, m.To)
	case errors.Is(err, corpus.ErrExists):
		return m, advice.Because(err, "There is a library %q in the database already, and it was left as it is, as was the file. To add what is in the file to it: footnote import%s %s. To put the file in its place, and keep it under another name: footnote restore --force%[2]s %[3]s. After either give the file another name, so that it is not moved again.", name, settings.LibraryFlag(name), path)
	case errors.Is(err, corpus.ErrNotFound):
		return m, advice.Because(err, "There is no library %q to be moved.", name)
	case errors.Is(err, corpus.ErrNotLibrary) && !back:
		return m, advice.Because(err, "The library %q is damaged, so it was not moved: the copy would hide the damage. \"footnote doctor\" without FOOTNOTE_DATABASE says what is wrong; an older backup goes into the database with: footnote restore%s FILE", name, settings.LibraryFlag(name))
	}
	return m, advice.At(name, err)
}
