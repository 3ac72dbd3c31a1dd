package sandbox

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The people of every server: a member without special permissions, a
// moderator who may manage the server and its messages, and the owner.
const (
	MemberName    = "robin"
	ModeratorName = "sasha"
	OwnerName     = "olena"
)

// Permissions, as bits.
const (
	PermAdministrator  = 1 << 3
	PermManageGuild    = 1 << 5
	PermViewChannel    = 1 << 10
	PermSendMessages   = 1 << 11
	PermManageMessages = 1 << 13
	PermEmbedLinks     = 1 << 14
	PermAttachFiles    = 1 << 15
	PermReadHistory    = 1 << 16
	PermUseCommands    = 1 << 31
	PermInThreads      = 1 << 38

	everyonePermissions = PermViewChannel | PermSendMessages | PermEmbedLinks | PermAttachFiles | PermReadHistory | PermUseCommands | PermInThreads
	allPermissions      = 1<<53 - 1
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

// A world is everything that the stand-in knows. All of it is guarded by mu,
// which every request and every act of a member holds while it runs.
type world struct {
	mu       sync.Mutex
	now      func() time.Time
	lastID   int64
	revision int           // grows with every change
	changed  chan struct{} // closed at every change, then replaced

	bot      User
	users    map[ID]User
	guilds   []*Guild
	channels map[ID]*Channel

	messages     map[ID][]*posted // by channel, in order
	deleted      []deletion
	typing       map[ID]int // revision of the last typing by channel
	files        map[ID]*stored
	fileIDs      []ID // of files, the oldest first
	fileBytes    int
	commands     map[ID][]Command // by guild; "" for the global ones
	interactions map[ID]*interaction
	tokens       map[string]*interaction
	sessions     map[string]*session
	conns        map[*conn]bool
	requests     []Request
	buckets      map[string]*bucket
	faults       []*Fault
	refusals     []*Refusal
	deaf         bool
	splits       splits
}

func newWorld(opt Options) *world {
	w := &world{
		now: opt.Now, changed: make(chan struct{}),
		users: map[ID]User{}, channels: map[ID]*Channel{}, messages: map[ID][]*posted{}, typing: map[ID]int{},
		files: map[ID]*stored{}, commands: map[ID][]Command{}, interactions: map[ID]*interaction{},
		tokens: map[string]*interaction{}, sessions: map[string]*session{}, conns: map[*conn]bool{}, buckets: map[string]*bucket{},
	}
	w.splits = splits{recommended: opt.Shards, least: 1, identified: map[int]time.Time{}}
	w.bot = w.addUser(strings.ToLower(opt.BotName), opt.BotName, true)
	people := []User{w.addUser(OwnerName, "Olena", false), w.addUser(ModeratorName, "Sasha", false), w.addUser(MemberName, "Robin", false)}
	for _, name := range opt.Servers {
		w.addGuild(name, people)
	}
	for _, u := range people[1:] {
		w.directChannel(u.ID)
	}
	return w
}

// nextID makes a snowflake: IDs grow, also when the clock stands still.
func (w *world) nextID() ID {
	const epoch = 1420070400000 // Discord's, in milliseconds
	w.lastID = max(w.lastID+1, (w.now().UnixMilli()-epoch)<<22)
	return ID(strconv.FormatInt(w.lastID, 10))
}

// touch notes a change and wakes whoever waits for one.
func (w *world) touch() int {
	w.revision++
	close(w.changed)
	w.changed = make(chan struct{})
	return w.revision
}

func (w *world) addUser(username, shown string, bot bool) User {
	u := User{ID: w.nextID(), Username: username, Discriminator: "0", GlobalName: &shown, Bot: bot}
	if bot {
		u.Username, u.GlobalName = shown, nil
	}
	w.users[u.ID] = u
	return u
}

func (w *world) addGuild(name string, people []User) *Guild {
	w.lastID += 1 << 22 // a number after the last one's millisecond, so that shards have their share
	g := &Guild{ID: w.nextID(), Name: name, OwnerID: people[0].ID, Locale: "en-US", members: map[ID]*memberObject{}, joined: true}
	moderators := Role{ID: w.nextID(), Name: "Moderators", Color: 0x2ecc71, Hoist: true, Position: 1, Permissions: everyonePermissions | PermManageGuild | PermManageMessages}
	app := Role{ID: w.nextID(), Name: w.bot.Username, Position: 2, Managed: true, Permissions: everyonePermissions}
	g.Roles = []Role{{ID: g.ID, Name: "@everyone", Permissions: everyonePermissions}, moderators, app}
	for _, u := range people {
		g.join(u, w.now())
	}
	g.join(w.bot, w.now()).Roles = []ID{app.ID}
	g.members[people[1].ID].Roles = []ID{moderators.ID}
	w.guilds = append(w.guilds, g)
	w.addChannel(g, "reading-room", "Ask @"+w.bot.Username+" about the library")
	return g
}

func (w *world) addChannel(g *Guild, name, topic string) *Channel {
	c := Channel{ID: w.nextID(), GuildID: g.ID, Name: name, Topic: topic, Position: len(g.Channels)}
	g.Channels = append(g.Channels, c)
	w.channels[c.ID] = &c
	return &c
}

// directChannel is the direct message between the user and the bot; it is
// made when it is first needed.
func (w *world) directChannel(user ID) *Channel {
	for _, c := range w.channels {
		if c.Type == 1 && c.Recipients[0].ID == user {
			return c
		}
	}
	c := &Channel{ID: w.nextID(), Type: 1, Recipients: []User{w.users[user]}}
	w.channels[c.ID] = c
	return c
}

func (w *world) guild(id ID) *Guild {
	for _, g := range w.guilds {
		if g.ID == id {
			return g
		}
	}
	return nil
}

// userNamed returns the user with the username in any spelling, or nil.
func (w *world) userNamed(name string) *User {
	for _, u := range w.users {
		if strings.EqualFold(u.Username, name) {
			return &u
		}
	}
	return nil
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

// AddChannel makes a further text channel in the server.
func (s *Server) AddChannel(guild ID, name string) (ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if g == nil {
		return "", fmt.Errorf("add channel %q: no server %s", name, guild)
	}
	c := s.addChannel(g, name, "")
	s.touch()
	s.dispatch("CHANNEL_CREATE", c, forIntent(intentGuilds))
	return c.ID, nil
}

// SetSystemChannel makes a channel that for what bots say of the server, and changes what
// may be done in it.
func (s *Server) SetSystemChannel(guild, channel ID, overwrites ...Overwrite) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if i := slices.IndexFunc(g.Channels, func(c Channel) bool { return c.ID == channel }); i >= 0 {
		g.system, g.Channels[i].Overwrites, s.channels[channel].Overwrites = channel, overwrites, overwrites
		s.touch()
	}
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

// AddForum makes a forum, in which each message begins a post, a thread of its own.
func (s *Server) AddForum(guild ID, name, topic string) (ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if g == nil {
		return "", fmt.Errorf("add forum %q: no server %s", name, guild)
	}
	c := s.addChannel(g, name, topic)
	c.Type, g.Channels[len(g.Channels)-1].Type = forumChannel, forumChannel
	s.touch()
	s.dispatch("CHANNEL_CREATE", c, forIntent(intentGuilds))
	return c.ID, nil
}

// Types of channels.
const (
	threadChannel = 11
	forumChannel  = 15
)

// threads lists those in a channel, oldest first.
func (w *world) threads(channel ID) []*Channel {
	var list []*Channel
	for _, c := range w.channels {
		if c.Type == threadChannel && c.ParentID == channel {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b *Channel) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return list
}

// beginPost begins a post of a forum, called like the first line of its first message.
func (w *world) beginPost(forum *Channel, text string) *Channel {
	name, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	c := &Channel{ID: w.nextID(), Type: threadChannel, GuildID: forum.GuildID, ParentID: forum.ID, Name: string([]rune(name)[:min(80, len([]rune(name)))])}
	w.channels[c.ID] = c
	w.dispatch("THREAD_CREATE", c, forIntent(intentGuilds))
	return c
}

// AddThread makes a public thread in a channel.
func (s *Server) AddThread(channel ID, name string) (ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	parent := s.channels[channel]
	if parent == nil || parent.GuildID == "" {
		return "", fmt.Errorf("add thread %q: no channel %s", name, channel)
	}
	c := &Channel{ID: s.nextID(), Type: threadChannel, GuildID: parent.GuildID, ParentID: channel, Name: name}
	s.channels[c.ID] = c
	s.touch()
	s.dispatch("THREAD_CREATE", c, forIntent(intentGuilds))
	return c.ID, nil
}

// StartThread makes a public thread of a message, which has its number.
func (s *Server) StartThread(message *Message, name string) (ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.startThread(message.ChannelID, message.ID, name)
}

func (s *Server) startThread(channel, message ID, name string) (ID, error) {
	parent, p := s.channels[channel], s.message(channel, message)
	if parent == nil || parent.GuildID == "" || p == nil || p.viewer != "" || s.channels[message] != nil {
		return "", fmt.Errorf("no thread can begin with message %s", message)
	}
	c := &Channel{ID: message, Type: threadChannel, GuildID: parent.GuildID, ParentID: channel, Name: name}
	s.channels[c.ID] = c
	s.touch()
	s.dispatch("THREAD_CREATE", c, forIntent(intentGuilds))
	return c.ID, nil
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

// secret is a random word that nobody guesses.
func secret() string { return rand.Text() }
