package sandbox

import (
	"slices"
	"strconv"
)

// The endpoints about the bot, its servers, channels and messages.

func (s *Server) getGateway(*call) (any, error) {
	return map[string]any{"url": s.gatewayURL()}, nil
}

func (s *Server) getMe(*call) (any, error) { return s.bot, nil }

func (s *Server) getApplication(*call) (any, error) {
	return map[string]any{
		"id": s.bot.ID, "name": s.bot.Username, "icon": nil, "description": "", "bot_public": true, "bot_require_code_grant": false,
		"flags": 0, "bot": s.bot, "owner": s.users[s.guilds[0].OwnerID], "verify_key": "", "team": nil, "summary": "", "type": nil,
		"approximate_guild_count": len(s.guilds), "integration_types_config": map[string]any{"0": map[string]any{}},
	}, nil
}

func (s *Server) getUser(c *call) (any, error) {
	if u, ok := s.users[ID(c.PathValue("user"))]; ok {
		return u, nil
	}
	return nil, errUnknownUser
}

func (s *Server) getGuilds(*call) (any, error) {
	list := []any{}
	for _, g := range s.guilds {
		if g.joined {
			list = append(list, map[string]any{"id": g.ID, "name": g.Name, "icon": nil, "owner": false, "features": []any{}, "permissions": strconv.FormatUint(g.permissions(s.bot.ID), 10)})
		}
	}
	return list, nil
}

// inGuild finds the server of a route, if the bot is in it.
func (s *Server) inGuild(c *call) (*Guild, error) {
	g := s.guild(ID(c.PathValue("guild")))
	if g == nil || !g.joined {
		return nil, errUnknownGuild
	}
	return g, nil
}

func (s *Server) getGuild(c *call) (any, error) {
	g, err := s.inGuild(c)
	if err != nil {
		return nil, err
	}
	event := s.guildEvent(g)
	delete(event, "members")
	delete(event, "channels")
	return event, nil
}

func (s *Server) getChannels(c *call) (any, error) {
	g, err := s.inGuild(c)
	if err != nil {
		return nil, err
	}
	return g.Channels, nil
}

func (s *Server) getRoles(c *call) (any, error) {
	g, err := s.inGuild(c)
	if err != nil {
		return nil, err
	}
	return g.Roles, nil
}

func (s *Server) getMember(c *call) (any, error) {
	g, err := s.inGuild(c)
	if err != nil {
		return nil, err
	}
	if m := g.members[ID(c.PathValue("user"))]; m != nil {
		return m, nil
	}
	return nil, errUnknownMember
}

func (s *Server) leaveGuild(c *call) (any, error) {
	g, err := s.inGuild(c)
	if err != nil {
		return nil, err
	}
	g.joined = false
	s.touch()
	s.dispatch("GUILD_DELETE", map[string]any{"id": g.ID}, forIntent(intentGuilds))
	return nil, nil
}

func (s *Server) openDirect(c *call) (any, error) {
	var body struct {
		Recipient ID `json:"recipient_id"`
	}
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	if u, ok := s.users[body.Recipient]; !ok || u.Bot {
		return nil, errUnknownUser
	}
	return s.directChannel(body.Recipient), nil
}

// inChannel finds the channel of a route, if the bot may see it.
func (s *Server) inChannel(c *call) (*Channel, error) {
	ch := s.channels[ID(c.PathValue("channel"))]
	switch {
	case ch == nil:
		return nil, errUnknownChannel
	case ch.GuildID != "" && !s.guild(ch.GuildID).joined:
		return nil, errMissingAccess
	}
	return ch, nil
}

func (s *Server) getChannel(c *call) (any, error) {
	ch, err := s.inChannel(c)
	if err != nil {
		return nil, err
	}
	return ch, nil
}

// startTyping shows that the bot is typing.
func (s *Server) startTyping(c *call) (any, error) {
	ch, err := s.inChannel(c)
	if err != nil {
		return nil, err
	}
	s.typing[ch.ID] = s.touch()
	return nil, nil
}

