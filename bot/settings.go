package bot

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"footnote/bot/discord"
	"footnote/corpus/library"
	"footnote/retrieval/wording/texts"
)

// settings are how a server wants its answers.
type settings struct {
	role     string            // members with it keep the library; empty: nobody besides those who manage the server
	private  bool              // answers are private unless the member says otherwise
	unread   bool              // what is stored could not be read, so nothing is allowed
	passages int               // of an answer, 1 to 5
	style    string            // of citations
	language string            // of what channels see, its code; empty: that which the server has in Discord
	channels []string          // where public answers are welcome; empty: everywhere
	shelves  map[string]string // the shelf that a channel looks on, by the channel
	review   string            // the channel where suggestions are shown; empty: nowhere but to who asks for them
}

const (
	fewPassages  = 3
	mostPassages = 5
)

func defaultSettings() settings {
	return settings{passages: fewPassages, style: citationStyles()[0]}
}

// readSettings takes what is stored, and the default for what is not or cannot
// be any more.
func readSettings(stored map[string]string) settings {
	s := defaultSettings()
	s.role, s.review = stored["role"], stored["review"]
	s.private = stored["private"] != ""
	if n, err := strconv.Atoi(stored["passages"]); err == nil && 1 <= n && n <= mostPassages {
		s.passages = n
	}
	if slices.Contains(citationStyles(), stored["style"]) {
		s.style = stored["style"]
	}
	if code := stored["language"]; texts.In(code).Code() == code {
		s.language = code
	}
	if stored["channels"] != "" {
		s.channels = strings.Split(stored["channels"], ",")
	}
	s.shelves = map[string]string{}
	for name, value := range stored {
		if channel, ok := strings.CutPrefix(name, shelfSetting); ok {
			s.shelves[channel] = value
		}
	}
	return s
}

// shelfSetting begins the name of the setting of a channel's shelf.
const shelfSetting = "shelf:"

// publicIn reports whether answers may be public in a channel, which may be a
// thread in another.
func (s settings) publicIn(channel, parent string) bool {
	if s.unread {
		return false
	}
	listed := func(id string) bool { return id != "" && slices.Contains(s.channels, id) }
	return len(s.channels) == 0 || listed(channel) || listed(parent)
}

// shelfOf gives the shelf that questions in a channel look on, that of its
// parent for a thread without one; empty for the whole library.
func (s settings) shelfOf(channel, parent string) string {
	return cmp.Or(s.shelves[channel], s.shelves[parent])
}

// settingsInTime gives a server's settings from memory, or reads them if that
// is quick. If it is not, answers stay private, whatever a member wants, and only
// those who manage the server may change anything.
func (b *Bot) settingsInTime(ctx context.Context, guild string) settings {
	if guild == "" {
		return defaultSettings()
	}
	if s, ok := b.settings.Load(guild); ok {
		return s.(settings)
	}
	ctx, cancel := context.WithTimeout(ctx, cheapTime)
	defer cancel()
	s, err := b.loadSettings(ctx, guild)
	if err != nil {
		b.log.Warn("settings could not be read in time", "server", guild, "error", err)
		s = defaultSettings()
		s.private, s.unread = true, true
	}
	return s
}

func (b *Bot) loadSettings(ctx context.Context, guild string) (settings, error) {
	path, err := b.where.Of(guild)
	if err != nil {
		return settings{}, err
	}
	if there, err := b.where.Has(ctx, path); err != nil || !there {
		return defaultSettings(), err // nobody has used the bot there yet
	}
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		return settings{}, err
	}
	defer lease.Release()
	return b.refreshSettings(ctx, guild, lease.Library)
}

func (b *Bot) refreshSettings(ctx context.Context, guild string, lib *library.Library) (settings, error) {
	return b.settle(ctx, guild, func() (map[string]string, error) { return lib.Journal.Settings(ctx) })
}

