package sandbox

import (
	"encoding/json"
	"strings"
	"time"
)

// A session outlives its connection, so that it can be resumed.
type session struct {
	id       string
	intents  int
	seq      int
	log      []frame // the last dispatches, for a replay
	conn     *conn   // nil while it is cut off
	lostAt   time.Time
	identity identity
}

// An identity is what a client says of itself.
type identity struct {
	Token      string          `json:"token"`
	Intents    *int            `json:"intents"`
	Compress   bool            `json:"compress"`
	Shard      *[2]int         `json:"shard"`
	Properties json.RawMessage `json:"properties"`
}

func (s *Server) identify(c *conn, data json.RawMessage) (int, string) {
	var id identity
	switch err := json.Unmarshal(data, &id); {
	case err != nil || id.Properties == nil:
		return 4002, "Error while decoding payload."
	case c.session != nil:
		return 4005, "Already authenticated."
	case strings.TrimPrefix(id.Token, "Bot ") != s.opt.Token:
		return 4004, "Authentication failed."
	case id.Intents == nil || *id.Intents&^knownIntents != 0:
		return 4013, "Invalid intent(s)."
	case *id.Intents&privilegedIntents&^s.opt.Intents != 0:
		return 4014, "Disallowed intent(s)."
	case id.Shard != nil && (id.Shard[1] < 1 || id.Shard[0] < 0 || id.Shard[0] >= id.Shard[1]):
		return 4010, "Invalid shard."
	}
	c.compress = id.Compress
	if refused, code := s.refuse(c, "IDENTIFY"); refused {
		return code, "Refused."
	}
	if admitted, code := s.admitShard(c, id.Shard); !admitted {
		return code, "Refused."
	}
	c.session = &session{id: secret(), intents: *id.Intents, conn: c, identity: id}
	s.sessions[c.session.id] = c.session
	s.welcome(c.session)
	return 0, ""
}

// welcome sends READY and the servers.
func (s *Server) welcome(to *session) {
	guilds := []any{}
	for _, g := range s.guilds {
		if g.joined && !g.late && to.holds(g.ID) {
			guilds = append(guilds, map[string]any{"id": g.ID, "unavailable": true})
		}
	}
	to.dispatch("READY", map[string]any{
		"v": 9, "user": s.bot, "guilds": guilds, "session_id": to.id, "resume_gateway_url": s.gatewayURL(),
		"application": map[string]any{"id": s.bot.ID, "flags": 0}, "private_channels": []any{}, "shard": to.identity.Shard,
	})
	for _, g := range s.guilds {
		if g.joined && !g.late && !g.down && to.holds(g.ID) && to.intents&intentGuilds != 0 {
			to.dispatch("GUILD_CREATE", s.guildEvent(g))
		}
	}
	s.touch()
}

func (s *Server) gatewayURL() string { return "ws" + strings.TrimPrefix(s.URL(), "http") }

func (s *Server) resume(c *conn, data json.RawMessage) (int, string) {
	var ask struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int    `json:"seq"`
	}
	switch err := json.Unmarshal(data, &ask); {
	case err != nil:
		return 4002, "Error while decoding payload."
	case c.session != nil:
		return 4005, "Already authenticated."
	case strings.TrimPrefix(ask.Token, "Bot ") != s.opt.Token:
		return 4004, "Authentication failed."
	}
	if refused, code := s.refuse(c, "RESUME"); refused {
		return code, "Refused."
	}
	old := s.sessions[ask.Session]
	switch {
	case old == nil || ask.Seq < old.seq-len(old.log):
		c.send(frame{Op: opInvalidSession, Data: false})
		return 0, ""
	case ask.Seq > old.seq:
		return 4007, "Invalid seq."
	}
	if old.conn != nil {
		old.conn.end()
	}
	c.session, c.compress, old.conn = old, old.identity.Compress, c
	for _, f := range old.log {
		if *f.Seq > ask.Seq {
			c.send(f)
		}
	}
	old.dispatch("RESUMED", map[string]any{"_trace": []string{"sandbox"}})
	s.touch()
	return 0, ""
}

// dispatch sends an event on this session, at once or after a RESUME.
func (to *session) dispatch(event string, data any) {
	raw, err := json.Marshal(data)
	if err != nil {
		panic(err) // events are made of plain values
	}
	to.seq++
	seq := to.seq
	f := frame{Op: opDispatch, Data: json.RawMessage(raw), Seq: &seq, Type: event}
	to.log = append(to.log, f)
	if len(to.log) > maxReplay {
		to.log = append([]frame(nil), to.log[len(to.log)-maxReplay/2:]...)
	}
	if to.conn != nil {
		to.conn.send(f)
	}
}

// dispatch sends an event on every session that wants it and has its server.
func (w *world) dispatch(event string, data any, wants func(*session) bool) {
	guild := guildOf(event, data)
	for id, to := range w.sessions {
		switch {
		case to.conn == nil && w.now().Sub(to.lostAt) > 5*time.Minute:
			delete(w.sessions, id)
		case to.holds(guild) && wants(to):
			to.dispatch(event, data)
		}
	}
}

func forIntent(intent int) func(*session) bool {
	return func(to *session) bool { return to.intents&intent != 0 }
}

func forAll(*session) bool { return true }

// guildEvent is the server as GUILD_CREATE shows it.
func (w *world) guildEvent(g *Guild) map[string]any {
	members := []*memberObject{g.members[w.bot.ID]}
	return map[string]any{
		"id": g.ID, "name": g.Name, "owner_id": g.OwnerID, "roles": g.Roles, "channels": g.Channels, "preferred_locale": g.Locale,
		"members": members, "member_count": len(g.members), "joined_at": g.members[w.bot.ID].JoinedAt, "large": false, "unavailable": false,
		"emojis": []any{}, "stickers": []any{}, "threads": []any{}, "voice_states": []any{}, "presences": []any{}, "features": []any{},
		"stage_instances": []any{}, "guild_scheduled_events": []any{}, "soundboard_sounds": []any{}, "icon": nil, "splash": nil, "banner": nil, "description": nil,
		"verification_level": 1, "default_message_notifications": 1, "explicit_content_filter": 0, "mfa_level": 0, "nsfw_level": 0, "premium_tier": 0,
		"premium_subscription_count": 0, "afk_channel_id": nil, "afk_timeout": 300, "system_channel_id": orNil(g.system), "system_channel_flags": 0, "rules_channel_id": nil,
		"public_updates_channel_id": nil, "vanity_url_code": nil, "discovery_splash": nil, "max_members": 500000, "application_id": nil,
	}
}

func orNil(id ID) any {
	if id == "" {
		return nil
	}
	return id
}

// Connected says whether a bot is on the gateway.
func (s *Server) Connected() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.online()
}

func (w *world) online() bool {
	for _, to := range w.sessions {
		if to.conn != nil {
			return true
		}
	}
	return false
}
