package bot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"footnote/corpus"
)

// maxUpload is what Discord takes as an attachment where nobody pays for more.
const maxUpload = 10 << 20

// exportLibrary is the handler of /library export. What concerns people is not
// in the file.
func exportLibrary(ctx context.Context, c *call) (reply, error) {
	dir, err := corpus.MakeTemp("export")
	if err != nil {
		return reply{}, fmt.Errorf("export: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "library.sqlite")
	if err := c.lease.Export(ctx, path); err != nil {
		return reply{}, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return reply{}, fmt.Errorf("export: %w", err)
	}
	if len(data) > maxUpload {
		return reply{}, tell("The library has %d MB, more than the %d MB that Discord takes. Who runs the bot can copy it from the folder of libraries.", len(data)>>20, maxUpload>>20)
	}
	c.log = append(c.log, "by", c.member, "bytes", len(data))
	m := say("The whole library: sources, passages and their vectors; no questions, settings or names of members. /library import takes it, and so does the terminal program.")
	m.Files = []outFile{{"library.sqlite", "application/vnd.sqlite3", data}}
	return reply{message: m}, nil
}

// importLibrary is the handler of /library import: it adds what the file holds
// to the server's library. Nothing is lost: what is there stays, and what is
// there already is not added again.
func importLibrary(ctx context.Context, c *call) (reply, error) {
	file, ok := c.attachment("file")
	if !ok {
		return reply{}, tell("Attach the file that /library export gave.")
	}
	dir, err := corpus.MakeTemp("import")
	if err != nil {
		return reply{}, fmt.Errorf("import: %w", err)
	}
	defer os.RemoveAll(dir)
	leave, err := c.queue(ctx)
	if err != nil {
		return reply{}, err
	}
	defer leave()
	data, err := c.bot.discord.download(ctx, file.URL, maxImport)
	if err != nil {
		return reply{}, err
	}
	if len(data) > maxImport {
		return reply{}, tell("That file is too large: %d MB at most.", maxImport>>20)
	}
	path := filepath.Join(dir, "library.sqlite")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return reply{}, fmt.Errorf("import: %w", err)
	}
	added, total, err := c.importFrom(ctx, path)
	if err != nil {
		return reply{}, err
	}
	if err := c.sync(ctx); err != nil {
		c.bot.log.Warn("passages wait for their vectors", "server", c.guild, "error", err)
	}
	c.log = append(c.log, "by", c.member, "added", added)
	return reply{message: say(fmt.Sprintf("%s in the file, %d of them new here and added. What was here before stays as it was.", count(total, "source"), added))}, nil
}

const maxImport = 100 << 20

// purgeLibrary is the handler of /library purge: it asks first.
func purgeLibrary(ctx context.Context, c *call) (reply, error) {
	sources, err := c.lease.Sources(ctx)
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderPurge(len(sources))}, nil
}

func renderPurge(sources int) *Message {
	m := say(fmt.Sprintf("**Delete this server's library for good?** Its %s go, and with them all settings, answers, ratings, open questions and suggestions. "+
		"There is no undo: take a copy with /library export first. Buttons of old answers stop working. Backups that who runs the bot has made are not touched.", count(sources, "source")))
	m.Components = rows([]component{dangerous(button("Delete everything", "purge")), button("Keep it", "keep")})
	return m
}

// purgeConfirmed deletes the library. Its own lease goes first, for the file is
// deleted once nobody uses it.
func purgeConfirmed(ctx context.Context, c *call) (reply, error) {
	path, err := c.bot.libraryOf(c.guild)
	if err != nil {
		return reply{}, err
	}
	c.lease.Release()
	err = c.bot.purge(ctx, c.guild, path)
	if errors.Is(err, context.DeadlineExceeded) {
		return reply{}, tell("The library is in use, perhaps a source is being added. Nothing was deleted; try again in a minute.")
	}
	if err != nil {
		return reply{}, err
	}
	c.bot.log.Info("library purged", "server", c.guild, "by", c.member)
	return reply{message: say("The library of this server is deleted, with all that was kept of it.")}, nil
}

func (c *call) importFrom(ctx context.Context, path string) (added, total int, err error) {
	from, err := corpus.OpenExisting(ctx, path)
	if err != nil {
		return 0, 0, err
	}
	defer from.Close()
	sources, err := from.Sources(ctx)
	if err != nil {
		return 0, 0, err
	}
	for i, s := range sources {
		c.progress(fmt.Sprintf("Importing: %d of %s …", i+1, count(len(sources), "source")))
		isNew, err := c.lease.CopyFrom(ctx, from, s.ID)
		if err != nil {
			return added, len(sources), err
		}
		if isNew {
			added++
		}
	}
	return added, len(sources), nil
}
