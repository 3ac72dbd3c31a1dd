package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// An Option is a value given for an option of a command: a string, a bool, an
// int, a float64, an ID (of a user, channel or role) or a File.
type Option struct {
	Name  string
	Value any
}

// Opt makes an Option.
func Opt(name string, value any) Option { return Option{name, value} }

// Commands are the commands that the member is offered here.
func (m *Member) Commands() []Command {
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	return m.commands()
}

func (m *Member) commands() []Command {
	var list []Command
	for _, c := range append(slices.Clone(m.srv.commands[m.guild]), m.srv.commands[""]...) {
		if (m.free || m.mayUse(c)) && m.fitsHere(c) && !slices.ContainsFunc(list, func(o Command) bool { return o.ID == c.ID }) {
			list = append(list, c)
		}
	}
	return list
}

// fitsHere says whether the command is for servers, or for direct messages.
func (m *Member) fitsHere(c Command) bool {
	if m.guild != "" {
		return m.srv.guild(m.guild).joined && (c.Contexts == nil || slices.Contains(c.Contexts, 0))
	}
	if c.Contexts != nil {
		return slices.Contains(c.Contexts, 1)
	}
	return c.DMPermission == nil || *c.DMPermission
}

// mayUse is the first layer of permission: the command's default, held
// against the member's roles. "0" is for administrators.
func (m *Member) mayUse(c Command) bool {
	if c.DefaultMemberPermissions == nil || m.guild == "" {
		return true
	}
	need, _ := strconv.ParseUint(*c.DefaultMemberPermissions, 10, 64)
	have := m.srv.guild(m.guild).permissions(m.user.ID)
	return have&PermAdministrator != 0 || need != 0 && have&need == need
}

func (m *Member) offered(kind int, name string) (Command, error) {
	if m.err != nil {
		return Command{}, m.err
	}
	list := m.commands()
	i := slices.IndexFunc(list, func(c Command) bool { return c.Type == kind && c.Name == name })
	if i < 0 {
		return Command{}, fmt.Errorf("command %q: %w", name, ErrNotOffered)
	}
	return list[i], nil
}

// A filling turns the options of a member into those of an interaction.
type filling struct {
	m        *Member
	focused  *Option
	resolved map[string]map[ID]any
}

// commandData is the data of a command's interaction, and its full name.
func (m *Member) commandData(name string, options []Option, focused *Option) (map[string]any, string, error) {
	words := strings.Fields(name)
	if len(words) == 0 {
		return nil, "", fmt.Errorf("command %q: %w", name, ErrNotOffered)
	}
	c, err := m.offered(SlashCommand, words[0])
	if err != nil {
		return nil, "", err
	}
	f := &filling{m: m, focused: focused, resolved: map[string]map[ID]any{}}
	list, err := f.level(c.Options, words[1:], options)
	if err != nil {
		return nil, "", err
	}
	data := map[string]any{"id": c.ID, "name": c.Name, "type": c.Type}
	if len(list) > 0 {
		data["options"] = list
	}
	if len(f.resolved) > 0 {
		data["resolved"] = f.resolved
	}
	if c.GuildID != "" {
		data["guild_id"] = c.GuildID
	}
	return data, strings.Join(words, " "), nil
}

// level goes down through groups and sub-commands to the options.
func (f *filling) level(defs []CommandOption, words []string, options []Option) ([]any, error) {
	if len(words) == 0 {
		if len(defs) > 0 && defs[0].Type <= optGroup {
			return nil, fmt.Errorf("a sub-command is needed")
		}
		return f.values(defs, options)
	}
	i := slices.IndexFunc(defs, func(o CommandOption) bool { return o.Name == words[0] && o.Type <= optGroup })
	if i < 0 {
		return nil, fmt.Errorf("sub-command %q: %w", words[0], ErrNotOffered)
	}
	inner, err := f.level(defs[i].Options, words[1:], options)
	if err != nil {
		return nil, err
	}
	return []any{map[string]any{"type": defs[i].Type, "name": defs[i].Name, "options": notNil(inner)}}, nil
}

