package bot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/library/leftovers"
	"footnote/retrieval/wording/texts"
)

// maxUpload is what Discord takes as an attachment where nobody pays for more.
const maxUpload = 10 << 20

// exportLibrary is the handler of /library export. What concerns people is not
// in the file.
func exportLibrary(ctx context.Context, c *call) (reply, error) {
	dir, err := leftovers.MakeTemp("export")
	if err != nil {
		return reply{}, fmt.Errorf("export: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "library.sqlite")
	files, _ := c.flag("files")
	if err := c.lease.Export(ctx, path, files); err != nil {
		return reply{}, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return reply{}, fmt.Errorf("export: %w", err)
	}
	if len(data) > maxUpload && files {
		return reply{}, tell("With the files the library has %d MB, more than the %d MB that Discord takes. Take it without them; who runs the bot can write it with them (footnote export --with-files).", len(data)>>20, maxUpload>>20)
	}
	if len(data) > maxUpload {
		return reply{}, tell("The library has %d MB, more than the %d MB that Discord takes. Who runs the bot can copy it from the folder of libraries.", len(data)>>20, maxUpload>>20)
	}
	c.log = append(c.log, "by", c.member, "bytes", len(data))
	m := say(c.in.Say("The whole library: sources, passages and their vectors; no questions, settings or names of members. /library import takes it, and so does the terminal program."))
	if files {
		m.Content += "\n" + c.in.Say("The files that the sources were read from are in it, too: whole works. Hand it on only to who may have them.")
	}
	m.Files = []discord.File{{Name: "library.sqlite", MediaType: "application/vnd.sqlite3", Data: data}}
	return reply{message: m}, nil
}

// importLibrary is the handler of /library import: it adds what the file holds
// to the server's library. Nothing is lost: what is there stays, and what is
// there already is not added again. The file is a stranger's, whoever sends it.
func importLibrary(ctx context.Context, c *call) (reply, error) {
	file, ok := c.attachment("file")
	if !ok {
		return reply{}, tell("Attach the file that /library export gave.")
	}
	if c.job == nil {
		return later()
	}
	dir, err := leftovers.MakeTemp("import")
	if err != nil {
		return reply{}, fmt.Errorf("import: %w", err)
	}
	defer os.RemoveAll(dir)
	done, err := c.importFile(ctx, file.URL, filepath.Join(dir, "library.sqlite"))
	if err != nil {
		return reply{}, err
	}
	if err := c.sync(ctx); err != nil {
		c.bot.log.Warn("passages wait for their vectors", "server", c.guild, "error", err)
	}
	c.log = append(c.log, "by", c.member, "added", done.added)
	return reply{message: say(done.say(c.in))}, nil
}

// An imported tells what became of a library file.
type imported struct {
	added, total int
	files        library.Files
	out          library.LeftOut
}

func (i imported) say(in texts.Language) string {
	text := in.Count(i.total, "%d source in the file, %d of them new here and added. What was here before stays as it was.", "%d sources in the file, %d of them new here and added. What was here before stays as it was.", i.added)
	if i.files.New > 0 {
		text += "\n" + in.Count(i.files.New, "%d file that a source was read from came along.", "%d files that sources were read from came along.")
	}
	if i.files.Missing > 0 && i.added+i.files.New > 0 {
		text += "\n" + in.Count(i.files.Missing, "Pages of %d source cannot be shown: its file was not in there, or there is no room for it. Add it again, or import an export with files.",
			"Pages of %d sources cannot be shown: their files were not in there, or there is no room for them. Add them again, or import an export with files.")
	}
	if len(i.out.Rows) == 0 {
		return text
	}
	text += "\n" + in.Count(len(i.out.Rows)+i.out.More, "Left out, because it cannot be read: %d row.", "Left out, because it cannot be read: %d rows.")
	for n, row := range i.out.Rows {
		if n == mostTold {
			text += " …"
			break
		}
		text += "\n- " + row.String()
	}
	return text
}

// mostTold is how many rows that were left out are told one by one.
const mostTold = 10

// importFile fetches a library file, has it read, and adds what it holds. Of one that
// was broken off the rest is added, and what was added before is counted by how many
// sources there were.
func (c *call) importFile(ctx context.Context, url, path string) (imported, error) {
	before, err := c.sourcesBefore(ctx)
	if err != nil {
		return imported{}, err
	}
	data, err := c.bot.discord.Download(ctx, url, library.MostLibrary)
	if err != nil {
		return imported{}, err
	}
	if len(data) > library.MostLibrary {
		return imported{}, tell("That file is too large: %d MB at most.", library.MostLibrary>>20)
	}
	c.progress(c.in.Say("Reading the library …"))
	model := c.lease.Model()
	from, out, err := library.ReadStranger(ctx, c.bot.o.Reader.Child, data, path, model, c.bot.o.Files)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return imported{}, tell("Reading that library took too long and was given up. Nothing was changed.")
	}
	if err != nil {
		return imported{}, err
	}
	defer from.Close()
	i := imported{out: out}
	i.total, i.added, err = c.lease.CopyAll(ctx, from, model, func(done, total int) {
		c.progress(c.in.Count(total, "Importing: %[2]d of %[1]d source …", "Importing: %[2]d of %[1]d sources …", done))
		c.bot.reached("copied")
	})
	if err == nil {
		i.files, err = c.lease.CopyFiles(ctx, from, c.bot.o.Files)
	}
	if now, countErr := c.lease.Sources(ctx); c.job.Again && countErr == nil {
		i.added = min(i.total, max(i.added, len(now)-before))
	}
	return i, err
}

// sourcesBefore is how many sources the library had when the job was begun.
func (c *call) sourcesBefore(ctx context.Context) (n int, err error) {
	if c.noted(stepSome, &n) {
		return n, nil
	}
	sources, err := c.lease.Sources(ctx)
	if err != nil {
		return 0, err
	}
	return len(sources), c.note(ctx, stepSome, len(sources))
}

// purgeLibrary is the handler of /library purge: it asks first.
func purgeLibrary(ctx context.Context, c *call) (reply, error) {
	sources, err := c.lease.Sources(ctx)
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderPurge(c.in, sources)}, nil
}

