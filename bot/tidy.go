package bot

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"footnote/corpus"
)

// tidyHourly forgets what is kept for a time only, until ctx ends.
func (b *Bot) tidyHourly(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		for guild, path := range b.libraries() {
			if err := b.tidyLibrary(ctx, guild, path); err != nil && ctx.Err() == nil {
				b.log.Error("library could not be tidied", "server", guild, "error", err)
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// libraries gives the files that are there, by the number of their server.
func (b *Bot) libraries() map[string]string {
	files, _ := filepath.Glob(filepath.Join(b.o.Data, libraryPrefix+"*"+corpus.LibraryExtension))
	byGuild := map[string]string{}
	for _, file := range files {
		byGuild[strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), libraryPrefix), corpus.LibraryExtension)] = file
	}
	return byGuild
}

// markGone marks the libraries of servers that the bot is in no more: it may
// have been removed while it did not run.
func (b *Bot) markGone(ctx context.Context, in map[string]bool) {
	for guild := range b.libraries() {
		if !in[guild] {
			b.markLeft(ctx, guild, true)
		}
	}
}

// markLeft notes that the bot was removed from a server, or is back. The
// library is kept for a while.
func (b *Bot) markLeft(ctx context.Context, guild string, left bool) {
	path, err := b.libraryOf(guild)
	if err != nil {
		return
	}
	if _, err := os.Stat(path); err != nil {
		return // nothing is kept of that server
	}
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		b.log.Error("library cannot be opened", "server", guild, "error", err)
		return
	}
	defer lease.Release()
	stored, err := lease.Settings(ctx)
	if err != nil || left == (stored["left"] != "") {
		return
	}
	at := ""
	if left {
		at = b.o.Now().UTC().Format(time.RFC3339)
	}
	if err := lease.Set(ctx, "left", at); err != nil {
		b.log.Error("removal could not be noted", "server", guild, "error", err)
	}
}

func (b *Bot) tidyLibrary(ctx context.Context, guild, path string) error {
	left, err := b.tidyOne(ctx, path)
	if err != nil || left.IsZero() || b.o.Now().Sub(left) < graceTime {
		return err
	}
	b.log.Info("library purged after the bot was removed", "server", guild)
	return b.purge(ctx, guild, path)
}

// purge deletes a server's library and all that is remembered of it, once
// nobody uses it, within a while.
func (b *Bot) purge(ctx context.Context, guild, path string) error {
	ctx, cancel := context.WithTimeout(ctx, purgeTime)
	defer cancel()
	return b.pool.Drop(ctx, path, func() error {
		b.settings.Delete(guild)
		b.titles.Delete(guild)
		return errors.Join(os.Remove(path), removeIfThere(path+"-wal"), removeIfThere(path+"-shm"))
	})
}

// purgeTime is how long a purge waits until nobody uses the library.
const purgeTime = 10 * time.Second

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// tidyOne forgets what is old in a library and tells when the bot was removed
// from its server.
func (b *Bot) tidyOne(ctx context.Context, path string) (left time.Time, err error) {
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		return left, err
	}
	defer lease.Release()
	now := b.o.Now()
	if err := lease.ForgetAnswers(ctx, now.Add(-retention), now.Add(-undoTime)); err != nil {
		return left, err
	}
	stored, err := lease.Settings(ctx)
	if err != nil {
		return left, err
	}
	left, _ = time.Parse(time.RFC3339, stored["left"])
	return left, nil
}
