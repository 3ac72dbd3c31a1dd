package sandbox

import (
	"encoding/json"
	"slices"
)

// The endpoints about commands.

func (s *Server) getCommands(c *call) (any, error) {
	guild, err := s.scope(c)
	if err != nil {
		return nil, err
	}
	list := slices.Clone(notNil(s.commands[guild]))
	if c.URL.Query().Get("with_localizations") != "true" {
		for n := range list {
			list[n] = list[n].bare()
		}
	}
	return list, nil
}

// bare is the command without its words in other languages.
func (c Command) bare() Command {
	c.NameLocalizations, c.DescriptionLocalizations = nil, nil
	c.Options = bareOptions(c.Options)
	return c
}

func bareOptions(options []CommandOption) []CommandOption {
	options = slices.Clone(options)
	for n, o := range options {
		o.NameLocalizations, o.DescriptionLocalizations, o.Options = nil, nil, bareOptions(o.Options)
		o.Choices = slices.Clone(o.Choices)
		for i := range o.Choices {
			o.Choices[i].Localizations = nil
		}
		options[n] = o
	}
	return options
}

// scope is the server of a command's route, empty for global commands.
func (s *Server) scope(c *call) (ID, error) {
	if ID(c.PathValue("app")) != s.bot.ID {
		return "", errUnknownApplication
	}
	if c.PathValue("guild") == "" {
		return "", nil
	}
	g, err := s.inGuild(c)
	if err != nil {
		return "", errMissingAccess
	}
	return g.ID, nil
}

func (s *Server) putCommands(c *call) (any, error) {
	guild, err := s.scope(c)
	if err != nil {
		return nil, err
	}
	var list []Command
	if err := c.decode(&list); err != nil {
		return nil, err
	}
	if err := checkCommands(list); err != nil {
		return nil, err
	}
	for n := range list {
		list[n] = s.register(guild, list[n])
	}
	s.commands[guild] = notNil(list)
	s.touch()
	return s.commands[guild], nil
}

func (s *Server) postCommand(c *call) (any, error) {
	guild, err := s.scope(c)
	if err != nil {
		return nil, err
	}
	var one Command
	if err := c.decode(&one); err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(slices.Clone(s.commands[guild]), one.same)
	if err := checkCommands(append(list, one)); err != nil {
		return nil, err
	}
	one = s.register(guild, one)
	s.commands[guild] = append(list, one)
	s.touch()
	return one, nil
}

func (s *Server) deleteCommand(c *call) (any, error) {
	guild, err := s.scope(c)
	if err != nil {
		return nil, err
	}
	kept := slices.DeleteFunc(slices.Clone(s.commands[guild]), func(o Command) bool { return o.ID == ID(c.PathValue("command")) })
	if len(kept) == len(s.commands[guild]) {
		return nil, errUnknownCommand
	}
	s.commands[guild] = kept
	s.touch()
	return nil, nil
}

func (c Command) same(o Command) bool { return c.Name == o.Name && max(1, c.Type) == max(1, o.Type) }

// register fills in what Discord fills in; a command that is there already
// keeps its ID, and its version when nothing changed.
func (s *Server) register(guild ID, c Command) Command {
	c.Type, c.ApplicationID, c.GuildID, c.Version = max(1, c.Type), s.bot.ID, guild, ""
	if guild == "" && c.DMPermission == nil {
		yes := true
		c.DMPermission = &yes
	}
	if c.IntegrationTypes == nil {
		c.IntegrationTypes = []int{0}
	}
	c.ID = ""
	if i := slices.IndexFunc(s.commands[guild], c.same); i >= 0 {
		old := s.commands[guild][i]
		bare := old
		c.ID, bare.Version = old.ID, ""
		if equalJSON(bare, c) {
			return old
		}
	}
	c.Version = s.nextID()
	if c.ID == "" {
		c.ID = s.nextID()
	}
	return c
}

func equalJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
