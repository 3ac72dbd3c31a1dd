package sandbox

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A posted is a message as the stand-in keeps it.
type posted struct {
	Message
	viewer   ID // who alone sees it, empty for everybody
	nonce    nonce
	revision int
	answers  *interaction // whose @original or follow-up it is, nil for none
}

// A deletion is told to pages that showed the message.
type deletion struct {
	Message  ID `json:"message"`
	Channel  ID `json:"channel"`
	revision int
}

func (p *posted) visibleTo(viewer ID) bool { return p.viewer == "" || p.viewer == viewer }

// An optional field knows whether it was sent at all.
type optional[T any] struct {
	Set   bool
	Value T
}

func (o *optional[T]) UnmarshalJSON(data []byte) error {
	o.Set = true
	return json.Unmarshal(data, &o.Value) // null is the zero value
}

// A messageBody is what the bot sends to make or to change a message.
type messageBody struct {
	Content     optional[string]          `json:"content"`
	Embeds      optional[[]Embed]         `json:"embeds"`
	Components  optional[[]Component]     `json:"components"`
	Attachments optional[[]attachmentRef] `json:"attachments"`
	Flags       optional[int]             `json:"flags"`
	Allowed     *allowedMentions          `json:"allowed_mentions"`
	Reference   *Reference                `json:"message_reference"`
	Nonce       nonce                     `json:"nonce"`
	Enforce     bool                      `json:"enforce_nonce"` // the same nonce again makes no new message
}

// A nonce is a word or a number of the bot's own choice.
type nonce string

func (n *nonce) UnmarshalJSON(data []byte) error {
	*n = nonce(strings.Trim(string(data), `"`))
	return nil
}

// An attachmentRef keeps an attachment (ID of it) or describes files[ID].
type attachmentRef struct {
	ID          json.RawMessage `json:"id"`
	Filename    string          `json:"filename"`
	Description string          `json:"description"`
}

type allowedMentions struct {
	Parse       []string `json:"parse"`
	Users       []ID     `json:"users"`
	Roles       []ID     `json:"roles"`
	RepliedUser bool     `json:"replied_user"`
}

func (a *allowedMentions) allows(kind string, id ID) bool {
	if a == nil || slices.Contains(a.Parse, kind) {
		return true
	}
	return kind == "users" && slices.Contains(a.Users, id) || kind == "roles" && slices.Contains(a.Roles, id)
}

var (
	userMention = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<@!?(\d+)>`) })
	roleMention = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<@&(\d+)>`) })
	massMention = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`@(everyone|here)\b`) })
)

// apply changes the message to what the body says.
func (w *world) apply(p *posted, body messageBody, files []Attachment) {
	if body.Content.Set {
		p.Content = body.Content.Value
	}
	if body.Embeds.Set {
		p.Embeds = notNil(body.Embeds.Value)
		for i := range p.Embeds {
			p.Embeds[i].Type = "rich"
		}
	}
	if body.Components.Set {
		p.Components = notNil(body.Components.Value)
		number(p.Components)
	}
	if body.Attachments.Set {
		p.Attachments = keep(p.Attachments, body.Attachments.Value)
	}
	if body.Flags.Set {
		const settable = SuppressEmbeds
		p.Flags = p.Flags&^settable | body.Flags.Value&(settable|ComponentsV2)
	}
	p.Attachments = append(p.Attachments, files...)
	w.mention(p, body.Allowed)
	p.revision = w.touch()
}