// settle remembers the settings of a server as they were just read or changed, one at a
// time: what was read before a change must not be remembered after it, or a role that
// was taken back would count until the bot is started again.
func (b *Bot) settle(ctx context.Context, guild string, stored func() (map[string]string, error)) (settings, error) {
	entry, _ := b.settling.LoadOrStore(guild, make(chan struct{}, 1))
	turn := entry.(chan struct{})
	select {
	case turn <- struct{}{}:
	case <-ctx.Done():
		return settings{}, fmt.Errorf("wait for settings: %w", ctx.Err())
	}
	defer func() { <-turn }()
	now, err := stored()
	if err != nil {
		return settings{}, err
	}
	s := readSettings(now)
	b.settings.Store(guild, s)
	return s, nil
}

// changeSettings is the handler of /settings: it changes what was given, all of it
// or nothing, and shows all.
func changeSettings(ctx context.Context, c *call) (reply, error) {
	if err := c.ineffective(ctx); err != nil {
		return reply{}, err
	}
	changes := c.settingChanges()
	if typed := c.text("shelf"); typed != "" {
		sources, err := c.bot.titlesOf(ctx, c.guild, c.lease.Library)
		if err != nil {
			return reply{}, err
		}
		written, there := library.ShelfAsWritten(sources, typed)
		if !there {
			return reply{}, noShelf(typed)
		}
		changes[shelfSetting+c.ChannelID] = written
	}
	channel := c.text("public_channel")
	if len(changes) == 0 && channel == "" {
		s, err := c.bot.refreshSettings(ctx, c.guild, c.lease.Library)
		return reply{message: renderSettings(c.in, s, false)}, err
	}
	s, err := c.bot.settle(ctx, c.guild, func() (map[string]string, error) {
		return c.lease.Journal.ChangeSettings(ctx, func(stored map[string]string) {
			if channel != "" {
				changes["channels"] = strings.Join(toggled(readSettings(stored).channels, channel), ",")
			}
			maps.Copy(stored, changes)
		})
	})
	if err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "by", c.member, "changed", len(changes))
	return reply{message: renderSettings(c.in, s, true)}, nil
}

// ineffective refuses what would change nothing, with the reason.
func (c *call) ineffective(ctx context.Context) error {
	if c.text("moderator_role") == c.GuildID && c.GuildID != "" {
		return tell("Everybody has @everyone, so it would make nobody a keeper of the library: Discord does not even name it among a member's roles. Choose a role that those who are to keep it have, or make one.")
	}
	for option, taken := range map[string]texts.Text{"moderator_role": resetRole, "public_channel": resetChannels, "review_channel": resetReview, "shelf": resetShelf} {
		if c.text(option) != "" && c.text("reset") == string(taken) {
			return tell("One command cannot set this and take it back: %s. Give one of the two.", taken)
		}
	}
	if err := c.unreadable(); err != nil {
		return err
	}
	review := c.text("review_channel")
	if review == "" || review == c.settings.review {
		return nil
	}
	_, err := c.bot.post(ctx, review, say(c.channelLanguage().Say("From now on suggestions for the library are shown here, to decide on.")), "review-"+newAnswerID())
	switch discord.StatusCode(err) {
	case http.StatusForbidden, http.StatusNotFound:
		return tell("I may not write into %s, so no suggestion would be seen there. Let me see that channel and write in it, or choose another.", channelMention(review))
	}
	return err
}

// unreadable refuses what no answer could go by: Discord's own programs offer nothing such,
// others send it.
func (c *call) unreadable() error {
	given := c.settingChanges()
	read := readSettings(given)
	if n := given["passages"]; n != "" && n != strconv.Itoa(read.passages) {
		return tell("An answer can have 1 to %d passages, so nothing was changed. Give one of these numbers.", mostPassages)
	}
	if given["style"] != "" && given["style"] != read.style || given["language"] != read.language {
		return ErrUnknownButton
	}
	return nil
}

