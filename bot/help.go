package bot

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"footnote/retrieval/wording/texts"
)

// help is the handler of /help: what a member can do, and who keeps the library what
// they can besides.
func help(_ context.Context, c *call) (reply, error) {
	text := c.in.Say(helpMembers)
	if c.GuildID != "" && c.moderates(c.settings.role) {
		text += "\n" + c.in.Say(helpModerators)
	}
	if c.GuildID != "" && c.manages() {
		text += "\n" + c.in.Say(helpManagers)
	}
	return reply{message: say(text + "\n" + c.in.Say(helpFoot))}, nil
}

const (
	helpMembers texts.Text = "**I find the passages of this server's library that answer a question, and say where they stand.** Every word that I show is a source's own.\n" +
		"`/ask` a question, mention me with one, or write to me directly. A single word or a name does, too.\n" +
		"Go on with **Follow up**, or by a reply that mentions me: “and in Turkey?”, “when was that?”\n" +
		"`/compare` what each source says on a point · `/quote` checks a quotation · `/sources` lists what is here · `/bibliography` of this channel · `/suggest` a source\n" +
		"With a right-click (or a long press) on a message, under Apps: **Find sources**, **Check this quote**."
	helpModerators texts.Text = "**You keep this library:** `/source add` a file, an address or a pasted text · `/source edit`, `remove`, `refresh`, `shelf` · `/gaps`: what to read next"
	helpManagers   texts.Text = "**You manage this server:** `/settings`: who keeps the library, where answers may be public, citation style · `/library export`, `import`, `purge`"
	helpFoot       texts.Text = "-# **strong**, **related** and **weak** say how likely a passage bears on the question. I read no messages but those that mention me."
)

// A joined is a server as Discord tells of it when the bot comes into it.
type joined struct {
	ID       string
	System   string    `json:"system_channel_id"`
	Locale   string    `json:"preferred_locale"`
	JoinedAt time.Time `json:"joined_at"`
	Roles    []struct{ ID, Permissions string }
	Members  []member
	Channels []struct {
		ID         string
		Overwrites []overwrite `json:"permission_overwrites"`
	}
}

// An overwrite changes in one channel what a role or a member may.
type overwrite struct{ ID, Allow, Deny string }

// freshlyJoined is how long after it joined a server the bot says hello there: of the
// others Discord tells at each start.
const freshlyJoined = 5 * time.Minute

// welcomedSetting is the setting that says that the bot has said hello.
const welcomedSetting = "welcomed"

// welcome says hello in the system channel of a server that the bot has just joined,
// once, and only where it may write.
func (b *Bot) welcome(ctx context.Context, data []byte) {
	var s joined
	who := b.app.Load()
	if json.Unmarshal(data, &s) != nil || who == nil || !isSnowflake(s.System) || b.o.Now().Sub(s.JoinedAt) > freshlyJoined || !s.mayWrite(who.user) {
		return
	}
	path, err := b.where.Of(s.ID)
	if err != nil {
		return
	}
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		b.log.Warn("no welcome: the library cannot be opened", "server", s.ID, "error", err)
		return
	}
	defer lease.Release()
	first := false
	_, err = lease.Journal.ChangeSettings(ctx, func(stored map[string]string) {
		first = stored[welcomedSetting] == ""
		stored[welcomedSetting] = "yes"
	})
	if err == nil && first {
		_, err = b.post(ctx, s.System, say(texts.In(s.Locale).Say(welcomeText)), "hi-"+s.ID)
	}
	if err != nil {
		b.log.Warn("welcome could not be said", "server", s.ID, "error", err)
	}
}

const welcomeText texts.Text = "Hello! I answer questions with the closest passages of this server's own library, and say where they stand and how sure I am. " +
	"Try `/ask question: why do states break treaties?`, or mention me.\n" +
	"Who manages the server adds texts with `/source add`; until then a small starter library answers. `/help` says the rest."

// mayWrite works out whether somebody may see the system channel and write into it.
// What cannot be read permits nothing.
func (s joined) mayWrite(who string) bool {
	const see, write, all = 1 << 10, 1 << 11, 1 << administrator
	roles, found := []string{s.ID}, false // everybody has the role that is called like the server
	for _, m := range s.Members {
		if m.User != nil && m.User.ID == who {
			roles, found = append(roles, m.Roles...), true
		}
	}
	var may uint64
	for _, role := range roles {
		for _, r := range s.Roles {
			if r.ID == role {
				may |= bits(r.Permissions)
			}
		}
	}
	if may&all != 0 {
		return found
	}
	for _, c := range s.Channels {
		if c.ID != s.System {
			continue
		}
		for _, group := range [][]string{{s.ID}, roles[1:], {who}} { // each overrules the one before
			may = changed(may, c.Overwrites, group)
		}
		return found && may&see != 0 && may&write != 0
	}
	return false
}

// changed gives what is permitted after the overwrites for some roles or a member.
func changed(may uint64, overwrites []overwrite, ids []string) uint64 {
	var allow, deny uint64
	for _, o := range overwrites {
		for _, id := range ids {
			if o.ID == id {
				allow, deny = allow|bits(o.Allow), deny|bits(o.Deny)
			}
		}
	}
	return may&^deny | allow
}

func bits(text string) uint64 {
	set, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0
	}
	return set
}