// number gives the components the numbers that Discord gives to those without.
func number(list []Component) {
	next := 1
	eachComponent(list, func(c *Component) {
		if c.ID == 0 {
			c.ID = next
		}
		next = max(next, c.ID) + 1
	})
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func keep(have []Attachment, refs []attachmentRef) []Attachment {
	return slices.DeleteFunc(slices.Clone(have), func(a Attachment) bool {
		return !slices.ContainsFunc(refs, func(r attachmentRef) bool { return strings.Trim(string(r.ID), `"`) == string(a.ID) })
	})
}

// mention works out whom the message pings.
func (w *world) mention(p *posted, allowed *allowedMentions) {
	p.Mentions, p.MentionRoles = []User{}, []ID{}
	for _, m := range userMention().FindAllStringSubmatch(p.Content, -1) {
		if u, ok := w.users[ID(m[1])]; ok && allowed.allows("users", u.ID) {
			p.mentionUser(u)
		}
	}
	for _, m := range roleMention().FindAllStringSubmatch(p.Content, -1) {
		if id := ID(m[1]); allowed.allows("roles", id) && !slices.Contains(p.MentionRoles, id) {
			p.MentionRoles = append(p.MentionRoles, id)
		}
	}
	p.MentionEveryone = massMention().MatchString(p.Content) && allowed.allows("everyone", "")
	// A reply to the answer of a command mentions nobody: that is no message of the bot's own.
	if replied := p.ReferencedMessage; replied != nil && replied.InteractionMetadata == nil && (allowed == nil || allowed.RepliedUser) {
		p.mentionUser(replied.Author)
	}
}

func (p *posted) mentionUser(u User) {
	if !slices.ContainsFunc(p.Mentions, func(m User) bool { return m.ID == u.ID }) {
		p.Mentions = append(p.Mentions, u)
	}
}

// post puts a message into its channel and tells the gateway.
func (w *world) post(p *posted, most int) {
	p.ID, p.Timestamp = w.nextID(), w.now().UTC()
	p.Embeds, p.Components, p.Attachments = notNil(p.Embeds), notNil(p.Components), notNil(p.Attachments)
	if p.Mentions == nil {
		w.mention(p, nil)
	}
	p.revision = w.touch()
	list := append(w.messages[p.ChannelID], p)
	if len(list) > most {
		list = append([]*posted(nil), list[len(list)-most*3/4:]...)
	}
	w.messages[p.ChannelID] = list
	delete(w.typing, p.ChannelID)
	w.announce("MESSAGE_CREATE", p)
}

// announce tells the gateway about a message that everybody sees.
func (w *world) announce(event string, p *posted) {
	if p.viewer != "" {
		return
	}
	full := p.Message
	c := w.channels[p.ChannelID]
	full.ChannelType = &c.Type
	intent := intentDirectMessages
	if c.GuildID != "" {
		full.GuildID, intent = c.GuildID, intentGuildMessages
		if m := w.guild(c.GuildID).members[p.Author.ID]; m != nil {
			partial := *m
			partial.User, full.Member = nil, &partial
		}
	}
	bare := full
	bare.Content, bare.Embeds, bare.Components, bare.Attachments = "", []Embed{}, []Component{}, []Attachment{}
	own := p.Author.ID == w.bot.ID || c.GuildID == "" || slices.ContainsFunc(p.Mentions, func(u User) bool { return u.ID == w.bot.ID })
	w.dispatch(event, full, func(to *session) bool { return to.intents&intent != 0 && (own || to.intents&intentContent != 0) })
	w.dispatch(event, bare, func(to *session) bool { return to.intents&intent != 0 && !own && to.intents&intentContent == 0 })
}

func (w *world) message(channel, id ID) *posted {
	list := w.messages[channel]
	i := slices.IndexFunc(list, func(p *posted) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return list[i]
}

func (w *world) remove(p *posted) {
	w.messages[p.ChannelID] = slices.DeleteFunc(w.messages[p.ChannelID], func(o *posted) bool { return o == p })
	w.deleted = append(w.deleted, deletion{p.ID, p.ChannelID, w.touch()})
	if len(w.deleted) > 1000 {
		w.deleted = append([]deletion(nil), w.deleted[500:]...)
	}
	for _, i := range w.interactions {
		if i.source == p && i.callback == typeDeferUpdate {
			w.see(i) // that it is gone is the answer
		}
	}
	if p.viewer == "" {
		c := w.channels[p.ChannelID]
		intent := intentGuildMessages
		if c.GuildID == "" {
			intent = intentDirectMessages
		}
		w.dispatch("MESSAGE_DELETE", map[string]any{"id": p.ID, "channel_id": c.ID, "guild_id": c.GuildID}, forIntent(intent))
	}
}