// settingChanges reads the options of /settings that change a setting to what they
// say; an empty value takes it back.
func (c *call) settingChanges() map[string]string {
	changes := map[string]string{}
	for option, setting := range map[string]string{"moderator_role": "role", "passages": "passages", "citation_style": "style", "review_channel": "review"} {
		if value := c.text(option); value != "" {
			changes[setting] = value
		}
	}
	switch language := c.text("language"); language {
	case "":
	case string(serverLanguage):
		changes["language"] = ""
	default:
		changes["language"] = language
	}
	switch c.text("answers") {
	case "public":
		changes["private"] = ""
	case "private":
		changes["private"] = "true"
	}
	switch texts.Text(c.text("reset")) {
	case resetRole:
		changes["role"] = ""
	case resetChannels:
		changes["channels"] = ""
	case resetReview:
		changes["review"] = ""
	case resetShelf:
		changes[shelfSetting+c.ChannelID] = ""
	}
	return changes
}

// Types of channels that settings are about: those with messages; answers can be
// public in voice channels, too.
var (
	textChannels   = []int{0, 5, 10, 11, 12}
	answerChannels = []int{0, 2, 5, 10, 11, 12, 13, 15}
)

// serverLanguage is the choice of /settings that leaves the language to Discord.
const serverLanguage texts.Text = "as the server is set in Discord"

// languageOption offers the languages by their own names.
func languageOption() *appOption {
	o := choices("language", "Of what channels see; what you alone see is in the language of your Discord", serverLanguage)
	for _, l := range append([]texts.Language{{}}, texts.All()...) {
		o.Choices = append(o.Choices, choice{Name: l.OwnName(), Value: l.Code()})
	}
	return o
}

// What /settings takes back.
const (
	resetRole     texts.Text = "moderator role"
	resetChannels texts.Text = "channels"
	resetReview   texts.Text = "review channel"
	resetShelf    texts.Text = "shelf of this channel"
)

// toggled adds what is not there and takes away what is.
func toggled(list []string, item string) []string {
	if i := slices.Index(list, item); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), item)
}

func renderSettings(in texts.Language, s settings, changed bool) *Message {
	role := in.Say("none")
	if s.role != "" {
		role = "<@&" + s.role + ">"
	}
	answers := in.Say("public")
	if s.private {
		answers = in.Say("private, unless a member chooses otherwise")
	}
	channels := in.Say("all")
	if len(s.channels) > 0 {
		var names []string
		for _, id := range s.channels {
			names = append(names, channelMention(id))
		}
		channels = in.Say("%s (elsewhere answers are private)", strings.Join(names, " "))
	}
	review := in.Say("/suggestions alone")
	if s.review != "" {
		review = in.Say("%s and /suggestions", channelMention(s.review))
	}
	head := in.Say("**Settings of this server**")
	if changed {
		head = in.Say("Saved. %s", head)
	}
	lines := []string{
		head, in.Say("Moderator role: %s", role), in.Say("Answers: %s", answers), in.Say("Passages per answer: %d", s.passages),
		in.Say("Citation style: %s", styleName(s.style)), in.Say("Channels for public answers: %s", channels), in.Say("Suggestions are shown in: %s", review),
	}
	if s.language != "" {
		lines = append(lines, in.Say("Language of channels: %s", texts.In(s.language).OwnName()))
	}
	for _, channel := range slices.Sorted(maps.Keys(s.shelves)) {
		lines = append(lines, in.Say("Questions in %s look on the shelf %s", channelMention(channel), bold(s.shelves[channel])))
	}
	how := "\n" + in.Say("-# To change one, type /settings and choose it among the options that Discord offers; the option “reset” takes one back.")
	return say(cut(strings.Join(lines, "\n"), maxContent-size(how)) + how)
}

func channelMention(id string) string { return "<#" + id + ">" }
