package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// Which server a member's direct messages ask is a file of its own, called like the
// member: it is read for that member alone, and outlives the bot.

// changeServer is what a member writes to choose another server.
const changeServer texts.Text = "change server"

// wantsServer reports whether a message asks for the menu of servers, in the member's
// language or in English.
func (c *call) wantsServer(text string) bool {
	text = strings.Trim(text, " .!")
	return strings.EqualFold(text, string(changeServer)) || strings.EqualFold(text, c.in.Say(changeServer))
}

const (
	directFolder = "discord-direct"
	// mostOffered is how many servers a menu can hold; where the bot is in more, Discord
	// is not asked about all of them, and the member names one.
	mostOffered = 25
	// askedAtOnce is how many servers Discord is asked about at the same time.
	askedAtOnce = 8
)

func (b *Bot) directFile(member string) string { return filepath.Join(b.o.Data, directFolder, member) }

// serverOf gives the server that a member's direct messages ask, empty for none.
func (b *Bot) serverOf(member string) string {
	if !isSnowflake(member) {
		return ""
	}
	data, err := os.ReadFile(b.directFile(member))
	if guild := strings.TrimSpace(string(data)); err == nil && isSnowflake(guild) {
		return guild
	}
	return ""
}

// rememberServer keeps the server that a member's direct messages ask.
func (b *Bot) rememberServer(member, guild string) {
	path := b.directFile(member)
	if !isSnowflake(member) || b.serverOf(member) == guild && b.youngFile(path, retention/2) {
		return
	}
	draft := path + "." + newAnswerID()
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = os.WriteFile(draft, []byte(guild), 0o600)
	}
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		os.Remove(draft)
		b.log.Warn("the server of direct messages could not be kept", "error", err)
	}
}

// ForgetMember takes a member out of what lies beside the libraries of a folder:
// which server direct messages ask.
func ForgetMember(data, member string) error {
	if !isSnowflake(member) {
		return fmt.Errorf("member %q: %w", member, corpus.ErrMalformed)
	}
	err := os.Remove(filepath.Join(data, directFolder, member))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (b *Bot) forgetServer(member string) {
	if isSnowflake(member) {
		os.Remove(b.directFile(member))
	}
}

// youngFile reports whether a file was written within a time.
func (b *Bot) youngFile(path string, within time.Duration) bool {
	info, err := os.Stat(path)
	return err == nil && b.o.Now().Sub(info.ModTime()) < within
}

// forgetServers drops what has not been used for as long as answers are kept.
func (b *Bot) forgetServers() {
	entries, err := os.ReadDir(filepath.Join(b.o.Data, directFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		b.log.Warn("the servers of direct messages cannot be listed", "error", err)
	}
	for _, e := range entries {
		if path := b.directFile(e.Name()); !b.youngFile(path, retention) {
			os.Remove(path)
		}
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
	var mu sync.Mutex
	var wg sync.WaitGroup
	var shared []string
	var failed error
	slots := make(chan struct{}, askedAtOnce)
	for _, id := range all {
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
	slices.SortFunc(shared, func(x, y string) int { return strings.Compare(b.serverName(x)+x, b.serverName(y)+y) })
	if len(shared) == 0 {
		return nil, failed
	}
	return shared, nil
}

// chooseServer is the handler of the menu of servers: it answers the message that the
// menu replied to.
func chooseServer(ctx context.Context, c *call) (reply, error) {
	if c.GuildID != "" || len(c.Data.Values) != 1 || !isSnowflake(c.Data.Values[0]) {
		return reply{}, ErrUnknownButton
	}
	question := ""
	if c.Message != nil && c.Message.Replied != nil && !c.wantsServer(c.Message.Replied.Content) {
		question = strings.TrimSpace(c.Message.Replied.Content)
	}
	return c.bot.askServer(ctx, c, c.Data.Values[0], asking{question: question})
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
