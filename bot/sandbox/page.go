package sandbox

import (
	"crypto/subtle"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// The page is for one browser on this machine. Its address carries a key,
// which becomes a cookie; every request needs the cookie, a loopback Host (so
// that no other name leads here) and, when it changes something, our Origin.

//go:embed page
var pageFiles embed.FS

const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const maxAct = 64 << 20 // bytes of what the page sends, files in base64 included

// PageURL is the address of the page, with its key.
func (s *Server) PageURL() string { return s.URL() + "/?key=" + s.key }

func (s *Server) pageRoutes(mux *http.ServeMux) {
	assets, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic(err) // the folder is embedded
	}
	files := http.StripPrefix("/sandbox/page/", http.FileServerFS(assets))
	mux.HandleFunc("GET /{$}", s.guard(s.openPage))
	mux.HandleFunc("GET /sandbox/page/", s.guard(files.ServeHTTP))
	mux.HandleFunc("GET /sandbox/state", s.guard(s.pageState))
	mux.HandleFunc("GET /sandbox/events", s.guard(s.pageEvents))
	for name, do := range map[string]func(*http.Request, *Member, act) (any, error){
		"command": actCommand, "autocomplete": actAutocomplete, "menu": actMenu, "press": actPress,
		"modal": actModal, "message": actMessage, "dismiss": actDismiss,
	} {
		mux.HandleFunc("POST /sandbox/"+name, s.guard(s.acting(do)))
	}
}

// guard turns away whoever is not our own page.
func (s *Server) guard(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case !s.ownHost(r.Host):
			http.Error(w, "This page answers on loopback only.", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Header.Get("Origin") != "http://"+r.Host:
			http.Error(w, "This request comes from another page.", http.StatusForbidden)
		case s.admits(r):
			next(w, r)
		case r.URL.Path == "/" && s.isKey(r.URL.Query().Get("key")):
			http.SetCookie(w, &http.Cookie{Name: s.cookieName(), Value: s.key, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
			http.Redirect(w, r, "/", http.StatusSeeOther)
		default:
			http.Error(w, "Open this page at the address that the program printed, with its key.", http.StatusForbidden)
		}
	}
}

// ownHost says whether the Host is loopback and our port.
func (s *Server) ownHost(host string) bool {
	name, port, err := net.SplitHostPort(host)
	_, own, _ := net.SplitHostPort(s.listener.Addr().String())
	ip := net.ParseIP(name)
	return err == nil && port == own && (name == "localhost" || ip != nil && ip.IsLoopback())
}

// cookieName has the port in it: cookies do not tell ports apart.
func (s *Server) cookieName() string {
	_, port, _ := net.SplitHostPort(s.listener.Addr().String())
	return "sandbox-" + port
}

func (s *Server) isKey(key string) bool {
	return subtle.ConstantTimeCompare([]byte(key), []byte(s.key)) == 1
}

func (s *Server) admits(r *http.Request) bool {
	c, err := r.Cookie(s.cookieName())
	return err == nil && s.isKey(c.Value)
}

func (s *Server) openPage(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery != "" { // the key does not stay in the address
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	http.ServeFileFS(w, r, pageFiles, "page/index.html")
}

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
		m := &Member{srv: s, user: u, guild: g.ID, channel: c.ID}
		out.Channels = append(out.Channels, place{ID: c.ID, Guild: g.ID, Name: c.Name, Topic: c.Topic, Commands: notNil(m.commands())})
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

// pageEvents tells the page what changes, as server-sent events.
func (s *Server) pageEvents(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	u := s.viewer(r.URL.Query().Get("as"))
	s.mu.Unlock()
	if u == nil {
		http.Error(w, "nobody has this name", http.StatusNotFound)
		return
	}
	since := 0
	fmt.Sscan(r.Header.Get("Last-Event-ID"), &since)
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for {
		s.mu.Lock()
		changed, n := s.changed, s.news(u.ID, since)
		s.mu.Unlock()
		data, err := json.Marshal(n)
		if err != nil {
			panic(err) // news are plain values
		}
		if _, err := fmt.Fprintf(w, "id: %d\ndata: %s\n\n", n.Revision, data); err != nil || out.Flush() != nil {
			return
		}
		since = n.Revision
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		case <-s.ctx.Done():
			return
		case <-time.After(15 * time.Second): // says that we are still here
		}
	}
}

// An act is one thing that the person at the page does.
type act struct {
	As          string            `json:"as"`
	Channel     ID                `json:"channel"`
	Name        string            `json:"name"` // of a command
	Options     []actOption       `json:"options"`
	Focused     string            `json:"focused"`
	Message     ID                `json:"message"`
	CustomID    string            `json:"custom_id"`
	Values      []string          `json:"values"`
	Interaction ID                `json:"interaction"`
	Fields      map[string]string `json:"fields"`
	Text        string            `json:"text"`
	Files       []actFile         `json:"files"`
}

type actOption struct {
	Name  string   `json:"name"`
	Type  int      `json:"type"`
	Value any      `json:"value"`
	File  *actFile `json:"file"`
}

type actFile struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Data []byte `json:"data"` // base64 in JSON
}

