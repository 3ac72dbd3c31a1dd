package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"sync"
	"time"

	"footnote/bot/discord"
)

// A presence is what Discord has said since the bot was started about whether it is
// in a server. Of most servers it has said nothing yet when READY comes, and of those
// that have an outage it says nothing for hours; so only what it says counts.
type presence struct {
	mu sync.Mutex
	in map[string]bool // by server
}

// note keeps what was said of a server, and reports whether that is news. That the bot
// is in a server of which nothing was said before is none: what may stand against it
// in the server's library is looked at when that is tidied.
func (p *presence) note(guild string, in bool) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	was, known := p.in[guild]
	if known && was == in {
		return false
	}
	if p.in == nil {
		p.in = map[string]bool{}
	}
	p.in[guild] = in
	return known || !in
}

// forget drops what was said of some servers.
func (p *presence) forget(which func(guild string) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	maps.DeleteFunc(p.in, func(guild string, _ bool) bool { return which(guild) })
}

// of gives what was said of a server last.
func (p *presence) of(guild string) (in, known bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	in, known = p.in[guild]
	return in, known
}

// takePresence reads from an event whether the bot is in a server: a GUILD_DELETE that
// is no outage says that it was removed; whatever else comes from a server, that it
// is there.
func (b *Bot) takePresence(ctx context.Context, e discord.Event) {
	var about struct {
		ID          string
		GuildID     string `json:"guild_id"`
		Unavailable *bool
	}
	if json.Unmarshal(e.Data, &about) != nil {
		return
	}
	guild, in := about.GuildID, true
	switch e.Name {
	case "GUILD_CREATE", "GUILD_UPDATE":
		guild = cmp.Or(guild, about.ID)
	case "GUILD_DELETE":
		if about.Unavailable != nil && *about.Unavailable {
			return
		}
		guild, in = about.ID, false
	}
	if !isSnowflake(guild) {
		return
	}
	if !in {
		b.noteServer(guild, "", "")
		b.start(func() { b.dropJobs(ctx, guild, errLeft)() })
	}
	if b.presence.note(guild, in) {
		b.start(func() { b.mark(ctx, guild) })
	}
}

// leftSetting is the setting that says since when the bot is not in a server any
// more. The library is kept for a while then.
const leftSetting = "left"

// mark keeps in a server's library what Discord has said last of the bot's presence.
func (b *Bot) mark(ctx context.Context, guild string) {
	turn := b.work.join(guild)
	defer turn.leave()
	if turn.enter(ctx) != nil {
		return
	}
	path, err := b.where.Of(guild)
	if err != nil {
		return
	}
	if there, err := b.where.Has(ctx, path); err != nil || !there {
		return // nothing is kept of that server, or the tidying will note it
	}
	if err := b.markLibrary(ctx, guild, path); err != nil {
		b.log.Error("presence could not be noted", "server", guild, "error", err)
	}
}

func (b *Bot) markLibrary(ctx context.Context, guild, path string) error {
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		return err
	}
	defer lease.Leave()
	b.marking.Lock() // what is said last has to be written last
	defer b.marking.Unlock()
	in, known := b.presence.of(guild)
	stored, err := lease.Journal.Settings(ctx)
	if err != nil || !known || in == (stored[leftSetting] == "") {
		return err
	}
	since := ""
	if !in {
		since = b.o.Now().UTC().Format(time.RFC3339)
	}
	return lease.Journal.Set(ctx, leftSetting, since)
}
