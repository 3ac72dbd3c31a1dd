package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"footnote/bot/discord"
	"footnote/corpus"
)

// serveMessage answers a direct message or a mention with one message that
// replies to it.
func (b *Bot) serveMessage(ctx context.Context, m inMessage, question string) {
	began := time.Now()
	r := &request{options: map[string]optionValue{}, command: "mention", member: m.Author.ID, question: question}
	r.GuildID, r.ChannelID = m.GuildID, m.ChannelID
	if m.Member != nil {
		r.roles = m.Member.Roles
	}
	c := &call{request: r, bot: b, guild: m.GuildID, progress: func(string) {}}
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	stopTyping := b.showTyping(ctx, m.ChannelID)
	answer, err := b.answerMessage(ctx, c)
	stopTyping()
	if err != nil {
		answer = say(sentence(err))
	}
	answer.Reference = &messageReference{MessageID: m.ID}
	last, stop := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer stop()
	_, sendErr := b.post(last, m.ChannelID, answer)
	b.logCall(c, began, errors.Join(err, sendErr))
}

const (
	quick      = 300 * time.Millisecond // what is answered within is not announced
	typingTime = 8 * time.Second        // Discord shows typing for ten
)

// showTyping shows in a channel that the bot is typing, from when that takes a
// moment until it is stopped.
func (b *Bot) showTyping(ctx context.Context, channel string) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var shown sync.WaitGroup
	shown.Go(func() {
		for wait := quick; ; wait = typingTime {
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return
			}
			if _, err := b.discord.Send(ctx, http.MethodPost, "channels/"+channel+"/typing", nil, nil); err != nil && ctx.Err() == nil {
				b.log.Info("typing could not be shown", "error", err)
			}
		}
	})
	return func() {
		cancel()
		shown.Wait()
	}
}

