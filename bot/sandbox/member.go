package sandbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
)

// What a member is told when there is no reply.
var (
	ErrNoResponse = errors.New("the application did not respond")
	ErrNotOffered = errors.New("not offered to this member")
)

// A Member acts as a person would, in one channel. It is a value of its own:
// several may act at once.
type Member struct {
	srv     *Server
	user    User
	guild   ID // empty in a direct message
	channel ID
	locale  string // of the client, en-US when empty
	free    bool
	err     error
}

// Member is the person with the username in the first channel of the server.
func (s *Server) Member(guild ID, username string) *Member {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(guild)
	if g == nil {
		return &Member{srv: s, err: fmt.Errorf("member %q: no server %q", username, guild)}
	}
	m := g.named(username)
	if m == nil {
		return &Member{srv: s, err: fmt.Errorf("member %q: not in server %q", username, g.Name)}
	}
	return &Member{srv: s, user: *m.User, guild: guild, channel: g.Channels[0].ID}
}

// User is the member's account.
func (m *Member) User() User { return m.user }

// Speaking is the same person with Discord set to another language, by its code.
func (m *Member) Speaking(locale string) *Member {
	other := *m
	other.locale = locale
	return &other
}

// Channel is where the member acts.
func (m *Member) Channel() ID { return m.channel }

// In is the same person in another channel.
func (m *Member) In(channel ID) *Member {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	other := *m
	if c := m.srv.channels[channel]; c != nil {
		other.channel, other.guild = c.ID, c.GuildID
	} else {
		other.err = fmt.Errorf("no channel %q", channel)
	}
	return &other
}

// Direct is the same person in the direct messages with the bot.
func (m *Member) Direct() *Member {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	other := *m
	if m.err == nil {
		other.guild, other.channel = "", m.srv.directChannel(m.user.ID).ID
	}
	return &other
}

// Unchecked is the same person without what Discord's own client would refuse
// before it asks the bot: default permissions, required options, lengths. An
// administrator may have granted the command to anybody.
func (m *Member) Unchecked() *Member {
	other := *m
	other.free = true
	return &other
}

// Interact sends the bot an interaction of any kind with any data, nil for
// none; source is the message it comes from, or nil.
func (m *Member) Interact(kind int, data any, source *Message) (*Pending, error) {
	return m.start(func() (*Pending, error) { return m.interact(kind, "", data, source) })
}

// interact is Interact with the lock held.
func (m *Member) interact(kind int, name string, data any, source *Message) (*Pending, error) {
	if m.err != nil {
		return nil, m.err
	}
	i := &interaction{kind: kind, name: name, user: m.user, guild: m.guild, channel: m.channel, locale: cmp.Or(m.locale, "en-US"), data: data}
	if source != nil {
		p := m.srv.message(source.ChannelID, source.ID)
		if p == nil || !p.visibleTo(m.user.ID) {
			return nil, fmt.Errorf("message %s: %w", source.ID, ErrNotOffered)
		}
		i.source, i.channel = p, p.ChannelID
	}
	return &Pending{m, m.srv.begin(i)}, nil
}

// await starts something and waits for its reply.
func (m *Member) await(ctx context.Context, start func() (*Pending, error)) (*Reply, error) {
	p, err := m.start(start)
	if err != nil {
		return nil, err
	}
	return p.Reply(ctx)
}

// Command uses a slash command, "ask" or "source add", and waits for the reply.
func (m *Member) Command(ctx context.Context, name string, options ...Option) (*Reply, error) {
	return m.await(ctx, func() (*Pending, error) { return m.command(name, options) })
}

// Start is Command without waiting.
func (m *Member) Start(name string, options ...Option) (*Pending, error) {
	return m.start(func() (*Pending, error) { return m.command(name, options) })
}

// start begins an interaction with the lock held.
func (m *Member) start(do func() (*Pending, error)) (*Pending, error) {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	return do()
}

func (m *Member) command(name string, options []Option) (*Pending, error) {
	data, c, err := m.commandData(name, options, nil)
	if err != nil {
		return nil, fmt.Errorf("/%s: %w", name, err)
	}
	return m.interact(CommandInteraction, c, data, nil)
}