func (f actFile) file() (File, error) {
	if len(f.Data) > maxFile {
		return File{}, fmt.Errorf("%s is larger than %d MiB", f.Name, maxFile>>20)
	}
	return File{Name: f.Name, ContentType: f.Type, Data: f.Data}, nil
}

// option is the value in the type that Member.Command takes.
func (o actOption) option() (Option, error) {
	switch v := o.Value.(type) {
	case float64:
		if o.Type == optInteger {
			return Opt(o.Name, int(v)), nil
		}
	case string:
		if o.Type >= optUser && o.Type <= optMentionable {
			return Opt(o.Name, ID(v)), nil
		}
	}
	if o.File != nil {
		f, err := o.File.file()
		return Opt(o.Name, f), err
	}
	return Opt(o.Name, o.Value), nil
}

// acting decodes an act and finds who does it; what goes wrong is a sentence
// for the page.
func (s *Server) acting(do func(*http.Request, *Member, act) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var a act
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxAct)).Decode(&a); err != nil {
			http.Error(w, "This could not be read: "+err.Error(), http.StatusBadRequest)
			return
		}
		m, err := s.actor(a)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		result, err := do(r, m, a)
		switch {
		case errors.Is(err, ErrNoResponse):
			reply(w, map[string]bool{"failed": true})
		case err != nil:
			http.Error(w, err.Error(), http.StatusBadRequest)
		default:
			reply(w, result)
		}
	}
}

func (s *Server) actor(a act) (*Member, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, c := s.viewer(a.As), s.channels[a.Channel]
	if u == nil || c == nil || !s.reads(u.ID, c.ID) {
		return nil, fmt.Errorf("no such person or channel")
	}
	return &Member{srv: s, user: *u, guild: c.GuildID, channel: c.ID}, nil
}

// outcome waits for the bot's first response: a modal, or whatever the events
// will show.
func outcome(r *http.Request, p *Pending, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	if _, err := p.Acknowledged(r.Context()); err != nil {
		return nil, err
	}
	s := p.member.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	return map[string]any{"modal": p.i.modal}, nil
}

func (a act) options() ([]Option, error) {
	var list []Option
	for _, o := range a.Options {
		made, err := o.option()
		if err != nil {
			return nil, err
		}
		list = append(list, made)
	}
	return list, nil
}

func actCommand(r *http.Request, m *Member, a act) (any, error) {
	options, err := a.options()
	if err != nil {
		return nil, err
	}
	p, err := m.Start(a.Name, options...)
	return outcome(r, p, err)
}

func actAutocomplete(r *http.Request, m *Member, a act) (any, error) {
	options, err := a.options()
	if err != nil {
		return nil, err
	}
	var focused Option
	others := slices.DeleteFunc(options, func(o Option) bool {
		if o.Name == a.Focused {
			focused = o
		}
		return o.Name == a.Focused
	})
	choices, err := m.Autocomplete(r.Context(), a.Name, focused, others...)
	return map[string]any{"choices": notNil(choices)}, err
}

func actMenu(r *http.Request, m *Member, a act) (any, error) {
	p, err := m.start(func() (*Pending, error) { return m.menu(a.Name, a.Message) })
	return outcome(r, p, err)
}

func actPress(r *http.Request, m *Member, a act) (any, error) {
	p, err := m.start(func() (*Pending, error) {
		return m.use(&Message{ID: a.Message, ChannelID: a.Channel}, a.CustomID, a.Values)
	})
	return outcome(r, p, err)
}

func actModal(r *http.Request, m *Member, a act) (any, error) {
	p, err := m.start(func() (*Pending, error) {
		i := m.srv.interactions[a.Interaction]
		if i == nil || i.modal == nil {
			return nil, fmt.Errorf("this form is no longer open")
		}
		return m.submit(i.modal, a.Fields)
	})
	return outcome(r, p, err)
}

func actMessage(_ *http.Request, m *Member, a act) (any, error) {
	var files []File
	for _, f := range a.Files {
		made, err := f.file()
		if err != nil {
			return nil, err
		}
		files = append(files, made)
	}
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	return m.say(a.Text, a.Message, files)
}

// actDismiss hides a message that only its viewer sees.
func actDismiss(_ *http.Request, m *Member, a act) (any, error) {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	p := m.srv.message(m.channel, a.Message)
	if p == nil || p.viewer != m.user.ID {
		return nil, fmt.Errorf("this message cannot be dismissed")
	}
	m.srv.remove(p)
	return map[string]any{}, nil
}
