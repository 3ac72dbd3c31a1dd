package sandbox

import (
	"fmt"
	"slices"
	"strings"
)

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