const (
	purgeOne  = "**Delete this server's library for good?** Its %d source goes" + purged
	purgeMany = "**Delete this server's library for good?** Its %d sources go" + purged
	purged    = ", and with them all settings, answers, ratings, open questions and suggestions. " +
		"There is no undo: take a copy with /library export first. Buttons of old answers stop working. Backups that who runs the bot has made are not touched."
)

// renderPurge asks whether a library is to go. Its button names the sources that it has.
func renderPurge(in texts.Language, sources []corpus.Source) *Message {
	m := say(in.Count(len(sources), purgeOne, purgeMany))
	m.Components = rows([]component{dangerous(button(in.Say("Delete everything"), "purge", stampOf(sources))), button(in.Say("Keep it"), "keep")})
	return m
}

// stampOf stamps which sources a library has. Numbers come again after a purge, times do not.
func stampOf(sources []corpus.Source) string {
	var all strings.Builder
	for _, s := range sources {
		fmt.Fprintln(&all, s.ID, s.AddedAt.UnixNano())
	}
	return stamp(all.String())
}

// purgeConfirmed deletes the library, if it is the one that was asked about: somebody may have
// added sources since, or made another one. Its own lease goes first, for the file is
// deleted once nobody uses it.
func purgeConfirmed(ctx context.Context, c *call) (reply, error) {
	path, err := c.bot.where.Of(c.guild)
	if err != nil {
		return reply{}, err
	}
	sources, err := c.lease.Sources(ctx)
	if err != nil {
		return reply{}, err
	}
	if c.arg(0) != stampOf(sources) {
		m := renderPurge(c.in, sources)
		m.Content = cut(c.in.Say("This library has changed since you were asked, so nothing was deleted.")+"\n"+m.Content, maxContent)
		return reply{message: m}, nil
	}
	c.lease.Release()
	err = c.bot.purge(ctx, c.guild, path)
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, corpus.ErrInUse) {
		return reply{}, tell("The library is in use, perhaps a source is being added. Nothing was deleted; try again in a minute.")
	}
	if err != nil {
		return reply{}, err
	}
	c.bot.log.Info("library purged", "server", c.guild, "by", c.member)
	return reply{message: say(c.in.Say("The library of this server is deleted, with all that was kept of it."))}, nil
}
