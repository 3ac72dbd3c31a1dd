package sandbox

import (
	"crypto/rand"
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

// Types of channels.
const (
	threadChannel = 11
	forumChannel  = 15
)

// secret is a random word that nobody guesses.
func secret() string { return rand.Text() }
