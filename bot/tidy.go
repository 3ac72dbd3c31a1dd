package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"footnote/bot/discord"
)

// tidyHourly forgets what is kept for a time only, from when Discord can be asked until
// ctx ends.
func (b *Bot) tidyHourly(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	connected := b.connected
	for {
		select {
		case <-tick.C:
		case <-connected:
			connected = nil
		case <-ctx.Done():
			return
		}
		b.tidy(ctx)
	}
}

// A tidied is how a library was left when it was last tidied.
type tidied struct {
	at, changed time.Time
}

// untouched reports whether there is nothing to tidy in a library: nothing has been
// written into it for as long as it may be left alone.
func (b *Bot) untouched(guild, path string) bool {
	in, known := b.presence.of(guild)
	last, _ := b.tidied.Load(guild)
	was, before := last.(tidied)
	return before && (in || !known) && was.changed.Equal(b.where.LastChange(path)) && b.o.Now().Sub(was.at) < 24*time.Hour
}

// tidy looks into one library after the other, and leaves the machine half of the time
// to those who ask.
func (b *Bot) tidy(ctx context.Context) {
	for guild, path := range b.libraries(ctx) {
		if b.untouched(guild, path) {
			continue
		}
		began := time.Now()
		if err := b.tidyLibrary(ctx, guild, path); err != nil && ctx.Err() == nil {
			b.log.Error("library could not be tidied", "server", guild, "error", err)
		}
		if discord.Sleep(ctx, time.Since(began)) != nil {
			return
		}
	}
	b.forgetServers(ctx)
	b.forgetDrafts(ctx)
	for _, a := range b.setAside(ctx) {
		if b.o.Now().Sub(a.since) < asideTime {
			continue
		}
		if err := b.where.DeleteAside(ctx, a); err != nil {
			b.log.Error("library set aside could not be deleted", "server", a.guild, "error", err)
			continue
		}
		b.log.Info("library set aside deleted", "server", a.guild)
	}
}

// libraries gives those of the servers that this process serves, by the number of their
// server.
func (b *Bot) libraries(ctx context.Context) map[string]string {
	names, err := b.where.All(ctx)
	if err != nil {
		b.log.Error("libraries cannot be listed", "error", err)
	}
	byGuild := map[string]string{}
	for _, name := range names {
		if guild := guildOf(name); isSnowflake(guild) && b.serves(guild) {
			byGuild[guild] = name
		}
	}
	return byGuild
}

// setAside gives the libraries that were set aside of servers that this process serves.
func (b *Bot) setAside(ctx context.Context) []aside {
	list, err := b.where.Aside(ctx)
	if err != nil {
		b.log.Error("libraries set aside cannot be listed", "error", err)
	}
	return slices.DeleteFunc(list, func(a aside) bool { return !b.serves(a.guild) })
}

func (b *Bot) tidyLibrary(ctx context.Context, guild, path string) error {
	if err := b.markLibrary(ctx, guild, path); err != nil {
		return err // what could not be noted at the time
	}
	left, err := b.tidyOne(ctx, path)
	if err == nil && left.IsZero() {
		b.tidied.Store(guild, tidied{b.o.Now(), b.where.LastChange(path)})
	}
	if err != nil || left.IsZero() || b.o.Now().Sub(left) < graceTime {
		return err
	}
	return b.endLeft(ctx, guild, path)
}

// endLeft sets the library of a server aside that the bot was removed from, if Discord
// says once more that it is not there.
func (b *Bot) endLeft(ctx context.Context, guild, path string) error {
	who := b.app.Load()
	if who == nil {
		return nil // Discord has said nothing yet
	}
	asking, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	in, err := b.isMember(asking, guild, who.user)
	if err != nil {
		return fmt.Errorf("ask whether the bot is still in the server: %w", err)
	}
	b.presence.note(guild, in)
	if in {
		return b.markLibrary(ctx, guild, path)
	}
	to := aside{guild, b.o.Now().UTC()}
	err = b.drop(ctx, guild, path, func() error {
		if in, _ := b.presence.of(guild); in {
			return nil // it is back
		}
		return b.where.SetAside(ctx, path, to)
	})
	if err == nil {
		b.log.Info("library set aside after the bot was removed", "server", guild, "file", asideFolder+"/"+to.file(), "days", asideTime/(24*time.Hour))
	}
	return err
}

// askTime is how long Discord is asked about a server before its library goes.
const askTime = 20 * time.Second

// purge deletes a server's library and all that is remembered of it.
func (b *Bot) purge(ctx context.Context, guild, path string) error {
	err := b.drop(ctx, guild, path, func() error {
		b.start(b.dropJobs(ctx, guild, errDropped))
		return b.where.Delete(ctx, path)
	})
	if err != nil {
		return err
	}
	for _, a := range b.setAside(ctx) {
		if a.guild == guild {
			err = errors.Join(err, b.where.DeleteAside(ctx, a))
		}
	}
	return err
}

// drop ends a server's library in a way, once nobody uses it, within a while.
func (b *Bot) drop(ctx context.Context, guild, path string, end func() error) error {
	ctx, cancel := context.WithTimeout(ctx, purgeTime)
	defer cancel()
	return b.pool.Drop(ctx, path, func() error {
		b.settings.Delete(guild)
		b.titles.Delete(guild)
		return end()
	})
}

// purgeTime is how long a purge waits until nobody uses the library.
const purgeTime = 10 * time.Second

// tidyOne forgets what is old in a library and tells when the bot was removed
// from its server.
func (b *Bot) tidyOne(ctx context.Context, path string) (left time.Time, err error) {
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		return left, err
	}
	defer lease.Leave()
	now := b.o.Now()
	err = errors.Join(lease.Journal.Forget(ctx, now.Add(-retention)), lease.ForgetRemovals(ctx, now.Add(-undoTime)))
	if err != nil {
		return left, err
	}
	if _, err := lease.TakeSums(ctx); err != nil {
		return left, err
	}
	stored, err := lease.Journal.Settings(ctx)
	if err != nil {
		return left, err
	}
	left, _ = time.Parse(time.RFC3339, stored[leftSetting])
	return left, nil
}
