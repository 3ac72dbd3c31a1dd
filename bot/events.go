package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"footnote/bot/discord"
)

// take reads one event of the gateway and starts what it asks for. It does not
// wait, for the next event stands behind it.
func (b *Bot) take(ctx context.Context, e discord.Event) {
	b.takePresence(ctx, e)
	switch e.Name {
	case "READY":
		b.takeReady(e.Shard, e.Data)
	case "RESUMED":
		b.letIn(e.Shard)
	case "GUILD_CREATE", "GUILD_UPDATE":
		b.takeServer(e.Data)
		if e.Name == "GUILD_CREATE" {
			b.start(func() { b.welcome(ctx, e.Data) })
		}
	case "INTERACTION_CREATE":
		done := e.Begin()
		b.start(func() {
			defer done()
			b.serve(ctx, e.Data)
		})
	case "MESSAGE_CREATE":
		b.takeMessage(ctx, e)
	}
}

func (b *Bot) takeReady(shard int, data []byte) {
	var ready struct {
		User        user                `json:"user"`
		Application struct{ ID string } `json:"application"`
		Guilds      []struct{ ID string }
	}
	if err := json.Unmarshal(data, &ready); err != nil {
		b.log.Error("READY cannot be read", "error", err)
		return
	}
	who := &identity{app: cmp.Or(ready.Application.ID, ready.User.ID), user: ready.User.ID}
	b.app.Store(who)
	b.log.Info("connected", "shard", shard, "servers", len(ready.Guilds))
	b.letIn(shard)
}

// letIn notes that Discord has let the bot in, on a shard.
func (b *Bot) letIn(shard int) {
	who := b.app.Load()
	if who == nil {
		return // nobody knows yet who the bot is
	}
	if !b.ready.Swap(true) {
		b.o.Tell(installHint(who.app))
		close(b.connected)
	}
	if (b.crew == nil || shard == 0) && !b.first.Swap(true) {
		close(b.registering) // of several processes, that with the first shard tells of the commands
	}
}

// takeServer keeps what a server is called now. What is in its library is read when
// somebody asks.
func (b *Bot) takeServer(data []byte) {
	var server struct {
		ID, Name string
		Locale   string `json:"preferred_locale"`
	}
	if json.Unmarshal(data, &server) != nil || !isSnowflake(server.ID) {
		return
	}
	name, known := b.known.Load(server.ID)
	if server.Name == "" && known {
		server.Name = name.(string)
	}
	b.noteServer(server.ID, cmp.Or(server.Name, server.ID), cmp.Or(server.Locale, b.languageOf(server.ID).Code()))
}

// takeMessage answers a direct message, and a message that mentions the bot.
// Discord hands over the text of no others.
func (b *Bot) takeMessage(ctx context.Context, e discord.Event) {
	var m inMessage
	if err := json.Unmarshal(e.Data, &m); err != nil {
		b.log.Error("message cannot be read", "error", err)
		return
	}
	who := b.app.Load()
	written := m.Type == messagePlain || m.Type == messageReply
	if who == nil || !written || m.Author == nil || m.Author.Bot || m.WebhookID != "" {
		return
	}
	question, forUs := questionFor(m, who.user)
	if !forUs {
		return
	}
	done := e.Begin()
	b.start(func() {
		defer done()
		b.serveMessage(ctx, m, question)
	})
}

// questionFor gives what a message asks of the bot, without the mention. A reply to a
// message of the bot mentions it without saying so in its text, as Discord does unless
// the member turns that off; then its text is not handed over.
func questionFor(m inMessage, bot string) (question string, forUs bool) {
	if m.GuildID == "" {
		return strings.TrimSpace(m.Content), m.Member == nil // else it comes from a server that it does not name
	}
	text := m.Content
	forUs = slices.ContainsFunc(m.Mentions, func(u user) bool { return u.ID == bot })
	for _, mention := range []string{"<@" + bot + ">", "<@!" + bot + ">"} {
		if strings.Contains(text, mention) {
			forUs = true
			text = strings.ReplaceAll(text, mention, " ")
		}
	}
	return strings.TrimSpace(text), forUs
}
