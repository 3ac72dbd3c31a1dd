package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// changeServer is what a member writes to choose another server.
const changeServer texts.Text = "change server"

// wantsServer reports whether a message asks for the menu of servers, in the member's
// language or in English.
func (c *call) wantsServer(text string) bool {
	text = strings.Trim(text, " .!")
	return strings.EqualFold(text, string(changeServer)) || strings.EqualFold(text, c.in.Say(changeServer))
}

const (
	// mostOffered is how many servers a menu can hold; where the bot is in more, Discord
	// is not asked about all of them, and the member names one.
	mostOffered = 25
	// askedAtOnce is how many servers Discord is asked about at the same time.
	askedAtOnce = 8
)

// directNote gives what is kept of who writes direct messages: the server that they ask,
// and the language that their Discord was set to; empty where that is not known.
func (b *Bot) directNote(ctx context.Context, member string) visit {
	if !isSnowflake(member) {
		return visit{}
	}
	text, err := b.notes.DirectServer(ctx, member)
	if err != nil {
		b.log.Warn("the server of direct messages cannot be read", "error", err)
	}
	guild, locale, _ := strings.Cut(text, " ")
	if !isSnowflake(guild) {
		return visit{}
	}
	return visit{guild, locale}
}

// localeOf gives the language that a member's Discord was set to when it was last seen.
func (b *Bot) localeOf(ctx context.Context, member string) string {
	if locale := b.visits.of(member).locale; locale != "" {
		return locale
	}
	return b.directNote(ctx, member).locale
}

// rememberServer keeps the server that a member's direct messages ask, and in which
// language.
func (b *Bot) rememberServer(ctx context.Context, member, guild string) {
	if !isSnowflake(member) {
		return
	}
	note := guild
	if locale := b.localeOf(ctx, member); slices.Contains(discord.Locales, locale) {
		note += " " + locale
	}
	if err := b.notes.NoteDirectServer(ctx, member, note); err != nil {
		b.log.Warn("the server of direct messages could not be kept", "error", err)
	}
}

// ForgetMember takes a member out of what lies beside the libraries of a folder:
// which server direct messages ask, and in which language.
func ForgetMember(ctx context.Context, data, member string) error {
	if err := CheckMember(member); err != nil {
		return err
	}
	return folder{dir: data}.ForgetDirectServer(ctx, member)
}

// CheckMember refuses what is no number of a member with [corpus.ErrMalformed].
func CheckMember(member string) error {
	if !isSnowflake(member) {
		return fmt.Errorf("member %q: %w", member, corpus.ErrMalformed)
	}
	return nil
}

func (b *Bot) forgetServer(ctx context.Context, member string) {
	if isSnowflake(member) {
		_ = b.notes.ForgetDirectServer(ctx, member) // it is asked about again
	}
}

// forgetServers drops what has not been used for as long as answers are kept.
func (b *Bot) forgetServers(ctx context.Context) {
	if err := b.notes.ForgetDirectServers(ctx, retention); err != nil {
		b.log.Warn("the servers of direct messages could not be forgotten", "error", err)
	}
}

func (b *Bot) serverName(guild string) string {
	name, _ := b.known.Load(guild)
	text, _ := name.(string)
	return cutPlain(plain(text), 80)
}

// offerServers lets a member choose the server that direct messages ask.
func (b *Bot) offerServers(ctx context.Context, c *call) (reply, error) {
	servers, err := b.sharedServers(ctx, c.member)
	if err != nil {
		return reply{}, err
	}
	if len(servers) == 0 {
		return reply{}, errNoServers
	}
	m := say(c.in.Say("You and I share more than one server, and each has a library of its own. Which do you mean? I keep to it until you write “%s”, or put the name of another and a colon before a question.", c.in.Say(changeServer)))
	menu := component{Type: typeSelect, CustomID: customID("server"), Placeholder: c.in.Say("Choose a server")}
	for _, id := range servers {
		menu.Options = append(menu.Options, selectOption{Label: cmp.Or(b.serverName(id), id), Value: id})
	}
	m.Components = rows([]component{menu})
	return reply{message: m}, nil
}

// sharedServers asks Discord in which of the bot's servers a member is, in the order of
// their names.
func (b *Bot) sharedServers(ctx context.Context, member string) ([]string, error) {
	var all []string
	b.known.Range(func(id, _ any) bool {
		all = append(all, id.(string))
		return len(all) <= mostOffered
	})
	if len(all) > mostOffered {
		return nil, errWhichOne
	}
	shared, err := b.sharedOf(ctx, member, all)
	slices.SortFunc(shared, func(x, y string) int { return strings.Compare(b.serverName(x)+x, b.serverName(y)+y) })
	return shared, err
}

// sharedOf asks Discord in which of some servers a member is. It fails where nothing is
// known of any.
func (b *Bot) sharedOf(ctx context.Context, member string, servers []string) ([]string, error) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var shared []string
	var failed error
	slots := make(chan struct{}, askedAtOnce)
	for _, id := range servers {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			in, err := b.isMember(ctx, id, member)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed = err
			}
			if in {
				shared = append(shared, id)
			}
		})
	}
	wg.Wait()
	if len(shared) == 0 {
		return nil, failed
	}
	return shared, nil
}

// chooseServer is the handler of the menu of servers: it answers the message that the
// menu replied to.
func chooseServer(ctx context.Context, c *call) (reply, error) {
	if c.GuildID != "" || !isSnowflake(c.value()) {
		return reply{}, ErrUnknownButton
	}
	question := ""
	if c.Message != nil && c.Message.Replied != nil && !c.wantsServer(c.Message.Replied.Content) {
		question = strings.TrimSpace(c.Message.Replied.Content)
	}
	return c.bot.askServer(ctx, c, c.value(), asking{question: question})
}

// noteServer says in a direct answer whose library it is from, where the bot is in more
// servers than that.
func (c *call) noteServer() []string {
	others := 0
	c.bot.known.Range(func(any, any) bool { others++; return others < 2 })
	if c.GuildID != "" || others < 2 {
		return nil
	}
	return []string{c.in.Say("-# From the library of %s. Write “%s” for another.", escape(c.bot.serverName(c.guild)), c.in.Say(changeServer))}
}
