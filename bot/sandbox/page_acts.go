package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// An act is one thing that the person at the page does.
type act struct {
	As          string            `json:"as"`
	Channel     ID                `json:"channel"`
	Locale      string            `json:"locale"` // of the browser
	Name        string            `json:"name"`   // of a command
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
	return &Member{srv: s, user: *u, guild: c.GuildID, channel: c.ID, locale: localeOf(a.Locale)}, nil
}

// locales are those that Discord knows.
var locales = strings.Fields(`id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr
	cs el bg ru uk hi th zh-CN ja zh-TW ko ar he`)

// localeOf gives Discord's locale that is nearest to a browser's: the same, one
// of the same language, or none.
func localeOf(browser string) string {
	if slices.Contains(locales, browser) {
		return browser
	}
	language, _, _ := strings.Cut(browser, "-")
	for _, l := range locales {
		if known, _, _ := strings.Cut(l, "-"); known == language {
			return l
		}
	}
	return ""
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
	forum := m.srv.channels[m.channel]
	if forum.Type != forumChannel {
		return m.say(a.Text, a.Message, files)
	}
	if strings.TrimSpace(a.Text) == "" {
		return nil, fmt.Errorf("a post needs a text: its first line is its title")
	}
	m.channel = m.srv.beginPost(forum, a.Text).ID
	_, err := m.say(a.Text, "", files)
	return map[string]ID{"place": m.channel}, err
}

// actLocale sets the servers to the language of who acts.
func actLocale(_ *http.Request, m *Member, _ act) (any, error) {
	for _, g := range m.srv.Guilds() {
		m.srv.SetLocale(g.ID, m.locale)
	}
	return map[string]any{}, nil
}

// actThread begins a thread with a message.
func actThread(_ *http.Request, m *Member, a act) (any, error) {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	id, err := m.srv.startThread(m.channel, a.Message, a.Name)
	return map[string]ID{"place": id}, err
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
