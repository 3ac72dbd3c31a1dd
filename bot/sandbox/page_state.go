package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// viewer is the person that the page acts as.
func (s *Server) viewer(name string) *User {
	u := s.userNamed(name)
	if u == nil || u.Bot {
		return nil
	}
	return u
}

// A place is a channel, or the direct messages, as the page lists it.
type place struct {
	ID       ID        `json:"id"`
	Guild    ID        `json:"guild"`
	Name     string    `json:"name"`
	Topic    string    `json:"topic"`
	Type     int       `json:"type"`   // as a channel's
	Parent   ID        `json:"parent"` // the channel of a thread
	Commands []Command `json:"commands"`
}

type server struct {
	ID       ID       `json:"id"`
	Name     string   `json:"name"`
	Channels []place  `json:"channels"`
	Roles    []Role   `json:"roles"`
	Members  []person `json:"members"`
}

type person struct {
	User  User   `json:"user"`
	Roles []ID   `json:"roles"`
	Title string `json:"title"` // "Owner", "Moderator" or "Member"
}

// pageState is everything but the messages.
func (s *Server) pageState(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.viewer(r.URL.Query().Get("as"))
	if u == nil {
		http.Error(w, "nobody has this name", http.StatusNotFound)
		return
	}
	servers := []server{}
	for _, g := range s.guilds {
		if g.joined && g.members[u.ID] != nil {
			servers = append(servers, s.pageServer(g, *u))
		}
	}
	direct := s.directChannel(u.ID)
	reply(w, map[string]any{
		"me": u, "bot": s.bot, "servers": servers, "examples": notNil(s.opt.Examples),
		"direct": place{ID: direct.ID, Name: s.bot.Username, Commands: (&Member{srv: s, user: *u, channel: direct.ID}).commands()},
		"people": []string{MemberName, ModeratorName},
	})
}

func (s *Server) pageServer(g *Guild, u User) server {
	out := server{ID: g.ID, Name: g.Name, Roles: g.Roles}
	for _, c := range g.Channels {
		for _, at := range append([]*Channel{&c}, s.threads(c.ID)...) {
			m := &Member{srv: s, user: u, guild: g.ID, channel: at.ID}
			out.Channels = append(out.Channels, place{ID: at.ID, Guild: g.ID, Name: at.Name, Topic: at.Topic, Type: at.Type, Parent: at.ParentID, Commands: notNil(m.commands())})
		}
	}
	for _, m := range g.members {
		out.Members = append(out.Members, person{*m.User, m.Roles, g.title(m.User.ID)})
	}
	slices.SortFunc(out.Members, func(a, b person) int { return strings.Compare(string(a.User.ID), string(b.User.ID)) })
	return out
}

func (g *Guild) title(user ID) string {
	switch {
	case user == g.OwnerID:
		return "Owner"
	case g.permissions(user)&PermManageGuild != 0:
		return "Moderator"
	}
	return "Member"
}

func reply(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(v)
}

// A news is what changed after a revision, as one viewer may know it.
type news struct {
	Revision int        `json:"revision"`
	Online   bool       `json:"online"`
	Messages []Message  `json:"messages"`
	Deleted  []deletion `json:"deleted"`
	Typing   []ID       `json:"typing"`
	Reset    bool       `json:"reset"` // this is everything there is
}

func (s *Server) news(viewer ID, since int) news {
	n := news{Revision: s.revision, Online: s.online(), Messages: []Message{}, Deleted: []deletion{}, Typing: []ID{}, Reset: since == 0}
	for id, list := range s.messages {
		if !s.reads(viewer, id) {
			continue
		}
		for _, p := range list {
			if p.revision > since && p.visibleTo(viewer) {
				n.Messages = append(n.Messages, p.copy())
			}
		}
	}
	for _, d := range s.deleted {
		if d.revision > since && since > 0 {
			n.Deleted = append(n.Deleted, d)
		}
	}
	for channel, at := range s.typing {
		if at > since && s.reads(viewer, channel) {
			n.Typing = append(n.Typing, channel)
		}
	}
	slices.SortFunc(n.Messages, func(a, b Message) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return n
}

// reads says whether the viewer may see the channel at all.
func (s *Server) reads(viewer, channel ID) bool {
	c := s.channels[channel]
	if c.GuildID != "" {
		return s.guild(c.GuildID).members[viewer] != nil
	}
	return c.Recipients[0].ID == viewer
}

const pageEventsPath = "/sandbox/events"

// pageEvents tells the page what changes, over a websocket: of streams over HTTP a browser has
// six to one host for all its tabs, and with one in each of seven nothing else is sent.
func (s *Server) pageEvents(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	u := s.viewer(r.URL.Query().Get("as"))
	s.mu.Unlock()
	if u == nil {
		http.Error(w, "nobody has this name", http.StatusNotFound)
		return
	}
	ws, err := upgradePage(w, r)
	if err != nil {
		return // Upgrade has answered
	}
	defer ws.Close()
	left := make(chan struct{})
	go func() {
		defer close(left)
		for err := error(nil); err == nil; _, _, err = ws.NextReader() {
		}
	}()
	since := 0
	fmt.Sscan(r.URL.Query().Get("since"), &since)
	for {
		s.mu.Lock()
		changed, n := s.changed, s.news(u.ID, since)
		s.mu.Unlock()
		ws.SetWriteDeadline(time.Now().Add(writeWait))
		if err := ws.WriteJSON(n); err != nil {
			return
		}
		since = n.Revision
		select {
		case <-changed:
		case <-left:
			return
		case <-s.ctx.Done():
			return
		case <-time.After(15 * time.Second): // says that we are still here
		}
	}
}