func (b *Bot) answerMessage(ctx context.Context, c *call) (m *Message, err error) {
	defer func() {
		if p := recover(); p != nil {
			b.log.Error("panic", "command", c.name(), "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	c.settings = b.settingsInTime(ctx, c.guild)
	if len(c.settings.channels)+len(c.settings.shelves) > 0 {
		c.Channel = b.channelOf(ctx, c.ChannelID)
	}
	act := action{limited: true, direct: true, run: func(ctx context.Context, c *call) (reply, error) {
		if c.guild == "" {
			return b.askDirect(ctx, c, c.question)
		}
		return c.answer(ctx, c.question, false, "")
	}}
	if err := b.refusal(c, act); err != nil {
		return nil, err
	}
	if c.guild != "" && (c.settings.private || !c.publicHere()) {
		return nil, tell("This server wants answers to be private here. Use /ask: only you see its answer.")
	}
	done, err := b.run(ctx, c, act)
	return done.message, err
}

// channelOf asks Discord about a channel, for a message does not tell whether it
// stands in a thread. What cannot be found out is taken for none.
func (b *Bot) channelOf(ctx context.Context, id string) channel {
	var c channel
	data, err := b.discord.Send(ctx, http.MethodGet, "channels/"+id, nil, nil)
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		b.log.Warn("channel cannot be read", "error", err)
	}
	return c
}

// askDirect answers a direct message from the library of a server that the
// member shares with the bot: the only one, or the one that the message names.
func (b *Bot) askDirect(ctx context.Context, c *call, question string) (reply, error) {
	servers, err := b.sharedServers(ctx, c.member)
	if err != nil {
		return reply{}, err
	}
	chosen, question := chooseServer(servers, question)
	switch {
	case len(servers) == 0:
		return reply{}, tell("You and I share no server, and each server has a library of its own. Ask there with /ask.")
	case chosen == "":
		return reply{}, tell("You share several servers with me: %s. Put the name of one and a colon before the question, or ask there with /ask.", serverNames(servers))
	}
	leave, err := c.enter(ctx, chosen)
	if err != nil {
		return reply{}, err
	}
	defer leave()
	return c.answer(ctx, question, false, "")
}

// enter takes up the library and the settings of a server for a call that came
// without one.
func (c *call) enter(ctx context.Context, guild string) (leave func(), err error) {
	path, err := c.bot.libraryOf(guild)
	if err != nil {
		return nil, err
	}
	if c.lease, err = c.bot.pool.Use(ctx, path); err != nil {
		return nil, err
	}
	c.guild = guild
	if c.settings, err = c.bot.refreshSettings(ctx, guild, c.lease.Library); err != nil {
		c.lease.Release()
		return nil, err
	}
	return c.lease.Release, nil
}

// directly makes the handler of a button work in direct messages, too: the
// answer is looked for in the servers that the member shares with the bot.
func directly(run handler) handler {
	return func(ctx context.Context, c *call) (reply, error) {
		if c.guild != "" {
			return run(ctx, c)
		}
		servers, err := c.bot.sharedServers(ctx, c.member)
		if err != nil {
			return reply{}, err
		}
		for _, s := range servers {
			leave, err := c.enter(ctx, s.id)
			if err != nil {
				return reply{}, err
			}
			_, err = c.lease.KeptAnswer(ctx, c.arg(0))
			if err == nil {
				defer leave()
				return run(ctx, c)
			}
			leave()
			if !errors.Is(err, corpus.ErrNotFound) {
				return reply{}, err
			}
		}
		return reply{}, ErrGone
	}
}

// A sharedServer is one that both the bot and a member are in.
type sharedServer struct{ id, name string }

// chooseServer takes the only server, or the one whose name stands before the
// question: "Name: question".
func chooseServer(servers []sharedServer, question string) (id, rest string) {
	if len(servers) == 1 {
		return servers[0].id, question
	}
	name, rest, _ := strings.Cut(question, ":")
	for _, s := range servers {
		if strings.EqualFold(strings.TrimSpace(name), s.name) {
			return s.id, strings.TrimSpace(rest)
		}
	}
	return "", question
}

func serverNames(servers []sharedServer) string {
	var names []string
	for _, s := range servers {
		names = append(names, cut(escape(plain(s.name)), 80))
	}
	return strings.Join(names, " · ")
}

// isMember asks Discord whether somebody is in a server. Only its plain yes and
// its plain no count; anything else is an error.
func (b *Bot) isMember(ctx context.Context, guild, user string) (bool, error) {
	data, err := b.discord.Send(ctx, http.MethodGet, "guilds/"+guild+"/members/"+user, nil, nil)
	switch code := discord.ErrorCode(err); {
	case err == nil:
	case discord.StatusCode(err) == http.StatusNotFound && (code == discord.UnknownServer || code == discord.UnknownMember),
		discord.StatusCode(err) == http.StatusForbidden && code == discord.MissingAccess:
		return false, nil
	default:
		return false, fmt.Errorf("ask for a member: %w", err)
	}
	var m member
	if err := json.Unmarshal(data, &m); err != nil {
		return false, fmt.Errorf("read a member: %w", err)
	}
	if m.User == nil || m.User.ID != user {
		return false, errors.New("asked for a member, and was given another")
	}
	return true, nil
}

// mostServers is how many servers are asked about a member at once.
const mostServers = 8

// sharedServers asks Discord in which of the bot's servers a member is: only
// there may they read the library.
func (b *Bot) sharedServers(ctx context.Context, member string) ([]sharedServer, error) {
	if !isSnowflake(member) {
		return nil, nil
	}
	var mu sync.Mutex
	var wg sync.WaitGroup
	var shared []sharedServer
	var failed error
	slots := make(chan struct{}, mostServers)
	b.known.Range(func(id, name any) bool {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			in, err := b.isMember(ctx, id.(string), member)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed = err
			}
			if in {
				shared = append(shared, sharedServer{id.(string), name.(string)})
			}
		})
		return true
	})
	wg.Wait()
	slices.SortFunc(shared, func(a, b sharedServer) int { return strings.Compare(a.name, b.name) })
	if len(shared) == 0 {
		return nil, failed
	}
	return shared, nil
}