func (s *Server) getMessages(c *call) (any, error) {
	ch, err := s.inChannel(c)
	if err != nil {
		return nil, err
	}
	limit, err := strconv.Atoi(c.URL.Query().Get("limit"))
	if err != nil || limit < 1 || limit > 100 {
		limit = 50
	}
	list := []Message{}
	for _, p := range slices.Backward(s.messages[ch.ID]) {
		if p.viewer == "" && len(list) < limit {
			list = append(list, p.Message)
		}
	}
	return list, nil
}

// shared finds the message of a route; ephemeral ones are not there.
func (s *Server) shared(c *call) (*posted, error) {
	ch, err := s.inChannel(c)
	if err != nil {
		return nil, err
	}
	p := s.message(ch.ID, ID(c.PathValue("message")))
	if p == nil || p.viewer != "" {
		return nil, errUnknownMessage
	}
	return p, nil
}

func (s *Server) getMessage(c *call) (any, error) {
	p, err := s.shared(c)
	if err != nil {
		return nil, err
	}
	return p.Message, nil
}

func (s *Server) postMessage(c *call) (any, error) {
	ch, err := s.inChannel(c)
	if err != nil {
		return nil, err
	}
	var m messageBody
	if err := c.decode(&m); err != nil {
		return nil, err
	}
	if p := s.sent(ch.ID, m); p != nil {
		return p.Message, nil
	}
	if s.silenced(ch) {
		return nil, errMissingPermissions
	}
	p := &posted{nonce: m.Nonce, Message: Message{ChannelID: ch.ID, Author: s.bot, ApplicationID: s.bot.ID, Flags: m.Flags.Value & (SuppressEmbeds | ComponentsV2)}}
	if err := s.refer(p, m.Reference); err != nil {
		return nil, err
	}
	if err := checkMessage("", m, p.Message, len(c.files)); err != nil {
		return nil, err
	}
	s.apply(p, m, s.attachments(c, ch.ID, m.Attachments.Value))
	s.post(p, s.opt.Messages)
	return p.Message, nil
}

// silenced says whether the bot may not write in a channel where others may.
func (s *Server) silenced(ch *Channel) bool {
	const write = 1 << 11
	return slices.ContainsFunc(ch.Overwrites, func(o Overwrite) bool {
		mine := o.ID == s.bot.ID || o.ID == ch.GuildID || slices.Contains(s.guild(ch.GuildID).members[s.bot.ID].Roles, o.ID)
		return mine && o.Deny&write != 0
	})
}

// sent is the message that was made of a body before, nil for none.
func (s *Server) sent(channel ID, m messageBody) *posted {
	if !m.Enforce || m.Nonce == "" {
		return nil
	}
	for _, p := range slices.Backward(s.messages[channel]) {
		if p.nonce == m.Nonce && p.Author.ID == s.bot.ID {
			return p
		}
	}
	return nil
}

// refer makes the message a reply.
func (s *Server) refer(p *posted, to *Reference) error {
	if to == nil {
		return nil
	}
	replied := s.message(p.ChannelID, to.MessageID)
	if replied == nil || replied.viewer != "" {
		if to.MustExist != nil && !*to.MustExist {
			return nil
		}
		f := form{}
		f.bad("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
		return f.err()
	}
	copied := replied.Message
	copied.ReferencedMessage = nil
	p.Type, p.ReferencedMessage = 19, &copied
	p.MessageReference = &Reference{MessageID: copied.ID, ChannelID: p.ChannelID, GuildID: s.channels[p.ChannelID].GuildID}
	return nil
}

func (s *Server) patchMessage(c *call) (any, error) {
	p, err := s.shared(c)
	if err != nil {
		return nil, err
	}
	if p.Author.ID != s.bot.ID {
		return nil, errNotAuthor
	}
	var m messageBody
	if err := c.decode(&m); err != nil {
		return nil, err
	}
	if err := s.change(c, p, m, ""); err != nil {
		return nil, err
	}
	return p.Message, nil
}

func (s *Server) deleteMessage(c *call) (any, error) {
	p, err := s.shared(c)
	if err != nil {
		return nil, err
	}
	if p.Author.ID != s.bot.ID && !s.mayManage(p.ChannelID) {
		return nil, errMissingPermissions
	}
	s.remove(p)
	return nil, nil
}

func (s *Server) mayManage(channel ID) bool {
	g := s.guild(s.channels[channel].GuildID)
	return g != nil && g.permissions(s.bot.ID)&PermManageMessages != 0
}
