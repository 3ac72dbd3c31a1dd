package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Guild is a server.
type Guild struct {
	ID       ID        `json:"id"`
	Name     string    `json:"name"`
	OwnerID  ID        `json:"owner_id"`
	Roles    []Role    `json:"roles"`
	Channels []Channel `json:"channels"`
	Locale   string    `json:"preferred_locale"`

	members map[ID]*memberObject
	joined  bool // whether the bot is in it
	down    bool // in an outage
	late    bool // not spoken of yet
	system  ID   // the channel for what Discord and bots say of the server, empty for none
}

func (g *Guild) join(u User, now time.Time) *memberObject {
	m := &memberObject{User: &u, Roles: []ID{}, JoinedAt: now.UTC().Truncate(time.Second)}
	g.members[u.ID] = m
	return m
}

func (g *Guild) role(id ID) *Role {
	i := slices.IndexFunc(g.Roles, func(r Role) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &g.Roles[i]
}

// permissions are what the roles of the member allow together.
func (g *Guild) permissions(user ID) uint64 {
	m := g.members[user]
	if m == nil {
		return 0
	}
	if user == g.OwnerID {
		return allPermissions
	}
	sum := g.role(g.ID).Permissions
	for _, id := range m.Roles {
		if r := g.role(id); r != nil {
			sum |= r.Permissions
		}
	}
	if sum&PermAdministrator != 0 {
		return allPermissions
	}
	return sum
}

// member is the member as it stands in an interaction, permissions included.
func (g *Guild) member(user ID) *memberObject {
	m := *g.members[user]
	m.Permissions = strconv.FormatUint(g.permissions(user), 10)
	return &m
}

// Guilds are the servers that the bot is in.
func (s *Server) Guilds() []Guild {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Guild
	for _, g := range s.guilds {
		if g.joined {
			all = append(all, g.clone())
		}
	}
	return all
}

func (g *Guild) clone() Guild {
	c := *g
	c.Roles, c.Channels = slices.Clone(g.Roles), slices.Clone(g.Channels)
	return c
}

// AddRole makes a role with the permissions, a bit set, and gives it to the
// named members.
func (s *Server) AddRole(guild ID, name string, permissions uint64, members ...string) (ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if g == nil {
		return "", fmt.Errorf("add role %q: no server %s", name, guild)
	}
	r := Role{ID: s.nextID(), Name: name, Permissions: permissions, Position: len(g.Roles)}
	g.Roles = append(g.Roles, r)
	for _, member := range members {
		m := g.named(member)
		if m == nil {
			return "", fmt.Errorf("add role %q: no member %q", name, member)
		}
		m.Roles = append(slices.Clone(m.Roles), r.ID)
	}
	s.touch()
	return r.ID, nil
}

// SetRoles gives the named member these roles and no others.
func (s *Server) SetRoles(guild ID, username string, roles ...ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guild(guild); g != nil && g.named(username) != nil {
		g.named(username).Roles = append([]ID{}, roles...)
		s.touch()
	}
}

// RemoveMember lets the named member leave the server.
func (s *Server) RemoveMember(guild ID, username string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guild(guild); g != nil && g.named(username) != nil {
		delete(g.members, g.named(username).User.ID)
		s.touch()
	}
}

func (g *Guild) named(username string) *memberObject {
	for _, m := range g.members {
		if strings.EqualFold(m.User.Username, username) {
			return m
		}
	}
	return nil
}

// AddMember lets a person join the server; a new one when nobody has the name.
func (s *Server) AddMember(guild ID, username string) (*Member, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if g == nil {
		return nil, fmt.Errorf("add member %q: no server %s", username, guild)
	}
	u := s.userNamed(username)
	if u == nil {
		made := s.addUser(username, username, false)
		u = &made
	}
	if g.members[u.ID] == nil {
		g.join(*u, s.now())
	}
	s.touch()
	return &Member{srv: s, user: *u, guild: guild, channel: g.Channels[0].ID}, nil
}

// SetLocale sets the language of a server, one of Discord's codes such as "de".
func (s *Server) SetLocale(guild ID, locale string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guild(guild); g != nil {
		g.Locale = locale
		s.dispatch("GUILD_UPDATE", map[string]any{"id": g.ID, "name": g.Name, "owner_id": g.OwnerID, "preferred_locale": g.Locale}, forIntent(intentGuilds))
	}
}

// Kick removes the bot from the server.
func (s *Server) Kick(guild ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guild(guild); g != nil && g.joined {
		g.joined = false
		s.touch()
		s.dispatch("GUILD_DELETE", map[string]any{"id": guild}, forIntent(intentGuilds))
	}
}

// Invite puts the bot back into the server.
func (s *Server) Invite(guild ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guild(guild); g != nil && !g.joined {
		g.joined = true
		g.members[s.bot.ID].JoinedAt = s.now().UTC().Truncate(time.Second)
		s.touch()
		s.dispatch("GUILD_CREATE", s.guildEvent(g), forIntent(intentGuilds))
	}
}

// Outage makes a server unavailable, or available again. The bot stays in it.
func (s *Server) Outage(guild ID, begins bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if g == nil || g.down == begins {
		return
	}
	g.down = begins
	s.touch()
	if begins {
		s.dispatch("GUILD_DELETE", map[string]any{"id": guild, "unavailable": true}, forIntent(intentGuilds))
	} else {
		s.dispatch("GUILD_CREATE", s.guildEvent(g), forIntent(intentGuilds))
	}
}

// Withhold says nothing of a server to a bot that connects, neither in READY nor after
// it, as to one whose connection is for others; or speaks of it at last.
func (s *Server) Withhold(guild ID, begins bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if g == nil || g.late == begins {
		return
	}
	g.late = begins
	s.touch()
	if !begins && g.joined {
		s.dispatch("GUILD_CREATE", s.guildEvent(g), forIntent(intentGuilds))
	}
}