func (f *filling) values(defs []CommandOption, options []Option) ([]any, error) {
	var list []any
	for _, o := range options {
		i := slices.IndexFunc(defs, func(d CommandOption) bool { return d.Name == o.Name })
		if i < 0 {
			return nil, fmt.Errorf("option %q: %w", o.Name, ErrNotOffered)
		}
		out, err := f.value(defs[i], o)
		if err != nil {
			return nil, fmt.Errorf("option %q: %w", o.Name, err)
		}
		list = append(list, out)
	}
	for _, d := range defs {
		given := slices.ContainsFunc(options, func(o Option) bool { return o.Name == d.Name })
		if d.Required && !given && f.focused == nil && !f.m.free {
			return nil, fmt.Errorf("option %q is required", d.Name)
		}
	}
	return list, nil
}

// value is one option as the bot receives it.
func (f *filling) value(d CommandOption, o Option) (map[string]any, error) {
	out := map[string]any{"type": d.Type, "name": d.Name, "value": o.Value}
	if f.focused != nil && f.focused.Name == o.Name {
		out["focused"], out["value"] = true, fmt.Sprint(o.Value)
		return out, nil
	}
	switch v := o.Value.(type) {
	case File:
		a := f.m.srv.attach(f.m.channel, v)
		a.Ephemeral = true
		f.resolve("attachments", a.ID, a)
		out["value"] = a.ID
		return out, right(d, optAttachment)
	case ID:
		return out, f.reference(d, v)
	case bool:
		return out, right(d, optBoolean)
	case int, float64:
		return out, f.number(d, v)
	case string:
		return out, f.text(d, v)
	}
	return nil, fmt.Errorf("a value of type %T", o.Value)
}

func right(d CommandOption, types ...int) error {
	if slices.Contains(types, d.Type) {
		return nil
	}
	return fmt.Errorf("a value for an option of another type (%d)", d.Type)
}

// number checks a number as Discord's client does.
func (f *filling) number(d CommandOption, v any) error {
	n, _ := v.(float64)
	if whole, ok := v.(int); ok {
		n = float64(whole)
	}
	switch {
	case f.m.free:
	case d.MinValue != nil && n < *d.MinValue:
		return fmt.Errorf("%v is less than %v", v, *d.MinValue)
	case d.MaxValue != nil && n > *d.MaxValue:
		return fmt.Errorf("%v is more than %v", v, *d.MaxValue)
	}
	return right(d, optInteger, optNumber)
}

// text checks a string as Discord's client does.
func (f *filling) text(d CommandOption, text string) error {
	n := len([]rune(text))
	switch {
	case f.m.free:
	case d.Type != optString:
		return right(d, optString)
	case len(d.Choices) > 0 && !slices.ContainsFunc(d.Choices, func(c Choice) bool { return c.Value == text }):
		return fmt.Errorf("%q is none of the choices", text)
	case n > 6000 || d.MaxLength != nil && n > *d.MaxLength:
		return fmt.Errorf("%d characters are too many", n)
	case d.MinLength != nil && n < *d.MinLength:
		return fmt.Errorf("%d characters are too few", n)
	}
	return nil
}

// reference resolves the ID of a user, a channel or a role.
func (f *filling) reference(d CommandOption, id ID) error {
	s := f.m.srv
	g := s.guild(f.m.guild)
	if u, ok := s.users[id]; ok {
		f.resolve("users", id, u)
		if g != nil && g.members[id] != nil {
			partial := *g.member(id)
			partial.User = nil
			f.resolve("members", id, partial)
		}
		return right(d, optUser, optMentionable)
	}
	if c := s.channels[id]; c != nil {
		f.resolve("channels", id, map[string]any{"id": c.ID, "type": c.Type, "name": c.Name, "permissions": strconv.Itoa(everyonePermissions)})
		return right(d, optChannel)
	}
	if g != nil && g.role(id) != nil {
		f.resolve("roles", id, *g.role(id))
		return right(d, optRole, optMentionable)
	}
	return fmt.Errorf("nothing has the ID %s", id)
}

func (f *filling) resolve(kind string, id ID, v any) {
	if f.resolved[kind] == nil {
		f.resolved[kind] = map[ID]any{}
	}
	f.resolved[kind][id] = v
}
