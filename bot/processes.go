package bot

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"footnote/bot/discord"
	"footnote/bot/fleet"
)

// Where the libraries are in a database, several processes are the bot together, each
// for the servers of the shards that it has leased. What follows is what one of them
// has to do that a bot alone has not.

// A crew is this process among those that are the bot together.
type crew struct {
	*fleet.Member

	mu     sync.Mutex
	told   map[string]fleet.Server // what Discord has said of servers that the others have to know
	seen   fleet.Glance            // of what they say
	looked time.Time

	watched []fleet.Waiting // what another process has acknowledged: it may be dead
}

// introduce asks Discord who the bot is: a process that takes a session up is told only
// what happens from there on.
func (b *Bot) introduce(ctx context.Context) {
	for pause := b.o.Pause; ; pause = min(2*pause, time.Minute) {
		who, err := b.whoAmI(ctx)
		if err == nil {
			b.app.Store(who)
			return
		}
		if discord.StatusCode(err) == http.StatusUnauthorized {
			return // the gateway says so, too
		}
		b.log.Warn("Discord does not say who the bot is", "error", err, "next_try_in", pause)
		if discord.Sleep(ctx, pause) != nil {
			return
		}
	}
}

func (b *Bot) whoAmI(ctx context.Context) (*identity, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	var ids [2]struct{ ID string }
	for i, path := range []string{"oauth2/applications/@me", "users/@me"} {
		data, err := b.discord.Send(ctx, http.MethodGet, path, nil, nil)
		if err == nil {
			err = json.Unmarshal(data, &ids[i])
		}
		if err == nil && !isSnowflake(ids[i].ID) {
			err = errors.New("it gives no number")
		}
		if err != nil {
			return nil, err
		}
	}
	return &identity{app: ids[0].ID, user: ids[1].ID}, nil
}

// serves reports whether this process is the one that is told of a server.
func (b *Bot) serves(guild string) bool {
	return b.crew == nil || b.gateway.Serves(guild)
}

// shardChanged forgets what is remembered of the servers of a shard that is served here
// from now on, or not any more: another process may change it, or has.
func (b *Bot) shardChanged(shard, of int) {
	mine := func(guild any) bool { return discord.ShardOf(guild.(string), of) == shard }
	for _, m := range []*sync.Map{&b.settings, &b.titles, &b.tidied} {
		m.Range(func(guild, _ any) bool {
			if mine(guild) {
				m.Delete(guild)
			}
			return true
		})
	}
	b.presence.forget(func(guild string) bool { return mine(guild) })
	b.start(func() { b.learnServers(b.last) })
}

// noteServer keeps what a server is called now, and its locale if that was said; without
// a name the bot is not there any more.
func (b *Bot) noteServer(guild, name, locale string) {
	s := fleet.Server{Name: name, Locale: locale}
	b.keepServer(guild, s)
	if b.crew == nil {
		return
	}
	b.crew.mu.Lock()
	defer b.crew.mu.Unlock()
	if b.crew.told == nil {
		b.crew.told = map[string]fleet.Server{}
	}
	b.crew.told[guild] = s
}

func (b *Bot) keepServer(guild string, s fleet.Server) {
	if s.Name == "" {
		b.known.Delete(guild)
		b.locales.Delete(guild)
		return
	}
	b.known.Store(guild, s.Name)
	b.noteLanguage(guild, s.Locale)
}

const (
	crewTick = 2 * time.Second
	leftTick = 5 * time.Second
)

// workInCrew tells the others what Discord says of servers, and takes over who waits for
// processes that are dead, until ctx ends.
func (b *Bot) workInCrew(ctx context.Context) {
	tick := time.NewTicker(crewTick)
	defer tick.Stop()
	looked := time.Now()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		b.crew.tellServers(ctx)
		b.tellUnanswered(ctx)
		if time.Since(looked) < leftTick || !b.ready.Load() {
			continue
		}
		looked = time.Now()
		left, err := b.crew.LeftWaiting(ctx)
		if err != nil || len(left) == 0 {
			continue // the turns say whether the database can be reached
		}
		left = b.withoutJobs(ctx, left)
		b.pendings.takeOver(left)
		b.start(func() { b.tellLeft(ctx, left) })
	}
}

// watch keeps an interaction in sight that another process has acknowledged. One that is
// killed right after it has done so has noted that nowhere, and Discord tells us of the
// interaction once more.
func (b *Bot) watch(c *call, ack acknowledgement) {
	if b.crew == nil || ack != ackPrivate && ack != ackPublic {
		return
	}
	b.crew.mu.Lock()
	defer b.crew.mu.Unlock()
	b.crew.watched = append(b.crew.watched, fleet.Waiting{App: c.AppID, Token: c.Token, At: time.Now(), Language: c.in.Code()})
}

// tellUnanswered tells those whom nobody has answered within a time for which hardly any
// process thinks.
func (b *Bot) tellUnanswered(ctx context.Context) {
	b.crew.mu.Lock()
	var due []fleet.Waiting
	b.crew.watched = slices.DeleteFunc(b.crew.watched, func(w fleet.Waiting) bool {
		late := time.Since(w.At) >= b.o.thought
		if late {
			due = append(due, w)
		}
		return late
	})
	b.crew.mu.Unlock()
	if len(due) == 0 {
		return
	}
	b.start(func() {
		due = b.withoutJobs(ctx, due)
		b.tellLeft(ctx, slices.DeleteFunc(due, func(w fleet.Waiting) bool { return !b.isThinking(ctx, w) }))
	})
}

// isThinking reports whether an interaction still shows "thinking …".
func (b *Bot) isThinking(ctx context.Context, w fleet.Waiting) bool {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	c := &call{request: &request{}}
	c.AppID, c.Token = w.App, w.Token
	data, err := b.discord.Send(ctx, http.MethodGet, c.originalPath(), nil, nil)
	var shown struct{ Flags int }
	return err == nil && json.Unmarshal(data, &shown) == nil && shown.Flags&flagLoading != 0
}

// tellServers notes what is new of servers. What cannot be noted is tried again.
func (c *crew) tellServers(ctx context.Context) {
	c.mu.Lock()
	told := c.told
	c.told = nil
	c.mu.Unlock()
	if len(told) == 0 || c.NoteServers(ctx, told) == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	maps.Copy(told, c.told) // what came since is newer
	c.told = told
}

// learnServers looks up what other processes were told of servers.
func (b *Bot) learnServers(ctx context.Context) {
	if b.crew == nil {
		return
	}
	b.crew.mu.Lock()
	defer b.crew.mu.Unlock()
	if time.Since(b.crew.looked) < crewTick {
		return
	}
	servers, err := b.crew.Servers(ctx, &b.crew.seen)
	if err != nil {
		b.log.Warn("servers of other processes are not known", "error", err)
		return
	}
	b.crew.looked = time.Now()
	for guild, s := range servers {
		if _, newer := b.crew.told[guild]; !newer {
			b.keepServer(guild, s)
		}
	}
}
