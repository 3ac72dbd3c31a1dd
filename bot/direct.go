package bot

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"footnote/corpus"
)

// askDirect answers a direct message from the library of one server: that which the
// message names, the only one there is, that of the messages before, or the one where
// the member was last. Discord is asked about that one alone, whether the member is in
// it. Where none is known, a menu asks.
func (b *Bot) askDirect(ctx context.Context, c *call, q asking) (reply, error) {
	if c.wantsServer(q.question) {
		return b.offerServers(ctx, c)
	}
	b.learnServers(ctx)
	last := cmp.Or(b.directNote(ctx, c.member).guild, b.visits.of(c.member).guild)
	guild, question, err := b.namedServer(ctx, c.member, q.question, last)
	if err != nil {
		return reply{}, err
	}
	if guild != "" {
		q.question = question
		return b.askShared(ctx, c, guild, q)
	}
	guild, err = b.unnamedServer(last)
	if errors.Is(err, errWhichOne) {
		return b.offerServers(ctx, c)
	}
	if err != nil {
		return reply{}, err
	}
	return b.askServer(ctx, c, guild, q)
}

// askServer answers a direct message from the library of a server, and remembers that
// one for the next message.
func (b *Bot) askServer(ctx context.Context, c *call, guild string, q asking) (reply, error) {
	in, err := b.isMember(ctx, guild, c.member)
	if err != nil {
		return reply{}, err
	}
	if !in {
		b.visits.forget(c.member, guild)
		b.forgetServer(ctx, c.member)
		return reply{}, errNotShared
	}
	return b.askShared(ctx, c, guild, q)
}

// askShared is askServer of one that the member is known to be in.
func (b *Bot) askShared(ctx context.Context, c *call, guild string, q asking) (reply, error) {
	leave, err := c.enter(ctx, guild)
	if err != nil {
		return reply{}, err
	}
	defer leave()
	b.rememberServer(ctx, c.member, guild)
	if q.question == "" {
		return reply{message: say(c.in.Say("From now on I look in the library of %s. What would you like to know?", bold(b.serverName(guild))))}, nil
	}
	return c.answer(ctx, q)
}

var (
	errNotShared  = tell("You and I do not share that server, and each server has a library of its own. Ask there with /ask.")
	errNoServers  = tell("You and I share no server, and each server has a library of its own. Ask there with /ask.")
	errWhichOne   = tell("Each server has a library of its own, and I am in more than one. Put the name of yours and a colon before the question, or ask there with /ask.")
	errNamesAlike = tell("More than one server is called that. Put the number of yours in place of its name (in its menu: Copy Server ID), or ask there with /ask.")
)

// namedServer gives the server of the member that a direct message names, "Name: question"
// or "number: question", by what it is called now; empty where none of the member's is
// called so. Of the others nobody outside is told, not even that the bot is in them: a
// message that names one is answered as one that names nothing.
func (b *Bot) namedServer(ctx context.Context, member, message, last string) (guild, question string, err error) {
	named, rest, _ := strings.Cut(message, ":")
	called := b.serversCalled(strings.TrimSpace(named))
	if len(called) > mostOffered {
		return "", "", errNamesAlike
	}
	if slices.Contains(called, last) {
		called = []string{last}
	}
	mine, err := b.sharedOf(ctx, member, called)
	switch {
	case err != nil || len(mine) == 0:
		return "", "", err
	case len(mine) > 1:
		return "", "", errNamesAlike
	}
	return mine[0], strings.TrimSpace(rest), nil
}

// serversCalled gives the servers of a name, or of a number: nothing is called like one.
func (b *Bot) serversCalled(name string) (called []string) {
	if _, known := b.known.Load(name); known {
		return []string{name}
	}
	b.known.Range(func(id, its any) bool {
		if strings.EqualFold(name, its.(string)) {
			called = append(called, id.(string))
		}
		return true
	})
	return called
}

// unnamedServer gives the server that a direct message asks which names none.
func (b *Bot) unnamedServer(last string) (guild string, err error) {
	count := 0
	b.known.Range(func(id, _ any) bool {
		count, guild = count+1, id.(string)
		return count < 2
	})
	switch {
	case count == 0:
		return "", errNoServers
	case count == 1:
		return guild, nil
	case last != "":
		return last, nil
	}
	return "", errWhichOne
}

// enter takes up the library and the settings of a server for a call that came
// without one.
func (c *call) enter(ctx context.Context, guild string) (leave func(), err error) {
	path, err := c.bot.where.Of(guild)
	if err != nil {
		return nil, err
	}
	if c.lease, err = c.bot.pool.Use(ctx, path); err != nil {
		return nil, err
	}
	c.guild = guild
	if c.settings, err = c.bot.refreshSettings(ctx, guild, c.lease.Library); errors.Is(err, corpus.ErrUnavailable) {
		c.settings = defaultSettings() // they say how it looks, and nothing of who may read
	} else if err != nil {
		c.lease.Release()
		return nil, err
	}
	return c.lease.Release, nil
}

// newAnswerID gives an answer its number. One to a direct message begins with that of
// the server whose library answers, so that its buttons ask about that one alone.
func (c *call) newAnswerID() string {
	if c.GuildID == "" && c.guild != "" {
		return c.guild + "-" + newAnswerID()
	}
	return newAnswerID()
}

// directly makes the handler of a button work in direct messages, too. Which server
// the answer is from stands in its number; that the member may read there, Discord
// says each time.
func directly(run handler) handler {
	return func(ctx context.Context, c *call) (reply, error) {
		if c.guild != "" {
			return run(ctx, c)
		}
		guild, _, direct := strings.Cut(c.arg(0), "-")
		if !direct || !isSnowflake(guild) || !isSnowflake(c.member) {
			return reply{}, ErrGone
		}
		in, err := c.bot.isMember(ctx, guild, c.member)
		if err != nil {
			return reply{}, err
		}
		if !in {
			return reply{}, errNotShared
		}
		leave, err := c.enter(ctx, guild)
		if err != nil {
			return reply{}, err
		}
		defer leave()
		return run(ctx, c)
	}
}

// A visit is where a member used the bot, and in which language.
type visit struct{ guild, locale string }

// visits are where members used the bot last, as far as memory goes. The zero value is
// empty.
type visits struct {
	mu   sync.Mutex
	last map[string]visit // by member
}

// mostVisits is how many members are remembered.
const mostVisits = 50_000

// note keeps what is known of a visit; the rest stays as it was.
func (v *visits) note(member string, now visit) {
	if member == "" {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	before := v.last[member]
	now = visit{cmp.Or(now.guild, before.guild), cmp.Or(now.locale, before.locale)}
	if now == before {
		return
	}
	if v.last == nil || len(v.last) >= mostVisits {
		v.last = map[string]visit{} // a name before the question does as well
	}
	v.last[member] = now
}

func (v *visits) of(member string) visit {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.last[member]
}

// forget drops a server that a member is not in any more.
func (v *visits) forget(member, guild string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if last, ok := v.last[member]; ok && last.guild == guild {
		v.last[member] = visit{locale: last.locale}
	}
}