// Autocomplete types into the option and returns the suggestions; the other
// options are what is filled in so far.
func (m *Member) Autocomplete(ctx context.Context, name string, focused Option, others ...Option) ([]Choice, error) {
	reply, err := m.await(ctx, func() (*Pending, error) {
		data, c, err := m.commandData(name, append(slices.Clone(others), focused), &focused)
		if err != nil {
			return nil, fmt.Errorf("/%s: %w", name, err)
		}
		return m.interact(AutocompleteInteraction, c, data, nil)
	})
	if err != nil {
		return nil, err
	}
	return reply.Choices, nil
}

// MessageCommand uses a command of a message's menu and waits for the reply.
func (m *Member) MessageCommand(ctx context.Context, name string, target *Message) (*Reply, error) {
	return m.await(ctx, func() (*Pending, error) { return m.menu(name, target.ID) })
}

func (m *Member) menu(name string, target ID) (*Pending, error) {
	c, err := m.offered(MessageCommand, name)
	if err != nil {
		return nil, err
	}
	p := m.srv.message(m.channel, target)
	if p == nil || !p.visibleTo(m.user.ID) {
		return nil, fmt.Errorf("message %s: %w", target, ErrNotOffered)
	}
	data := map[string]any{"id": c.ID, "name": c.Name, "type": c.Type, "target_id": p.ID,
		"resolved": map[string]any{"messages": map[ID]Message{p.ID: p.Message}}}
	if c.GuildID != "" {
		data["guild_id"] = c.GuildID
	}
	return m.interact(CommandInteraction, c.Name, data, nil)
}

// Press presses the button with the custom ID and waits for the reply.
func (m *Member) Press(ctx context.Context, on *Message, customID string) (*Reply, error) {
	return m.await(ctx, func() (*Pending, error) { return m.use(on, customID, nil) })
}

// Select chooses the values in a select menu and waits for the reply.
func (m *Member) Select(ctx context.Context, on *Message, customID string, values ...string) (*Reply, error) {
	return m.await(ctx, func() (*Pending, error) { return m.use(on, customID, values) })
}

// use starts the interaction of a component; values are nil for a button.
func (m *Member) use(on *Message, customID string, values []string) (*Pending, error) {
	if m.err != nil {
		return nil, m.err
	}
	p := m.srv.message(on.ChannelID, on.ID)
	if p == nil || !p.visibleTo(m.user.ID) {
		return nil, fmt.Errorf("component %q: %w", customID, ErrNotOffered)
	}
	kind, data := Button, map[string]any{"custom_id": customID}
	c := p.Find(customID)
	switch {
	case c != nil:
		kind, data["id"] = c.Type, c.ID
	case values != nil:
		kind = StringSelect
	}
	if !m.free && (c == nil || c.Disabled) {
		return nil, fmt.Errorf("component %q: %w", customID, ErrNotOffered)
	}
	data["component_type"] = kind
	if kind != Button {
		if err := checkValues(c, values); err != nil && !m.free {
			return nil, err
		}
		data["values"] = notNil(values)
		if resolved := m.resolveAll(kind, values); len(resolved) > 0 {
			data["resolved"] = resolved
		}
	}
	message := p.Message
	return m.interact(ComponentInteraction, "", data, &message)
}

// resolveAll describes the users, roles and channels chosen in a menu.
func (m *Member) resolveAll(kind int, values []string) map[string]map[ID]any {
	f := &filling{m: m, resolved: map[string]map[ID]any{}}
	if kind == StringSelect {
		return nil
	}
	for _, v := range values {
		f.reference(CommandOption{}, ID(v)) // an unknown one stays unresolved
	}
	return f.resolved
}

func checkValues(c *Component, values []string) error {
	if c == nil || c.Type != StringSelect {
		return nil
	}
	for _, v := range values {
		if !slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == v }) {
			return fmt.Errorf("option %q: %w", v, ErrNotOffered)
		}
	}
	return nil
}
